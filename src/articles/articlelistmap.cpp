#include "articlelist.h"

#include <sql/sqltext.h>

#include <QCoreApplication>

namespace Triptych::Articles {

namespace {

/** A list of so many rows is counted and its anchors are exact at once. */
constexpr qint64 ShortList = 10'000;
constexpr int MostAnchors = 1'000;
/** One article of so many is in the sample (the index articles_sample). */
constexpr qint64 OneOf = 16;
/** Up to so many rows of the sample the whole list is counted, as a sample of that size is wrong by
 * up to 1 %. */
constexpr qint64 SmallSample = 75'000;

} // namespace

Core::Result<Core::ListMap> ArticleList::readPlaces(Sql::Connection &connection, qint64 from,
                                                    int step) const
{
    const Parts all = parts(connection.dialect(), connection.schemaVersion());
    // One statement, so that no row comes or goes between two anchors; it ends with the list or
    // after the last row that is asked for.
    Sql::Statement statement = connection.composed(
        QStringLiteral("SELECT * FROM (SELECT id, %1, row_number() OVER list AS place, "
                       "lead(articles.id) OVER list IS NULL AS is_last FROM %2 WHERE %3 "
                       "WINDOW list AS (ORDER BY %4) ORDER BY %4 LIMIT :most) AS numbered "
                       "WHERE place % :step = 0 OR is_last ORDER BY place")
            .arg(all.keys, all.from, all.where, all.order));
    bindAll(statement, connection.dialect());
    statement.bind("most", qint64(m_limit) * step).bind("step", step);
    Core::ListMap map;
    map.count = from;
    bool any = false;
    auto done = statement.each([&](const Sql::Row &row) {
        any = true;
        const qint64 place = row.integer("place");
        map.count = from + place;
        map.isExact = row.boolean("is_last");
        if (!map.isExact)
            map.anchors << Core::ListAnchor{from + place, cursorOf(row)};
    });
    if (!done)
        return Core::failure(done.error());
    map.isExact = map.isExact || !any;
    return map;
}

Core::Result<qint64> ArticleList::count(Sql::Connection &connection, qint64 bound) const
{
    Sql::Statement statement = connection.composed(
        QStringLiteral("SELECT count(*) AS n FROM (SELECT 1 FROM %1 WHERE %2%3) AS rows")
            .arg(m_conditions.from(connection.dialect(), connection.schemaVersion()),
                 m_conditions.text(connection.dialect(), connection.schemaVersion()),
                 QLatin1String(bound > 0 ? " LIMIT :bound" : "")));
    m_conditions.bind(statement);
    if (bound > 0)
        statement.bind("bound", bound);
    const auto counted = statement.one([](const Sql::Row &row) { return row.integer("n"); });
    if (!counted)
        return Core::failure(counted.error());
    return counted->value_or(0);
}

Core::Result<Core::ListMap> ArticleList::readSample(Sql::Connection &connection) const
{
    // The sample is smaller than what a common name has.
    ArticleList unwalked = *this;
    unwalked.m_conditions.leaveOrder();
    const Parts all = unwalked.parts(connection.dialect(), connection.schemaVersion());
    const QString sampled = Sql::statementText(Sql::dialectName(connection.dialect()),
                                               QStringLiteral("articles/fragments/sampled"));
    // Of the places of the sample those where another thousandth of it begins.
    Sql::Statement statement = connection.composed(
        QStringLiteral("SELECT * FROM (SELECT id, %1, row_number() OVER (ORDER BY %3) AS place, "
                       "count(*) OVER () AS sampled FROM articles WHERE %2 AND %4) AS numbered "
                       "WHERE place * :anchors / sampled > (place - 1) * :anchors / sampled "
                       "ORDER BY place")
            .arg(all.keys, all.where, all.order, sampled));
    m_conditions.bind(statement);
    statement.bind("anchors", MostAnchors);
    Core::ListMap map;
    auto done = statement.each([&](const Sql::Row &row) {
        map.count = row.integer("sampled") * OneOf;
        map.anchors << Core::ListAnchor{row.integer("place") * OneOf, cursorOf(row)};
    });
    if (!done)
        return Core::failure(done.error());
    return map;
}

Core::Result<Core::ListMap> ArticleList::map(Sql::Connection &connection) const
{
    ArticleList whole = *this;
    whole.m_hasCursor = false;
    const auto counted = count(connection, ShortList + 1);
    if (!counted)
        return Core::failure(counted.error());
    if (*counted <= ShortList) {
        whole.m_limit = MostAnchors;
        auto exact = whole.readPlaces(connection, 0, int(ShortList / MostAnchors));
        // Longer than it was a moment ago.
        if (!exact || exact->isExact)
            return exact;
    }
    auto map = whole.readSample(connection);
    if (!map)
        return map;
    qint64 rows = qMax(map->count, ShortList + 1);
    if (m_conditions.isEverything() && map->count / OneOf <= SmallSample) {
        const auto exact = count(connection, 0);
        if (!exact)
            return Core::failure(exact.error());
        rows = *exact;
    }
    // Where the sample said too much or too little of all, it did so everywhere.
    const double scale = double(rows) / double(qMax<qint64>(map->count + OneOf, 1));
    for (Core::ListAnchor &anchor : map->anchors)
        anchor.row = qMin(rows - 1, qint64(double(anchor.row) * scale));
    map->count = rows;
    return map;
}

Core::Result<QString> ArticleList::cursorBeforeTitle(const QString &beginning) const
{
    if (m_query.sort != Core::Sort::TitleAscending) {
        return Core::failure(
            Core::ErrorKind::Usage,
            QCoreApplication::translate("Articles", "This list is not in the order of titles."));
    }
    if (const auto checked = Sql::checkText(beginning, QStringLiteral("title")); !checked)
        return Core::failure(checked.error());
    // No article has this id: all with this key stand behind it.
    const auto least =
        Core::ArticleId::fromString(QStringLiteral("00000000-0000-0000-0000-000000000001"));
    return cursor(beginning.toLower(), {}, *least);
}

} // namespace Triptych::Articles
