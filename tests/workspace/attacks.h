#pragma once

#include <QList>

namespace Triptych::Tests {

/**
 * What a login tries by psql. Names stand for what TestRightsAttacks made: $ann and the like for a
 * login, $anns, $bobs, $open, $later, $gone (Ann's, deleted by Ed), $dropped (Ann's, deleted by
 * herself) for the id of an article as SQL's literal, $author and the like for a group.
 */
struct Attack
{
    const char *who;       ///< the logins, with spaces between
    const char *sql;       ///< run in one transaction, which is rolled back
    const char *answer;    ///< SQLSTATE, or the first value, or how many rows were changed
    const char *look = ""; ///< then asked by a superuser within the transaction
    const char *seen = ""; ///< what that tells
};

/** Those with values that no store keeps, and parts that are too large. */
QList<Attack> attacksOnValues();
/** All of them. */
QList<Attack> attacks();

} // namespace Triptych::Tests
