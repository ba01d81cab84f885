#pragma once

#include "sitedates.h"

#include <core/call.h>
#include <ports/archive.h>
#include <ports/articlecache.h>
#include <ports/articlestore.h>
#include <ports/changefeed.h>
#include <ports/indexadmin.h>
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
 * What a profile names, built: the only place that knows which adapter stands behind which port.
 * Making it does no I/O. Lives on the thread that makes it; the ports may be called from any
 * thread.
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
    /** On the thread that made them; afterwards they may be destroyed on any. */
    void leave();
    /** Destroys them where nobody waits for it (departures.h). On the thread that made them. */
    static void closeInBackground(std::unique_ptr<Adapters> adapters);

    /** The login of the SQL store, or of the person for an embedded one. */
    QString actor;
    QString identity; ///< of the database, known once the workspace is open
    bool isReadOnly = false;
    bool mayRelay = true;      ///< known once the workspace is open
    bool hasOldRights = false; ///< the same
    int schemaVersion = 0;     ///< the same
    QString copyOfOlderFile{}; ///< see Workspace::copyOfOlderFile()
    SiteDates siteDates;       ///< the same
    /** The list's first page, where it was opened for a desk: asked for, perhaps not answered yet.
     * Changes since are what `feed` tells. Else not valid. */
    Core::FutureResult<Core::ArticlePage> firstPage;
    std::shared_ptr<Sql::Database> database;
    std::shared_ptr<Ports::ArticleStore> articles;
    std::shared_ptr<Ports::Archive> archive;
    std::shared_ptr<Ports::Outbox> outbox;
    std::shared_ptr<Ports::ChangeFeed> feed;
    std::shared_ptr<Ports::Settings> settings;
    std::shared_ptr<Ports::SearchIndex> sqlSearch;
    std::shared_ptr<Ports::SearchIndex> ownSearch; ///< null where SQL searches by design
    /** `ownSearch`, for people to ask: once the workspace is open, limited to what its login sees.
     */
    std::shared_ptr<Ports::SearchIndex> askedSearch;
    std::shared_ptr<Ports::IndexAdmin> indexAdmin; ///< null with it
    std::shared_ptr<Ports::ViewCounter> views;
    std::shared_ptr<Ports::CountedViews> countedViews; ///< what SQL has counted
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
