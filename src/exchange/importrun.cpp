#include "importrun.h"

#include "markdownfolder.h"

#include <core/articlejson.h>
#include <ports/articlestore.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace Triptych::Exchange {

namespace {

constexpr qsizetype BatchArticles = 200;
constexpr qsizetype BatchBytes = 16'000'000;
constexpr std::chrono::seconds StoreTime{60};
constexpr int MaximumSlugNumber = 100;

/** Of Triptych's own making, so that groups agree on every machine (RFC 9562, version 5). */
const QUuid GroupNamespace(0x6f1d7a52, 0x9a0c, 0x4f0e, 0x8c, 0x35, 0x2b, 0x7d, 0x51, 0xe4, 0x90,
                           0x1a);

QString translated(const char *text)
{
    return QCoreApplication::translate("Exchange", text);
}

/** Waits here, on the importer's own thread; the store answers within the call's deadline. */
template<typename T> Core::Result<T> await(Core::FutureResult<T> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0) {
        return Core::failure(
            Core::ErrorKind::Internal,
            translated(QT_TRANSLATE_NOOP("Exchange", "The store gave no answer.")));
    }
    return future.result();
}

} // namespace

QString contentDigest(const Core::Article &article)
{
    const QJsonObject content{
        {QStringLiteral("title"), article.title},
        {QStringLiteral("summary"), article.summary},
        {QStringLiteral("body"), article.body},
        {QStringLiteral("language"), article.language},
        {QStringLiteral("authors"), QJsonArray::fromStringList(article.authors)},
        {QStringLiteral("tags"), QJsonArray::fromStringList(article.tags)},
        {QStringLiteral("section"), article.section},
        {QStringLiteral("status"), Core::statusName(article.status)},
        {QStringLiteral("publish_at"), Core::timeToJson(article.publishAt)},
        {QStringLiteral("fields"), article.fields}};
    const QByteArray json = QJsonDocument(content).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex());
}

ImportRun::ImportRun(Ports::ArticleStore &store, const QString &folder,
                     const MarkdownImportOptions &options, Core::Call call,
                     std::function<void(int, int)> progress)
    : m_store(store)
    , m_folder(folder)
    , m_options(options)
    , m_call(std::move(call))
    , m_progress(std::move(progress))
{
}

Core::Result<ImportReport> ImportRun::run()
{
    const QDir dir(m_folder);
    if (!dir.exists()) {
        return Core::failure(
            Core::ErrorKind::NotFound,
            translated(QT_TRANSLATE_NOOP("Exchange", "There is no folder %1.")).arg(m_folder));
    }
    if (m_options.sourceName.isEmpty())
        m_options.sourceName = QStringLiteral("markdown:") + QDir(dir.canonicalPath()).dirName();
    const MarkdownFolder found = findMarkdown(m_folder, m_call.stop);
    m_total = int(found.files.size() + found.failures.size());
    m_report.warnings = found.warnings;
    for (const ImportNote &failure : found.failures)
        fail(failure.file, failure.line, failure.reason);
    for (const QString &path : found.files)
        ++m_languages[ImportPath(path).neutral];
    for (const QString &path : found.files) {
        if (const auto checked = checkCall(); !checked)
            return Core::failure(checked.error());
        readFile(path);
        if (m_batch.size() >= BatchArticles || m_batchSize >= BatchBytes) {
            if (const auto flushed = flush(); !flushed)
                return Core::failure(flushed.error());
        }
    }
    if (const auto flushed = flush(); !flushed)
        return Core::failure(flushed.error());
    return m_report;
}

Core::Result<void> ImportRun::checkCall() const
{
    if (m_call.stop.stop_requested()) {
        return Core::failure(
            Core::ErrorKind::Cancelled,
            translated(QT_TRANSLATE_NOOP("Exchange", "The import was stopped; what it had written "
                                                     "stays, and running it again completes it.")));
    }
    if (m_call.deadline.hasExpired()) {
        return Core::failure(Core::ErrorKind::Timeout,
                             translated(QT_TRANSLATE_NOOP(
                                 "Exchange", "The import took too long; what it had written stays, "
                                             "and running it again completes it.")));
    }
    return {};
}

Core::Call ImportRun::storeCall() const
{
    QDeadlineTimer deadline(StoreTime);
    if (!m_call.deadline.isForever())
        deadline = std::min(deadline, m_call.deadline);
    return Core::Call{deadline, m_call.stop};
}

void ImportRun::fail(const QString &path, int line, const QString &reason)
{
    ++m_report.failed;
    m_report.failures.append({path, line, reason});
    m_progress(++m_done, m_total);
}

void ImportRun::readFile(const QString &path)
{
    QFile file(m_folder + QLatin1Char('/') + path);
    const auto tooLarge = [&] {
        fail(path, 0,
             translated(QT_TRANSLATE_NOOP("Exchange",
                                          "The file is too large for an article (%1, at most %2)."))
                 .arg(QLocale().formattedDataSize(file.size()),
                      QLocale().formattedDataSize(m_options.maximumFileSize)));
    };
    if (file.size() > m_options.maximumFileSize)
        return tooLarge();
    if (!file.open(QIODevice::ReadOnly)) {
        fail(path, 0, file.errorString());
        return;
    }
    // One byte more than allowed, should the file be growing meanwhile.
    const QByteArray bytes = file.read(m_options.maximumFileSize + 1);
    if (bytes.size() > m_options.maximumFileSize)
        return tooLarge();
    if (file.error() != QFileDevice::NoError) {
        fail(path, 0, file.errorString());
        return;
    }
    Candidate candidate{ImportPath(path), {}};
    Text::Parsed<MarkdownArticle> read = articleFromMarkdown(candidate.path, bytes);
    if (!read) {
        fail(path, read.error().line, read.error().reason);
        return;
    }
    candidate.read = std::move(*read);
    candidate.read.article.source =
        Core::ImportSource{m_options.sourceName, path, contentDigest(candidate.read.article)};
    m_batchSize += bytes.size();
    m_batch.append(std::move(candidate));
}

