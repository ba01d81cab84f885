#pragma once

#include "sitedates.h"

#include <core/call.h>
#include <ports/archive.h>
#include <ports/articlecache.h>
#include <ports/articlestore.h>
#include <ports/bulkstore.h>
#include <ports/changefeed.h>
#include <ports/indexadmin.h>
#include <ports/listplaces.h>
#include <ports/outbox.h>
#include <ports/searchindex.h>
#include <ports/settings.h>
#include <ports/viewcounter.h>
#include <ports/viewseeding.h>
#include <profiles/profile.h>

#include <QThread>

#include <chrono>
#include <memory>
#include <optional>

namespace Triptych::Sql {
class Database;
}

namespace Triptych::Views {
class SeededCounter;
}

namespace Triptych::Workspace {

/**
 * The adapters that a profile names. No other code knows which adapter is behind which port. Making
 * it does no I/O. Lives on the thread that makes it; the ports may be called from any thread.
 */
class Adapters final
{
public:
    enum class Schema { Open, Keep, Upgrade, LeaveAlone }; ///< Sql::ConnectSettings::Schema

    /** Usage where an address cannot be read, Certificate where a CA file cannot. `sparePatience`
     * as in Sql::ConnectSettings; none for its own. */
    static Core::Result<std::unique_ptr<Adapters>>
    make(const Profiles::ProfileWithSecrets &profile, Schema schema,
         std::optional<std::chrono::milliseconds> sparePatience = {});
    /** Blocks until all threads have ended. */
    ~Adapters();
    /** Prepares the destruction; afterwards the object may be destroyed on any thread. On the
     * thread that made it. */
    void leave();
    /** Destroys the object in the background (departures.h). On the thread that made it. */
    static void closeInBackground(std::unique_ptr<Adapters> adapters);

    /** The login of the SQL store, or of the person for an embedded one. */
    QString actor;
    QString identity; ///< of the database, known once the workspace is open
    bool isReadOnly = false;
    bool mayErase = true;      ///< known once the workspace is open
    bool mayRelay = true;      ///< known once the workspace is open
    bool hasOldRights = false; ///< known once the workspace is open
    int schemaVersion = 0;     ///< known once the workspace is open
    QString copyOfOlderFile{}; ///< see Workspace::copyOfOlderFile()
    SiteDates siteDates;       ///< known once the workspace is open
    /** Opened for a desk: the future first page of the list; `feed` tells the changes since it was
     * asked for. Else not valid. */
    Core::FutureResult<Core::ArticlePage> firstPage;
    std::shared_ptr<Sql::Database> database;
    std::shared_ptr<Ports::ArticleStore> articles;
    std::shared_ptr<Ports::ListPlaces> places;
    std::shared_ptr<Ports::Archive> archive;
    std::shared_ptr<Ports::BulkStore> bulk;
    std::shared_ptr<Ports::Outbox> outbox;
    std::shared_ptr<Ports::ChangeFeed> feed;
    std::shared_ptr<Ports::Settings> settings;
    std::shared_ptr<Ports::SearchIndex> sqlSearch;
    std::shared_ptr<Ports::SearchIndex> ownSearch; ///< null where SQL searches by design
    /** The index for searches of people: `ownSearch`, limited to what the login sees once the
     * workspace is open.
     */
    std::shared_ptr<Ports::SearchIndex> askedSearch;
    std::shared_ptr<Ports::IndexAdmin> indexAdmin; ///< null where `ownSearch` is null
    std::shared_ptr<Ports::ViewCounter> views;
    std::shared_ptr<Ports::CountedViews> countedViews; ///< the view counts in SQL
    std::shared_ptr<Ports::CounterNotes> counterNotes; ///< null where SQL counts by design
    std::shared_ptr<Views::SeededCounter>
        seededViews; ///< the same as `views`; null with counterNotes
    std::shared_ptr<Ports::ArticleCache> cache;

private:
    Adapters();

    QThread m_network; ///< the one I/O thread of all network clients
    bool m_usesNetwork = false;
};

} // namespace Triptych::Workspace
