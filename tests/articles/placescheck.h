#pragma once

#include <core/query.h>
#include <ports/articlestore.h>
#include <ports/listplaces.h>
#include <sql/connectsettings.h>

#include <QTest>

#include <algorithm>
#include <functional>

namespace Triptych::Tests {

/** A list, and which articles are in it by looking at each. */
struct CheckedQuery
{
    const char *name;
    Core::ArticleQuery query;
    std::function<bool(const Core::Article &)> passes;
};

/** Adds the articles `first` to `last` of a series by one statement. Every seventh row shares its
 * times, and titles, bylines, sections and states tie; `mine` made every fifth. */
inline QString insertSeries(Sql::Dialect dialect, int first, int last, const QString &mine)
{
    const bool server = dialect == Sql::Dialect::PostgreSql;
    const auto time = [server](const char *milliseconds) {
        const QString number = QLatin1String(milliseconds);
        return server ? QStringLiteral("to_timestamp((%1) / 1000.0)").arg(number) : number;
    };
    const QString list = QLatin1String(server ? "CAST(string_to_array(%1, ' ') AS text[])"
                                              : "'[\"' || replace(%1, ' ', '\",\"') || '\"]'");
    const QString id = QLatin1String(
        server ? "gen_random_uuid()"
               : "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || "
                 "substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || "
                 "hex(randomblob(6)))");
    const QString series =
        server ? QStringLiteral("generate_series(%1, %2) AS s (i)").arg(first).arg(last)
               : QStringLiteral("s");
    const QString with =
        server ? QString()
               : QStringLiteral("WITH RECURSIVE s (i) AS (SELECT %1 UNION ALL SELECT i + 1 FROM s "
                                "WHERE i < %2) ")
                     .arg(first)
                     .arg(last);
    return QStringLiteral(
               "INSERT INTO articles (id, version, slug, language, title, summary, body, authors, "
               "tags, section, status, publish_at, fields, source_digest, created_at, updated_at, "
               "created_by, updated_by, deleted_at) ") +
           with +
           QStringLiteral(
               "SELECT %1, 1, 's' || i, CASE i % 3 WHEN 0 THEN 'de' ELSE 'en-GB' END, 'title' || "
               "(1000 + i * 7 % 513), 'S', 'Text.', %2, %3, 'section' || (i % 4), CASE i % 5 WHEN "
               "0 THEN 'draft' WHEN 1 THEN 'archived' ELSE 'published' END, CASE WHEN i % 6 > 0 "
               "THEN %4 END, '{}', '', %5, %6, CASE i % 5 WHEN 0 THEN '%7' ELSE 'someone' END, "
               "'someone', CASE WHEN i % 11 = 7 THEN %6 END FROM %8")
               .arg(id, list.arg(QStringLiteral("'Ann' || (i % 3) || ' ' || 'Bob'")),
                    list.arg(QStringLiteral("'common ' || CASE WHEN i % 97 = 0 THEN 'rare ' ELSE "
                                            "'' END || 'third' || (i % 3)")),
                    time("CASE i % 9 WHEN 0 THEN 4000000000000 ELSE 1600000000000 + i % 40 * 60000 "
                         "END"),
                    time("1500000000000 + i % 50 * 1000"), time("1700000000000 + i / 7 * 1000"),
                    mine, series);
}

inline QList<CheckedQuery> checkedQueries()
{
    using Core::Article;
    using Core::FilterKey;
    const auto filtered = [](FilterKey key, const QStringList &values, bool isExcluded = false) {
        Core::ArticleQuery query;
        query.filter.terms << Core::FilterTerm{key, values, isExcluded};
        return query;
    };
    const QString rare = QStringLiteral("rare");
    const QString third = QStringLiteral("third1");
    const QString ann = QStringLiteral("Ann2");
    const auto living = [](auto also) {
        return [also](const Article &article) { return !article.isDeleted() && also(article); };
    };
    Core::ArticleQuery both = filtered(FilterKey::Tag, {third});
    both.filter.terms << Core::FilterTerm{FilterKey::Author, {ann}, true}
                      << Core::FilterTerm{FilterKey::Tag, {rare}};
    Core::ArticleQuery deleted;
    deleted.isDeleted = true;
    return {
        {"all", {}, living([](const Article &) { return true; })},
        {"status", filtered(FilterKey::Status, {QStringLiteral("archived")}),
         living([](const Article &a) { return a.status == Core::Status::Archived; })},
        {"scheduled", filtered(FilterKey::Status, {QStringLiteral("scheduled")}),
         living([](const Article &a) { return a.isScheduled(QDateTime::currentDateTimeUtc()); })},
        {"tag", filtered(FilterKey::Tag, {third}),
         living([third](const Article &a) { return a.tags.contains(third); })},
        {"rare tag", filtered(FilterKey::Tag, {rare}),
         living([rare](const Article &a) { return a.tags.contains(rare); })},
        {"not tag", filtered(FilterKey::Tag, {third}, true),
         living([third](const Article &a) { return !a.tags.contains(third); })},
        {"any author", filtered(FilterKey::Author, {ann, QStringLiteral("Ann0")}),
         living([](const Article &a) { return !a.authors.contains(QStringLiteral("Ann1")); })},
        {"two tags, not author", both, living([=](const Article &a) {
             return a.tags.contains(third) && a.tags.contains(rare) && !a.authors.contains(ann);
         })},
        {"section", filtered(FilterKey::Section, {QStringLiteral("section3")}),
         living([](const Article &a) { return a.section == QLatin1String("section3"); })},
        {"words", filtered(FilterKey::Title, {QStringLiteral("TLE101")}),
         living([](const Article &a) { return a.title.contains(QLatin1String("tle101")); })},
        {"nothing", filtered(FilterKey::Tag, {QStringLiteral("nobody has this")}),
         [](const Article &) { return false; }},
        {"deleted", deleted, [](const Article &a) { return a.isDeleted(); }},
    };
}

inline bool standsBefore(Core::Sort sort, const Core::Article &a, const Core::Article &b)
{
    const auto whole = [sort](const Core::Article &article) {
        const auto time = [](const QDateTime &at) {
            return at.isValid() ? at.toMSecsSinceEpoch() : std::numeric_limits<qint64>::min();
        };
        QString text;
        qint64 at = time(article.updatedAt);
        switch (Core::sortKey(sort)) {
        case Core::SortKey::Updated:
            break;
        case Core::SortKey::Publish:
            at = time(article.publishAt);
            break;
        case Core::SortKey::Created:
            at = time(article.createdAt);
            break;
        case Core::SortKey::Title:
            text = article.title.toLower();
            at = 0;
            break;
        case Core::SortKey::Author:
            text = article.authors.value(0).toLower();
            at = 0;
            break;
        case Core::SortKey::Section:
            text = article.section;
            break;
        case Core::SortKey::Status:
            text = Core::statusName(article.status);
            break;
        }
        return std::tuple(text, at, article.id.toString());
    };
    return Core::isDescending(sort) ? whole(a) > whole(b) : whole(a) < whole(b);
}

/** Every article that this login sees, in no order. */
inline Core::Result<QList<Core::Article>> everyArticle(Ports::ArticleStore &store)
{
    QList<Core::Article> all;
    for (Core::ArticleId after;;) {
        const auto part = store.scan(after, 1000, {}).result();
        if (!part || part->isEmpty())
            return part ? Core::Result<QList<Core::Article>>(all) : part;
        all << *part;
        after = part->constLast().id;
    }
}

inline QList<Core::ArticleId> expectedIds(QList<Core::Article> all, const CheckedQuery &checked,
                                          Core::Sort sort)
{
    all.removeIf([&checked](const Core::Article &article) { return !checked.passes(article); });
    std::sort(all.begin(), all.end(), [sort](const Core::Article &a, const Core::Article &b) {
        return standsBefore(sort, a, b);
    });
    QList<Core::ArticleId> ids;
    for (const Core::Article &article : std::as_const(all))
        ids << article.id;
    return ids;
}

inline Core::Result<QList<Core::ArticleId>> idsOfPage(Ports::ListPlaces &places,
                                                      const Core::ArticleQuery &query,
                                                      const QString &cursor, int skip, int limit)
{
    const auto page = places.page(query, cursor, skip, limit, {}).result();
    if (!page)
        return Core::failure(page.error());
    QList<Core::ArticleId> ids;
    for (const Core::ArticleSummary &row : page->rows)
        ids << row.id;
    return ids;
}

/** What is wrong with the places of a list; empty where nothing is. */
inline QString wrongPlaces(Ports::ListPlaces &places, const Core::ArticleQuery &query,
                           const QList<Core::ArticleId> &expected)
{
    const auto fails = [](const char *what, qint64 at, const Core::Error &error) {
        return QStringLiteral("%1 at %2: %3 %4")
            .arg(QLatin1String(what))
            .arg(at)
            .arg(error.message, error.detail);
    };
    const auto ids = places.ids(query, {}, 10'001, {}).result();
    if (!ids)
        return fails("ids", 0, ids.error());
    if (ids->ids != expected.mid(0, 10'001))
        return QStringLiteral("ids differ");
    if (ids->next.isEmpty() != (expected.size() <= 10'001))
        return QStringLiteral("the end of the ids is not told");
    const auto isAt = [&](const Core::ListAnchor &anchor, int skip, int limit) {
        const auto page = idsOfPage(places, query, anchor.cursor, skip, limit);
        if (!page)
            return fails("page", anchor.row, page.error());
        return *page == expected.mid(anchor.row + skip, limit)
                   ? QString()
                   : QStringLiteral("the page at %1 differs").arg(anchor.row);
    };
    QList<Core::ListAnchor> looked{{0, {}}};
    for (const int step : {7, 1000}) {
        Core::ListAnchor from;
        Core::ListMap map;
        qint64 rows = 0;
        do {
            const int limit = from.row == 0 ? 3 : 1000;
            const auto next = places.anchors(query, from, step, limit, {}).result();
            if (!next)
                return fails("anchors", from.row, next.error());
            map = *next;
            for (const Core::ListAnchor &anchor : std::as_const(map.anchors)) {
                rows += step;
                if (anchor.row != rows)
                    return QStringLiteral("an anchor at %1, not %2").arg(anchor.row).arg(rows);
            }
            if (!map.anchors.isEmpty()) {
                looked << map.anchors.constFirst() << map.anchors.constLast();
                from = map.anchors.constLast();
            } else if (!map.isExact) {
                return QStringLiteral("no anchor and no end");
            }
        } while (!map.isExact);
        if (map.count != expected.size() || (rows > 0 && rows >= map.count))
            return QStringLiteral("%1 rows, not %2").arg(map.count).arg(expected.size());
    }
    const auto estimate = places.estimate(query, {}).result();
    if (!estimate)
        return fails("estimate", 0, estimate.error());
    if (estimate->isExact != (expected.size() <= 10'000))
        return QStringLiteral("exact or not");
    if (estimate->anchors.size() > 1'000)
        return QStringLiteral("too many anchors");
    if (estimate->isExact) {
        if (estimate->count != expected.size())
            return QStringLiteral("estimated %1, not %2").arg(estimate->count).arg(expected.size());
        for (qsizetype i = 0; i < estimate->anchors.size(); i += 1 + estimate->anchors.size() / 5)
            looked << estimate->anchors.at(i);
    }
    for (const Core::ListAnchor &anchor : std::as_const(looked)) {
        for (const int skip : {0, 1, 6}) {
            const QString wrong = isAt(anchor, skip, 5);
            if (!wrong.isEmpty())
                return wrong;
        }
    }
    return {};
}

} // namespace Triptych::Tests
