#pragma once

#include <core/articleselection.h>
#include <core/bulkchange.h>
#include <core/sitezone.h>
#include <core/task.h>
#include <ports/bulkstore.h>
#include <text/bulkedit.h>

#include <QObject>

#include <chrono>
#include <memory>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Newsroom {

struct BulkWork;

/** A reason for which articles are skipped, and how many. */
struct BulkReason
{
    Core::BulkSkip skip;
    qint64 articles = 0;
};

/** An article that will change. Texts are whole. */
struct BulkExample
{
    Core::Article before;
    Core::Article after;
    QList<Text::TextHit> hits; ///< of find and replace: the first of them
};

/** What a change will do, as the articles are now. */
struct BulkPreview
{
    static constexpr int MostExamples = 50;

    qint64 total = 0;
    qint64 willChange = 0;
    qint64 unchanged = 0;        ///< they are as the change wants them
    qint64 hits = 0;             ///< of find and replace
    QList<BulkReason> reasons;   ///< why articles will be skipped, the most frequent first
    QList<BulkExample> examples; ///< the first that will change

    qint64 skipped() const { return total - willChange - unchanged; }
};

/**
 * Changes many articles: says before what will happen, notes in the store which articles it is
 * about, changes them batch by batch, and takes the whole back. What was done stands in the store,
 * so each step can be gone on with after an error, a pause or the end of the program, by run().
 *
 * Each article is changed by compare-and-swap on the version that it had when the change was
 * confirmed (begin()); what somebody changed since is skipped. Lives on a thread with an event
 * loop; the ports outlive it.
 */
class BulkRun final : public QObject
{
    Q_OBJECT

public:
    BulkRun(Ports::ArticleStore &articles, Ports::BulkStore &bulk, QString actor,
            Core::SiteZone zone, QObject *parent = nullptr);
    ~BulkRun() override;

    /** As Text::BulkEdit::make(); for tests. */
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    /** How many articles are changed in one transaction, 1 to BulkStore::MostWrites; for tests. */
    void setBatch(int articles) { m_batch = articles; }

    /** The ids of a selection as it is now, without repeats. */
    Core::Task<QList<Core::ArticleId>> idsOf(Core::ArticleSelection selection, Core::Call call);

    /** Changes nothing. Usage where the change makes no sense (Core::checkBulkChange()); Timeout
     * with the title of an article where an expression takes too long on it. */
    Core::Task<BulkPreview> preview(QList<Core::ArticleId> ids, Core::BulkChange change,
                                    Core::Call call);

    /** Notes the change and its articles with their present versions; run() does it. */
    Core::Task<QUuid> begin(QList<Core::ArticleId> ids, Core::BulkChange change, Core::Call call);
    /** Notes that an action is to be taken back; run() does it. As BulkStore::beginUndo(). */
    Core::Task<QUuid> beginUndo(QUuid undone, Core::Call call);

    /**
     * Goes on with an action until nothing waits, pause() or an error. Answers how far it is: state
     * Running means that it was paused. An error ends it between two batches: what was done is
     * done, the rest waits. Timeout with an article's title as preview().
     */
    Core::Task<Core::BulkAction> run(QUuid action, Core::Call call);
    /** The running run() ends before its next batch. */
    void pause() { m_isPaused = true; }
    bool isRunning() const { return m_isRunning; }
    /** As BulkStore: the past and running actions, the newest first; what was skipped. */
    Core::FutureResult<QList<Core::BulkAction>> actions(int limit, Core::Call call);
    Core::FutureResult<Core::BulkAction> action(QUuid action, Core::Call call);
    /** All of them. */
    Core::Task<QList<Core::BulkOutcome>> skipped(QUuid action, Core::Call call);
    /** Ends an action for good; what it changed stays so. */
    Core::Task<Core::BulkAction> cancel(QUuid action, Core::Call call);

Q_SIGNALS:
    /** Of idsOf(), preview(), begin() and run(): `total` is 0 where it is not known. */
    void progressed(qint64 done, qint64 total);
    /** After each batch of run(). */
    void batchDone(const QList<Triptych::Core::BulkOutcome> &outcomes);

private:
    Core::Task<void> previewPart(std::shared_ptr<const BulkWork> work, QList<Core::ArticleId> ids,
                                 BulkPreview *preview, Core::Call call);
    Core::Task<QList<Ports::BulkWrite>> changesOf(std::shared_ptr<const BulkWork> work,
                                                  QList<Ports::BulkRow> rows, Core::Call call);
    Core::Task<QList<Ports::BulkWrite>> nextChanges(std::shared_ptr<const BulkWork> work,
                                                    QUuid action, Core::ArticleId after,
                                                    Core::Call call);
    Core::Task<QHash<Core::ArticleId, QString>> earlierBodies(QList<Ports::BulkRow> rows,
                                                              Core::Call call);
    Core::Task<void> runBatches(std::shared_ptr<const BulkWork> work, Core::BulkAction action,
                                Core::Call call);

    Ports::ArticleStore &m_articles;
    Ports::BulkStore &m_bulk;
    const QString m_actor;
    const Core::SiteZone m_zone;
    std::chrono::milliseconds m_patience = Text::BulkEdit::DefaultPatience;
    int m_batch = 200;
    bool m_isPaused = false;
    bool m_isRunning = false;
};

} // namespace Triptych::Newsroom
