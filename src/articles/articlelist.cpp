#include "articlelist.h"

#include "articlerows.h"

#include <sql/sqltext.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

namespace Triptych::Articles {

using Core::Sort;

namespace {

QString sortName(Sort sort)
{
    switch (sort) {
    case Sort::UpdatedDescending:
        return QStringLiteral("updated_descending");
    case Sort::UpdatedAscending:
        return QStringLiteral("updated_ascending");
    case Sort::PublishDescending:
        return QStringLiteral("publish_descending");
    case Sort::TitleAscending:
        return QStringLiteral("title_ascending");
    case Sort::CreatedDescending:
        break;
    }
    return QStringLiteral("created_descending");
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
                         query.words.join(QChar(u'\x1e')),
                         sortName(query.sort)};
    if (query.isDeleted)
        parts << QStringLiteral("deleted");
    const QByteArray digest =
        QCryptographicHash::hash(parts.join(QChar(u'\x1f')).toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.left(8).toHex());
}

/**
 * A word as it may be written: SQLite knows upper and lower case of ASCII alone, and PostgreSQL of
 * what its database's locale knows.
 */
QStringList spellings(const QString &word)
{
    const QString lower = word.toLower();
    if (std::all_of(word.cbegin(), word.cend(), [](QChar c) { return c.unicode() < 0x80; }))
        return {lower};
    QStringList all{lower, word, word.toUpper(), lower.left(1).toUpper() + lower.mid(1)};
    all.removeDuplicates();
    return all;
}

QString cursor(const Core::ArticleQuery &query, const QJsonValue &key, Core::ArticleId id)
{
    const QJsonObject object{{QStringLiteral("q"), fingerprint(query)},
                             {QStringLiteral("k"), key},
                             {QStringLiteral("i"), id.toString()}};
    return QString::fromLatin1(
        QJsonDocument(object)
            .toJson(QJsonDocument::Compact)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

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
    ArticleList list(query, limit);
    for (const QString &word :
         query.words.first(qMin(query.words.size(), qsizetype(Core::ArticleQuery::MostWords)))) {
        if (const auto checked = Sql::checkText(word, QStringLiteral("words")); !checked)
            return Core::failure(checked.error());
        list.m_words << spellings(word);
    }
    if (after.isEmpty())
        return list;
    const auto decoded = QByteArray::fromBase64Encoding(
        after.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QJsonObject object = decoded ? QJsonDocument::fromJson(*decoded).object() : QJsonObject();
    const auto id = Core::ArticleId::fromString(object.value(QLatin1String("i")).toString());
    list.m_key = object.value(QLatin1String("k"));
    const bool keyFits = query.sort == Sort::TitleAscending
                             ? list.m_key.isString() &&
                                   Sql::checkText(list.m_key.toString(), QStringLiteral("cursor"))
                             : list.m_key.isDouble() ||
                                   (list.m_key.isNull() && query.sort == Sort::PublishDescending);
    if (!id || !keyFits || object.value(QLatin1String("q")).toString() != fingerprint(query)) {
        return Core::failure(
            Core::ErrorKind::Usage,
            QCoreApplication::translate(
                "Articles", "This is not the continuation of this list. Start it again."));
    }
    list.m_id = *id;
    list.m_hasCursor = true;
    return list;
}

QString ArticleList::text(Sql::Dialect dialect, int schema) const
{
    const auto fragment = [dialect, schema](const QString &name) {
        return Sql::statementText(Sql::dialectName(dialect),
                                  QStringLiteral("articles/fragments/") + name, schema);
    };
    QStringList filters{
        fragment(m_query.isDeleted ? QStringLiteral("deleted") : QStringLiteral("living"))};
    const auto add = [&](bool wanted, const char *name) {
        if (wanted)
            filters << fragment(QString::fromLatin1(name));
    };
    add(m_query.status || m_query.scheduled, "status");
    add(m_query.scheduled && *m_query.scheduled, "scheduled");
    add(m_query.scheduled && !*m_query.scheduled, "due");
    add(!m_query.author.isEmpty(), "author");
    add(!m_query.tag.isEmpty(), "tag");
    add(!m_query.section.isEmpty(), "section");
    add(!m_query.language.isEmpty(), "language");
    add(!m_query.createdBy.isEmpty(), "created_by");
    const QString find = fragment(QStringLiteral("find"));
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        QStringList either;
        for (qsizetype k = 0; k < m_words.at(i).size(); ++k)
            either << find.arg(QStringLiteral("_%1_%2").arg(i).arg(k));
        filters << QLatin1Char('(') + either.join(QStringLiteral(" OR ")) + QLatin1Char(')');
    }
    const QString sort = sortName(m_query.sort);
    if (m_hasCursor)
        filters << fragment(QStringLiteral("after_") + sort);
    return QStringLiteral("SELECT %1, %2 FROM articles WHERE %3 ORDER BY %4 LIMIT :limit")
        .arg(fragment(QStringLiteral("columns")), fragment(QStringLiteral("key_") + sort),
             filters.join(QStringLiteral(" AND ")), fragment(QStringLiteral("order_") + sort));
}

void ArticleList::bindCursor(Sql::Statement &statement, Sql::Dialect dialect) const
{
    constexpr qint64 NoTime = -8640000000000000; // publish_key of SQLite
    statement.bind("after_id", m_id);
    if (m_query.sort == Sort::TitleAscending)
        statement.bind("after_key", m_key.toString());
    else if (m_key.isDouble())
        statement.bind("after_key", QDateTime::fromMSecsSinceEpoch(m_key.toInteger(), Qt::UTC));
    else if (dialect == Sql::Dialect::PostgreSql)
        statement.bind("after_key", QStringLiteral("-infinity"));
    else
        statement.bind("after_key", NoTime);
}

Core::Result<Core::ArticlePage> ArticleList::read(Sql::Connection &connection) const
{
    Sql::Statement statement =
        connection.composed(text(connection.dialect(), connection.schemaVersion()));
    if (m_query.status || m_query.scheduled)
        statement.bind("status",
                       Core::statusName(m_query.status.value_or(Core::Status::Published)));
    const auto bind = [&statement](const char *name, const QString &value) {
        if (!value.isEmpty())
            statement.bind(name, value);
    };
    bind("author", m_query.author);
    bind("tag", m_query.tag);
    bind("section", m_query.section);
    bind("language", m_query.language);
    bind("created_by", m_query.createdBy);
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        for (qsizetype k = 0; k < m_words.at(i).size(); ++k)
            statement.bind(QStringLiteral("find_%1_%2").arg(i).arg(k).toLatin1().constData(),
                           m_words.at(i).at(k));
    }
    if (m_hasCursor)
        bindCursor(statement, connection.dialect());
    statement.bind("limit", m_limit + 1);
    const bool byTitle = m_query.sort == Sort::TitleAscending;
    QJsonValue key;
    Core::ArticlePage page;
    bool more = false;
    auto done = statement.each([&](const Sql::Row &row) {
        if (page.rows.size() == m_limit) {
            more = true;
            return;
        }
        page.rows << summaryFromRow(row);
        if (byTitle)
            key = row.text("sort_key");
        else
            key = row.isNull("sort_key") ? QJsonValue(QJsonValue::Null)
                                         : QJsonValue(row.integer("sort_key"));
    });
    if (!done)
        return Core::failure(done.error());
    if (more)
        page.next = cursor(m_query, key, page.rows.constLast().id);
    return page;
}

} // namespace Triptych::Articles
