#include "articlelist.h"

#include "articlerows.h"

#include <sql/sqltext.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace Triptych::Articles {

using Core::Sort;
using Core::SortKey;

namespace {

QString keyName(Sort sort)
{
    switch (Core::sortKey(sort)) {
    case SortKey::Updated:
        return QStringLiteral("updated");
    case SortKey::Publish:
        return QStringLiteral("publish");
    case SortKey::Created:
        return QStringLiteral("created");
    case SortKey::Title:
        return QStringLiteral("title");
    case SortKey::Author:
        return QStringLiteral("author");
    case SortKey::Section:
        return QStringLiteral("section");
    case SortKey::Status:
        break;
    }
    return QStringLiteral("status");
}

bool isByText(Sort sort)
{
    return Core::sortKey(sort) >= SortKey::Title;
}

/** Many rows share a section or a status: they stand by their last change. */
bool hasSecondKey(Sort sort)
{
    return Core::sortKey(sort) >= SortKey::Section;
}

/** "ascending", "then_descending": of the fragments. */
QString direction(Sort sort)
{
    return QLatin1String(hasSecondKey(sort) ? "then_" : "") +
           QLatin1String(Core::isDescending(sort) ? "descending" : "ascending");
}

QString fingerprint(const Core::ArticleQuery &query)
{
    QStringList parts = {query.status ? Core::statusName(*query.status) : QString(),
                         query.scheduled ? QString::number(int(*query.scheduled)) : QString(),
                         query.author,
                         query.tag,
                         query.section,
                         query.language,
                         query.createdBy,
                         keyName(query.sort) + QLatin1String(Core::isDescending(query.sort)
                                                                 ? "_descending"
                                                                 : "_ascending")};
    if (query.isDeleted)
        parts << QStringLiteral("deleted");
    for (const Core::FilterTerm &term : query.filter.terms) {
        parts << QStringLiteral("%1 %2 %3 ")
                         .arg(int(term.key))
                         .arg(int(term.date))
                         .arg(int(term.isExcluded)) +
                     term.values.join(QChar(u'\x1e'));
    }
    const QByteArray digest =
        QCryptographicHash::hash(parts.join(QChar(u'\x1f')).toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.left(8).toHex());
}

} // namespace

