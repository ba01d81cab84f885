#include "indexkeeper.h"

#include "storemonitor.h"

#include <core/answer.h>
#include <core/asfuture.h>
#include <ports/articlestore.h>
#include <ports/indexadmin.h>
#include <ports/searchindex.h>
#include <search/fallbacksearch.h>
#include <sync/backfill.h>
#include <sync/indexfill.h>
#include <sync/step.h>

#include <QCoreApplication>
#include <QCoroTimer>
#include <QLoggingCategory>
#include <QPointer>

#include <algorithm>

using namespace std::chrono_literals;

namespace Triptych::Workspace {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.workspace.index")

constexpr int SmallStore = 1'000;
// A server that swallows the question is asked again, however long the filling may take.
constexpr auto EnsurePatience = 15s;
constexpr auto BackgroundPatience = std::chrono::hours(24);
// What stays lost, or is lost again and again, costs a look every so often.
constexpr auto BetweenLooks = 5s;
// A filled index that does not hold all is not filled again at once: that may take hours.
constexpr std::chrono::milliseconds LongestRefill = 1h;
constexpr auto GlancePatience = 5s;

Core::Error notVerified()
{
    return {Core::ErrorKind::NotFound,
            QCoreApplication::translate(
                "Workspace",
                "The search index is not filled yet; the database answers searches meanwhile."),
            {}};
}

} // namespace

IndexKeeper::IndexKeeper(std::shared_ptr<Ports::ArticleStore> store,
                         std::shared_ptr<Ports::SearchIndex> index,
                         std::shared_ptr<Ports::IndexAdmin> admin,
                         std::shared_ptr<Search::FallbackSearch> switching, StoreMonitor &monitor,
                         bool inBackground, bool mayFill, std::chrono::milliseconds glance,
                         QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_index(std::move(index))
    , m_admin(std::move(admin))
    , m_switching(std::move(switching))
    , m_monitor(monitor)
    , m_pause(this)
    , m_glance(this)
    , m_mayFill(mayFill)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_lostMeanwhile, false))
            keepAgain();
    });
    // Another may have removed the index, gone back to an older one, or filled it.
    m_glance.setInterval(glance);
    connect(&m_glance, &QTimer::timeout, this, [this] {
        if (!m_busy && !m_monitor.isAway(Core::StoreRole::Search))
            look(Core::Call::within(GlancePatience, m_stop.get_token()));
    });
    if (!inBackground)
        return;
    watchForLoss();
    m_monitor.setDegraded(Core::StoreRole::Search, notVerified());
    m_glance.start();
}

IndexKeeper::~IndexKeeper()
{
    stop();
}

void IndexKeeper::watchForLoss()
{
    connect(&m_monitor, &StoreMonitor::emptied, this, [this](Core::StoreRole role) {
        if (role == Core::StoreRole::Search)
            keepAgain();
    });
    connect(&m_monitor, &StoreMonitor::cameBack, this, [this](Core::StoreRole role) {
        if (role == Core::StoreRole::Search)
            keepInBackground();
    });
}

void IndexKeeper::keepAgain()
{
    m_lostMeanwhile = m_pause.isActive() || m_busy;
    if (m_pause.isActive())
        return;
    m_pause.start(BetweenLooks);
    if (!m_busy)
        keepInBackground();
}

/** After one that failed: the index stands, and nothing else would tell that it is not filled. */
void IndexKeeper::retry(const Core::Error &reason)
{
    m_refill = reason.kind == Core::ErrorKind::Corrupt
                   ? std::min(std::max<std::chrono::milliseconds>(m_refill, BetweenLooks) * 2,
                              LongestRefill)
                   : BetweenLooks;
    m_lostMeanwhile = true;
    m_pause.start(m_refill);
}

void IndexKeeper::stop()
{
    m_pause.stop();
    m_glance.stop();
    m_stop.request_stop();
}

QCoro::Task<void> IndexKeeper::keepInBackground()
{
    const QPointer<IndexKeeper> self(this);
    auto keeping = keep(false, Core::Call::within(BackgroundPatience, m_stop.get_token()));
    const auto kept = co_await keeping;
    if (self && !kept) {
        qCInfo(log) << "the index is not usable:" << kept.error().message << kept.error().detail;
        m_monitor.setDegraded(Core::StoreRole::Search, kept.error());
        m_monitor.reportTrouble(Core::StoreRole::Search, kept.error());
        if (kept.error().kind != Core::ErrorKind::Cancelled)
            retry(kept.error());
    }
}

Core::FutureResult<void> IndexKeeper::fill(bool onlyIfSmall, Core::Call call)
{
    const auto flow = [](QPointer<IndexKeeper> self, bool onlyIfSmall,
                         Core::Call call) -> Core::Task<void> {
        // One that was found lost is being filled: whether that ends well is not known before.
        while (self && self->m_busy && !call.isOver()) {
            auto pause = QCoro::sleepFor(100ms);
            co_await pause;
        }
        if (!self || call.isOver())
            co_return Core::failure(Sync::fillingStopped());
        CO_TRY_VOID(self->keep(onlyIfSmall, call));
        co_return Core::Result<void>();
    };
    return Core::asFuture(flow(this, onlyIfSmall, std::move(call)));
}

