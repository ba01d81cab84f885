#pragma once

#include <core/article.h>
#include <core/call.h>
#include <core/result.h>

#include <memory>

namespace Triptych::Sql {
class Database;
}

namespace Triptych::Articles {

/** What changed after a position, and the position to ask from next. */
struct ChangedSince
{
    QList<Core::ArticleSummary> rows; ///< oldest change first, tombstones included
    QString position;
    bool isCut = false; ///< more changed than was asked for
};

/** An article, or its tombstone, and the version that it is at. */
struct ChangedVersion
{
    Core::ArticleId id;
    qint64 version = 0;
};

/**
 * Reads which articles changed since a position. On PostgreSQL a position is a snapshot, which says
 * exactly which transactions were visible; on SQLite it is the number of the last change, because
 * there is one writer at a time. A row may come twice, none is left out. Threads and errors as
 * ArticleStore.
 */
class ChangeReader final
{
public:
    explicit ChangeReader(std::shared_ptr<Sql::Database> database);

    /** The position of now. */
    Core::FutureResult<QString> position(Core::Call call);
    Core::FutureResult<ChangedSince> since(QString position, int limit, Core::Call call);
    /** The articles saved or removed in the last `within`, by the store's clock; at most the
     * `limit` newest. */
    Core::FutureResult<QList<ChangedVersion>> recent(std::chrono::seconds within, int limit,
                                                     Core::Call call);

private:
    std::shared_ptr<Sql::Database> m_database;
};

} // namespace Triptych::Articles
