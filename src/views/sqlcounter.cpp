#include "sqlcounter.h"

#include <sql/database.h>

#include <QCoreApplication>
#include <QHash>

namespace Triptych::Views {

using Core::ArticleId;
using Core::Call;
using Core::FutureResult;
using Core::Result;
using Sql::Access;
using Sql::Connection;
using Sql::Row;

namespace {

constexpr qsizetype MaximumIds = 10'000;

Core::Error tooMany()
{
    return {Core::ErrorKind::Usage,
            QCoreApplication::translate("Views", "Too many counters were asked for at once."),
            {}};
}

} // namespace

SqlCounter::SqlCounter(std::shared_ptr<Sql::Database> database) : m_database(std::move(database)) {}

SqlCounter::~SqlCounter() = default;

FutureResult<qint64> SqlCounter::increment(ArticleId id, Call call)
{
    return m_database->run(Access::Write, std::move(call), [id](Connection &connection) {
        return connection.transaction([&]() -> Result<qint64> {
            auto views = connection.statement(QStringLiteral("views/increment"))
                             .bind("id", id)
                             .one([](const Row &row) { return row.integer("views"); });
            if (!views)
                return Core::failure(views.error());
            return views->value_or(0);
        });
    });
}

FutureResult<QList<qint64>> SqlCounter::counts(QList<ArticleId> ids, Call call)
{
    if (ids.size() > MaximumIds)
        return Core::ready<QList<qint64>>(Core::failure(tooMany()));
    return m_database->run(Access::Read, std::move(call),
                           [ids = std::move(ids)](Connection &connection) -> Result<QList<qint64>> {
                               QStringList texts;
                               for (const ArticleId &id : ids)
                                   texts << id.toString();
                               QHash<ArticleId, qint64> found;
                               auto read = connection.statement(QStringLiteral("views/counts"))
                                               .bindTexts("ids", texts)
                                               .each([&found](const Row &row) {
                                                   found.insert(row.articleId("article_id"),
                                                                row.integer("views"));
                                               });
                               if (!read)
                                   return Core::failure(read.error());
                               QList<qint64> counts;
                               for (const ArticleId &id : ids)
                                   counts << found.value(id, 0);
                               return counts;
                           });
}

FutureResult<qint64> SqlCounter::seed(QList<std::pair<ArticleId, qint64>> counts, Call call)
{
    if (counts.size() > MaximumIds)
        return Core::ready<qint64>(Core::failure(tooMany()));
    QJsonObject object;
    for (const auto &[id, views] : counts)
        object.insert(id.toString(), views);
    return m_database->run(Access::Write, std::move(call), [object](Connection &connection) {
        return connection.transaction([&]() -> Result<qint64> {
            return connection.statement(QStringLiteral("views/seed"))
                .bindJson("counts", object)
                .exec()
                .map([](int set) { return qint64(set); });
        });
    });
}

FutureResult<Ports::CountedTotal> SqlCounter::total(Call call)
{
    return m_database->run(
        Access::Read, std::move(call), [](Connection &connection) -> Result<Ports::CountedTotal> {
            auto total =
                connection.statement(QStringLiteral("views/total")).one([](const Row &row) {
                    Ports::CountedTotal read;
                    read.articles = row.integer("articles");
                    read.views = row.integer("views");
                    if (read.articles > 0) {
                        read.fingerprint = QStringLiteral("%1:%2:%3")
                                               .arg(row.articleId("newest").toString())
                                               .arg(read.articles)
                                               .arg(read.views);
                    }
                    return read;
                });
            if (!total)
                return Core::failure(total.error());
            return total->value_or(Ports::CountedTotal());
        });
}

FutureResult<Ports::CountedViews::Counts> SqlCounter::page(ArticleId after, int limit, Call call)
{
    if (limit < 1 || limit > MaximumIds)
        return Core::ready<Counts>(Core::failure(tooMany()));
    return m_database->run(
        Access::Read, std::move(call), [after, limit](Connection &connection) -> Result<Counts> {
            return connection.statement(QStringLiteral("views/page"))
                .bind("after", after.toString())
                .bind("limit", limit)
                .all([](const Row &row) {
                    return std::pair(row.articleId("article_id"), row.integer("views"));
                });
        });
}

FutureResult<Core::StorePing> SqlCounter::ping(Call call)
{
    return m_database->ping(std::move(call));
}

} // namespace Triptych::Views
