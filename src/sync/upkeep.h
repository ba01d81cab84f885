#pragma once

#include "audit.h"
#include "deadletters.h"
#include "reindex.h"
#include "relay.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>

namespace Triptych::Sync {

/** What Upkeep works on; all of it outlives it. */
struct UpkeepStores
{
    Ports::ArticleStore &articles;
    Ports::Outbox &outbox;
    Ports::SearchIndex *index = nullptr; ///< null where SQL searches by design
    Ports::IndexAdmin *admin = nullptr;  ///< null with it
    Ports::ArticleCache &cache;
    Relay &relay;
    bool mayRelay = false; ///< without it the outbox and the index are not this login's to look at
};

/** A rebuild that was begun and not ended, here or elsewhere; the index itself keeps it. */
struct UnfinishedRebuild
{
    bool exists = false;
    qint64 done = 0;
    bool isMoving = false; ///< it grew between two looks, and not by this desk
    /** It did not grow for some seconds, or this desk stopped it: it can be taken up or discarded.
     *  Neither this nor `isMoving`: nobody knows yet. */
    bool isStanding = false;

    friend bool operator==(const UnfinishedRebuild &, const UnfinishedRebuild &) = default;
};

/**
 * What a person at a desk does to keep the stores in step: sees what waits and what was refused,
 * rebuilds the index, goes back to the one before, compares and mends. One job at a time; it runs
 * on a thread of its own, so that nothing of it touches the thread that this lives on.
 *
 * Destroying it ends the job under way between two pages, as stop() does.
 */
class Upkeep final : public QObject
{
    Q_OBJECT

public:
    enum class Job { None, Rebuild, RollBack, Discard, Audit, Repair };
    Q_ENUM(Job)

    struct Progress
    {
        bool isComparing = false; ///< of a rebuild: the check before searches move over
        qint64 done = 0;
        qint64 total = 0; ///< about; 0 where that is not known
        double perSecond = 0;
    };

    /** A rebuild notes how far it is every two seconds, or after a page that takes longer. */
    static constexpr std::chrono::milliseconds DefaultStandsAfter{5'000};

    explicit Upkeep(UpkeepStores stores, QObject *parent = nullptr);
    /** Blocks until a job under way has ended, some seconds at most. */
    ~Upkeep() override;
    /** Calls a job off and looks at nothing any more; afterwards it may be destroyed on any thread.
     */
    void leave();

    bool hasIndex() const { return m_stores.admin != nullptr; }
    bool mayRelay() const { return m_stores.mayRelay; }

    // The outbox.

    const RelayBacklog &backlog() const { return m_backlog; }
    /** The first of what was refused: the outbox's, whose changes backlog().dead counts, and behind
     * them what a fill found and the index remembers. */
    const QList<Core::DeadLetter> &deadLetters() const { return m_refused.letters; }
    /** Articles that the index remembers to have refused, and of which the outbox says nothing. */
    qint64 refusedByIndex() const { return m_refused.ofIndexAlone; }
    /** Why the outbox could not be looked at; an empty message where it could. */
    const Core::Error &outboxError() const { return m_outboxError; }
    bool isOutboxKnown() const { return m_outboxKnown; }
    /** Looks now; outboxChanged() tells. */
    void lookAtOutbox();
    /** Looks after each pass of the relay and every half minute. */
    void watchOutbox();
    /** Makes the dead letters of these articles due again, all where none are named; what only the
     * index remembers is tried again as a repair. */
    void retryDead(const QList<Core::ArticleId> &articles = {});

    // The index.

    /** An unfinished rebuild that did not move for so long is nobody's. */
    void setStandsAfter(std::chrono::milliseconds silence) { m_standsAfter = silence; }
    const UnfinishedRebuild &unfinished() const { return m_unfinished; }
    /** An index before the last rebuild was kept. */
    bool canRollBack() const { return !m_previous.isEmpty(); }
    /** Looks for an unfinished rebuild and the index before; indexChanged() tells. */
    void lookAtIndex();

    // Jobs; asked for while one is under way, nothing happens.

    /** From where an unfinished one stopped, else from the start. */
    void rebuild();
    void rollBack();
    /** Gives an unfinished rebuild up; the one under way is stopped first. */
    void discardRebuild();
    void audit();
    /** What the last audit found, and nothing else. */
    void repair();
    /** Ends the job under way between two pages. A rebuild keeps what it has: rebuild() goes on. */
    void stop();

    Job job() const { return m_job; }
    /** stop() was asked for and is not done. */
    bool isStopping() const { return m_job != Job::None && m_stop.stop_requested(); }
    const Progress &progress() const { return m_progress; }

    /** What came of the last rebuild or rolling back, whichever `rebuildJob` says. */
    const std::optional<Core::Result<ReindexReport>> &rebuildResult() const { return m_rebuilt; }
    Job rebuildJob() const { return m_rebuildJob; }
    /** What came of the last audit or repair, whichever `auditJob` says. */
    const std::optional<Core::Result<AuditReport>> &auditResult() const { return m_audited; }
    Job auditJob() const { return m_auditJob; }

Q_SIGNALS:
    void outboxChanged();
    /** Dead letters were made due again, or why not. */
    void deadRetried(const Triptych::Core::Result<qint64> &revived);
    void indexChanged();
    /** A job began, is being stopped or ended. */
    void jobChanged();
    void progressed();
    /** After jobChanged(). */
    void jobEnded(Triptych::Sync::Upkeep::Job job);

private:
    class Meter;
    template<typename T>
    using Flow = std::function<Core::Task<T>(std::shared_ptr<Meter>, Core::Call)>;

    UnfinishedRebuild judged(const Ports::IndexRebuild &rebuild);
    template<typename T>
    void begin(Job job, Flow<T> flow, std::function<void(Core::Result<T>)> ended);
    template<typename T>
    static QCoro::Task<void> work(Upkeep *self, Flow<T> flow, std::shared_ptr<Meter> meter,
                                  Core::Call call, std::function<void(Core::Result<T>)> ended);
    void end();
    void lookAtIndexRefusals(QList<Core::DeadLetter> ofOutbox);
    void tellOutbox(const Core::Error &error);
    void repairItems(const QList<AuditItem> &items);
    void setRepaired(const Core::Result<AuditReport> &report);

    const UpkeepStores m_stores;
    QThread m_thread;
    QObject m_worker; // lives on m_thread
    std::stop_source m_stop;
    QTimer m_heartbeat;
    QTimer m_soon;
    Job m_job = Job::None;
    Progress m_progress;
    bool m_discards = false; // the rebuild that is being stopped is given up
    RelayBacklog m_backlog;
    RefusedArticles m_refused;
    Core::Error m_outboxError;
    bool m_outboxKnown = false;
    bool m_outboxAsked = false;
    UnfinishedRebuild m_unfinished;
    Ports::IndexRebuild m_seen; // as the last look found it
    std::chrono::milliseconds m_standsAfter = DefaultStandsAfter;
    QElapsedTimer m_sinceSeen;  // since it was found like that first; invalid before a look
    bool m_stoppedHere = false; // no look since a rebuild of this desk ended
    QString m_previous;
    bool m_indexAsked = false;
    std::optional<Core::Result<ReindexReport>> m_rebuilt;
    Job m_rebuildJob = Job::None;
    std::optional<Core::Result<AuditReport>> m_audited;
    Job m_auditJob = Job::None;
};

} // namespace Triptych::Sync
