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
class HelpArticles;
class MarkdownImporter;
} // namespace Triptych::Exchange

namespace Triptych::Newsroom {
class ArticleFeed;
class ArticleLibrary;
class ArticleReader;
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
 * An open workspace: the flows of a desk over the adapters its profile names, their health, the
 * network thread and, where the role allows, the relay. Lives on the thread that opened it (the GUI
 * thread, or the main thread of triptychctl); the ports may be called from any thread while it
 * lives.
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
        /** How often it looks, in the background, what others did to the search index. */
        std::chrono::milliseconds indexGlance{15'000};
        /** From one telling of a cache that came back to the next. */
        std::chrono::milliseconds cacheTells{10'000};
        /** For who only reads: a SQLite file with an older schema stays as it is. */
        bool keepsOlderFile = false;
    };

    /**
     * Opens SQL, and sees to its schema as Sql::openSchema() says; a search index or counter store
     * that is away degrades instead of failing. Errors: those of SQL (SignIn, Unreachable, NotFound
     * for an unknown database, NewerSchema, OlderSchema, ReadOnly, Full, Certificate, Corrupt),
     * Usage for an unreadable address.
     */
    static Core::FutureResult<std::shared_ptr<Workspace>> open(Profiles::ProfileWithSecrets profile,
                                                               RelayMode relay, Core::Call call);
    static Core::FutureResult<std::shared_ptr<Workspace>>
    open(Profiles::ProfileWithSecrets profile, RelayMode relay, Core::Call call, Tuning tuning);
    /** Blocks until all its threads have ended, seconds where a server is silent: a window uses
     * closeInBackground(). */
    ~Workspace() override;
    /**
     * Ends the workspace where this is its last owner. At once as far as the calling thread can
     * see: its objects are gone, its calls are called off. What blocks, the ends of its threads, is
     * waited for elsewhere (departures.h). On the workspace's thread.
     */
    static void closeInBackground(std::shared_ptr<Workspace> workspace);

    const Profiles::Profile &profile() const;
    /** The login that saves are kept under. */
    QString actor() const;
    /** Which database it is, by whatever address it was reached; empty where that is not known. */
    QString identity() const;
    /** True for an embedded workspace made by this very open(): the help articles are to be put in.
     */
    bool isFresh() const;
    /** The file was opened read-only, or the role may only read. */
    bool isReadOnly() const;
    /** The login sees every article and may take outbox rows; without it this workspace never
     * relays and fills no index. */
    bool mayRelay() const;
    /** The rights in the database were set up for an earlier schema when this was opened: its owner
     * is to set them up again. */
    bool hasOldRights() const;
    /** The schema lacks steps that this program knows, so what needs them is not offered: the
     * database's owner is to run "triptychctl setup --upgrade". Only on PostgreSQL, and where a
     * SQLite file is kept as it is or can only be read. */
    bool hasOldSchema() const;
    /** The path of the copy that was made of an older SQLite file when this was opened, before the
     * file was brought up to date; empty where nothing was. */
    QString copyOfOlderFile() const;

    /**
     * The zone of the site's dates, as it was when the workspace was opened or as setSiteZone() set
     * it here: what another program sets counts from the next opening on. UTC where none is set.
     */
    Core::SiteZone siteZone() const;
    /** Why UTC stands in for the zone that is set; empty where nothing is wrong. */
    QString siteZoneTrouble() const;
    bool maySetSiteZone() const;
    /** Sets it for the workspace; no article changes. Usage, with names that may be meant, where
     * this computer knows no zone of that name; else as Ports::Settings::set(). */
    Core::FutureResult<void> setSiteZone(const QString &name, Core::Call call);

    /** For what is no desk; a desk uses the flows below. */
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
    std::unique_ptr<Exchange::MarkdownImporter> openImporter();
    /** The articles that explain the desk, for a fresh workspace. */
    std::unique_ptr<Exchange::HelpArticles> openHelp();

    /** One for each StoreRole, in order; the counters' also says how well the cache does. */
    QList<Core::StoreHealth> health() const;
    /** Pings all now; answers when all have answered or the call is over. */
    Core::FutureResult<QList<Core::StoreHealth>> checkHealth(Core::Call call);

    /** Tells changes() also what others save, within a second, and wakes the relay by it. A
     * workspace with its relay in the background does it from the start. */
    void followChanges();

    /** Relays on this thread until relay().stop(), as a service: looks by itself, follows changes
     * and watches the stores, so that what waits for one goes on when it answers again. A workspace
     * with its relay in the background does all that from the start. */
    void startRelay();

    enum class Fill { Always, IfSmall };
    /** Fills a newly named search index now, where it is not verified yet; with IfSmall only where
     * that is a moment's work. For the command line: the desktop does it by itself in the
     * background. */
    Core::FutureResult<void> fillIndex(Fill fill, Core::Call call);

    /** Gives newly named counters what SQL has counted (SETNX), where that was not done. For the
     * command line: the desktop does it by itself in the background. Nothing happens where SQL
     * counts by design, or this login may not relay. */
    Core::FutureResult<void> seedCounters(Core::Call call);

    /** Roles, row-level security and the audit table, as the owner of the database; see rights.h.
     */
    Core::FutureResult<void> setUpRights(const QString &prefix, Core::Call call);
    Core::FutureResult<void> grantLogin(const QString &prefix, const LoginGrant &grant,
                                        Core::Call call);

    /** Tries one store of a profile without opening the workspace: for "Test" in the dialog. */
    static Core::FutureResult<Core::StorePing> test(Profiles::ProfileWithSecrets profile,
                                                    Core::StoreRole role, Core::Call call);

Q_SIGNALS:
    void healthChanged();
    void siteZoneChanged();
    /** A backfill of a newly named index: `done` of about `total` articles; done == total at the
     * end. */
    void backfillProgressed(qint64 done, qint64 total);
    /** Newly named counters get what SQL has counted: `done` of `total` counters; done == total at
     * the end. */
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
