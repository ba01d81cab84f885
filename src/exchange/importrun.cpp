#include "importrun.h"

#include "await.h"
#include "importdigest.h"
#include "importfile.h"
#include "markdownfolder.h"
#include "sitefiles.h"

#include <core/slug.h>
#include <ports/articlestore.h>

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

namespace Triptych::Exchange {

namespace {

constexpr qsizetype BatchArticles = 200;
constexpr qsizetype BatchBytes = 16'000'000;
constexpr std::chrono::seconds StoreTime{60};
constexpr int MaximumSlugNumber = 100;

/** Of Triptych's own making, so that groups agree on every machine (RFC 9562, version 5). */
const QUuid GroupNamespace(0x6f1d7a52, 0x9a0c, 0x4f0e, 0x8c, 0x35, 0x2b, 0x7d, 0x51, 0xe4, 0x90,
                           0x1a);

/** The digest of a file as it is read for a site in `zone`; the slug is not known here. */
ImportDigest fileDigest(const MarkdownArticle &read, const Core::SiteZone &zone)
{
    ImportDigest digest{contentDigest(read.onSite(zone)), std::nullopt};
    if (read.dependsOnZone() && zone != Core::SiteZone())
        digest.zone = zone.name();
    return digest;
}

/** Whether a file says what it said when `imported` was made of it, its slug aside. */
bool isAsImported(const MarkdownArticle &read, const ImportDigest &imported)
{
    const std::optional<Core::SiteZone> zone = imported.zone.isEmpty()
                                                   ? Core::SiteZone()
                                                   : Core::SiteZone::fromName(imported.zone);
    if (!zone)
        return false;
    const ImportDigest then = fileDigest(read, *zone);
    return then.content == imported.content && then.zone == imported.zone;
}

} // namespace

ImportRun::ImportRun(Ports::ArticleStore &store, const QString &folder,
                     const MarkdownImportOptions &options, Core::Call call, std::stop_token atOnce,
                     std::function<void(int, int)> progress)
    : m_store(store)
    , m_folder(folder)
    , m_options(options)
    , m_call(std::move(call))
    , m_atOnce(std::move(atOnce))
    , m_progress(std::move(progress))
{
}

Core::Result<ImportReport> ImportRun::run()
{
    const Core::Result<bool> begun = begin();
    if (!begun && !checkCall())
        return stoppedBy(begun.error());
    if (!begun)
        return Core::failure(begun.error());
    if (!*begun)
        return m_report;
    const MarkdownFolder found = findMarkdown(m_folder, m_call.stop, m_options.everything);
    m_total = int(found.files.size() + found.failures.size());
    m_report.warnings = found.warnings;
    m_report.leftOut = found.leftOut;
    m_context.zone = m_options.zone;
    const QString root = QDir(m_folder).canonicalPath();
    m_context.rules = SiteRules(root, found.siteFiles, found.files);
    m_context.isUnpublished = isUnpublishedRoot(root);
    if (m_context.isUnpublished) {
        m_report.warnings.append(
            {QStringLiteral("."), 0,
             translated(QT_TRANSLATE_NOOP(
                 "Exchange", "By its name this folder holds what its site does not publish, so its "
                             "articles are drafts."))});
    }
    for (const ImportNote &failure : found.failures)
        fail(failure.file, failure.line, failure.reason);
    if (const auto imported = importFiles(found.files); !imported)
        return stoppedBy(imported.error());
    return m_report;
}

Core::Result<bool> ImportRun::begin()
{
    m_report.isDryRun = m_options.dryRun;
    if (!m_options.remembersSource) {
        m_report.source = m_options.sourceName;
        m_report.root = m_folder;
        return true;
    }
    const auto standing = sourceStanding(m_store, m_folder, m_options.sourceName, readCall());
    if (!standing)
        return Core::failure(standing.error());
    m_standing = *standing;
    m_folder = m_standing.root;
    m_volume = QStorageInfo(m_folder).rootPath();
    m_report.source = m_standing.name;
    m_report.root = m_standing.root;
    m_report.isSourceNew = m_standing.kind != SourceStanding::Kind::Known;
    if (const auto checked = checkStanding(m_standing, m_options); !checked)
        return Core::failure(checked.error());
    m_options.sourceName = m_standing.name;
    if (m_standing.kind == SourceStanding::Kind::New && m_standing.oldArticles > 0) {
        m_report.oldName = m_standing.oldName;
        m_report.oldArticles = m_standing.oldArticles;
    }
    if (m_options.allowOverlap)
        return true;
    for (const Core::KnownSource &other : std::as_const(m_standing.overlaps))
        fail(QStringLiteral("."), 0, overlapSentence(m_standing, other));
    return m_standing.overlaps.isEmpty();
}

Core::Result<void> ImportRun::importFiles(const QStringList &files)
{
    if (isFolderGone() && files.isEmpty()) {
        return Core::failure(
            Core::ErrorKind::NotFound,
            translated(QT_TRANSLATE_NOOP("Exchange", "The folder %1 is gone.")).arg(m_folder));
    }
    if (!files.isEmpty()) {
        if (const auto remembered = rememberSource(); !remembered)
            return remembered;
    }
    m_languages = TreeLanguages(files, siteLanguages(m_folder));
    for (const QString &path : files) {
        if (const auto checked = checkCall(); !checked)
            return checked;
        if (const auto read = readFile(path); !read)
            return read;
        if (m_batch.size() >= BatchArticles || m_batchSize >= BatchBytes) {
            if (const auto flushed = flush(); !flushed)
                return flushed;
        }
    }
    return flush();
}

Core::Result<void> ImportRun::rememberSource()
{
    const bool isKnown = m_standing.kind == SourceStanding::Kind::Known;
    if (isKnown || !m_standing.isRemembered || !m_options.remembersSource || m_options.dryRun)
        return {};
    return await(m_store.putImportSource(m_standing.name, m_standing.root, m_standing.knownRoot,
                                         m_options.actor, writeCall()));
}

bool ImportRun::isFolderGone() const
{
    if (!m_options.remembersSource)
        return false;
    // A mount point stays when its volume goes.
    return !QFileInfo(m_folder).isDir() || QStorageInfo(m_folder).rootPath() != m_volume;
}

ImportReport ImportRun::stoppedBy(const Core::Error &error) const
{
    ImportReport report = m_report;
    Core::Error why = error;
    if (m_call.stop.stop_requested() || m_atOnce.stop_requested()) {
        why.kind = Core::ErrorKind::Cancelled;
        why.message = translated(QT_TRANSLATE_NOOP("Exchange", "The import was stopped."));
    } else if (why.kind == Core::ErrorKind::Timeout && m_call.deadline.hasExpired()) {
        why.message = translated(QT_TRANSLATE_NOOP("Exchange", "The import took too long."));
    }
    const QString kept =
        m_options.dryRun
            ? translated(QT_TRANSLATE_NOOP("Exchange", "Nothing was written."))
            : translated(QT_TRANSLATE_NOOP(
                             "Exchange",
                             "Kept: %1 new and %2 changed articles; running it again completes it."))
                  .arg(m_report.created)
                  .arg(m_report.updated);
    why.message += QLatin1Char(' ') + kept;
    report.stopped = why;
    return report;
}

Core::Result<void> ImportRun::checkCall() const
{
    if (m_call.stop.stop_requested() || m_atOnce.stop_requested())
        return Core::failure(Core::ErrorKind::Cancelled, QString());
    if (m_call.deadline.hasExpired())
        return Core::failure(Core::ErrorKind::Timeout, QString());
    return {};
}

Core::Call ImportRun::readCall() const
{
    return Core::Call{writeCall().deadline, m_call.stop};
}

/** A batch under way is finished also where the import is called off: what was kept is known then. */
Core::Call ImportRun::writeCall() const
{
    QDeadlineTimer deadline(StoreTime);
    if (!m_call.deadline.isForever())
        deadline = std::min(deadline, m_call.deadline);
    return Core::Call{deadline, m_atOnce};
}

void ImportRun::step()
{
    m_progress(++m_done, m_total);
}

void ImportRun::warn(const QString &path, const QString &reason)
{
    m_report.warnings.append({path, 0, reason});
}

void ImportRun::fail(const QString &path, int line, const QString &reason)
{
    ++m_report.failed;
    m_report.failures.append({path, line, reason});
    step();
}

Core::Result<void> ImportRun::readFile(const QString &path)
{
    const QString place = m_folder + QLatin1Char('/') + path;
    // A file may have become a link since the folder was read.
    const QString real = QFileInfo(place).canonicalFilePath();
    const bool leadsOut = m_options.remembersSource && !real.isEmpty() && !isInside(real, m_folder);
    const Core::Result<QByteArray> bytes = leadsOut
        ? Core::failure(Core::ErrorKind::Invalid,
                        translated(QT_TRANSLATE_NOOP(
                            "Exchange", "This link leads out of the folder and was not followed.")))
        : readSettled(place, m_options.maximumFileSize);
    if (!bytes) {
        if (bytes.error().kind == Core::ErrorKind::NotFound && isFolderGone()) {
            return Core::failure(Core::ErrorKind::NotFound,
                                 translated(QT_TRANSLATE_NOOP(
                                                "Exchange", "The folder %1 is gone."))
                                     .arg(m_folder));
        }
        fail(path, 0, bytes.error().message);
        return {};
    }
    Candidate candidate{ImportPath(path, m_languages.of(path)), {}, {}};
    Text::Parsed<MarkdownArticle> read = articleFromMarkdown(candidate.path, *bytes, m_context);
    if (!read) {
        fail(path, read.error().line, read.error().reason);
        return {};
    }
    if (!read->leftOut.isEmpty() && !m_options.everything) {
        m_report.leftOut.append({path, 0, read->leftOut});
        step();
        return {};
    }
    for (const ImportNote &note : std::as_const(read->siteNotes)) {
        if (!std::exchange(m_saidOfSite[note.file + QLatin1Char('\n') + note.reason], true))
            m_report.warnings.append(note);
    }
    candidate.read = std::move(*read);
    candidate.slug = candidate.read.article.slug;
    ImportDigest digest = fileDigest(candidate.read, m_options.zone);
    digest.slug = candidate.read.slugIsGiven ? candidate.slug : QString();
    candidate.read.article.source =
        Core::ImportSource{m_options.sourceName, path, digest.toText()};
    count(candidate);
    m_batchSize += bytes->size();
    m_batch.append(std::move(candidate));
    return {};
}

void ImportRun::count(const Candidate &candidate)
{
    const Core::Article &article = candidate.read.article;
    ++m_report.languages[article.language];
    if (const QString &text = candidate.read.dateText; text.isEmpty()) {
        ++m_report.undated;
    } else {
        DateForm &form = m_report.dateForms[dateForm(text)];
        if (++form.count == 1)
            form.example = text.simplified();
    }
    if (article.isScheduled(m_now))
        ++m_report.scheduled;
    else if (!article.isPublic(m_now))
        ++m_report.drafts;
}

void ImportRun::settled(const Candidate &candidate, const Core::Article &article,
                        ImportedFile::Outcome outcome)
{
    const QString &path = candidate.path.path;
    using enum ImportedFile::Outcome;
    ++(outcome == Created       ? m_report.created
           : outcome == Updated ? m_report.updated
                                : m_report.unchanged);
    m_report.files.append({path, outcome, article.slug, article.language});
    const QString before = outcome == Created ? candidate.slug : candidate.slugBefore;
    if (outcome != Unchanged && article.slug != before)
        m_report.addresses.append({path, before, article.slug});
    step();
}

Core::Result<void> ImportRun::flush()
{
    if (m_batch.isEmpty())
        return {};
    QStringList paths;
    for (const Candidate &candidate : std::as_const(m_batch))
        paths.append(candidate.path.path);
    const auto known = await(m_store.bySource(m_options.sourceName, paths, readCall()));
    if (!known)
        return Core::failure(known.error());
    QHash<QString, Core::Article> stored;
    for (const Core::Article &article : *known) {
        if (article.source)
            stored.insert(article.source->path, article);
    }
    const Core::Result<void> settled = settle(stored);
    m_batch.clear();
    m_batchSize = 0;
    return settled;
}

Core::Result<void> ImportRun::settle(const QHash<QString, Core::Article> &stored)
{
    QList<Candidate> created;
    QList<Candidate> updated;
    if (const auto found = findMoves(stored); !found)
        return found;
    for (Candidate &candidate : m_batch) {
        setGroup(candidate);
        const auto found = stored.constFind(candidate.path.path);
        candidate.isNew = found == stored.cend();
        if (candidate.isNew) {
            candidate.read.article.id = Core::ArticleId::create();
            created.append(candidate);
        } else if (prepareUpdate(candidate, *found)) {
            updated.append(candidate);
        }
    }
    if (const auto given = giveAddresses(created); !given)
        return given;
    return save(updated + created);
}

Core::Result<void> ImportRun::findMoves(const QHash<QString, Core::Article> &stored)
{
    QList<Core::Address> asked;
    for (Candidate &candidate : m_batch) {
        const auto found = stored.constFind(candidate.path.path);
        candidate.moves = found != stored.cend() && asksToMove(candidate, *found);
        if (candidate.moves)
            asked.append({candidate.read.article.language, candidate.slug});
    }
    if (asked.isEmpty())
        return {};
    const auto taken = await(m_store.takenAddresses(asked, readCall()));
    if (!taken)
        return Core::failure(taken.error());
    QSet<Core::Address> claimed;
    for (Candidate &candidate : m_batch) {
        const Core::Address address{candidate.read.article.language, candidate.slug};
        const bool isFree = !taken->contains(address) && !m_given.contains(address) &&
                            !claimed.contains(address);
        if (!candidate.moves)
            continue;
        claimed.insert(address);
        if (isFree)
            continue;
        candidate.moves = false;
        warn(candidate.path.path,
             translated(QT_TRANSLATE_NOOP("Exchange",
                                          "The file asks for the slug \"%1\" now, which another "
                                          "article has; the article keeps its own."))
                 .arg(candidate.slug));
    }
    return {};
}

bool ImportRun::asksToMove(const Candidate &candidate, const Core::Article &stored) const
{
    const std::optional<QString> before =
        ImportDigest::fromText(stored.source ? stored.source->digest : QString()).slug;
    if (stored.isDeleted() || !candidate.read.slugIsGiven || !before ||
        *before == candidate.slug || stored.slug == candidate.slug)
        return false;
    // A slug that somebody chose in Triptych since stays.
    const QString given = before->isEmpty() ? Core::slugFromTitle(candidate.path.name) : *before;
    return stored.slug == given || Core::isNumbered(stored.slug, given);
}

void ImportRun::setGroup(Candidate &candidate)
{
    const bool isGiven = !candidate.read.article.translationGroup.isNull();
    if (!isGiven && m_languages.isTranslated(candidate.path.neutral)) {
        candidate.read.article.translationGroup = QUuid::createUuidV5(
            GroupNamespace, m_options.sourceName + QLatin1Char('\n') + candidate.path.neutral);
    }
}

bool ImportRun::prepareUpdate(Candidate &candidate, const Core::Article &stored)
{
    Core::Article &article = candidate.read.article;
    const QString &path = candidate.path.path;
    const auto unchanged = [&] {
        settled(candidate, stored, ImportedFile::Outcome::Unchanged);
        return false;
    };
    if (stored.isDeleted()) {
        warn(path, translated(QT_TRANSLATE_NOOP(
                       "Exchange", "The article was deleted in Triptych and stays deleted.")));
        return unchanged();
    }
    m_given.insert({stored.language, stored.slug}, path);
    candidate.slugBefore = stored.slug;
    m_report.warnings += candidate.read.warnings;
    const bool isOthers = stored.createdBy != m_options.actor && !m_options.updateOthers;
    const ImportDigest imported =
        ImportDigest::fromText(stored.source ? stored.source->digest : QString());
    const ImportDigest given = ImportDigest::fromText(article.source->digest);
    const QString now = contentDigest(stored);
    const bool asImported = isAsImported(candidate.read, imported);
    const bool sameContent = asImported || given.content == now;
    if (sameContent && !candidate.moves) {
        if (!stored.translationGroup.isNull() || article.translationGroup.isNull())
            return unchanged();
        if (isOthers) {
            warn(path, translated(QT_TRANSLATE_NOOP(
                                      "Exchange", "The article is %1's. It was left as it is, and "
                                                  "is not tied to its translations."))
                           .arg(stored.createdBy));
            return unchanged();
        }
        // A translation came along; that is news about the article, not about its text.
        const QUuid group = article.translationGroup;
        article = stored;
        article.translationGroup = group;
        return true;
    }
    if (isOthers) {
        ++m_report.othersArticles;
        fail(path, 0,
             translated(QT_TRANSLATE_NOOP("Exchange",
                                          "The article is %1's, who may read what it becomes. It "
                                          "was left as it is."))
                 .arg(stored.createdBy));
        return false;
    }
    const bool untouched =
        now == imported.content || (imported.content.isEmpty() && stored.version == 1);
    if (!sameContent && !untouched) {
        fail(path, 0,
             translated(QT_TRANSLATE_NOOP("Exchange",
                                          "The article was edited in Triptych since it was "
                                          "imported; the file was not taken over.")));
        return false;
    }
    const QUuid group = stored.translationGroup.isNull() ? article.translationGroup
                                                         : stored.translationGroup;
    if (sameContent) {
        // The address alone is news; what was edited in Triptych stays.
        const Core::Article fromFile = article;
        article = stored;
        article.source = fromFile.source;
        if (asImported)
            article.source->digest = ImportDigest{imported.content, given.slug, imported.zone}.toText();
        article.fields.remove(QStringLiteral("slug"));
        if (fromFile.fields.contains(QStringLiteral("slug")))
            article.fields.insert(QStringLiteral("slug"), fromFile.fields.value(QStringLiteral("slug")));
    }
    article.id = stored.id;
    article.version = stored.version;
    article.slug = candidate.moves ? candidate.slug : stored.slug;
    article.createdAt = stored.createdAt;
    article.createdBy = stored.createdBy;
    article.translationGroup = group;
    if (candidate.moves)
        m_given.insert({article.language, article.slug}, path);
    keepGivenSlug(candidate);
    if (!candidate.moves && imported.slug)
        article.source->digest = ImportDigest{given.content, imported.slug, given.zone}.toText();
    return true;
}

void ImportRun::keepGivenSlug(Candidate &candidate)
{
    Core::Article &article = candidate.read.article;
    const QString key = QStringLiteral("slug");
    if (candidate.read.slugIsGiven && article.slug != candidate.slug &&
        !article.fields.contains(key))
        article.fields.insert(key, candidate.slug);
}

Core::Result<void> ImportRun::giveAddresses(QList<Candidate> &candidates)
{
    QList<Candidate *> open;
    for (Candidate &candidate : candidates)
        open.append(&candidate);
    while (!open.isEmpty()) {
        QList<Core::Address> asked;
        for (Candidate *candidate : std::as_const(open)) {
            giveSlug(*candidate);
            asked.append({candidate->read.article.language, candidate->read.article.slug});
        }
        const auto taken = await(m_store.takenAddresses(asked, readCall()));
        if (!taken)
            return Core::failure(taken.error());
        QList<Candidate *> again;
        for (Candidate *candidate : std::as_const(open)) {
            const Core::Address address{candidate->read.article.language,
                                        candidate->read.article.slug};
            if (!taken->contains(address) || candidate->number >= MaximumSlugNumber)
                continue;
            refuseSlug(*candidate);
            again.append(candidate);
        }
        open = again;
    }
    return {};
}

void ImportRun::giveSlug(Candidate &candidate)
{
    Core::Article &article = candidate.read.article;
    const auto address = [&article] { return Core::Address{article.language, article.slug}; };
    if (const auto rival = m_given.constFind(address()); rival != m_given.cend())
        candidate.rival = *rival;
    while (m_given.contains(address()) || m_taken.contains(address())) {
        ++candidate.number;
        article.slug = Core::numberedSlug(candidate.slug, candidate.number);
    }
    keepGivenSlug(candidate);
    m_given.insert(address(), candidate.path.path);
}

void ImportRun::refuseSlug(const Candidate &candidate)
{
    const Core::Address address{candidate.read.article.language, candidate.read.article.slug};
    m_given.remove(address);
    m_taken.insert(address);
}

Core::Result<void> ImportRun::save(QList<Candidate> candidates)
{
    while (!candidates.isEmpty()) {
        QList<Core::Result<Core::Article>> results;
        QList<Core::Article> articles;
        for (const Candidate &candidate : std::as_const(candidates))
            articles.append(candidate.read.article);
        if (m_options.dryRun) {
            for (const Core::Article &article : std::as_const(articles))
                results.append(article);
        } else {
            const auto saved = await(m_store.saveAll(articles, m_options.actor, writeCall()));
            if (!saved)
                return Core::failure(saved.error());
            results = *saved;
        }
        QList<Candidate> again;
        for (qsizetype i = 0; i < candidates.size(); ++i) {
            Candidate &candidate = candidates[i];
            const Core::Result<Core::Article> &result = results.at(i);
            const QString &path = candidate.path.path;
            if (result && candidate.isNew) {
                m_report.warnings += candidate.read.warnings;
                sayAddress(candidate, *result);
                settled(candidate, *result, ImportedFile::Outcome::Created);
            } else if (result) {
                settled(candidate, *result, ImportedFile::Outcome::Updated);
            } else if (candidate.isNew && result.error().kind == Core::ErrorKind::Invalid &&
                       candidate.number < MaximumSlugNumber) {
                // checkArticle() passed, so all that the store can have refused is a slug in use.
                refuseSlug(candidate);
                giveSlug(candidate);
                again.append(candidate);
            } else if (result.error().kind == Core::ErrorKind::Conflict && candidate.isNew) {
                fail(path, 0,
                     translated(QT_TRANSLATE_NOOP(
                         "Exchange", "Another article has this place in the source, one that you "
                                     "may not see or that came just now. Nothing was saved.")));
            } else if (result.error().kind == Core::ErrorKind::Conflict) {
                fail(path, 0,
                     translated(QT_TRANSLATE_NOOP("Exchange",
                                                  "The article was saved by someone else "
                                                  "meanwhile; the file was not taken over.")));
            } else {
                fail(path, 0, result.error().message);
            }
        }
        if (!again.isEmpty()) {
            if (const auto checked = checkCall(); !checked)
                return checked;
        }
        candidates = std::move(again);
    }
    return {};
}

void ImportRun::sayAddress(const Candidate &candidate, const Core::Article &article)
{
    if (candidate.number == 1)
        return;
    const QString sentence =
        candidate.rival.isEmpty()
            ? translated(QT_TRANSLATE_NOOP(
                  "Exchange", "Its slug was taken; the article got the slug \"%1\"."))
                  .arg(article.slug)
            : translated(QT_TRANSLATE_NOOP("Exchange",
                                           "Its slug is that of %1, too; the article got the slug "
                                           "\"%2\"."))
                  .arg(candidate.rival, article.slug);
    warn(candidate.path.path, sentence);
}

} // namespace Triptych::Exchange
