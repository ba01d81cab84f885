#pragma once

#include <ports/articlestore.h>

#include <sql/connection.h>
#include <sql/connectsettings.h>

namespace Triptych::Articles {

// The claims of Ports::ArticleStore::claimSource(). All functions block, and answer Conflict where
// another import has the source.

/** Claims by a lock file beside `file`, one for each source. The lock of a program that has died
 * does not count. ReadOnly where the folder cannot be written. */
Core::Result<Ports::SourceClaim> claimByFile(const QString &file, const QString &source);

/** Claims by an advisory lock of a session that does nothing else. */
Core::Result<Ports::SourceClaim> claimBySession(Sql::ConnectSettings settings,
                                                const QString &source, const Core::Call &call);

/** Claims in the way that fits the workspace of `connection`. */
Core::Result<Ports::SourceClaim> claim(Sql::Connection &connection, Sql::ConnectSettings settings,
                                       const QString &source);

} // namespace Triptych::Articles
