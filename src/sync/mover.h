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
    /** All that the store here has, page by page. */
    Core::Task<void> eachPage(MoveStep step, PageWork work);
    /** Those that were saved meanwhile, once more. */
    Core::Task<void> moveChanged();
    Core::Task<void> movePage(QList<Core::Article> page);
    Core::Task<void> flush();
    /** Revisions there are too many of for the batch, or that only an article which stands there
     * lacks. */
    Core::Task<void> addRevisions(QList<Ports::RevisionKey> keys);
    Core::Task<void> raiseViews(QList<Core::ArticleId> ids, States here, States there);
    Core::Task<void> moveCopies();
    /** The names and folders that imports are known again by. */
    Core::Task<void> moveSources();
    Core::Task<void> comparePage(QList<Core::Article> page);
    Core::Task<States> states(Ports::Archive &archive, QList<Core::ArticleId> ids);
    Core::Task<QList<Ports::ArchivedRevision>> revisions(QList<Ports::RevisionKey> keys);

    void fail(const Core::Article &article, const QString &reason);
    void show(MoveStep step, qint64 done);
    /** Why the move ends; a term of each wait for a store (see CO_TRY). */
    std::optional<Core::Error> ended() const;
    Core::Call within() const;

    /** What the next transaction is to take. */
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
    QList<Core::ArticleId> m_changed; ///< saved while their page was being moved
    bool m_isLastGo = false;          ///< of those
};

} // namespace Triptych::Sync
