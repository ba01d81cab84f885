#pragma once

#include <core/call.h>
#include <core/task.h>
#include <profiles/profile.h>

#include <QStringList>

namespace Triptych::Workspace {

/** A CHECK that older rows break. New and changed rows must satisfy it. */
struct BrokenConstraint
{
    QString name;
    QString table;
    QString condition; ///< as PostgreSQL writes it; empty for SQLite
    qint64 rows = 0;   ///< how many break it
    QStringList first; ///< the primary keys of the first of them, at most 20
};

/** Articles from before core/limits.h that are larger than it allows. They may be saved again if
 * they do not grow. */
struct BeyondLimit
{
    QString part;        ///< body, title, about (summary, section, authors and tags), fields,
                         ///< fields_depth, authors, tags, digest
    qint64 most = 0;     ///< the limit: bytes, levels of fields_depth, or number of names
    qint64 articles = 0; ///< how many articles are beyond it
    QStringList first;   ///< the ids of the first of them, at most 20
};

/** What triptychctl setup --upgrade did. */
struct SchemaUpgrade
{
    int from = 0; ///< the schema's number before; equal to `to` where nothing was to do
    int to = 0;
    QString copy;           ///< the file that a SQLite workspace was copied to; else empty
    bool hasRights = false; ///< PostgreSQL: the rights had been set up, and were renewed
    QStringList checked;    ///< the names of the CHECKs that all rows satisfy; PostgreSQL has
                            ///< validated them now
    QList<BrokenConstraint> broken;
    QList<BeyondLimit> beyond;
};

/**
 * Brings the schema of the profile's SQL store up to date, renews the rights where they were set
 * up, tests the existing rows against each CHECK (SQLite: the rule of a trigger) that was added
 * without such a test, and looks for articles beyond the limits. May be run again at any time, also
 * after it was stopped. Answers on the calling thread, which needs an event loop. Errors: those of
 * opening a workspace, Forbidden for a login that is not the owner.
 */
Core::Task<SchemaUpgrade> upgradeSchema(Profiles::ProfileWithSecrets profile, Core::Call call);

} // namespace Triptych::Workspace
