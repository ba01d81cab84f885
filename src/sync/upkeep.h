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

/** The stores of an Upkeep; they outlive it. */
struct UpkeepStores
{
    Ports::ArticleStore &articles;
    Ports::Outbox &outbox;
    Ports::SearchIndex *index = nullptr; ///< null where SQL searches by design
    Ports::IndexAdmin *admin = nullptr;  ///< null where `index` is null
    Ports::ArticleCache &cache;
    Relay &relay;
    bool mayRelay = false; ///< false: this login may read neither outbox nor index
};

/** A rebuild that was begun, here or elsewhere, and has not ended; its state is kept in the index.
 */
struct UnfinishedRebuild
{
    bool exists = false;
    qint64 done = 0;
    bool isMoving = false; ///< it grew between two looks, so another program works on it
    /** It did not grow for some seconds, or this desk stopped it: it can be continued or discarded.
     * Where neither this nor `isMoving` is set, it is not known yet. */
    bool isStanding = false;

    friend bool operator==(const UnfinishedRebuild &, const UnfinishedRebuild &) = default;
};

/**
 * The tools with which a person at a desk keeps the stores in step: shows waiting and refused
 * changes, rebuilds the index, rolls it back, audits and repairs. It runs one job at a time, on a
 * thread of its own.
 *
 * Its destructor ends a running job between two pages, as stop() does.
 */
class Upkeep final : public QObject
{
    Q_OBJECT

public:
    enum class Job { None, Rebuild, RollBack, Discard, Audit, Repair };
    Q_ENUM(Job)

    struct Progress
    {
        bool isComparing = false; ///< of a rebuild: the check before searches move to the new index
        qint64 done = 0;
        qint64 total = 0; ///< about; 0 where that is not known
        double perSecond = 0;
    };

    /** Default of setStandsAfter(). A running rebuild notes its progress every two seconds, or
     * after a page that takes longer. */
    static constexpr std::chrono::milliseconds DefaultStandsAfter{5'000};

    explicit Upkeep(UpkeepStores stores, QObject *parent = nullptr);
    /** Blocks until a running job has ended, for some seconds at most. */
    ~Upkeep() override;
    /** Stops a job and all reading; afterwards the object may be destroyed on any thread.
     */
    void leave();

    bool hasIndex() const { return m_stores.admin != nullptr; }
    bool mayRelay() const { return m_stores.mayRelay; }

    // The outbox.

    const RelayBacklog &backlog() const { return m_backlog; }
    /** The first refused articles: those of the outbox, which backlog().dead counts, then those
     * that are noted only in the index. */
    const QList<Core::DeadLetter> &deadLetters() const { return m_refused.letters; }
    /** How many refused articles are noted only in the index. */
    qint64 refusedByIndex() const { return m_refused.ofIndexAlone; }
    /** Why the outbox could not be read; the message is empty where it could. */
    const Core::Error &outboxError() const { return m_outboxError; }
    bool isOutboxKnown() const { return m_outboxKnown; }
    /** Reads the outbox now; outboxChanged() follows. */
    void lookAtOutbox();
    /** Reads the outbox after each pass of the relay and every half minute. */
    void watchOutbox();
    /** Makes the dead letters of these articles due again, of all where the list is empty. Those
     * noted only in the index are repaired. */
    void retryDead(const QList<Core::ArticleId> &articles = {});

    // The index.

    /** After this time without progress an unfinished rebuild counts as standing. */
    void setStandsAfter(std::chrono::milliseconds silence) { m_standsAfter = silence; }
    const UnfinishedRebuild &unfinished() const { return m_unfinished; }
    /** The index from before the last rebuild was kept. */
    bool canRollBack() const { return !m_previous.isEmpty(); }
    /** Looks for an unfinished rebuild and for the kept index; indexChanged() follows. */
    void lookAtIndex();

    // Jobs. Each does nothing while another job is running.

    /** Rebuilds the index: continues an unfinished rebuild, else starts a new one. */
    void rebuild();
    void rollBack();
    /** Discards an unfinished rebuild; a running one is stopped first. */
    void discardRebuild();
    void audit();
    /** Repairs what the last audit found, and nothing else. */
    void repair();
    /** Ends the running job between two pages. A rebuild keeps its index: rebuild() continues it.
     */
    void stop();

    Job job() const { return m_job; }
    /** stop() was called and the job has not ended yet. */
    bool isStopping() const { return m_job != Job::None && m_stop.stop_requested(); }
    const Progress &progress() const { return m_progress; }

    /** The result of the last rebuild or rollback; rebuildJob() says which it was. */
    const std::optional<Core::Result<ReindexReport>> &rebuildResult() const { return m_rebuilt; }
    Job rebuildJob() const { return m_rebuildJob; }
    /** The result of the last audit or repair; auditJob() says which it was. */
    const std::optional<Core::Result<AuditReport>> &auditResult() const { return m_audited; }
    Job auditJob() const { return m_auditJob; }

Q_SIGNALS:
    void outboxChanged();
    /** retryDead() has ended: how many dead letters are due again, or the error. */
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
