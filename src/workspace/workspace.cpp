#include "workspace.h"

#include "adapters.h"
#include "cachekeeper.h"
#include "counterkeeper.h"
#include "departures.h"
#include "indexkeeper.h"
#include "livechanges.h"
#include "openadapters.h"
#include "sitedates.h"
#include "storemonitor.h"

#include <core/answer.h>
#include <core/asfuture.h>
#include <newsroom/articlefeed.h>
#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <search/fallbacksearch.h>
#include <sql/database.h>
#include <sync/relay.h>
#include <sync/upkeep.h>
#include <views/seededcounter.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QThread>

using namespace std::chrono_literals;

namespace Triptych::Workspace {

class Workspace::Private
{
public:
    Profiles::Profile profile;
    bool isFresh = false;
    RelayMode relayMode = RelayMode::OnDemand;
    Tuning tuning;
    std::unique_ptr<Adapters> adapters;
    std::shared_ptr<Search::FallbackSearch> switching; // null where SQL searches by design
    std::unique_ptr<Newsroom::Changes> changes;
    std::unique_ptr<Newsroom::ArticleLibrary> library;
    std::unique_ptr<StoreMonitor> monitor;
    std::unique_ptr<IndexKeeper> keeper; // null with `switching`
    std::unique_ptr<CounterKeeper>
        counterKeeper; // null where SQL counts, or this login may not relay
    std::unique_ptr<CacheKeeper>
        cacheKeeper; // null as that one, and where nothing goes on in the background
    std::unique_ptr<Sync::Relay> relay;
    std::unique_ptr<Sync::Upkeep> upkeep;
    std::unique_ptr<LiveChanges> live;
    std::unique_ptr<QThread> relayThread; // null where the relay lives on the workspace's thread

