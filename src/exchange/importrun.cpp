#include "importrun.h"

#include "await.h"
#include "importfile.h"
#include "markdownfolder.h"
#include "sentences.h"
#include "sitefiles.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>
#include <vector>

namespace Triptych::Exchange {

namespace {

constexpr qsizetype BatchArticles = 200;
constexpr qsizetype BatchBytes = 16'000'000; // of files

/** Of Triptych's own making, so that groups agree on every machine (RFC 9562, version 5). */
const QUuid GroupNamespace(0x6f1d7a52, 0x9a0c, 0x4f0e, 0x8c, 0x35, 0x2b, 0x7d, 0x51, 0xe4, 0x90,
                           0x1a);

tl::unexpected<Core::Error> folderGone(const QString &folder)
{
    return Core::failure(
        Core::ErrorKind::NotFound,
        translated(QT_TRANSLATE_NOOP("Exchange", "The folder %1 is gone.")).arg(folder));
}

void tellOverlaps(const SourceStanding &standing, ImportReport &report)
{
    // Of the folder, not of a file that could be counted as done.
    report.failed = int(standing.overlaps.size());
    report.overlaps = report.failed;
    for (const Core::KnownSource &other : standing.overlaps)
        report.failures.append({QStringLiteral("."), 0, overlapSentence(standing, other)});
}

void setGroup(ImportCandidate &candidate, const TreeLanguages &languages, const QString &source)
{
    const bool isGiven = !candidate.read.article.translationGroup.isNull();
    if (!isGiven && languages.isTranslated(candidate.path.neutral)) {
        candidate.read.article.translationGroup = QUuid::createUuidV5(
            GroupNamespace, source + QLatin1Char('\n') + candidate.path.neutral);
    }
}

} // namespace

ImportRun::ImportRun(Ports::ArticleStore &store, const QString &folder,
                     const MarkdownImportOptions &options, Core::Call call, std::stop_token atOnce,
                     std::function<void(int, int)> progress)
    : m_store(store)
    , m_folder(folder)
    , m_options(options)
    , m_calls(std::move(call), std::move(atOnce))
    , m_progress(std::move(progress))
    , m_gone(store, {.mostVersions = m_options.mostVersions}, m_now)
    , m_withdrawn(store, WithdrawnTexts::Most, m_options.mostVersions, m_now)
    , m_stillPublic(store)
    , m_addresses(store)
{
}

Core::Result<ImportReport> ImportRun::run()
{
    auto report = runToItsEnd();
    m_lock.reset();
    return report;
}

Core::Result<ImportReport> ImportRun::runToItsEnd()
{
    const Core::Result<bool> begun = begin();
    if (!begun && !m_calls.check())
        return stoppedBy(begun.error());
    if (!begun)
        return Core::failure(begun.error());
    if (!*begun)
        return m_report;
    const MarkdownFolder found = findMarkdown(m_folder, m_calls.stop(), m_options.everything);
    if (const auto checked = m_calls.check(); !checked) // it is a part of the tree then
        return stoppedBy(checked.error());
    m_total = int(found.files.size() + found.failures.size());
    m_report.leftOut = found.leftOut;
    m_context.zone = m_options.zone;
    m_context.now = m_now;
    const QString root = QDir(m_folder).canonicalPath();
    m_context.rules = SiteRules(root, found.siteFiles, found.files);
    m_report.warnings = found.warnings + zoneNotes(m_context.rules.zone(), m_options.zone);
    m_context.trustsFrontMatter = m_options.trustsFrontMatter;
    m_context.isUnpublished = isUnpublishedRoot(root, m_context.rules.siteRoot());
    if (m_context.isUnpublished) {
        warn(QStringLiteral("."), aboutFolderOfDrafts());
    }
    for (const ImportNote &failure : found.failures)
        fail(failure.file, failure.line, failure.reason);
    if (const auto imported = importFiles(found.files, found.failures); !imported)
        return stoppedBy(imported.error());
    return m_report;
}

Core::Result<bool> ImportRun::begin()
{
    m_report.isDryRun = m_options.dryRun;
    m_report.now = m_now;
    if (!m_options.remembersSource) {
        m_report.source = m_options.sourceName;
        m_report.root = m_folder;
        return true;
    }
    const auto standing = sourceStanding(m_store, m_folder, m_options.sourceName, m_reads);
    if (!standing)
        return Core::failure(standing.error());
    m_standing = *standing;
    m_folder = m_standing.root;
    m_volume = QStorageInfo(m_folder).rootPath();
    m_report.source = m_standing.name;
    m_report.root = m_standing.root;
    m_report.isSourceNew =
        m_standing.isRemembered && m_standing.kind != SourceStanding::Kind::Known;
    if (const auto checked = checkStanding(m_standing, m_options); !checked)
        return Core::failure(checked.error());
    m_options.sourceName = m_standing.name;
    if (!m_options.allowOverlap && !m_standing.overlaps.isEmpty()) {
        tellOverlaps(m_standing, m_report);
        return false;
    }
    if (const auto prepared = prepareStore(); !prepared)
        return Core::failure(prepared.error());
    return true;
}

Core::Result<void> ImportRun::prepareStore()
{
    const auto may = await(m_store.mayPublish(m_calls.read()));
    if (!may)
        return Core::failure(may.error());
    m_mayPublish = *may;
    // In a source that is new here no article leaves an address.
    m_mayWait = m_standing.kind != SourceStanding::Kind::New;
    if (m_options.dryRun)
        return {};
    auto claim = await(m_store.claimSource(m_standing.name, m_calls.read()));
    if (!claim)
        return Core::failure(claim.error());
    m_lock = std::move(*claim);
    return {};
}

Core::Result<void> ImportRun::importFiles(const QStringList &files, const QList<ImportNote> &unread)
{
    if (isFolderGone() && files.isEmpty())
        return folderGone(m_folder);
    if (const auto checked = m_calls.check(); !checked)
        return checked;
    if (!files.isEmpty()) {
        if (const auto remembered = rememberSource(); !remembered)
            return remembered;
    }
    const bool mayHaveGone =
        m_options.remembersSource && m_standing.kind != SourceStanding::Kind::New;
    if (mayHaveGone) {
        if (const auto found = m_gone.find(m_options.sourceName, files, unread, m_reads); !found)
            return found;
    }
    SiteLanguages languages = siteLanguages(m_folder);
    languages.folders = m_context.rules.languageFolders();
    m_languages = TreeLanguages(files, languages);
    for (const QString &path : files) {
        if (const auto checked = m_calls.check(); !checked)
            return checked;
        if (const auto read = readFile(path); !read)
            return read;
        if (m_batch.size() >= BatchArticles || m_batchSize >= BatchBytes) {
            if (const auto imported = importBatch(); !imported)
                return imported;
        }
    }
    if (const auto imported = importBatch(); !imported)
        return imported;
    m_mayWait = false;
    m_batch = std::exchange(m_waiting, {});
    if (const auto imported = importBatch(); !imported)
        return imported;
    m_report.warnings += m_replaced.notes();
    if (const QString leftOut = m_withdrawn.leftOut(); !leftOut.isEmpty())
        warn(QStringLiteral("."), leftOut);
    if (const auto told = m_addresses.tellRedirects(m_report, m_calls); !told || !mayHaveGone)
        return told;
    if (const auto told = m_stillPublic.tell(m_report, m_options.sourceName, m_now, m_reads); !told)
        return told;
    return m_gone.tell(m_report, m_folder, m_reads);
}

Core::Result<void> ImportRun::rememberSource()
{
    const bool isKnown = m_standing.kind == SourceStanding::Kind::Known;
    if (isKnown || !m_standing.isRemembered || !m_options.remembersSource || m_options.dryRun)
        return {};
    return await(m_store.putImportSource(m_standing.name, m_standing.root, m_standing.knownRoot,
                                         m_options.actor, m_calls.write()));
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
    Core::Error why = m_calls.endedBy(error);
    why.message = joinedSentences(why.message, keptSentence(m_report, m_options.dryRun));
    report.stopped = why;
    return report;
}

void ImportRun::countDone()
{
    m_progress(++m_done, m_total);
}

void ImportRun::record(const QString &path, const Core::Article &article)
{
    if (!article.isDeleted())
        m_report.articles.insert(path, ReportedArticle::of(article));
}

void ImportRun::warn(const QString &path, const QString &reason)
{
    m_report.warnings.append({path, 0, reason});
}

void ImportRun::fail(const QString &path, int line, const QString &reason)
{
    ++m_report.failed;
    m_report.failures.append({path, line, reason});
    countDone();
}

void ImportRun::leaveOut(const QString &path, const QString &reason)
{
    m_report.leftOut.append({path, 0, reason});
    m_gone.leaveOut(path);
    countDone();
}

Core::Result<void> ImportRun::readFile(const QString &path)
{
    // Before it is read: their front matter is no front matter yet.
    const QString scaffolds = m_context.rules.places().folderOfScaffolds(path);
    if (!scaffolds.isEmpty() && !m_options.everything) {
        leaveOut(path, translated(QT_TRANSLATE_NOOP("Exchange",
                                                    "The folder \"%1\" holds templates for new "
                                                    "articles, not articles."))
                           .arg(scaffolds));
        return {};
    }
    const Core::Result<QByteArray> bytes =
        m_options.remembersSource
            ? readInside(m_folder, path, m_options.maximumFileSize)
            : readSettled(m_folder + QLatin1Char('/') + path, m_options.maximumFileSize);
    if (!bytes) {
        if (bytes.error().kind == Core::ErrorKind::NotFound && isFolderGone())
            return folderGone(m_folder);
        fail(path, 0, bytes.error().message);
        return {};
    }
    ImportCandidate candidate{ImportPath(path, m_languages.of(path)), {}, {}, {}};
    candidate.fileBytes = bytes->size();
    Text::Parsed<MarkdownArticle> read = articleFromMarkdown(candidate.path, *bytes, m_context);
    if (!read) {
        fail(path, read.error().line, read.error().reason);
        return {};
    }
    if (!read->leftOut.isEmpty() && !m_options.everything) {
        leaveOut(path, read->leftOut);
        return {};
    }
    for (const ImportNote &note : std::as_const(read->siteNotes))
        m_siteNotes.say(note, m_report);
    candidate.read = std::move(*read);
    if (!m_mayPublish)
        candidate.holdBack();
    candidate.slug = candidate.read.article.slug;
    setDigest(candidate);
    // With the path, which the reading does not know; the store would refuse it after all the rest.
    if (const auto checked = Core::checkArticle(candidate.read.article); !checked) {
        fail(path, 0, checked.error().message);
        return {};
    }
    candidate.describe(m_report, m_now);
    if (candidate.read.article.isPublic(m_now))
        m_stillPublic.leaveOut(path);
    m_batchSize += bytes->size();
    m_batch.append(std::move(candidate));
    return {};
}

void ImportRun::setDigest(ImportCandidate &candidate) const
{
    candidate.digest = fileDigest(candidate.read, m_options.zone);
    candidate.digest.slug = candidate.read.slugIsGiven ? candidate.slug : QString();
    candidate.digest.waits = candidate.waitsForPerson;
    candidate.read.article.source =
        Core::ImportSource{m_options.sourceName, candidate.path.path, candidate.digest.toText()};
}

void ImportRun::report(const ImportCandidate &candidate, const Core::Article &article,
                       ImportedFile::Outcome outcome)
{
    const QString &path = candidate.path.path;
    using enum ImportedFile::Outcome;
    ++(outcome == Created   ? m_report.created
       : outcome == Updated ? m_report.updated
                            : m_report.unchanged);
    m_report.files.append({path, outcome, article.slug, article.language});
    record(path, article);
    if (outcome == Created && m_options.dryRun)
        m_report.articles[path].id = {};
    candidate.tellChange(m_report, article, outcome, m_now);
    countDone();
}

Core::Result<void> ImportRun::importBatch()
{
    if (m_batch.isEmpty())
        return {};
    QStringList paths;
    for (const ImportCandidate &candidate : std::as_const(m_batch))
        paths.append(candidate.path.path);
    const auto known = await(m_store.bySource(m_options.sourceName, paths, m_calls.read()));
    if (!known)
        return Core::failure(known.error());
    QHash<QString, Core::Article> stored;
    for (const Core::Article &article : *known) {
        if (article.source)
            stored.insert(article.source->path, article);
    }
    if (const auto compared = compareBatch(stored); !compared)
        return compared;
    const Core::Result<void> matched = matchBatch(stored);
    m_batch.clear();
    m_batchSize = 0;
    return matched && m_addresses.hasManyTaken() ? m_addresses.tellRedirects(m_report, m_calls)
                                                 : matched;
}

Core::Result<void> ImportRun::matchBatch(const QHash<QString, Core::Article> &stored)
{
    std::vector<ImportUpdate> updates;
    updates.reserve(std::size_t(m_batch.size()));
    for (ImportCandidate &candidate : m_batch) {
        setGroup(candidate, m_languages, m_options.sourceName);
        const auto found = stored.constFind(candidate.path.path);
        candidate.isNew = found == stored.cend();
        if (candidate.isNew)
            continue;
        keepPublished(candidate, *found);
        updates.emplace_back(candidate, *found, m_options, m_now);
    }
    if (const auto decided = m_addresses.decideMoves(m_batch, stored, m_reads); !decided)
        return decided;
    Core::Result<QSet<QString>> blocked;
    if (m_mayWait)
        blocked = m_addresses.blocked(m_batch, m_reads);
    if (!blocked)
        return Core::failure(blocked.error());
    QList<ImportCandidate> created;
    QList<ImportCandidate> updated;
    auto update = updates.begin();
    for (ImportCandidate &candidate : m_batch) {
        if (blocked->contains(candidate.path.path) && waits(candidate)) {
            update += candidate.isNew ? 0 : 1;
        } else if (candidate.isNew) {
            candidate.read.article.id = Core::ArticleId::create();
            created.append(candidate);
        } else {
            const Core::Article &known = *stored.constFind(candidate.path.path);
            if (candidate.moves > 0)
                m_staying.insert(candidate.path.path,
                                 StayingUpdate(candidate, known, m_options, m_now));
            if (decideUpdate(*update++, candidate, known))
                updated.append(candidate);
        }
    }
    // Who leaves an address is saved before who takes it.
    std::stable_sort(
        updated.begin(), updated.end(),
        [](const ImportCandidate &a, const ImportCandidate &b) { return a.moves < b.moves; });
    if (const auto assigned = m_addresses.assign(created, m_reads); !assigned)
        return assigned;
    const auto saved = save(updated + created);
    m_staying.clear();
    return saved;
}

bool ImportRun::waits(const ImportCandidate &candidate)
{
    if (m_waiting.size() >= BatchArticles || m_waitingSize >= BatchBytes)
        return false;
    m_waitingSize += candidate.fileBytes;
    m_waiting.append(candidate);
    return true;
}

bool ImportRun::decideUpdate(ImportUpdate &update, ImportCandidate &candidate,
                             const Core::Article &stored)
{
    using enum ImportUpdate::Verdict;
    const QString &path = candidate.path.path;
    auto verdict = update.decide();
    // Taking files is a yes to other edits, not to showing what a person took from readers.
    const bool isWithdrawn = verdict == Save && !candidate.withdrawnText.isEmpty();
    record(path, stored);
    if (isWithdrawn)
        verdict = Refused;
    if (candidate.asksToMove && candidate.moves == 0)
        warn(path, candidate.keptAddressSentence());
    if (!stored.isDeleted()) {
        m_report.warnings += update.warnings();
        const bool leaves =
            verdict == Save && candidate.address() != Core::Address{stored.language, stored.slug};
        if (leaves)
            m_addresses.move(stored, candidate);
        else
            m_addresses.keep(stored, path);
    }
    switch (verdict) {
    case Save:
        candidate.replacedContent = update.replacedText();
        return true;
    case Unchanged:
        if (!update.reason().isEmpty())
            warn(path, update.reason());
        report(candidate, stored, ImportedFile::Outcome::Unchanged);
        return false;
    case Others:
        ++m_report.othersArticles;
        break;
    case Refused:
        break;
    }
    if (verdict == Refused && !isWithdrawn) {
        m_report.editedHere.append({path, 0, update.reason()});
        countDone();
    } else {
        fail(path, 0, isWithdrawn ? candidate.withdrawnText : update.reason());
    }
    return false;
}

} // namespace Triptych::Exchange
