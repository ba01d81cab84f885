#pragma once

#include <core/call.h>
#include <core/result.h>

#include <QStringList>

namespace Triptych::Sql {
class Database;
}

namespace Triptych::Workspace {

/** What the login of a workspace may do; on a database without roles, everything. */
struct Rights
{
    bool writes = true;  ///< saves articles
    bool relays = true;  ///< takes outbox rows: sees every article
    bool seesAll = true; ///< else public articles and, where it writes, what it created itself
    bool areOld = false; ///< set up for an earlier schema: "triptychctl setup" is to be run again
};

/** A person's login and the roles that it shall have, and no other. */
struct LoginGrant
{
    QString login;
    QStringList roles; ///< of roleNames()
    QString password;  ///< empty: as it is, or the DBA sets it
};

/** reader, author, editor, admin, relay, site: the groups are named <prefix>_<role>. A site reads
 * the view public_articles and nothing else (docs/serving.md); it opens no workspace. */
QStringList roleNames();

// Any thread; answers on a thread of the database. Errors beside those of the database: Usage for a
// prefix, login or role that cannot be meant and on SQLite, Forbidden for who is not the owner.

Core::FutureResult<Rights> rightsOf(Sql::Database &database, Core::Call call);

/** Makes the groups, grants, row-level security and the audit table; harmless where they are. Usage
 *  where a login has the name of one of the groups. */
Core::FutureResult<void> setUpRights(Sql::Database &database, const QString &prefix,
                                     Core::Call call);

/** Makes the login where there is none. NotFound where the groups were not set up. Usage, and
 *  nothing changed, for a name of PostgreSQL's own (public, none, pg_...), for a role that does not
 *  sign in, such as a group of any prefix, and for who no right binds: the owner and its members,
 *  superusers, who passes row-level security by or replicates. */
Core::FutureResult<void> grantLogin(Sql::Database &database, const QString &prefix,
                                    LoginGrant grant, Core::Call call);

} // namespace Triptych::Workspace
