#include "articlelist.h"

#include "articlerows.h"

#include <sql/sqltext.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>

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
                                              const QString &after)
{
    constexpr int MaximumLimit = 1000;
    if (limit < 1 || limit > MaximumLimit) {
        return Core::failure(
            Core::ErrorKind::Usage,
            QCoreApplication::translate("Articles",
                                        "A list shows between 1 and 1,000 articles at a time."));
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

QString ArticleList::text(Sql::Dialect dialect, int schema) const
{
    const auto fragment = [dialect, schema](const QString &name) {
        return Sql::statementText(Sql::dialectName(dialect),
                                  QStringLiteral("articles/fragments/") + name, schema);
    };
    const Sort sort = m_query.sort;
    const QString column = fragment(QStringLiteral("sorted_by_") + keyName(sort));
    QString key = fragment(QStringLiteral("key_") + keyName(sort));
    if (hasSecondKey(sort))
        key += QLatin1String(", ") + fragment(QStringLiteral("key_then"));
    QString where = m_conditions.text(dialect);
    if (m_hasCursor) {
        where += QLatin1String(" AND ") +
                 fragment(QStringLiteral("after_") + direction(sort)).arg(column);
    }
    return QStringLiteral("SELECT %1, %2 FROM articles WHERE %3 ORDER BY %4 LIMIT :limit")
        .arg(fragment(QStringLiteral("columns")), key, where,
             fragment(QStringLiteral("order_") + direction(sort)).arg(column));
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
    if (!m_conditions.looksForNames())
        return readRows(connection);
    if (connection.dialect() == Sql::Dialect::Sqlite) {
        ArticleList driven = *this;
        if (const auto chosen = driven.m_conditions.chooseDriver(connection); !chosen)
            return Core::failure(chosen.error());
        return driven.readRows(connection);
    }
    // The server would take one plan for all names after some uses. The plan for a common tag reads
    // every article for a rare one.
    if (const auto set =
            connection.execute(QStringLiteral("SET plan_cache_mode = force_custom_plan"));
        !set)
        return Core::failure(set.error());
    auto page = readRows(connection);
    if (!page)
        return page;
    if (const auto reset = connection.execute(QStringLiteral("RESET plan_cache_mode")); !reset)
        return Core::failure(reset.error());
    return page;
}

Core::Result<Core::ArticlePage> ArticleList::readRows(Sql::Connection &connection) const
{
    Sql::Statement statement =
        connection.composed(text(connection.dialect(), connection.schemaVersion()));
    m_conditions.bind(statement);
    if (m_hasCursor)
        bindCursor(statement, connection.dialect());
    statement.bind("limit", m_limit + 1);
    const bool byText = isByText(m_query.sort);
    const bool hasThen = hasSecondKey(m_query.sort);
    QJsonValue key;
    QJsonValue then;
    Core::ArticlePage page;
    bool more = false;
    auto done = statement.each([&](const Sql::Row &row) {
        if (page.rows.size() == m_limit) {
            more = true;
            return;
        }
        page.rows << summaryFromRow(row);
        if (byText)
            key = row.text("sort_key");
        else
            key = row.isNull("sort_key") ? QJsonValue(QJsonValue::Null)
                                         : QJsonValue(row.integer("sort_key"));
        if (hasThen)
            then = row.integer("sort_then");
    });
    if (!done)
        return Core::failure(done.error());
    if (more)
        page.next = cursor(key, then, page.rows.constLast().id);
    return page;
}

} // namespace Triptych::Articles
