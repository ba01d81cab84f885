#pragma once

#include "rights.h"
#include "stores.h"

#include <core/call.h>
#include <core/query.h>
#include <core/sitezone.h>
#include <core/storehealth.h>
#include <profiles/profile.h>

#include <QObject>

#include <chrono>
#include <memory>

namespace Triptych::Exchange {
class MarkdownExporter;
class MarkdownImporter;
class ShippedArticles;
class Sources;
} // namespace Triptych::Exchange

namespace Triptych::Newsroom {
class ArticleFeed;
class ArticleLibrary;
class ArticleReader;
class BulkRun;
class Changes;
class EditingSession;
class LiveCounts;
class SearchSession;
} // namespace Triptych::Newsroom

namespace Triptych::Unsaved {
class Journal;
class Recovery;
} // namespace Triptych::Unsaved

namespace Triptych::Sync {
class Relay;
class Upkeep;
} // namespace Triptych::Sync

namespace Triptych::Workspace {

/**
 * An open workspace: the flows of a desk over the adapters that its profile names, the health of
 * its stores, the network thread and, where the role allows, the relay. Lives on the thread that
 * opened it (the GUI thread, or the main thread of triptychctl); the ports may be called from any
 * thread while it lives.
 */
class Workspace final : public QObject
{
    Q_OBJECT

public:
    enum class RelayMode { InBackground, OnDemand };
    struct Tuning
    {
        /** As Sql::ConnectSettings::sparePatience. */
        std::chrono::milliseconds sparePatience{30'000};
        /** The interval of checks for changes of the search index by other programs. */
        std::chrono::milliseconds indexGlance{15'000};
        /** The least time between two repeats of recent invalidations (CacheKeeper). */
        std::chrono::milliseconds cacheTells{10'000};
        /** For programs that only read: a SQLite file with an older schema stays as it is. */
        bool keepsOlderFile = false;
    };

    /**
     * Opens SQL, with its schema as Sql::openSchema() says. A search index or counter store that is
     * away does not make it fail: the workspace works without it. Errors: those of SQL (SignIn,
     * Unreachable, NotFound for an unknown database, NewerSchema, OlderSchema, ReadOnly, Full,
     * Certificate, Corrupt), Usage for an unreadable address.
     */
    static Core::FutureResult<std::shared_ptr<Workspace>> open(Profiles::ProfileWithSecrets profile,
                                                               RelayMode relay, Core::Call call);
    static Core::FutureResult<std::shared_ptr<Workspace>>
    open(Profiles::ProfileWithSecrets profile, RelayMode relay, Core::Call call, Tuning tuning);
    /** Blocks until all its threads have ended, for seconds where a server is silent; a window uses
     * closeInBackground() instead. */
    ~Workspace() override;
    /**
     * Ends the workspace if this is its last owner. The objects of the calling thread are destroyed
     * and all calls stopped at once; the blocking wait for its threads happens in the background
     * (departures.h). On the workspace's thread.
     */
    static void closeInBackground(std::shared_ptr<Workspace> workspace);

    const Profiles::Profile &profile() const;
    /** The login under which articles are saved. */
    QString actor() const;
    /** The identity of the database, independent of its address; empty where it is not known. */
    QString identity() const;
    /** True for an embedded workspace that this open() has made: the desk adds the samples.
     */
    bool isFresh() const;
    /** The file was opened read-only, or the role may only read. */
    bool isReadOnly() const;
    /** The login sees every article and may take outbox rows; without it this workspace never
     * relays and fills no index. */
    bool mayRelay() const;
    /** The login may erase deleted articles for good. */
    bool mayErase() const;
    /** When it was opened, the rights in the database were those of an earlier schema: the
     * database's owner must set them up again. */
    bool hasOldRights() const;
    /** The schema lacks steps that this program knows, so functions that need them are not offered:
     * the database's owner must run "triptychctl setup --upgrade". Only on PostgreSQL, and where a
     * SQLite file is kept as it is or can only be read. */
    bool hasOldSchema() const;
    /** The path of the copy that was made of an older SQLite file when this was opened, before the
     * file was brought up to date; empty where nothing was. */
    QString copyOfOlderFile() const;

    /**
     * The zone of the site's dates when the workspace was opened, or the one that setSiteZone() set
     * here since. A zone set by another program holds from the next opening on. UTC where none is
     * set.
     */
    Core::SiteZone siteZone() const;
    /** Why siteZone() is UTC although another zone is set; empty where it is not. */
    QString siteZoneTrouble() const;
    bool maySetSiteZone() const;
    /** Sets the zone for the workspace; no article changes. Usage, with similar names, where this
     * computer knows no zone of that name; other errors as Ports::Settings::set(). */
    Core::FutureResult<void> setSiteZone(const QString &name, Core::Call call);

    /** For the command line, services and tests; a desk uses the flows below. */
    Stores stores();
    Sync::Relay &relay();
    /** Dead letters, rebuilding and auditing for a person at a desk. */
    Sync::Upkeep &upkeep();
    Newsroom::Changes &changes();
    /** The store's calls under this login, for everything outside an editing session. */
    Newsroom::ArticleLibrary &library();

    // The flows of a desk. Each is used on the workspace's thread, and ends before the workspace.

    std::unique_ptr<Newsroom::ArticleFeed> openFeed(); ///< feeds one list
    std::unique_ptr<Newsroom::LiveCounts> openCounts();
    Newsroom::SearchSession openSearch();
    Newsroom::ArticleReader openReader();
    /** `journal` outlives it. */
    Newsroom::EditingSession openSession(Unsaved::Journal &journal);
    /** `journal` outlives it. */
    Unsaved::Recovery openRecovery(Unsaved::Journal &journal);
    /** Changes many articles, and takes that back. */
    std::unique_ptr<Newsroom::BulkRun> openBulk();
    std::unique_ptr<Exchange::MarkdownImporter> openImporter();
    std::unique_ptr<Exchange::MarkdownExporter> openExporter();
    /** The sources of imports, to list and to remove. */
    Exchange::Sources openSources();
    /** The samples of a fresh workspace, and help that came as articles. */
    std::unique_ptr<Exchange::ShippedArticles> openShipped();

    /** One for each StoreRole, in order; that of the counters also has the statistics of the cache.
     */
    QList<Core::StoreHealth> health() const;
    /** Pings all stores now; answers when all have answered or the call is over. */
    Core::FutureResult<QList<Core::StoreHealth>> checkHealth(Core::Call call);

    /** From now on changes() also tells what others save, within a second, and each change wakes
     * the relay. A workspace with its relay in the background does this from the start. */
    void followChanges();

    /** Runs the relay as a service on this thread until relay().stop(): it polls, follows changes
     * and watches the stores, so that waiting changes are published when a store answers again. A
     * workspace with its relay in the background does all this from the start. */
    void startRelay();

    enum class Fill { Always, IfSmall };
    /** Fills the search index now if it is not verified yet; with IfSmall only if that takes no
     * more than a moment. For the command line: the desktop does it by itself in the background. */
    Core::FutureResult<void> fillIndex(Fill fill, Core::Call call);

    /** Copies the counts of SQL to new counters in Redis (SETNX), if that was not done. For the
     * command line: the desktop does it by itself in the background. Does nothing where SQL counts
     * by design, or where this login may not relay. */
    Core::FutureResult<void> seedCounters(Core::Call call);

    /** Roles, row-level security and the audit table, as the owner of the database; see rights.h.
     */
    Core::FutureResult<void> setUpRights(const QString &prefix, Core::Call call);
    Core::FutureResult<void> grantLogin(const QString &prefix, const LoginGrant &grant,
                                        Core::Call call);

    /** Pings one store of a profile without opening the workspace: for "Test" in the dialog. */
    static Core::FutureResult<Core::StorePing> test(Profiles::ProfileWithSecrets profile,
                                                    Core::StoreRole role, Core::Call call);

Q_SIGNALS:
    void healthChanged();
    void siteZoneChanged();
    /** A backfill of a new index is running: `done` of about `total` articles; done == total at the
     * end. */
    void backfillProgressed(qint64 done, qint64 total);
    /** The counts of SQL are being copied to new counters: `done` of `total` counters; done ==
     * total at the end. */
    void countersSeedingProgressed(qint64 done, qint64 total);

private:
    class Private;
    /** Makes the monitor's list of stores and the keepers. */
    void watchStores();
    void makeRelay();
    /** Starts the relay's thread and the watching of stores and changes. */
    void startInBackground();
    void wakeRelayByStores();
    Core::FutureResult<Core::ArticlePage> takeFirstPage();
    explicit Workspace(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace Triptych::Workspace
