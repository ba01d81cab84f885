#include "upkeep.h"

#include <core/answer.h>
#include <ports/articlestore.h>
#include <ports/indexadmin.h>
#include <ports/outbox.h>

using namespace std::chrono_literals;

namespace Triptych::Sync {

namespace {

constexpr auto LookPatience = 10s;
constexpr auto CountPatience = 15s;
// Nobody waits that long, but no deadline may cut a rebuild of a large archive short.
constexpr auto JobPatience = 24h;
constexpr auto EndPatience = 5s;
constexpr auto HeartbeatInterval = 30s;
constexpr auto AfterPass = 300ms;
constexpr int MostLetters = 200;
constexpr qint64 BetweenTellsMs = 100;

/** About how many articles there are, for progress; 0 where nobody knows. */
QCoro::Task<qint64> about(UpkeepStores stores, Core::Call call)
{
    qint64 total = 0;
    auto counting = stores.articles.overview({}, Core::Call::within(CountPatience, call.stop));
    const auto overview = co_await counting;
    if (overview && !overview->all.atLeast)
        co_return overview->all.value;
    if (stores.admin) {
        auto asking = stores.admin->counts(Core::Call::within(CountPatience, call.stop));
        const auto counts = co_await asking;
        if (counts)
            total = counts->living;
    }
    co_return total;
}

} // namespace

/** Tells how far a job is, from its thread to the one that Upkeep lives on, ten times a second. */
class Upkeep::Meter final
{
public:
    explicit Meter(Upkeep *upkeep) : m_upkeep(upkeep) {}

    void setTotal(qint64 total) { m_total = total; }

