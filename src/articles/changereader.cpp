#include "changereader.h"

#include <sql/articlerow.h>
#include <sql/database.h>

namespace Triptych::Articles {

using Core::Result;
using Sql::Access;
using Sql::Connection;
using Sql::Row;

namespace {

Result<QString> readPosition(Connection &connection)
{
    auto position =
        connection.statement(QStringLiteral("changes/position")).one([](const Row &row) {
            return row.text("position");
        });
    if (!position)
        return Core::failure(position.error());
    return position->value_or(QString());
}

} // namespace

ChangeReader::ChangeReader(std::shared_ptr<Sql::Database> database)
    : m_database(std::move(database))
{
}

Core::FutureResult<QString> ChangeReader::position(Core::Call call)
{
    return m_database->run(Access::Read, std::move(call), readPosition);
}

Core::FutureResult<ChangedSince> ChangeReader::since(QString position, int limit, Core::Call call)
{
    return m_database->run(
        Access::Read, std::move(call),
        [position = std::move(position), limit](Connection &connection) -> Result<ChangedSince> {
            // Before the rows: what is committed between the two is read twice, not never.
            auto next = readPosition(connection);
            if (!next)
                return Core::failure(next.error());
            ChangedSince changed{{}, *next, false};
            if (changed.position == position)
                return changed;
            auto rows = connection.statement(QStringLiteral("changes/since"))
                            .bind("position", position)
                            .bind("limit", limit + 1)
                            .all(Sql::summaryFromRow);
            if (!rows)
                return Core::failure(rows.error());
            changed.isCut = rows->size() > limit;
            changed.rows = rows->first(std::min<qsizetype>(rows->size(), limit));
            return changed;
        });
}

Core::FutureResult<QList<ChangedVersion>> ChangeReader::recent(std::chrono::seconds within,
                                                               int limit, Core::Call call)
{
    return m_database->run(Access::Read, std::move(call), [within, limit](Connection &connection) {
        return connection.statement(QStringLiteral("changes/recent"))
            .bind("seconds", int(within.count()))
            .bind("limit", limit)
            .all([](const Row &row) {
                return ChangedVersion{row.articleId("id"), row.integer("version")};
            });
    });
}

} // namespace Triptych::Articles
