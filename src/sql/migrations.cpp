#include "migrations.h"

#include "connection.h"
#include "sqltext.h"

#include <core/article.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QMap>
#include <QThread>

Q_LOGGING_CATEGORY(logMigrations, "triptych.sql.migrations", QtInfoMsg)

namespace Triptych::Sql {

namespace {

Core::Result<int> currentVersion(Connection &connection)
{
    auto exists = connection.statement(QStringLiteral("sql/schema_exists")).one([](const Row &row) {
        return row.boolean("found");
    });
    if (!exists)
        return Core::failure(exists.error());
    if (!exists->value_or(false))
        return 0;
    auto version =
        connection.statement(QStringLiteral("sql/schema_version")).one([](const Row &row) {
            return int(row.integer("version"));
        });
    if (!version)
        return Core::failure(version.error());
    return version->value_or(0);
}

Core::Result<void> apply(Connection &connection, const Migration &migration)
{
    return connection.transaction([&]() -> Core::Result<void> {
        // Another program may have made this step while we waited for the lock.
        auto version = currentVersion(connection);
        if (!version)
            return Core::failure(version.error());
        if (*version >= migration.version)
            return {};
        if (connection.dialect() == Dialect::PostgreSql) {
            if (auto done = connection.execute(QStringLiteral("SET LOCAL statement_timeout = 0"));
                !done)
                return done;
        }
        for (const QString &statement : splitStatements(migration.script)) {
            if (auto done = connection.execute(statement); !done)
                return done;
        }
        return connection.statement(QStringLiteral("sql/schema_add"))
            .bind("version", migration.version)
            .bind("name", migration.name)
            .bind("applied_at", Core::utcNow())
            .exec()
            .map([](int) {});
    });
}

Core::Result<void> lock(Connection &connection)
{
    if (connection.dialect() == Dialect::Sqlite)
        return {};
    constexpr unsigned long WaitMs = 50;
    while (true) {
        auto locked =
            connection.statement(QStringLiteral("sql/migration_lock")).one([](const Row &row) {
                return row.boolean("locked");
            });
        if (!locked)
            return Core::failure(locked.error());
        if (locked->value_or(false))
            return {};
        if (connection.isOver())
            return Core::failure(connection.overError());
        QThread::msleep(WaitMs);
    }
}

} // namespace

QList<Migration> migrations(Dialect dialect)
{
    initialiseStatements();
    const QDir folder(QStringLiteral(":/sql/migrations"));
    const QString own = QLatin1Char('.') + dialectName(dialect) + QLatin1String(".sql");
    QMap<int, Migration> series;
    for (const QString &fileName :
         folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        const bool common = fileName.count(QLatin1Char('.')) == 1;
        if (!common && !fileName.endsWith(own))
            continue;
        QFile file(folder.filePath(fileName));
        const int version = fileName.section(QLatin1Char('_'), 0, 0).toInt();
        if (version <= 0 || (common && series.contains(version)) || !file.open(QIODevice::ReadOnly))
            continue;
        series.insert(version, {version, fileName.section(QLatin1Char('.'), 0, 0),
                                QString::fromUtf8(file.readAll())});
    }
    return series.values();
}

Core::Result<int> migrate(Connection &connection)
{
    const QList<Migration> series = migrations(connection.dialect());
    const int newest = series.isEmpty() ? 0 : series.last().version;
    auto version = currentVersion(connection);
    if (!version)
        return version;
    if (*version > newest) {
        return Core::failure(
            Core::ErrorKind::NewerSchema,
            QCoreApplication::translate(
                "Sql", "This workspace was written by a newer Triptych. Install the newest "
                       "version to open it; nothing was changed."),
            QStringLiteral("schema %1, this program knows %2").arg(*version).arg(newest));
    }
    if (*version == newest)
        return version;
    if (connection.isReadOnly()) {
        return Core::failure(
            Core::ErrorKind::ReadOnly,
            QCoreApplication::translate(
                "Sql", "This workspace file must be brought up to date first, but it can "
                       "only be read."),
            QStringLiteral("schema %1, this program needs %2").arg(*version).arg(newest));
    }
    if (auto locked = lock(connection); !locked)
        return Core::failure(locked.error());
    Core::Result<void> applied;
    for (const Migration &migration : series) {
        if (migration.version <= *version)
            continue;
        qCInfo(logMigrations) << "applying" << migration.name;
        applied = apply(connection, migration);
        if (!applied)
            break;
    }
    if (connection.dialect() == Dialect::PostgreSql && connection.isOpen()) {
        auto unlocked =
            connection.statement(QStringLiteral("sql/migration_unlock")).one([](const Row &row) {
                return row.boolean("unlocked");
            });
        if (!unlocked)
            connection.close(); // the end of its session gives the lock back
    }
    if (!applied)
        return Core::failure(applied.error());
    return newest;
}

} // namespace Triptych::Sql
