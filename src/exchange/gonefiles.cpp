#include "gonefiles.h"

#include "await.h"
#include "sentences.h"

#include <ports/articlestore.h>

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace Triptych::Exchange {

namespace {

constexpr int PagePaths = 1'000;
/** Their texts are loaded with them, and thrown away. */
constexpr qsizetype BatchArticles = 50;

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
    return joinedSentences(first, translated(second).arg(namedArticle(article)));
}

} // namespace

QString namedArticle(const Core::Article &article)
{
    constexpr qsizetype Shown = 100;
    const QString title =
        article.title.size() > Shown ? article.title.left(Shown) + QChar(0x2026) : article.title;
    return QStringLiteral("\"%1\" (%2/%3)").arg(title, article.language, article.slug);
}

QString withdrawnSentence(const QString &path, const GoneArticle &withdrawn)
{
    const char *sentence =
        withdrawn.isPutOff
            ? QT_TRANSLATE_NOOP("Exchange",
                                "This file has the text of %1 now, whose article %2 got a time to "
                                "come in Triptych. The file was not taken over.")
            : QT_TRANSLATE_NOOP("Exchange",
                                "This file has the text of %1 now, whose article %2 was taken from "
                                "readers in Triptych. The file was not taken over.");
    return translated(sentence).arg(path, namedArticle(withdrawn.article));
}