Core::Result<void> ImportRun::flush()
{
    if (m_batch.isEmpty())
        return {};
    QStringList paths;
    for (const Candidate &candidate : std::as_const(m_batch))
        paths.append(candidate.path.path);
    const auto known = await(m_store.bySource(m_options.sourceName, paths, storeCall()));
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
    QList<Candidate> toSave;
    for (Candidate &candidate : m_batch) {
        setGroup(candidate);
        const auto found = stored.constFind(candidate.path.path);
        candidate.isNew = found == stored.cend();
        if (candidate.isNew) {
            candidate.read.article.id = Core::ArticleId::create();
            candidate.slug = candidate.read.article.slug;
            giveSlug(candidate);
            toSave.append(candidate);
        } else if (prepareUpdate(candidate, *found)) {
            toSave.append(candidate);
        }
    }
    return save(std::move(toSave));
}

void ImportRun::setGroup(Candidate &candidate)
{
    const bool isGiven = !candidate.read.article.translationGroup.isNull();
    if (!isGiven && m_languages.value(candidate.path.neutral) > 1) {
        candidate.read.article.translationGroup = QUuid::createUuidV5(
            GroupNamespace, m_options.sourceName + QLatin1Char('\n') + candidate.path.neutral);
    }
}

bool ImportRun::prepareUpdate(Candidate &candidate, const Core::Article &stored)
{
    Core::Article &article = candidate.read.article;
    const QString &path = candidate.path.path;
    const auto unchanged = [this] {
        ++m_report.unchanged;
        m_progress(++m_done, m_total);
        return false;
    };
    if (stored.isDeleted()) {
        m_report.warnings.append(
            {path, 0,
             translated(QT_TRANSLATE_NOOP(
                 "Exchange", "The article was deleted in Triptych and stays deleted."))});
        return unchanged();
    }
    m_slugs.insert(stored.language + QLatin1Char('/') + stored.slug);
    m_report.warnings += candidate.read.warnings;
    const QString imported = stored.source ? stored.source->digest : QString();
    const QString now = contentDigest(stored);
    if (article.source->digest == imported || article.source->digest == now) {
        if (!stored.translationGroup.isNull() || article.translationGroup.isNull())
            return unchanged();
        // A translation came along; that is news about the article, not about its text.
        const QUuid group = article.translationGroup;
        article = stored;
        article.translationGroup = group;
        return true;
    }
    const bool untouched = now == imported || (imported.isEmpty() && stored.version == 1);
    if (!untouched) {
        fail(path, 0,
             translated(QT_TRANSLATE_NOOP("Exchange",
                                          "The article was edited in Triptych since it was "
                                          "imported; the file was not taken over.")));
        return false;
    }
    article.id = stored.id;
    article.version = stored.version;
    article.slug = stored.slug;
    article.createdAt = stored.createdAt;
    article.createdBy = stored.createdBy;
    if (!stored.translationGroup.isNull())
        article.translationGroup = stored.translationGroup;
    return true;
}

void ImportRun::giveSlug(Candidate &candidate)
{
    Core::Article &article = candidate.read.article;
    const auto key = [&]() -> QString {
        return article.language + QLatin1Char('/') + article.slug;
    };
    while (m_slugs.contains(key())) {
        ++candidate.number;
        article.slug = candidate.slug + QStringLiteral("-%1").arg(candidate.number);
    }
    m_slugs.insert(key());
}

Core::Result<void> ImportRun::save(QList<Candidate> candidates)
{
    while (!candidates.isEmpty()) {
        QList<Core::Article> articles;
        for (const Candidate &candidate : std::as_const(candidates))
            articles.append(candidate.read.article);
        const auto saved = await(m_store.saveAll(articles, m_options.actor, storeCall()));
        if (!saved)
            return Core::failure(saved.error());
        QList<Candidate> again;
        for (qsizetype i = 0; i < candidates.size(); ++i) {
            Candidate &candidate = candidates[i];
            const Core::Result<Core::Article> &result = saved->at(i);
            if (result) {
                ++(candidate.isNew ? m_report.created : m_report.updated);
                if (candidate.isNew)
                    m_report.warnings += candidate.read.warnings;
                if (candidate.isNew && candidate.number > 1 && candidate.read.slugIsGiven) {
                    m_report.warnings.append(
                        {candidate.path.path, 0,
                         translated(QT_TRANSLATE_NOOP(
                                        "Exchange",
                                        "Its slug was taken; the article got the slug \"%1\"."))
                             .arg(result->slug)});
                }
                m_progress(++m_done, m_total);
            } else if (candidate.isNew && result.error().kind == Core::ErrorKind::Invalid &&
                       candidate.number < MaximumSlugNumber) {
                // checkArticle() passed, so all that the store can have refused is a slug in use.
                giveSlug(candidate);
                again.append(candidate);
            } else if (result.error().kind == Core::ErrorKind::Conflict) {
                fail(candidate.path.path, 0,
                     translated(QT_TRANSLATE_NOOP("Exchange",
                                                  "The article was saved by someone else "
                                                  "meanwhile; the file was not taken over.")));
            } else {
                fail(candidate.path.path, 0, result.error().message);
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

} // namespace Triptych::Exchange
