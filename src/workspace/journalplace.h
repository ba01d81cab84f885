#pragma once

#include <core/call.h>
#include <profiles/profile.h>

namespace Triptych::Sql {
class Database;
}

namespace Triptych::Workspace {

class Workspace;

/**
 * The folder for unsaved text of an open workspace on this computer. It depends on the database and
 * not on the address by which it was reached, so each workspace gets its own texts and no others.
 * Texts in the folder that this connection used before are moved there; of two texts of one article
 * the newer one becomes the entry, the other is offered beside it. Only for the process that holds
 * the DeskClaim of the home folder.
 */
QString journalFolder(const Workspace &workspace);

/**
 * The same while the database is away and its identity is not known: the folder that this
 * connection used last. Moves nothing.
 */
QString journalFolder(const Profiles::Profile &profile);

/** The identity of a database, independent of the address by which it was reached. Empty for
 * SQLite, and where the server does not give it. Errors: those of the store. */
Core::FutureResult<QString> identityOf(Sql::Database &database, Core::Call call);

} // namespace Triptych::Workspace
