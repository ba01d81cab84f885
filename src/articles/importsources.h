#pragma once

#include <core/knownsource.h>
#include <core/result.h>
#include <sql/connection.h>

#include <QList>

namespace Triptych::Articles {

/** The table of import sources, on its connection's thread. Contracts as in Ports::ArticleStore. */
class ImportSources final
{
public:
    explicit ImportSources(Sql::Connection &connection) : m_connection(connection) {}

    /** Inside a transaction, as add() and move(). */
    Core::Result<QList<Core::KnownSource>> all();
    Core::Result<void> add(const QString &name, const QString &root, const QString &actor);
    Core::Result<void> move(const QString &name, const QString &root, const QString &knownRoot,
                            const QString &actor);
    Core::Result<void> remove(const QString &name);
    Core::Result<qint64> articles(const QString &name);
    Core::Result<qint64> liveArticles(const QString &name);
    Core::Result<QStringList> paths(const QString &name, int limit);
    /** The next of them behind `after`, tombstones left out: see
     * Ports::ArticleStore::pathsOfSourceAfter(). */
    Core::Result<QStringList> pathsAfter(const QString &name, const QString &after, int limit);
    /** Adds the sources whose names are not known yet; answers how many were added.
     * PostgreSQL only. */
    Core::Result<int> take(const QList<Core::KnownSource> &sources);

private:
    /** What a statement of one row counts as "articles". */
    Core::Result<qint64> count(const char *statement, const QString &name);
    /** Unsupported where the tables are older than sources. */
    Core::Result<void> checkSchema();

    Sql::Connection &m_connection;
};

} // namespace Triptych::Articles
