#pragma once

#include <core/call.h>
#include <core/task.h>
#include <profiles/profile.h>

#include <QStringList>

namespace Triptych::Workspace {

/** A CHECK that some rows break, which were there before it. New and changed rows keep it. */
struct BrokenConstraint
{
    QString name;
    QString table;
    QString condition; ///< as PostgreSQL writes it; empty for SQLite
    qint64 rows = 0;   ///< how many break it
    QStringList first; ///< the primary keys of the first of them, at most 20
};

/** Articles that are larger than core/limits.h allows, which were there before it. They may be
 * saved again, not larger. */
struct BeyondLimit
{
    QString part;        ///< body, title, about (summary, section, authors and tags), fields,
                         ///< fields_depth, authors, tags, digest
    qint64 most = 0;     ///< what the part may have: bytes, levels of fields_depth, names
    qint64 articles = 0; ///< how many have more
    QStringList first;   ///< the ids of the first of them, at most 20
};

/** What triptychctl setup --upgrade did. */
struct SchemaUpgrade
{
    int from = 0; ///< the schema's number before; the same as `to` where there was nothing to do
    int to = 0;
    QString copy;           ///< the file that a SQLite workspace was copied to; else empty
    bool hasRights = false; ///< PostgreSQL: the rights had been set up, and were renewed
    QStringList checked;    ///< the names of the CHECKs that all rows keep, as PostgreSQL knows now
    QList<BrokenConstraint> broken;
    QList<BeyondLimit> beyond;
};

/**
 * Brings the schema of the profile's SQL store up to date, renews the rights where they were set
 * up, looks at each CHECK (SQLite: the rule of a trigger) that was added without looking at the
 * rows that were there, and for articles beyond the limits. May be run again at any time, also
 * after it was stopped. Answers on the caller's thread, which needs an event loop. Errors: those of
 * opening a workspace, Forbidden for who is not the owner.
 */
Core::Task<SchemaUpgrade> upgradeSchema(Profiles::ProfileWithSecrets profile, Core::Call call);

} // namespace Triptych::Workspace
