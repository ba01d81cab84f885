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
 * Reads what changed in the articles since a position: a snapshot of PostgreSQL, which tells
 * exactly what it had seen, or the number of the last change of SQLite, whose writers come one by
 * one. Rows may come again in the next answer, and none is left out. Threads and errors as
 * ArticleStore.
 */
class ChangeReader final
{
public:
    explicit ChangeReader(std::shared_ptr<Sql::Database> database);

    /** Where the store stands now. */
    Core::FutureResult<QString> position(Core::Call call);
    Core::FutureResult<ChangedSince> since(QString position, int limit, Core::Call call);
    /** What was saved or removed last, by the store's clock; at most the `limit` newest. */
    Core::FutureResult<QList<ChangedVersion>> recent(std::chrono::seconds within, int limit,
                                                     Core::Call call);

private:
    std::shared_ptr<Sql::Database> m_database;
};

} // namespace Triptych::Articles
