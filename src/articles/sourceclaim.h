#pragma once

#include <ports/articlestore.h>

#include <sql/connection.h>
#include <sql/connectsettings.h>

namespace Triptych::Articles {

// What Ports::ArticleStore::claimSource() gives. All block, and answer Conflict where another
// import has the source.

/** A lock file beside `file`, one for each source. It is stale where the program that made it is
 * dead. ReadOnly where nothing can be written there. */
Core::Result<Ports::SourceClaim> claimByFile(const QString &file, const QString &source);

/** An advisory lock of a session that does nothing else. */
Core::Result<Ports::SourceClaim> claimBySession(Sql::ConnectSettings settings,
                                                const QString &source, const Core::Call &call);

/** The one of the two that is meant for the workspace of `connection`. */
Core::Result<Ports::SourceClaim> claim(Sql::Connection &connection, Sql::ConnectSettings settings,
                                       const QString &source);

} // namespace Triptych::Articles