    void leave();
    void join();
};

/**
 * Everything that does not block, on the workspace's thread. What other threads may still speak to
 * is left alive for join(), but hears nothing any more.
 */
void Workspace::Private::leave()
{
    if (relayThread) {
        // Lets the pass under way end: its calls are called off and its flow finishes on that
        // thread.
        QMetaObject::invokeMethod(relay.get(), [relay = relay.get(), thread = relayThread.get()] {
            QObject::connect(relay, &Sync::Relay::stopped, thread, &QThread::quit,
                             Qt::DirectConnection);
            relay->stop();
        });
    }
    upkeep->leave();
    if (live)
        live->leave();
    monitor->stop();
    // Their flows go on here once they are answered, and look whether these are there.
    keeper.reset();
    counterKeeper.reset();
    cacheKeeper.reset();
    monitor->disconnect();
    changes->disconnect();
    for (QObject *object : std::initializer_list<QObject *>{monitor.get(), changes.get(),
                                                            live.get(), relayThread.get()}) {
        if (object)
            object->moveToThread(nullptr);
    }
    if (!relayThread) {
        relay->stop();
        relay->moveToThread(nullptr);
    }
    adapters->leave();
}

/** The rest, on any thread. */
void Workspace::Private::join()
{
    upkeep.reset();
    if (live)
        live->stop();
    if (relayThread) {
        relayThread->wait(std::chrono::milliseconds(5s).count());
        relayThread->quit();
        relayThread->wait();
    }
    live.reset();
    relay.reset();
    switching.reset();
    adapters.reset();
}

namespace {

/** The cache has a connection of its own, which may be the one whose bytes vanish. */
Core::FutureResult<Core::StorePing> pingCounters(Adapters &adapters, const Core::Call &call)
{
    auto counters = adapters.views->ping(call);
    return adapters.cache->peek({}, call)
        .then([counters](const Core::Result<std::optional<Core::Article>> &peeked) {
            if (!peeked && Core::isAway(peeked.error().kind))
                return Core::ready<Core::StorePing>(Core::failure(peeked.error()));
            return counters;
        })
        .unwrap();
}

} // namespace

Core::FutureResult<std::shared_ptr<Workspace>> Workspace::open(Profiles::ProfileWithSecrets profile,
                                                               RelayMode relay, Core::Call call)
{
    return open(std::move(profile), relay, std::move(call), {});
}

Core::FutureResult<std::shared_ptr<Workspace>> Workspace::open(Profiles::ProfileWithSecrets profile,
                                                               RelayMode relay, Core::Call call,
                                                               Tuning tuning)
{
    const auto flow = [](Profiles::ProfileWithSecrets profile, RelayMode relay, Core::Call call,
                         Tuning tuning) -> Core::Task<std::shared_ptr<Workspace>> {
        const bool isFresh = profile.profile.kind == Profiles::Profile::Kind::Embedded &&
                             !QFileInfo::exists(profile.profile.file);
        CO_TRY(auto adapters,
               openAdapters(profile,
                            tuning.keepsOlderFile ? Adapters::Schema::Keep : Adapters::Schema::Open,
                            relay == RelayMode::InBackground, call, tuning.sparePatience));
        auto d = std::make_unique<Private>();
        d->profile = profile.profile;
        d->isFresh = isFresh;
        d->relayMode = relay;
        d->tuning = tuning;
        d->adapters = std::move(adapters);
        co_return std::shared_ptr<Workspace>(new Workspace(std::move(d)));
    };
    return Core::asFuture(flow(std::move(profile), relay, std::move(call), tuning));
}

Workspace::Workspace(std::unique_ptr<Private> made) : d(std::move(made))
{
    Adapters &adapters = *d->adapters;
    d->changes = std::make_unique<Newsroom::Changes>();
    d->library =
        std::make_unique<Newsroom::ArticleLibrary>(*adapters.articles, *d->changes, adapters.actor);
    d->monitor = std::make_unique<StoreMonitor>();
    connect(d->monitor.get(), &StoreMonitor::changed, this, &Workspace::healthChanged);
    watchStores();
    makeRelay();
    if (d->relayMode == RelayMode::InBackground)
        startInBackground();
}

void Workspace::watchStores()
{
    Adapters &adapters = *d->adapters;
    d->monitor->add(Core::StoreRole::Articles,
                    Profiles::shownAddress(d->profile, Core::StoreRole::Articles), {},
                    StoreMonitor::WhileAway::Wait,
                    [&adapters](Core::Call call) { return adapters.articles->ping(call); });
    if (adapters.ownSearch) {
        const QPointer<StoreMonitor> monitor(d->monitor.get());
        d->switching = std::make_shared<Search::FallbackSearch>(
            adapters.askedSearch, adapters.indexAdmin, adapters.sqlSearch,
            [monitor](const Core::Error &error) {
                QMetaObject::invokeMethod(monitor, [monitor, error] {
                    if (monitor)
                        monitor->reportTrouble(Core::StoreRole::Search, error);
                });
            });
    }
    d->monitor->add(
        Core::StoreRole::Search, Profiles::shownAddress(d->profile, Core::StoreRole::Search),
        adapters.ownSearch ? QCoreApplication::translate("Workspace", "PostgreSQL full text")
                           : QString(),
        adapters.ownSearch ? StoreMonitor::WhileAway::Probe : StoreMonitor::WhileAway::Wait,
        [&adapters](Core::Call call) {
            return (adapters.ownSearch ? adapters.ownSearch : adapters.sqlSearch)->ping(call);
        });
    if (adapters.ownSearch) {
        d->keeper = std::make_unique<IndexKeeper>(
            adapters.articles, adapters.ownSearch, adapters.indexAdmin, d->switching, *d->monitor,
            d->relayMode == RelayMode::InBackground, adapters.mayRelay, d->tuning.indexGlance);
        connect(d->keeper.get(), &IndexKeeper::progressed, this, &Workspace::backfillProgressed);
    }
    d->monitor->add(
        Core::StoreRole::Counters, Profiles::shownAddress(d->profile, Core::StoreRole::Counters),
        {}, adapters.counterNotes ? StoreMonitor::WhileAway::Probe : StoreMonitor::WhileAway::Wait,
        [&adapters](Core::Call call) { return pingCounters(adapters, call); });
    // A login that sees less than everything would take its part for the whole.
    if (adapters.counterNotes && adapters.mayRelay) {
        d->counterKeeper = std::make_unique<CounterKeeper>(
            CounterKeeper::Stores{
                *adapters.countedViews, *adapters.views, *adapters.counterNotes,
                [seeded = adapters.seededViews](bool isSeeded) { seeded->setSeeded(isSeeded); }},
            *d->monitor, d->relayMode == RelayMode::InBackground);
        connect(d->counterKeeper.get(), &CounterKeeper::progressed, this,
                &Workspace::countersSeedingProgressed);
    }
}

void Workspace::makeRelay()
{
    const Adapters &adapters = *d->adapters;
    d->relay = std::make_unique<Sync::Relay>(
        *adapters.outbox, *adapters.articles,
        adapters.ownSearch ? *adapters.ownSearch : *adapters.sqlSearch, *adapters.cache);
    d->upkeep = std::make_unique<Sync::Upkeep>(Sync::UpkeepStores{
        *adapters.articles, *adapters.outbox, adapters.ownSearch.get(), adapters.indexAdmin.get(),
        *adapters.cache, *d->relay, adapters.mayRelay});
    connect(d->upkeep.get(), &Sync::Upkeep::jobEnded, this, [this] {
        // Searches may go to another index now, or may not any more.
        if (d->keeper)
            d->keeper->look({});
    });
}

void Workspace::startInBackground()
{
    d->upkeep->watchOutbox();
    if (d->adapters->mayRelay) {
        wakeRelayByStores();
        d->relayThread = std::make_unique<QThread>();
        d->relayThread->setObjectName(QStringLiteral("relay"));
        d->relay->moveToThread(d->relayThread.get());
        d->relayThread->start();
        Sync::Relay *relay = d->relay.get();
        QMetaObject::invokeMethod(relay, &Sync::Relay::start);
        connect(d->changes.get(), &Newsroom::Changes::articleSaved, relay, &Sync::Relay::poke);
        connect(d->changes.get(), &Newsroom::Changes::articleRemoved, relay, &Sync::Relay::poke);
    }
    d->monitor->start();
    followChanges();
}

void Workspace::wakeRelayByStores()
{
    connect(d->relay.get(), &Sync::Relay::storeMissed, d->monitor.get(), &StoreMonitor::setMissed);
    connect(d->relay.get(), &Sync::Relay::storeReached, d->monitor.get(),
            [monitor = d->monitor.get()](Core::StoreRole role) { monitor->setMissed(role, {}); });
    connect(d->monitor.get(), &StoreMonitor::cameBack, d->relay.get(), &Sync::Relay::poke);
    if (d->counterKeeper)
        d->cacheKeeper = std::make_unique<CacheKeeper>(d->adapters->database, d->adapters->cache,
                                                       *d->monitor, d->tuning.cacheTells);
}

void Workspace::startRelay()
{
    wakeRelayByStores();
    if (d->keeper)
        d->keeper->watchForLoss();
    d->relay->start();
    d->monitor->start();
    followChanges();
}

void Workspace::followChanges()
{
    if (d->live)
        return;
    Adapters &adapters = *d->adapters;
    d->live =
        std::make_unique<LiveChanges>(*adapters.feed, *adapters.articles, *adapters.cache,
                                      *d->changes, adapters.mayRelay ? d->relay.get() : nullptr);
    d->live->start();
}

Workspace::~Workspace()
{
    if (!d)
        return;
    d->leave();
    d->join();
}

void Workspace::closeInBackground(std::shared_ptr<Workspace> workspace)
{
    if (!workspace || workspace.use_count() > 1)
        return;
    workspace->d->leave();
    departInBackground([d = std::shared_ptr<Private>(std::move(workspace->d))]() mutable {
        d->join();
        d.reset();
    });
}

const Profiles::Profile &Workspace::profile() const
{
    return d->profile;
}

QString Workspace::identity() const
{
    return d->adapters->identity;
}

QString Workspace::actor() const
{
    return d->adapters->actor;
}

bool Workspace::isFresh() const
{
    return d->isFresh;
}

bool Workspace::isReadOnly() const
{
    return d->adapters->isReadOnly;
}

bool Workspace::mayErase() const
{
    return d->adapters->mayErase;
}

bool Workspace::mayRelay() const
{
    return d->adapters->mayRelay;
}

bool Workspace::hasOldRights() const
{
    return d->adapters->hasOldRights;
}

bool Workspace::hasOldSchema() const
{
    return d->adapters->schemaVersion < Sql::newestSchema(d->adapters->database->dialect());
}

QString Workspace::copyOfOlderFile() const
{
    return d->adapters->copyOfOlderFile;
}

Core::SiteZone Workspace::siteZone() const
{
    return d->adapters->siteDates.zone;
}

QString Workspace::siteZoneTrouble() const
{
    return d->adapters->siteDates.trouble;
}

bool Workspace::maySetSiteZone() const
{
    return d->adapters->siteDates.maySet;
}

Core::FutureResult<void> Workspace::setSiteZone(const QString &name, Core::Call call)
{
    const auto zone = siteZoneNamed(name);
    if (!zone)
        return Core::ready<void>(Core::failure(zone.error()));
    auto setting =
        d->adapters->settings->set(SiteDates::ZoneSetting, zone->name(), actor(), std::move(call));
    return Core::onAnswer(setting, this, [this, zone = *zone](const Core::Result<void> &set) {
        if (set) {
            d->adapters->siteDates.zone = zone;
            d->adapters->siteDates.trouble.clear();
            Q_EMIT siteZoneChanged();
        }
        return set;
    });
}

Core::FutureResult<void> Workspace::setUpRights(const QString &prefix, Core::Call call)
{
    return Triptych::Workspace::setUpRights(*d->adapters->database, prefix, std::move(call));
}

Core::FutureResult<void> Workspace::grantLogin(const QString &prefix, const LoginGrant &grant,
                                               Core::Call call)
{
    return Triptych::Workspace::grantLogin(*d->adapters->database, prefix, grant, std::move(call));
}

Stores Workspace::stores()
{
    const Adapters &adapters = *d->adapters;
    Ports::SearchIndex &sqlSearch = *adapters.sqlSearch;
    return {*adapters.articles,       *adapters.places,   d->switching ? *d->switching : sqlSearch,
            *adapters.views,          *adapters.cache,    *adapters.outbox,
            *adapters.archive,        *adapters.settings, *adapters.bulk,
            adapters.indexAdmin.get()};
}

Sync::Relay &Workspace::relay()
{
    return *d->relay;
}

Sync::Upkeep &Workspace::upkeep()
{
    return *d->upkeep;
}

Newsroom::Changes &Workspace::changes()
{
    return *d->changes;
}

Core::FutureResult<Core::ArticlePage> Workspace::takeFirstPage()
{
    return std::exchange(d->adapters->firstPage, {});
}

Newsroom::ArticleLibrary &Workspace::library()
{
    return *d->library;
}

QList<Core::StoreHealth> Workspace::health() const
{
    QList<Core::StoreHealth> stores = d->monitor->health();
    for (Core::StoreHealth &store : stores) {
        if (store.role == Core::StoreRole::Counters)
            store.cache = d->adapters->cache->statistics();
    }
    return stores;
}

Core::FutureResult<QList<Core::StoreHealth>> Workspace::checkHealth(Core::Call call)
{
    const auto withCache = [this](const Core::Result<QList<Core::StoreHealth>> &checked) {
        return checked ? Core::Result<QList<Core::StoreHealth>>(health()) : checked;
    };
    if (!d->keeper)
        return Core::onAnswer(d->monitor->check(call), this, withCache);
    // Side by side: what one store's silence takes is nothing to the others.
    auto looked = d->keeper->look(call);
    auto pinged = Core::onAnswer(
        d->monitor->check(call), this,
        [this, looked](const Core::Result<QList<Core::StoreHealth>> &checked) {
            return Core::onAnswer(looked, this,
                                  [checked](const Core::Result<void> &) { return checked; });
        });
    return Core::onAnswer(pinged.unwrap(), this, withCache);
}

Core::FutureResult<void> Workspace::seedCounters(Core::Call call)
{
    return d->counterKeeper ? d->counterKeeper->seed(std::move(call)) : Core::ready<void>({});
}

Core::FutureResult<void> Workspace::fillIndex(Fill fill, Core::Call call)
{
    if (!d->keeper || !d->adapters->mayRelay)
        return Core::ready<void>({});
    return d->keeper->fill(fill == Fill::IfSmall, call);
}

} // namespace Triptych::Workspace
