#include "sqlsettings.h"

#include <sql/database.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace Triptych::Articles {

using Core::FutureResult;
using Core::Result;
using Sql::Access;
using Sql::Connection;
using Sql::Row;

namespace {

constexpr int FirstSchema = 10;

bool hasSettings(const Connection &connection)
{
    return connection.schemaVersion() >= FirstSchema;
}

/** QJsonDocument holds no bare value: each is written and read as the only item of a list. */
QString textOf(const QJsonValue &value)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).chopped(1).sliced(1));
}

QJsonValue valueOf(const QString &text)
{
    return QJsonDocument::fromJson(QByteArray("[" + text.toUtf8() + "]")).array().at(0);
}

} // namespace

SqlSettings::SqlSettings(std::shared_ptr<Sql::Database> database) : m_database(std::move(database))
{
}

SqlSettings::~SqlSettings() = default;

FutureResult<QJsonObject> SqlSettings::all(Core::Call call)
{
    return m_database->run(
        Access::Read, std::move(call), [](Connection &connection) -> Result<QJsonObject> {
            QJsonObject settings;
            if (!hasSettings(connection))
                return settings;
            auto read = connection.statement(QStringLiteral("settings/all"))
                            .each([&settings](const Row &row) {
                                settings.insert(row.text("name"), valueOf(row.text("value")));
                            });
            if (!read)
                return Core::failure(read.error());
            return settings;
        });
}

FutureResult<bool> SqlSettings::mayWrite(Core::Call call)
{
    return m_database->run(
        Access::Read, std::move(call), [](Connection &connection) -> Result<bool> {
            if (!hasSettings(connection) || connection.isReadOnly())
                return false;
            if (connection.dialect() == Sql::Dialect::Sqlite)
                return true;
            auto allowed =
                connection.statement(QStringLiteral("settings/may_write")).one([](const Row &row) {
                    return row.boolean("allowed");
                });
            if (!allowed)
                return Core::failure(allowed.error());
            return allowed->value_or(false);
        });
}

FutureResult<void> SqlSettings::set(QString name, QJsonValue value, QString actor, Core::Call call)
{
    return m_database->run(
        Access::Write, std::move(call),
        [name = std::move(name), value = std::move(value),
         actor = std::move(actor)](Connection &connection) -> Result<void> {
            if (!hasSettings(connection)) {
                return Core::failure(
                    Core::ErrorKind::OlderSchema,
                    QCoreApplication::translate(
                        "Articles", "The tables of this workspace are older than its settings: its "
                                    "owner must run \"triptychctl setup --upgrade\" first."));
            }
            return connection.transaction([&]() -> Result<void> {
                return connection.statement(QStringLiteral("settings/put"))
                    .bind("name", name)
                    .bind("value", textOf(value))
                    .bind("actor", actor)
                    .exec()
                    .map([](int) {});
            });
        });
}

} // namespace Triptych::Articles