    void tell(bool isComparing, qint64 done)
    {
        const bool isNewStep = !m_sinceStep.isValid() || isComparing != m_isComparing;
        if (isNewStep) {
            m_isComparing = isComparing;
            m_before = done;
            m_sinceStep.start();
        } else if (m_sinceTell.elapsed() < BetweenTellsMs) {
            return;
        }
        m_sinceTell.start();
        Progress progress{isComparing, done, m_total > 0 ? std::max(m_total, done) : 0, 0};
        if (m_sinceStep.elapsed() > 0)
            progress.perSecond = 1'000.0 * double(done - m_before) / double(m_sinceStep.elapsed());
        QMetaObject::invokeMethod(
            m_upkeep,
            [upkeep = m_upkeep, progress] {
                upkeep->m_progress = progress;
                Q_EMIT upkeep->progressed();
            },
            Qt::QueuedConnection);
    }

private:
    Upkeep *m_upkeep;
    qint64 m_total = 0;
    bool m_isComparing = false;
    qint64 m_before = 0;
    QElapsedTimer m_sinceStep;
    QElapsedTimer m_sinceTell;
};

Upkeep::Upkeep(UpkeepStores stores, QObject *parent) : QObject(parent), m_stores(stores)
{
    m_thread.setObjectName(QStringLiteral("upkeep"));
    m_worker.moveToThread(&m_thread);
    m_heartbeat.setInterval(HeartbeatInterval);
    connect(&m_heartbeat, &QTimer::timeout, this, &Upkeep::lookAtOutbox);
    m_soon.setSingleShot(true);
    m_soon.setInterval(AfterPass);
    connect(&m_soon, &QTimer::timeout, this, &Upkeep::lookAtOutbox);
}

Upkeep::~Upkeep()
{
    m_stop.request_stop();
    if (m_thread.isRunning()) {
        // The job's calls are called off and its flow ends on that thread, which ends with it.
        if (m_job == Job::None)
            m_thread.quit();
        m_thread.wait(std::chrono::milliseconds(EndPatience).count());
        m_thread.quit();
        m_thread.wait();
    }
}

void Upkeep::leave()
{
    m_stop.request_stop();
    m_heartbeat.stop();
    m_soon.stop();
    disconnect(&m_stores.relay, nullptr, this, nullptr);
    disconnect();
    for (QObject *own : std::initializer_list<QObject *>{this, &m_heartbeat, &m_soon, &m_thread})
        own->moveToThread(nullptr);
}

void Upkeep::lookAtOutbox()
{
    if (!m_stores.mayRelay || m_outboxAsked)
        return;
    m_outboxAsked = true;
    Core::onAnswer(m_stores.outbox.status(Core::Call::within(LookPatience)), this,
                   [this](const Core::Result<Ports::OutboxStatus> &status) {
                       if (!status) {
                           tellOutbox(status.error());
                           return;
                       }
                       m_backlog = {status->waiting, status->dead, status->oldest, status->reason};
                       if (status->dead == 0) {
                           lookAtIndexRefusals({});
                           return;
                       }
                       Core::onAnswer(m_stores.outbox.deadLetters(MostLetters,
                                                                  Core::Call::within(LookPatience)),
                                      this,
                                      [this](const Core::Result<QList<Core::DeadLetter>> &letters) {
                                          if (letters)
                                              lookAtIndexRefusals(*letters);
                                          else
                                              tellOutbox(letters.error());
                                      });
                   });
}

void Upkeep::lookAtIndexRefusals(QList<Core::DeadLetter> ofOutbox)
{
    if (!m_stores.admin) {
        m_refused = refusedArticles(std::move(ofOutbox), {});
        tellOutbox({});
        return;
    }
    // Until both have answered, what was listed before stands: somebody may have it tried again
    // just now. An index that is away is told elsewhere; what the outbox says holds all the same.
    Core::onAnswer(m_stores.admin->refusals(Ports::IndexCopy::Current, MostLetters,
                                            Core::Call::within(LookPatience)),
                   this, [this, ofOutbox](const Core::Result<Ports::IndexRefusals> &refusals) {
                       m_refused =
                           refusedArticles(ofOutbox, refusals ? *refusals : Ports::IndexRefusals{});
                       tellOutbox({});
                   });
}

void Upkeep::tellOutbox(const Core::Error &error)
{
    m_outboxAsked = false;
    m_outboxKnown = m_outboxKnown || error.message.isEmpty();
    m_outboxError = error;
    Q_EMIT outboxChanged();
}

void Upkeep::watchOutbox()
{
    if (!m_stores.mayRelay || m_heartbeat.isActive())
        return;
    connect(&m_stores.relay, &Relay::passed, this, [this] { m_soon.start(); });
    m_heartbeat.start();
    lookAtOutbox();
}

void Upkeep::retryDead(const QList<Core::ArticleId> &articles)
{
    QList<AuditItem> ofIndex;
    for (const Core::ArticleId &id : std::as_const(m_refused.ofIndex)) {
        if (articles.isEmpty() || articles.contains(id))
            ofIndex << AuditItem{id.toString(), {}, Drift::Refused};
    }
    const Core::Call call = Core::Call::within(LookPatience);
    auto reviving = articles.isEmpty() ? m_stores.outbox.reviveDead(call)
                                       : m_stores.outbox.reviveDead(articles, call);
    Core::onAnswer(reviving, this, [this, ofIndex](Core::Result<qint64> revived) {
        if (revived) {
            *revived += ofIndex.size();
            QMetaObject::invokeMethod(&m_stores.relay, &Relay::poke);
        }
        Q_EMIT deadRetried(revived);
        // During another job they stay listed, and can be tried after it.
        if (ofIndex.isEmpty() || m_job != Job::None)
            lookAtOutbox();
        else
            repairItems(ofIndex);
    });
}

void Upkeep::lookAtIndex()
{
    if (!m_stores.admin || !m_stores.mayRelay || m_indexAsked || m_job != Job::None)
        return;
    m_indexAsked = true;
    Core::onAnswer(m_stores.admin->previous(Core::Call::within(LookPatience)), this,
                   [this](const Core::Result<QString> &previous) {
                       if (previous)
                           m_previous = *previous;
                       Core::onAnswer(m_stores.admin->rebuild(Core::Call::within(LookPatience)),
                                      this,
                                      [this](const Core::Result<Ports::IndexRebuild> &rebuild) {
                                          m_indexAsked = false;
                                          // What a job of this desk did meanwhile is no news.
                                          if (rebuild && m_job == Job::None)
                                              m_unfinished = judged(*rebuild);
                                          Q_EMIT indexChanged();
                                      });
                   });
}

UnfinishedRebuild Upkeep::judged(const Ports::IndexRebuild &rebuild)
{
    const Ports::IndexRebuild before = std::exchange(m_seen, rebuild);
    const bool stoppedHere = std::exchange(m_stoppedHere, false);
    if (!rebuild.exists) {
        m_sinceSeen.invalidate();
        return {};
    }
    UnfinishedRebuild found{true, rebuild.done};
    if (!m_sinceSeen.isValid()) {
        m_sinceSeen.start();
        found.isStanding = stoppedHere;
    } else if (rebuild.index != before.index || rebuild.done != before.done ||
               rebuild.compared != before.compared) {
        m_sinceSeen.start();
        found.isMoving = true;
    } else {
        found.isStanding = m_unfinished.isStanding ||
                           std::chrono::milliseconds(m_sinceSeen.elapsed()) >= m_standsAfter;
        found.isMoving = !found.isStanding && m_unfinished.isMoving;
    }
    return found;
}

template<typename T>
QCoro::Task<void> Upkeep::work(Upkeep *self, Flow<T> flow, std::shared_ptr<Meter> meter,
                               Core::Call call, std::function<void(Core::Result<T>)> ended)
{
    QThread *thread = QThread::currentThread();
    auto running = flow(meter, call);
    auto result = co_await running;
    QMetaObject::invokeMethod(
        self,
        [self, result = std::move(result), ended = std::move(ended)] {
            ended(result);
            self->end();
        },
        Qt::QueuedConnection);
    // Only the destructor waits for the thread; the next job starts it again.
    thread->quit();
}

template<typename T>
void Upkeep::begin(Job job, Flow<T> flow, std::function<void(Core::Result<T>)> ended)
{
    if (m_job != Job::None || !m_stores.mayRelay)
        return;
    m_job = job;
    m_stop = {};
    m_progress = {};
    // The one before is past its last line.
    m_thread.wait();
    m_thread.start(QThread::LowPriority);
    const Core::Call call = Core::Call::within(JobPatience, m_stop.get_token());
    QMetaObject::invokeMethod(
        &m_worker,
        [this, flow = std::move(flow), call, ended = std::move(ended)] {
            work<T>(this, flow, std::make_shared<Meter>(this), call, ended);
        },
        Qt::QueuedConnection);
    Q_EMIT jobChanged();
}

void Upkeep::end()
{
    const Job job = m_job;
    m_job = Job::None;
    // What a job of this desk did to the index is nobody else's growth.
    if (job == Job::Rebuild || job == Job::Discard)
        m_sinceSeen.invalidate();
    if (std::exchange(m_discards, false)) {
        discardRebuild();
        return;
    }
    Q_EMIT jobChanged();
    Q_EMIT jobEnded(job);
    lookAtIndex();
    lookAtOutbox();
}

namespace {

/** These are functions and no lambdas: a flow outlives the lambda that begins it. */
template<typename Meter>
Core::Task<ReindexReport> changeIndex(UpkeepStores stores, bool back, std::shared_ptr<Meter> meter,
                                      Core::Call call)
{
    auto counting = about(stores, call);
    meter->setTotal(co_await counting);
    const auto progress = [meter](ReindexStep step, qint64 done) {
        meter->tell(step == ReindexStep::Verifying, done);
    };
    auto running =
        back ? rollBackIndex(stores.articles, *stores.index, *stores.admin, progress, call)
             : reindex(stores.articles, *stores.admin, progress, call);
    co_return co_await running;
}

template<typename Meter>
Core::Task<AuditReport> compare(UpkeepStores stores, bool repairs, std::shared_ptr<Meter> meter,
                                Core::Call call)
{
    auto counting = about(stores, call);
    meter->setTotal(co_await counting);
    AuditTerms terms;
    terms.repair = repairs;
    terms.progress = [meter](qint64 checked) { meter->tell(true, checked); };
    auto running =
        audit({stores.articles, stores.admin, &stores.cache, &stores.outbox}, terms, call);
    co_return co_await running;
}

template<typename Meter>
Core::Task<AuditReport> mend(UpkeepStores stores, QList<AuditItem> items,
                             std::shared_ptr<Meter> meter, Core::Call call)
{
    meter->setTotal(items.size());
    AuditTerms terms;
    terms.progress = [meter](qint64 checked) { meter->tell(true, checked); };
    auto running = Sync::repair({stores.articles, stores.admin, &stores.cache, &stores.outbox},
                                items, terms, call);
    co_return co_await running;
}

} // namespace

void Upkeep::rebuild()
{
    if (!m_stores.admin)
        return;
    begin<ReindexReport>(
        Job::Rebuild,
        [stores = m_stores](std::shared_ptr<Meter> meter, Core::Call call) {
            return changeIndex(stores, false, meter, call);
        },
        [this](const Core::Result<ReindexReport> &report) {
            m_rebuildJob = Job::Rebuild;
            m_rebuilt = report;
            // Stands until the index is looked at again.
            m_stoppedHere = !(report && report->swapped) && m_progress.done > 0;
            if (report && report->swapped)
                m_unfinished = {};
            else if (m_stoppedHere)
                m_unfinished = {true, m_progress.done, false, true};
        });
}

void Upkeep::rollBack()
{
    if (!m_stores.admin || !m_stores.index)
        return;
    begin<ReindexReport>(
        Job::RollBack,
        [stores = m_stores](std::shared_ptr<Meter> meter, Core::Call call) {
            return changeIndex(stores, true, meter, call);
        },
        [this](const Core::Result<ReindexReport> &report) {
            m_rebuildJob = Job::RollBack;
            m_rebuilt = report;
        });
}

void Upkeep::discardRebuild()
{
    if (!m_stores.admin)
        return;
    if (m_job == Job::Rebuild) {
        m_discards = true;
        stop();
        return;
    }
    begin<bool>(
        Job::Discard,
        [admin = m_stores.admin](const std::shared_ptr<Meter> &, Core::Call call) {
            return cancelReindex(*admin, call);
        },
        [this](const Core::Result<bool> &dropped) {
            m_rebuildJob = Job::Discard;
            if (dropped) {
                m_unfinished = {};
                m_rebuilt = ReindexReport{};
            } else {
                m_rebuilt = Core::failure(dropped.error());
            }
        });
}

void Upkeep::audit()
{
    begin<AuditReport>(
        Job::Audit,
        [stores = m_stores](std::shared_ptr<Meter> meter, Core::Call call) {
            return compare(stores, false, meter, call);
        },
        [this](const Core::Result<AuditReport> &report) {
            m_auditJob = Job::Audit;
            m_audited = report;
        });
}

void Upkeep::repair()
{
    if (!m_audited || !*m_audited || (*m_audited)->found() + (*m_audited)->refused == 0)
        return;
    const AuditReport &found = **m_audited;
    // Only so many are listed by name; with more, all are looked at again.
    if (found.found() + found.refused == found.items.size()) {
        repairItems(found.items);
        return;
    }
    begin<AuditReport>(
        Job::Repair,
        [stores = m_stores](std::shared_ptr<Meter> meter, Core::Call call) {
            return compare(stores, true, meter, call);
        },
        [this](const Core::Result<AuditReport> &report) { setRepaired(report); });
}

void Upkeep::repairItems(const QList<AuditItem> &items)
{
    begin<AuditReport>(
        Job::Repair,
        [stores = m_stores, items](std::shared_ptr<Meter> meter, Core::Call call) {
            return mend(stores, items, meter, call);
        },
        [this](const Core::Result<AuditReport> &report) { setRepaired(report); });
}

void Upkeep::setRepaired(const Core::Result<AuditReport> &report)
{
    m_auditJob = Job::Repair;
    m_audited = report;
    // What went in now owes nothing any more: the relay finds that out by itself.
    QList<Core::ArticleId> taken;
    for (const AuditItem &item : report ? report->items : QList<AuditItem>()) {
        const auto id = Core::ArticleId::fromString(item.id);
        if (item.repaired && item.store == AuditItem::Store::Index && id)
            taken << *id;
    }
    if (taken.isEmpty()) {
        lookAtOutbox();
        return;
    }
    Core::onAnswer(m_stores.outbox.reviveDead(taken, Core::Call::within(LookPatience)), this,
                   [this](const Core::Result<qint64> &) {
                       QMetaObject::invokeMethod(&m_stores.relay, &Relay::poke);
                       lookAtOutbox();
                   });
}

void Upkeep::stop()
{
    if (m_job == Job::None || m_stop.stop_requested())
        return;
    m_stop.request_stop();
    Q_EMIT jobChanged();
}

} // namespace Triptych::Sync