QString ArticleList::cursor(const QJsonValue &key, const QJsonValue &then, Core::ArticleId id) const
{
    QJsonObject object{{QStringLiteral("q"), fingerprint(m_query)},
                       {QStringLiteral("k"), key},
                       {QStringLiteral("i"), id.toString()}};
    if (hasSecondKey(m_query.sort))
        object.insert(QStringLiteral("t"), then);
    return QString::fromLatin1(
        QJsonDocument(object)
            .toJson(QJsonDocument::Compact)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Core::Result<ArticleList> ArticleList::create(const Core::ArticleQuery &query, int limit,
                                              const QString &after, int most)
{
    if (limit < 1 || limit > most) {
        return Core::failure(Core::ErrorKind::Usage,
                             QCoreApplication::translate(
                                 "Articles", "A list shows between 1 and %1 articles at a time.")
                                 .arg(QLocale().toString(most)));
    }
    auto conditions = ArticleConditions::create(query);
    if (!conditions)
        return Core::failure(conditions.error());
    ArticleList list(query, *std::move(conditions), limit);
    if (!after.isEmpty()) {
        if (const auto taken = list.takeCursor(after); !taken)
            return Core::failure(taken.error());
    }
    return list;
}

Core::Result<void> ArticleList::takeCursor(const QString &after)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        after.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QJsonObject object = decoded ? QJsonDocument::fromJson(*decoded).object() : QJsonObject();
    const auto id = Core::ArticleId::fromString(object.value(QLatin1String("i")).toString());
    m_key = object.value(QLatin1String("k"));
    m_then = object.value(QLatin1String("t"));
    const bool keyFits =
        isByText(m_query.sort)
            ? m_key.isString() && Sql::checkText(m_key.toString(), QStringLiteral("cursor")) &&
                  m_then.isDouble() == hasSecondKey(m_query.sort)
            : m_key.isDouble() ||
                  (m_key.isNull() && Core::sortKey(m_query.sort) == SortKey::Publish);
    if (!id || !keyFits || object.value(QLatin1String("q")).toString() != fingerprint(m_query)) {
        return Core::failure(
            Core::ErrorKind::Usage,
            QCoreApplication::translate(
                "Articles", "This is not the continuation of this list. Start it again."));
    }
    m_id = *id;
    m_hasCursor = true;
    return {};
}

ArticleList::Parts ArticleList::parts(Sql::Dialect dialect, int schema) const
{
    const auto fragment = [dialect, schema](const QString &name) {
        return Sql::statementText(Sql::dialectName(dialect),
                                  QStringLiteral("articles/fragments/") + name, schema);
    };
    const Sort sort = m_query.sort;
    const QString column = fragment(QStringLiteral("sorted_by_") + keyName(sort));
    const QString walked = QLatin1String(m_conditions.isWalked() ? "walked_" : "");
    const auto by = [&](const char *what) {
        const QString text = fragment(QLatin1String(what) + walked + direction(sort));
        return walked.isEmpty() ? text.arg(column) : text;
    };
    Parts parts{fragment(QStringLiteral("key_") + keyName(sort)),
                m_conditions.from(dialect, schema), m_conditions.text(dialect, schema),
                by("order_")};
    if (hasSecondKey(sort))
        parts.keys += QLatin1String(", ") + fragment(QStringLiteral("key_then"));
    if (m_hasCursor) {
        parts.where += QLatin1String(" AND ") + by("after_");
    }
    return parts;
}

QString ArticleList::text(Sql::Dialect dialect, int schema) const
{
    const Parts all = parts(dialect, schema);
    const QString columns = Sql::statementText(
        Sql::dialectName(dialect), QStringLiteral("articles/fragments/columns"), schema);
    return QStringLiteral("SELECT %1, %2 FROM %3 WHERE %4 ORDER BY %5 LIMIT :limit%6")
        .arg(columns, all.keys, all.from, all.where, all.order,
             QLatin1String(m_skip > 0 ? " OFFSET :skip" : ""));
}

void ArticleList::bindAll(Sql::Statement &statement, Sql::Dialect dialect) const
{
    m_conditions.bind(statement);
    if (m_hasCursor)
        bindCursor(statement, dialect);
    if (m_skip > 0)
        statement.bind("skip", m_skip);
}

QString ArticleList::cursorOf(const Sql::Row &row) const
{
    QJsonValue key = QJsonValue::Null;
    if (isByText(m_query.sort))
        key = row.text("sort_key");
    else if (!row.isNull("sort_key"))
        key = row.integer("sort_key");
    return cursor(key,
                  hasSecondKey(m_query.sort) ? QJsonValue(row.integer("sort_then"))
                                             : QJsonValue(QJsonValue::Undefined),
                  row.articleId("id"));
}

void ArticleList::bindCursor(Sql::Statement &statement, Sql::Dialect dialect) const
{
    constexpr qint64 NoTime = -8640000000000000; // publish_key of SQLite
    const auto time = [](const QJsonValue &milliseconds) {
        return QDateTime::fromMSecsSinceEpoch(milliseconds.toInteger(), Qt::UTC);
    };
    statement.bind("after_id", m_id);
    if (hasSecondKey(m_query.sort))
        statement.bind("after_then", time(m_then));
    if (isByText(m_query.sort))
        statement.bind("after_key", m_key.toString());
    else if (m_key.isDouble())
        statement.bind("after_key", time(m_key));
    else if (dialect == Sql::Dialect::PostgreSql)
        statement.bind("after_key", QStringLiteral("-infinity"));
    else
        statement.bind("after_key", NoTime);
}

Core::Result<Core::ArticlePage> ArticleList::read(Sql::Connection &connection) const
{
    return planned(connection,
                   [&connection](const ArticleList &list) { return list.readRows(connection); });
}

Core::Result<QString> ArticleList::chosenText(Sql::Connection &connection) const
{
    return planned(connection, [&connection](const ArticleList &list) -> Core::Result<QString> {
        return list.text(connection.dialect(), connection.schemaVersion());
    });
}

Core::Result<Core::IdPage> ArticleList::readIds(Sql::Connection &connection) const
{
    return planned(connection,
                   [&connection](const ArticleList &list) { return list.readIdRows(connection); });
}

Core::Result<Core::ListMap> ArticleList::readAnchors(Sql::Connection &connection, qint64 from,
                                                     int step) const
{
    return planned(connection, [&](const ArticleList &list) {
        return list.readPlaces(connection, from, step);
    });
}

Core::Result<Core::ListMap> ArticleList::estimate(Sql::Connection &connection) const
{
    return planned(connection,
                   [&connection](const ArticleList &list) { return list.map(connection); });
}

template<typename Read>
std::invoke_result_t<Read, const ArticleList &> ArticleList::planned(Sql::Connection &connection,
                                                                     const Read &read) const
{
    if (!m_conditions.looksForNames())
        return read(*this);
    ArticleList driven = *this;
    const bool mayWalk = Core::sortKey(m_query.sort) == SortKey::Updated;
    if (const auto chosen = driven.m_conditions.chooseDriver(connection, mayWalk); !chosen)
        return Core::failure(chosen.error());
    if (connection.dialect() == Sql::Dialect::Sqlite)
        return read(driven);
    // The server would take one plan for all names after some uses. The plan for a common tag reads
    // every article for a rare one.
    if (const auto set =
            connection.execute(QStringLiteral("SET plan_cache_mode = force_custom_plan"));
        !set)
        return Core::failure(set.error());
    auto answer = read(driven);
    if (!answer)
        return answer;
    if (const auto reset = connection.execute(QStringLiteral("RESET plan_cache_mode")); !reset)
        return Core::failure(reset.error());
    return answer;
}

Core::Result<Core::ArticlePage> ArticleList::readRows(Sql::Connection &connection) const
{
    Sql::Statement statement =
        connection.composed(text(connection.dialect(), connection.schemaVersion()));
    bindAll(statement, connection.dialect());
    statement.bind("limit", m_limit + 1);
    Core::ArticlePage page;
    QString last;
    auto done = statement.each([&](const Sql::Row &row) {
        if (page.rows.size() == m_limit) {
            page.next = last;
            return;
        }
        page.rows << summaryFromRow(row);
        if (page.rows.size() == m_limit)
            last = cursorOf(row);
    });
    if (!done)
        return Core::failure(done.error());
    return page;
}

Core::Result<Core::IdPage> ArticleList::readIdRows(Sql::Connection &connection) const
{
    const Parts all = parts(connection.dialect(), connection.schemaVersion());
    Sql::Statement statement = connection.composed(
        QStringLiteral("SELECT id, %1 FROM %2 WHERE %3 ORDER BY %4 LIMIT :limit%5")
            .arg(all.keys, all.from, all.where, all.order,
                 QLatin1String(m_skip > 0 ? " OFFSET :skip" : "")));
    bindAll(statement, connection.dialect());
    statement.bind("limit", m_limit + 1);
    Core::IdPage page;
    QString last;
    auto done = statement.each([&](const Sql::Row &row) {
        if (page.ids.size() == m_limit) {
            page.next = last;
            return;
        }
        page.ids << row.articleId("id");
        if (page.ids.size() == m_limit)
            last = cursorOf(row);
    });
    if (!done)
        return Core::failure(done.error());
    return page;
}

} // namespace Triptych::Articles
