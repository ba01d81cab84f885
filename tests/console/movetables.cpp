#include "movetables.h"

#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace Triptych::Tests {

namespace {

QJsonArray array(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).array();
}

} // namespace

Tables tablesOf(const QString &file)
{
    Tables tables;
    {
        auto database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("tables"));
        database.setDatabaseName(file);
        if (!database.open())
            qFatal("cannot open the workspace file");
        const auto rows = [&](const char *object, const char *from) {
            QSqlQuery query(database);
            if (!query.exec(QStringLiteral(
                                "SELECT json_group_array(json_object(%1)) FROM (SELECT * FROM %2)")
                                .arg(QLatin1String(object), QLatin1String(from))) ||
                !query.next())
                qFatal("cannot read the workspace file");
            return array(query.value(0).toString());
        };
        tables.articles =
            rows("'id', id, 'version', version, 'slug', slug, 'language', language, 'group', "
                 "translation_group,"
                 "'title', title, 'summary', summary, 'body', body, 'authors', json(authors), "
                 "'tags', json(tags),"
                 "'section', section, 'status', status, 'publish_at', publish_at, 'publish_day', "
                 "publish_day, 'fields', "
                 "json(fields),"
                 "'source_name', source_name, 'source_path', source_path, 'digest', source_digest,"
                 "'created_at', created_at, 'updated_at', updated_at, 'created_by', created_by,"
                 "'updated_by', updated_by, 'deleted_at', deleted_at",
                 "articles ORDER BY id");
        tables.revisions =
            rows("'id', article_id, 'version', version, 'title', title, 'content', json(content),"
                 "'at', saved_at, 'by', saved_by",
                 "revisions ORDER BY article_id, version");
        tables.copies =
            rows("'id', article_id, 'owner', owner, 'base', base_version, 'content', json(content),"
                 "'at', updated_at",
                 "working_copies ORDER BY article_id, owner");
        tables.views = rows("'id', article_id, 'views', views", "view_counts ORDER BY article_id");
        tables.sources =
            rows("'name', name, 'root', root, 'created_at', created_at, 'created_by', created_by,"
                 "'changed_at', changed_at, 'changed_by', changed_by",
                 "import_sources ORDER BY name");
        tables.tags =
            rows("'tag', tag, 'articles', articles", "tag_counts WHERE articles > 0 ORDER BY tag");
    }
    QSqlDatabase::removeDatabase(QStringLiteral("tables"));
    return tables;
}

Tables tablesOf(const Support::FreshDatabase &database)
{
    const auto rows = [&](const char *columns, const char *from, const char *order) {
        return array(database.value(
            QStringLiteral("SELECT json_agg(found) FROM (SELECT %1 FROM %2 ORDER BY %3) AS found")
                .arg(QLatin1String(columns), QLatin1String(from), QLatin1String(order))));
    };
    const auto ms = [](const char *column) {
        return QStringLiteral("CAST(extract(epoch FROM %1) * 1000 AS bigint)")
            .arg(QLatin1String(column));
    };
    Tables tables;
    tables.articles =
        rows(qPrintable(
                 QStringLiteral("id, version, slug, language, translation_group AS \"group\", "
                                "title, summary, body, authors, tags, section,"
                                "status, %1 AS publish_at, to_char(publish_day, 'YYYY-MM-DD') AS "
                                "publish_day, fields, source_name, source_path, "
                                "source_digest AS digest, %2 AS created_at,"
                                "%3 AS updated_at, created_by, updated_by, %4 AS deleted_at")
                     .arg(ms("publish_at"), ms("created_at"), ms("updated_at"), ms("deleted_at"))),
             "articles", "id");
    tables.revisions = rows(
        qPrintable(QStringLiteral(
                       "article_id AS id, version, title, content, %1 AS at, saved_by AS \"by\"")
                       .arg(ms("saved_at"))),
        "revisions", "article_id, version");
    tables.copies =
        rows(qPrintable(
                 QStringLiteral("article_id AS id, owner, base_version AS base, content, %1 AS at")
                     .arg(ms("updated_at"))),
             "working_copies", "article_id, owner");
    tables.views = rows("article_id AS id, views", "view_counts", "article_id");
    tables.sources = rows(qPrintable(QStringLiteral("name, root, %1 AS created_at, created_by, %2 "
                                                    "AS changed_at, changed_by")
                                         .arg(ms("created_at"), ms("changed_at"))),
                          "import_sources", "name COLLATE \"C\"");
    tables.tags = rows("tag, articles", "tag_counts WHERE articles > 0", "tag COLLATE \"C\"");
    return tables;
}

} // namespace Triptych::Tests