Core::FutureResult<void> IndexKeeper::look(Core::Call call)
{
    return Core::onAnswer(
        m_admin->info(call), this, [this](const Core::Result<Ports::IndexInfo> &info) {
            m_switching->setUsable(info && info->verified);
            if (info) {
                m_monitor.setDegraded(Core::StoreRole::Search,
                                      info->verified ? Core::Error{} : notVerified());
                noteBlock(*info);
            } else if (!Core::isAway(info.error().kind) &&
                       info.error().kind != Core::ErrorKind::Cancelled) {
                // It answers, but what stands there is of no use: an index in place of the alias,
                // or one of a newer schema. Whoever asks for its health learns that.
                m_monitor.setDegraded(Core::StoreRole::Search, info.error());
            }
            return info ? Core::Result<void>() : Core::failure(info.error());
        });
}

void IndexKeeper::noteBlock(const Ports::IndexInfo &info)
{
    // What the relay was refused is its own to take back.
    const bool wasBlocked = std::exchange(m_isBlocked, !info.blocked.message.isEmpty());
    if (m_isBlocked || wasBlocked)
        m_monitor.setMissed(Core::StoreRole::Search, info.blocked);
}

Core::Task<bool> IndexKeeper::keep(bool onlyIfSmall, Core::Call call)
{
    if (m_busy)
        co_return false;
    m_busy = true;
    const QPointer<IndexKeeper> self(this);
    auto keeping = keepOnce(onlyIfSmall, std::move(call));
    auto kept = co_await keeping;
    if (self)
        m_busy = false;
    co_return kept;
}

Core::Task<bool> IndexKeeper::keepOnce(bool onlyIfSmall, Core::Call call)
{
    const QPointer<IndexKeeper> self(this);
    const Core::Call brief{std::min(call.deadline, QDeadlineTimer(EnsurePatience)), call.stop};
    auto asking = m_mayFill ? m_admin->ensure(brief) : m_admin->info(brief);
    const auto info = co_await asking;
    if (!self)
        co_return false;
    m_switching->setUsable(info && info->verified);
    if (!info)
        co_return Core::failure(info.error());
    if (info->verified) {
        m_monitor.setDegraded(Core::StoreRole::Search, {});
        co_return true;
    }
    auto asked = mayFillNow(onlyIfSmall, call);
    const auto may = co_await asked;
    if (!self)
        co_return false;
    if (!may || !*may)
        co_return may;
    auto filling = fillFromSql(std::move(call));
    const auto filled = co_await filling;
    co_return filled;
}

Core::Task<bool> IndexKeeper::mayFillNow(bool onlyIfSmall, Core::Call call)
{
    const QPointer<IndexKeeper> self(this);
    // A row that this login does not see would be missing from everybody's searches.
    auto seeing = m_store->seesEverything(Sync::within(call, Sync::StepPatience));
    const auto sees = co_await seeing;
    if (!self)
        co_return false;
    if (!sees)
        co_return Core::failure(sees.error());
    if (!*sees) {
        m_monitor.setDegraded(
            Core::StoreRole::Search,
            {Core::ErrorKind::NotFound,
             tr("The search index is to be filled by a login that sees every article; the database "
                "answers searches meanwhile."),
             {}});
        co_return false;
    }
    if (!onlyIfSmall)
        co_return true;
    auto counting = m_store->list({}, SmallStore, {}, Sync::within(call, Sync::StepPatience));
    const auto page = co_await counting;
    co_return page && page->next.isEmpty();
}

Core::Task<bool> IndexKeeper::fillFromSql(Core::Call call)
{
    const QPointer<IndexKeeper> self(this);
    m_monitor.setDegraded(
        Core::StoreRole::Search,
        {Core::ErrorKind::NotFound,
         tr("The search index is being filled; the database answers searches meanwhile."),
         {}});
    auto measuring = m_store->overview({}, Sync::within(call, Sync::StepPatience));
    const auto overview = co_await measuring;
    if (!self)
        co_return false;
    const qint64 total = overview ? overview->all.value : 0;
    auto filling = Sync::backfill(
        *m_store, *m_index, *m_admin,
        [self, total](qint64 done) {
            if (self)
                Q_EMIT self->progressed(done, std::max(done, total));
        },
        call);
    const auto report = co_await filling;
    if (!self)
        co_return false;
    if (!report)
        co_return Core::failure(report.error());
    if (!report->verified) {
        co_return Core::failure(
            Core::ErrorKind::Corrupt,
            tr("The search index was filled, but cannot be used; the database goes on answering "
               "searches. %1")
                .arg(report->lastError.message),
            report->lastError.detail);
    }
    m_switching->setUsable(true);
    m_monitor.setDegraded(Core::StoreRole::Search, {});
    if (report->refused > 0)
        qCInfo(log) << "the index refused" << report->refused << "articles, which it remembers";
    Q_EMIT progressed(report->published, report->published);
    co_return true;
}

} // namespace Triptych::Workspace