Core::Result<void> GoneFiles::find(const QString &source, const QStringList &files,
                                   const QList<ImportNote> &unread, const Calls &calls)
{
    m_source = source;
    const auto isUnread = [&unread](const QString &path) {
        return std::any_of(unread.begin(), unread.end(), [&path](const ImportNote &note) {
            return note.file == path || note.file == QLatin1String(".") ||
                   path.startsWith(note.file + QLatin1Char('/'));
        });
    };
    const QSet<QString> read(files.cbegin(), files.cend());
    QStringList gone;
    QString after;
    while (true) {
        const auto page = await(m_store.pathsOfSourceAfter(source, after, PagePaths, calls()));
        if (!page)
            return Core::failure(page.error());
        for (const QString &path : *page) {
            if (read.contains(path) || isUnread(path))
                continue;
            if (m_gone.size() + m_deleted.size() + gone.size() < m_bounds.most)
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
    for (const Core::Article &article : *articles) {
        if (!article.source)
            continue;
        Core::Result<bool> isTakenBack = false;
        if (DeskHistory::mayTell(article))
            isTakenBack = m_history.isTakenBack(article, calls);
        if (!isTakenBack)
            return Core::failure(isTakenBack.error());
        (article.isDeleted() ? m_deleted : m_gone).insert(article, m_now, *isTakenBack);
    }
    return {};
}

QString GoneFiles::seemingSentence(const GoneArticle *gone, const QString &oldPath)
{
    if (!gone || !gone->holdsBack())
        return {};
    if (gone->article.isDeleted()) {
        return translated(QT_TRANSLATE_NOOP(
                              "Exchange",
                              "The file seems to be %1 with another name. The article %2 of that "
                              "file was deleted in Triptych, so this one waits as a draft. Publish "
                              "the draft if readers are to see it."))
            .arg(oldPath, namedArticle(gone->article));
    }
    if (gone->article.status != Core::Status::Published) {
        return translated(QT_TRANSLATE_NOOP(
                              "Exchange",
                              "The file seems to be %1 with another name. The article %2 of that "
                              "file was edited in Triptych and is not public, so this one waits as "
                              "a draft, too. Publish the draft if readers are to see it."))
            .arg(oldPath, namedArticle(gone->article));
    }
    return translated(QT_TRANSLATE_NOOP(
                          "Exchange",
                          "The file seems to be %1 with another name and another text, but that is "
                          "not certain. It waits as a draft, so that readers do not see one "
                          "article twice. If it is the same, delete the old article %2 and import "
                          "again; else publish the draft."))
        .arg(oldPath, namedArticle(gone->article));
}

void GoneFiles::seemsToBe(ImportCandidate &candidate, const GoneArticle *gone,
                          const QString &oldPath)
{
    candidate.seemsToBe = seemingSentence(gone, oldPath);
    candidate.waitsForPerson = !candidate.seemsToBe.isEmpty() && gone->isWithdrawn();
}

QString GoneFiles::crowdSentence()
{
    return translated(QT_TRANSLATE_NOOP(
        "Exchange",
        "Many files of this source are gone that were alike, so Triptych does not tell which of "
        "them a new file is that is like them. Such files wait as drafts, so that readers do not "
        "see one article twice. Delete the old articles that nobody needs and import again, or "
        "publish the drafts."));
}

QString GoneFiles::withdrawnSentence(const ImportCandidate &candidate,
                                     const Core::Article &stored) const
{
    for (const GoneIndex *index : {&m_deleted, &m_gone}) {
        const QString path = index->withdrawnText(candidate, &stored);
        if (!path.isEmpty())
            return Exchange::withdrawnSentence(path, *index->find(path));
    }
    return {};
}

void GoneFiles::noteText(const ImportCandidate &candidate, const Core::Article &stored)
{
    using enum GoneIndex::Proof;
    for (const auto proof : {Content, Text}) {
        const QString old = m_gone.certain(candidate, proof);
        if (old.isEmpty())
            continue;
        const GoneArticle &gone = *m_gone.find(old);
        if (contentDigest(stored) != gone.digest.content &&
            !TextSketch(stored.body).with(gone.text).isMost)
            m_textNow.insert(old, candidate.path.path);
        return;
    }
}

QHash<QString, QString> GoneFiles::match(QList<ImportCandidate> &batch,
                                         const QHash<QString, Core::Article> &stored)
{
    using enum GoneIndex::Proof;
    QHash<QString, QString> newPaths; // by the old one
    for (ImportCandidate &candidate : batch) {
        candidate.renamedFrom.clear();
        candidate.seemsToBe.clear();
        candidate.waitsForPerson = false;
        candidate.withdrawnText.clear();
        candidate.saidInAll.clear();
        const auto found = stored.constFind(candidate.path.path);
        if (found == stored.cend() || found->isDeleted())
            continue;
        noteText(candidate, *found);
        if (found->status == Core::Status::Published)
            candidate.withdrawnText = withdrawnSentence(candidate, *found);
    }
    for (const auto proof : {Name, Content, GivenAddress, AddressAndTitle, TitleAndDate, Text}) {
        for (ImportCandidate &candidate : batch) {
            const QString &path = candidate.path.path;
            if (!candidate.renamedFrom.isEmpty() || stored.contains(path))
                continue;
            const QString old = m_gone.certain(candidate, proof);
            if (old.isEmpty())
                continue;
            if (!newPaths.contains(old)) {
                newPaths.insert(old, path);
                candidate.renamedFrom = old;
                candidate.seemsToBe.clear();
                candidate.waitsForPerson = false;
            } else if (proof > Content && candidate.seemsToBe.isEmpty()) {
                seemsToBe(candidate, m_gone.find(old), old);
                m_seemsNow.insert(old, path);
            }
        }
    }
    for (ImportCandidate &candidate : batch) {
        const auto found = stored.constFind(candidate.path.path);
        const bool isOpen =
            found == stored.cend() || (found->status == Core::Status::Draft && !found->isDeleted());
        if (!isOpen || !candidate.renamedFrom.isEmpty() || !candidate.seemsToBe.isEmpty())
            continue;
        if (const QString old = m_gone.likely(candidate); !newPaths.contains(old)) {
            seemsToBe(candidate, m_gone.find(old), old);
            if (!candidate.seemsToBe.isEmpty())
                m_seemsNow.insert(old, candidate.path.path);
        }
        const QString path = m_deleted.likely(candidate);
        const GoneArticle *deleted = m_deleted.find(path);
        // Deleted while the draft waited for that: it waits no more.
        const bool isAnswered =
            deleted && found != stored.cend() && found->createdAt < deleted->article.deletedAt;
        if (candidate.seemsToBe.isEmpty() && !isAnswered)
            seemsToBe(candidate, deleted, path);
        if (candidate.seemsToBe.isEmpty() &&
            (m_gone.isInCrowd(candidate) || m_deleted.isInCrowd(candidate)))
            candidate.saidInAll = crowdSentence();
    }
    return newPaths;
}

Core::Result<void> GoneFiles::adopt(QList<ImportCandidate> &batch,
                                    QHash<QString, Core::Article> &stored, const Calls &calls)
{
    if (m_gone.isEmpty() && m_deleted.isEmpty())
        return {};
    const QHash<QString, QString> newPaths = match(batch, stored);
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
        const auto found = stored.constFind(candidate.path.path);
        if (found != stored.cend() && !candidate.renamedFrom.isEmpty())
            m_isNow.insert(candidate.renamedFrom, candidate.path.path);
        if (found == stored.cend())
            candidate.renamedFrom.clear();
        else if (!candidate.renamedFrom.isEmpty() && found->status == Core::Status::Published)
            candidate.withdrawnText = withdrawnSentence(candidate, *found);
    }
    return {};
}

void GoneFiles::settle(const ImportCandidate &candidate, ImportReport &report)
{
    if (candidate.renamedFrom.isEmpty())
        return;
    report.renamed.append({candidate.renamedFrom, candidate.path.path});
    m_gone.remove(candidate.renamedFrom);
}

Core::Result<void> GoneFiles::tell(ImportReport &report, const QString &folder, const Calls &calls)
{
    for (qsizetype i = 0; i < m_leftOut.size(); i += BatchArticles) {
        if (const auto added = add(m_leftOut.mid(i, BatchArticles), calls); !added)
            return added;
    }
    const QDir root(folder);
    QList<GoneFile> gone;
    for (const auto &[path, one] : m_gone.all()) {
        const bool isThere = QFileInfo::exists(root.filePath(path));
        const Core::Article &article = one.article;
        QString reason = sentence(article, isThere, m_now);
        if (const QString file = m_isNow.value(path); !file.isEmpty()) {
            // It is no article to make a draft of or to delete.
            reason = translated(QT_TRANSLATE_NOOP("Exchange",
                                                  "The file %1 is it, but its article %2 was not "
                                                  "moved there; see what is said of that file."))
                         .arg(file, namedArticle(article));
        }
        if (const QString file = m_seemsNow.value(path); !file.isEmpty()) {
            reason = joinedSentences(
                reason,
                translated(QT_TRANSLATE_NOOP("Exchange", "The file %1 seems to be it with another "
                                                         "name, and waits as a draft."))
                    .arg(file));
        }
        if (const QString file = m_textNow.value(path); !file.isEmpty()) {
            const ReportedArticle other = report.articles.value(file);
            const bool isOtherPublic = other.status == Core::Status::Published &&
                                       !(other.publishAt.isValid() && other.publishAt > m_now);
            const bool isTwice = article.isPublic(m_now) && isOtherPublic;
            const char *where =
                isTwice
                    ? QT_TRANSLATE_NOOP("Exchange",
                                        "The file %1 has its text now, so readers see it twice.")
                    : QT_TRANSLATE_NOOP("Exchange",
                                        "The file %1 has its text now, so there are two articles "
                                        "with this text.");
            reason = joinedSentences(reason, translated(where).arg(file));
        }
        gone.append({path, article.id, article.title, article.slug, article.language,
                     article.status, article.isPublic(m_now), reason});
    }
    // Those that readers see are cut off last.
    std::stable_sort(gone.begin(), gone.end(), [](const GoneFile &a, const GoneFile &b) {
        return a.isPublic && !b.isPublic;
    });
    report.goneInAll = gone.size() + m_more;
    report.gone = gone.first(qMin(gone.size(), m_bounds.mostTold));
    for (const GoneFile &one : std::as_const(report.gone))
        report.articles.insert(one.file, ReportedArticle::of(m_gone.find(one.file)->article));
    return {};
}

} // namespace Triptych::Exchange
