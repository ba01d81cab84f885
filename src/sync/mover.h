#pragma once

#include "move.h"
#include "movestanding.h"

#include <ports/archive.h>

#include <QHash>
#include <QSet>

#include <optional>

namespace Triptych::Sync {

/** One move from start to end. */
class Mover final
{
public:
    Mover(MoveTerms terms, Core::Call call);

    Core::Task<MoveReport> run();

private:
    using States = QHash<Core::ArticleId, Ports::ArticleState>;

    using PageWork = Core::Task<void> (Mover::*)(QList<Core::Article>);
    /** Calls `work` for each page of the source's articles. */
    Core::Task<void> eachPage(MoveStep step, PageWork work);
    /** Moves once more the articles that were saved meanwhile. */
    Core::Task<void> moveChanged();
    Core::Task<void> movePage(QList<Core::Article> page);
    Core::Task<void> flush();
    /** Adds revisions that were too many for their batch, or that are missing for an article which
     * the target has already. */
    Core::Task<void> addRevisions(QList<Ports::RevisionKey> keys);
    Core::Task<void> raiseViews(QList<Core::ArticleId> ids, States here, States there);
    Core::Task<void> moveCopies();
    /** Moves the import sources: names and folders. */
    Core::Task<void> moveSources();
    Core::Task<void> comparePage(QList<Core::Article> page);
    Core::Task<States> states(Ports::Archive &archive, QList<Core::ArticleId> ids);
    Core::Task<QList<Ports::ArchivedRevision>> revisions(QList<Ports::RevisionKey> keys);

    void fail(const Core::Article &article, const QString &reason);
    void show(MoveStep step, qint64 done);
    /** Why the move ends; a term of each wait for a store (see CO_TRY). */
    std::optional<Core::Error> ended() const;
    Core::Call within() const;

    /** The content of the next transaction. */
    struct Batch
    {
        QList<Ports::ArchivedArticle> articles;
        QList<Ports::RevisionKey> revisions; ///< of them
        QList<Ports::RevisionKey> later;     ///< of them, but too much for one transaction
        qint64 characters = 0;
    };

    MoveTerms m_terms;
    const Core::Call m_call;
    MoveReport m_report;
    Batch m_batch;
    QSet<Core::ArticleId> m_failed;
    QList<Core::ArticleId> m_changed; ///< articles that were saved while their page was being moved
    bool m_isLastGo = false;          ///< of those
};

} // namespace Triptych::Sync
