#pragma once

#include <core/call.h>
#include <profiles/profile.h>

namespace Triptych::Sql {
class Database;
}

namespace Triptych::Workspace {

class Workspace;

/**
 * The folder of this computer's unsaved text of an open workspace: another one's is never offered
 * in it, and its own is, by whatever address the database was reached. What was typed in the folder
 * that this connection had before is moved there; of two texts of one article the newer one counts,
 * and the other is offered beside it. For the one desk of the home folder (see DeskClaim), or
 * whoever claims it.
 */
QString journalFolder(const Workspace &workspace);

/**
 * The same where the database was not asked who it is, because it is away: the folder that this
 * connection had last. Moves nothing.
 */
QString journalFolder(const Profiles::Profile &profile);

/** Which database it is, by whatever address it was reached; empty where it does not say (SQLite,
 * or a server that keeps its number to itself). Errors: the store's. */
Core::FutureResult<QString> identityOf(Sql::Database &database, Core::Call call);

} // namespace Triptych::Workspace
