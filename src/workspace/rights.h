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
    bool writes = true; ///< saves articles
    bool relays = true; ///< claims outbox rows, and so sees every article
    bool seesAll =
        true; ///< false: it sees public articles and, where it writes, those that it created
    bool areOld = false; ///< the rights were set up for an earlier schema: "triptychctl setup" must
                         ///< be run again
    bool erases = true;  ///< erases deleted articles for good: an admin
};

/** A person's login, and exactly the roles that it shall have. */
struct LoginGrant
{
    QString login;
    QStringList roles; ///< of roleNames()
    QString password; ///< empty = the password is not changed; the database's administrator sets it
};

/** reader, author, editor, admin, relay, site: the groups are named <prefix>_<role>. A site reads
 * the view public_articles and nothing else (docs/serving.md); it opens no workspace. */
QStringList roleNames();

// Any thread; answers on a thread of the database. Errors beside those of the database: Usage for
// an impossible prefix, login or role and on SQLite, Forbidden for a login that is not the owner.

Core::FutureResult<Rights> rightsOf(Sql::Database &database, Core::Call call);

/** Makes the groups, grants, row-level security and the audit table; existing ones are brought up
 * to date. Usage where a login has the name of one of the groups. */
Core::FutureResult<void> setUpRights(Sql::Database &database, const QString &prefix,
                                     Core::Call call);

/** Makes the login where there is none. NotFound where the groups were not set up. Usage, and
 *  nothing changed, for a name of PostgreSQL's own (public, none, pg_...), for a role that cannot
 * sign in, such as a group of any prefix, and for a login that no right restricts: the owner and
 * its members, superusers, roles with BYPASSRLS or REPLICATION. */
Core::FutureResult<void> grantLogin(Sql::Database &database, const QString &prefix,
                                    LoginGrant grant, Core::Call call);

} // namespace Triptych::Workspace
