#include "gonefiles.h"

#include "await.h"

#include <ports/articlestore.h>

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace Triptych::Exchange {

namespace {

constexpr qsizetype Most = 100'000;
constexpr qsizetype MostTold = 10'000;
constexpr int PagePaths = 1'000;
/** Their texts are loaded with them, and thrown away. */
constexpr qsizetype BatchArticles = 50;

QString foldedPath(const QString &path)
{
    return path.normalized(QString::NormalizationForm_C).toCaseFolded();
}

/** What the file would be known by in any place: a folder of drafts changes the status, and no
 * more. */
QStringList possibleContents(const ImportCandidate &candidate)
{
    using enum Core::Status;
    QStringList contents{candidate.digest.content};
    Core::Article article = candidate.read.article;
    for (const Core::Status status : {Published, Draft, Review, Archived}) {
        article.status = status;
        contents << contentDigest(article);
    }
    contents.removeDuplicates();
    return contents;
}

/** The only one of them, or the only one whose file has that name. */
QString onlyOne(const QStringList &paths, const QString &path)
{
    if (paths.size() == 1)
        return paths.first();
    const QString name = QLatin1Char('/') + path.section(QLatin1Char('/'), -1);
    QStringList named = paths;
    named.removeIf([&name](const QString &other) {
        return !QString(QLatin1Char('/') + other).endsWith(name);
    });
    return named.size() == 1 ? named.first() : QString();
}

/** "Harbour plan" (en/harbour-plan) */
QString named(const Core::Article &article)
{
    constexpr qsizetype Shown = 100;
    const QString title =
        article.title.size() > Shown ? article.title.left(Shown) + QChar(0x2026) : article.title;
    return QStringLiteral("\"%1\" (%2/%3)").arg(title, article.language, article.slug);
}

QString sentence(const Core::Article &article, bool isThere, const QDateTime &now)
{
    const QString first =
        (isThere
             ? translated(QT_TRANSLATE_NOOP("Exchange",
                                            "This file was imported before and is left out now."))
             : translated(QT_TRANSLATE_NOOP("Exchange", "This file is no longer in the folder.")));
    const char *second =
        article.isPublic(now)
            ? QT_TRANSLATE_NOOP("Exchange",
                                "Its article %1 is still public: make it a draft, or delete it, if "
                                "readers are not to see it.")
        : article.isScheduled(now)
            ? QT_TRANSLATE_NOOP("Exchange",
                                "Its article %1 becomes public at its time all the same: make it a "
                                "draft, or delete it, if readers are not to see it.")
            : QT_TRANSLATE_NOOP("Exchange",
                                "Its article %1 is not public and stays as it is: delete it if "
                                "nobody needs it.");
    return first + QLatin1Char(' ') + translated(second).arg(named(article));
}

} // namespace

Core::Result<void> GoneFiles::find(const QString &source, const QStringList &files,
                                   const Calls &calls)
{
    m_source = source;
    const QSet<QString> read(files.cbegin(), files.cend());
    QStringList gone;
    QString after;
    while (true) {
        const auto page = await(m_store.pathsOfSourceAfter(source, after, PagePaths, calls()));
        if (!page)
            return Core::failure(page.error());
        for (const QString &path : *page) {
            if (read.contains(path))
                continue;
            if (qsizetype(m_gone.size()) + gone.size() < Most)
                gone << path;
            else
                ++m_more;
        }
        while (gone.size() >= BatchArticles || (page->size() < PagePaths && !gone.isEmpty())) {
            const QStringList batch = gone.first(qMin(gone.size(), BatchArticles));
            gone.remove(0, batch.size());
            if (const auto added = add(batch, calls); !added)
                return added;
        }
        if (page->size() < PagePaths)
            return {};
        after = page->last();
    }
}

Core::Result<void> GoneFiles::add(const QStringList &paths, const Calls &calls)
{
    const auto articles = await(m_store.bySource(m_source, paths, calls()));
    if (!articles)
        return Core::failure(articles.error());
    for (Core::Article article : *articles) {
        if (article.isDeleted() || !article.source)
            continue;
        article.body.clear();
        article.summary.clear();
        article.fields = {};
        const QString path = article.source->path;
        const ImportDigest digest = ImportDigest::fromText(article.source->digest);
        m_byName.insert(foldedPath(path), path);
        if (!digest.content.isEmpty())
            m_byContent.insert(digest.content, path);
        m_byAddress.insert({article.language, article.slug}, path);
        m_gone.insert_or_assign(path, Gone{std::move(article), digest});
    }
    return {};
}

void GoneFiles::forget(const QString &path)
{
    const auto found = m_gone.find(path);
    if (found == m_gone.end())
        return;
    const Core::Article &article = found->second.article;
    m_byName.remove(foldedPath(path), path);
    m_byContent.remove(found->second.digest.content, path);
    m_byAddress.remove({article.language, article.slug}, path);
    m_gone.erase(found);
}

QString GoneFiles::oldPathOf(const ImportCandidate &candidate) const
{
    const QString &path = candidate.path.path;
    if (const QString old = onlyOne(m_byName.values(foldedPath(path)), path); !old.isEmpty())
        return old;
    for (const QString &content : possibleContents(candidate)) {
        if (const QString old = onlyOne(m_byContent.values(content), path); !old.isEmpty())
            return old;
    }
    const QString old = onlyOne(m_byAddress.values(candidate.address()), path);
    const auto found = m_gone.find(old);
    const bool isSame =
        found != m_gone.end() && found->second.article.title == candidate.read.article.title;
    return isSame ? old : QString();
}

Core::Result<void> GoneFiles::adopt(QList<ImportCandidate> &batch,
                                    QHash<QString, Core::Article> &stored, const Calls &calls)
{
    if (m_gone.empty())
        return {};
    QHash<QString, QString> newPaths; // by the old one
    for (ImportCandidate &candidate : batch) {
        const QString &path = candidate.path.path;
        candidate.renamedFrom.clear();
        const QString old = stored.contains(path) ? QString() : oldPathOf(candidate);
        if (old.isEmpty() || newPaths.contains(old))
            continue;
        newPaths.insert(old, path);
        candidate.renamedFrom = old;
    }
    const QStringList all = newPaths.keys();
    for (qsizetype i = 0; i < all.size(); i += BatchArticles) {
        const auto articles = await(m_store.bySource(m_source, all.mid(i, BatchArticles), calls()));
        if (!articles)
            return Core::failure(articles.error());
        for (const Core::Article &article : *articles) {
            if (article.source && !article.isDeleted())
                stored.insert(newPaths.value(article.source->path), article);
        }
    }
    // Somebody may have deleted it just now.
    for (ImportCandidate &candidate : batch) {
        if (!stored.contains(candidate.path.path))
            candidate.renamedFrom.clear();
    }
    return {};
}

void GoneFiles::settle(const ImportCandidate &candidate, ImportReport &report)
{
    if (candidate.renamedFrom.isEmpty())
        return;
    report.renamed.append({candidate.renamedFrom, candidate.path.path});
    forget(candidate.renamedFrom);
}

Core::Result<void> GoneFiles::tell(ImportReport &report, const QString &folder,
                                   const QList<ImportNote> &unread, const QDateTime &now,
                                   const Calls &calls)
{
    for (qsizetype i = 0; i < m_leftOut.size(); i += BatchArticles) {
        if (const auto added = add(m_leftOut.mid(i, BatchArticles), calls); !added)
            return added;
    }
    const auto isUnread = [&unread](const QString &path) {
        return std::any_of(unread.begin(), unread.end(), [&path](const ImportNote &note) {
            return note.file == path || note.file == QLatin1String(".") ||
                   path.startsWith(note.file + QLatin1Char('/'));
        });
    };
    const QDir root(folder);
    QList<GoneFile> gone;
    for (const auto &[path, one] : m_gone) {
        if (isUnread(path))
            continue;
        const bool isThere = QFileInfo::exists(root.filePath(path));
        const Core::Article &article = one.article;
        gone.append({path, article.id, article.title, article.slug, article.language,
                     article.status, article.isPublic(now), sentence(article, isThere, now)});
    }
    // Who is cut off at the end is nobody that readers see.
    std::stable_sort(gone.begin(), gone.end(), [](const GoneFile &a, const GoneFile &b) {
        return a.isPublic && !b.isPublic;
    });
    report.goneInAll = gone.size() + m_more;
    report.gone = gone.first(qMin(gone.size(), MostTold));
    return {};
}

} // namespace Triptych::Exchange
