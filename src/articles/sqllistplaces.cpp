#include "sqllistplaces.h"

#include "articlelist.h"
#include "articlerows.h"
#include "storecalls.h"

#include <sql/database.h>

#include <QCoreApplication>

namespace Triptych::Articles {

using Core::Call;
using Core::FutureResult;
using Core::ListMap;
using Sql::Access;
using Sql::Connection;

namespace {

constexpr int MostRows = 1'000;
constexpr int MostSkipped = 1'000;
constexpr int MostIds = 10'001;
constexpr int MostAnchors = 1'000;
constexpr int LongestStep = 1'000;

Core::Error outOfRange()
{
    return {Core::ErrorKind::Usage,
            QCoreApplication::translate("Articles", "There is no such place in a list."),
            {}};
}

} // namespace

SqlListPlaces::SqlListPlaces(std::shared_ptr<Sql::Database> database)
    : m_database(std::move(database))
{
}

SqlListPlaces::~SqlListPlaces() = default;

FutureResult<Core::ArticlePage> SqlListPlaces::page(Core::ArticleQuery query, QString cursor,
                                                    int skip, int limit, Call call)
{
    if (skip < 0 || skip > MostSkipped)
        return Core::ready<Core::ArticlePage>(Core::failure(outOfRange()));
    auto list = ArticleList::create(query, limit, cursor, MostRows);
    if (!list)
        return Core::ready<Core::ArticlePage>(Core::failure(list.error()));
    list->setSkip(skip);
    return m_database->run(
        Access::Read, std::move(call),
        [list = *std::move(list)](Connection &connection) { return list.read(connection); });
}

FutureResult<Core::IdPage> SqlListPlaces::ids(Core::ArticleQuery query, QString cursor, int limit,
                                              Call call)
{
    auto list = ArticleList::create(query, limit, cursor, MostIds);
    if (!list)
        return Core::ready<Core::IdPage>(Core::failure(list.error()));
    return m_database->run(
        Access::Read, std::move(call),
        [list = *std::move(list)](Connection &connection) { return list.readIds(connection); });
}

FutureResult<QList<Core::ArticleSummary>> SqlListPlaces::rows(QList<Core::ArticleId> ids, Call call)
{
    using Rows = QList<Core::ArticleSummary>;
    if (ids.size() > MostRows)
        return Core::ready<Rows>(Core::failure(tooMany()));
    QStringList texts;
    texts.reserve(ids.size());
    for (const Core::ArticleId &id : ids)
        texts << id.toString();
    return m_database->run(Access::Read, std::move(call), [texts](Connection &connection) {
        return connection.statement(name("summaries")).bindTexts("ids", texts).all(summaryFromRow);
    });
}

FutureResult<ListMap> SqlListPlaces::estimate(Core::ArticleQuery query, Call call)
{
    auto list = ArticleList::create(query, MostRows, {}, MostRows);
    if (!list)
        return Core::ready<ListMap>(Core::failure(list.error()));
    return m_database->run(
        Access::Read, std::move(call),
        [list = *std::move(list)](Connection &connection) { return list.estimate(connection); });
}

FutureResult<QString> SqlListPlaces::beforeTitle(Core::ArticleQuery query, QString beginning,
                                                 Call call)
{
    Q_UNUSED(call) // nothing is read
    const auto list = ArticleList::create(query, 1, {}, MostRows);
    if (!list)
        return Core::ready<QString>(Core::failure(list.error()));
    return Core::ready<QString>(list->cursorBeforeTitle(beginning));
}

FutureResult<ListMap> SqlListPlaces::anchors(Core::ArticleQuery query, Core::ListAnchor from,
                                             int step, int limit, Call call)
{
    if (step < 1 || step > LongestStep || from.row < 0 || limit < 1 || limit > MostAnchors)
        return Core::ready<ListMap>(Core::failure(outOfRange()));
    auto list = ArticleList::create(query, limit, from.cursor, MostAnchors);
    if (!list)
        return Core::ready<ListMap>(Core::failure(list.error()));
    return m_database->run(Access::Read, std::move(call),
                           [list = *std::move(list), row = from.row, step](Connection &connection) {
                               return list.readAnchors(connection, row, step);
                           });
}

} // namespace Triptych::Articles
