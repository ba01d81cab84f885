#include "migrations.h"

#include "connection.h"
#include "sqltext.h"

#include <core/article.h>
#include <core/said.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QMap>
#include <QRegularExpression>

#include <chrono>
#include <thread>
#include <tuple>

Q_LOGGING_CATEGORY(logMigrations, "triptych.sql.migrations", QtInfoMsg)

namespace Triptych::Sql {

namespace {

constexpr std::chrono::milliseconds BetweenTries{100};

constexpr Core::Said said{"Sql"};

QString numbers(int version, Dialect dialect)
{
    return QStringLiteral("schema %1, this program knows %2")
        .arg(version)
        .arg(newestSchema(dialect));
}

/** Makes the step within the transaction that is open. */
Core::Result<void> make(Connection &connection, const Migration &migration)
{
    qCInfo(logMigrations) << "applying" << migration.name;
    for (const QString &statement : splitStatements(migration.script)) {
        if (auto done = connection.execute(statement); !done)
            return done;
    }
    const bool saysWho = migration.version >= FloorSchema;
    Statement row = connection.statement(saysWho ? QStringLiteral("sql/schema_add_usable")
                                                 : QStringLiteral("sql/schema_add"));
    row.bind("version", migration.version)
        .bind("name", migration.name)
        .bind("applied_at", Core::utcNow());
    if (saysWho) {
        row.bind("usable_from", migration.usableFrom)
            .bind("relayable_from", migration.relayableFrom);
    }
    return row.exec().map([](int) {});
}

/** What the step needs before its transaction; none of it keeps anybody from saving. */
Core::Result<void> prepare(Connection &connection, const Migration &step)
{
    if (connection.dialect() == Dialect::Sqlite || step.beforehand.isEmpty())
        return {};
    qCInfo(logMigrations) << "preparing" << step.name;
    QStringList statements{QStringLiteral("SET statement_timeout = 0"),
                           QStringLiteral("SET lock_timeout = 0")};
    statements << step.beforehand;
    Core::Result<void> done;
    for (const QString &statement : std::as_const(statements)) {
        done = connection.execute(statement);
        if (!done)
            break;
    }
    for (const char *setting : {"RESET statement_timeout", "RESET lock_timeout"}) {
        if (const auto reset = connection.execute(QLatin1String(setting)); done && !reset)
            done = reset;
    }
    return done;
}

/** Makes `steps` in one transaction, those that another program has not made meanwhile. */
Core::Result<void> apply(Connection &connection, const QList<Migration> &steps)
{
    return connection.transaction([&]() -> Core::Result<void> {
        const auto state = readSchema(connection);
        if (!state)
            return Core::failure(state.error());
        if (connection.dialect() == Dialect::PostgreSql) {
            for (const char *setting :
                 {"SET LOCAL statement_timeout = 0", "SET LOCAL lock_timeout = '2s'"}) {
                if (auto done = connection.execute(QLatin1String(setting)); !done)
                    return done;
            }
        }
        for (const Migration &step : steps) {
            if (step.version <= state->version)
                continue;
            if (auto made = make(connection, step); !made)
                return made;
        }
        return {};
    });
}

/** The same, again and again where a save holds a lock that a step needs. */
Core::Result<void> applyPatiently(Connection &connection, const QList<Migration> &steps)
{
    while (true) {
        auto applied = apply(connection, steps);
        if (applied || !connection.isLockTimeout() || connection.isOver())
            return applied;
        std::this_thread::sleep_for(BetweenTries);
    }
}

Core::Result<void> lock(Connection &connection)
{
    if (connection.dialect() == Dialect::Sqlite)
        return {};
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
        std::this_thread::sleep_for(BetweenTries);
    }
}

/** Runs `work` while no other program changes the schema. */
template<typename Work> Core::Result<void> alone(Connection &connection, Work &&work)
{
    if (auto locked = lock(connection); !locked)
        return locked;
    Core::Result<void> done = work();
    if (connection.dialect() == Dialect::PostgreSql && connection.isOpen()) {
        auto unlocked =
            connection.statement(QStringLiteral("sql/migration_unlock")).one([](const Row &row) {
                return row.boolean("unlocked");
            });
        if (!unlocked)
            connection.close(); // the end of its session gives the lock back
    }
    return done;
}

/** The scripts of a dialect by their numbers. */
QMap<int, QString> migrationFiles(Dialect dialect)
{
    initialiseStatements();
    const QDir folder(QStringLiteral(":/sql/migrations"));
    const QString own = QLatin1Char('.') + dialectName(dialect) + QLatin1String(".sql");
    QMap<int, QString> files;
    const QStringList names = folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const bool isOfAll = name.count(QLatin1Char('.')) == 1;
        const int version = name.section(QLatin1Char('_'), 0, 0).toInt();
        if (version > 0 && (name.endsWith(own) || (isOfAll && !files.contains(version))))
            files.insert(version, folder.filePath(name));
    }
    return files;
}

int numberIn(const QString &script, const QString &name, int otherwise)
{
    const QRegularExpression line(QStringLiteral("^-- %1: (\\d+)$").arg(name),
                                  QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = line.match(script);
    return match.hasMatch() ? match.captured(1).toInt() : otherwise;
}

QStringList beforehandIn(const QString &script)
{
    static const QRegularExpression line(QStringLiteral("^-- beforehand: (.+)$"),
                                         QRegularExpression::MultilineOption);
    QStringList statements;
    for (auto it = line.globalMatch(script); it.hasNext();)
        statements << it.next().captured(1);
    return statements;
}

Core::Error olderSchemaError(Connection &connection, int version)
{
    auto owner = connection.statement(QStringLiteral("sql/schema_owner")).one([](const Row &row) {
        return row.text("owner");
    });
    return {Core::ErrorKind::OlderSchema,
            said(QT_TRANSLATE_NOOP("Sql",
                                   "This workspace was made by an older Triptych. Its owner (%1) "
                                   "must run \"triptychctl setup --upgrade\" before this version "
                                   "can open it; nothing was changed."))
                .arg(owner ? owner->value_or(QString()) : QString()),
            numbers(version, connection.dialect())};
}

Core::Error olderFileError(Connection &connection, int version)
{
    return {Core::ErrorKind::OlderSchema,
            said(QT_TRANSLATE_NOOP("Sql",
                                   "This workspace file was made by an older Triptych, and a "
                                   "command that only reads does not change it. Run \"triptychctl "
                                   "setup --upgrade\" first: it keeps a copy of the file.")),
            numbers(version, connection.dialect())};
}

Core::Error readOnlyFileError(Connection &connection, int version)
{
    return {Core::ErrorKind::ReadOnly,
            said(QT_TRANSLATE_NOOP("Sql", "This workspace file must be brought up to date first, "
                                          "but it can only be read.")),
            numbers(version, connection.dialect())};
}

/** The schema as it stands now, and what had been found. */
Core::Result<SchemaState> after(Connection &connection, const SchemaState &before,
                                const QString &copy)
{
    auto state = readSchema(connection);
    if (!state)
        return state;
    state->found = before.version;
    state->copy = copy;
    return state;
}

} // namespace

QList<Migration> migrations(Dialect dialect)
{
    QList<Migration> series;
    const QMap<int, QString> files = migrationFiles(dialect);
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        QFile file(it.value());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString script = QString::fromUtf8(file.readAll());
        series << Migration{it.key(),
                            QFileInfo(it.value()).baseName(),
                            script,
                            numberIn(script, QStringLiteral("usable_from"), FloorSchema),
                            numberIn(script, QStringLiteral("relayable_from"), FloorSchema),
                            beforehandIn(script)};
    }
    return series;
}

int newestSchema(Dialect dialect)
{
    // By the names alone: a start has no time to read the scripts.
    const auto last = [](Dialect of) {
        const QMap<int, QString> files = migrationFiles(of);
        return files.isEmpty() ? 0 : files.lastKey();
    };
    if (dialect == Dialect::PostgreSql) {
        static const int newest = last(Dialect::PostgreSql);
        return newest;
    }
    static const int newest = last(Dialect::Sqlite);
    return newest;
}

Core::Result<SchemaState> readNumbers(Connection &connection)
{
    auto state = connection.statement(QStringLiteral("sql/schema_state")).one([](const Row &row) {
        const int version = int(row.integer("version"));
        return SchemaState{version,
                           int(row.integer("usable_from")),
                           int(row.integer("relayable_from")),
                           version,
                           {}};
    });
    if (!state)
        return Core::failure(state.error());
    return state->value_or(SchemaState{});
}

Core::Result<SchemaState> readSchema(Connection &connection)
{
    auto exists = connection.statement(QStringLiteral("sql/schema_exists")).one([](const Row &row) {
        return row.boolean("found");
    });
    if (!exists)
        return Core::failure(exists.error());
    SchemaState state;
    if (!exists->value_or(false))
        return state;
    auto version =
        connection.statement(QStringLiteral("sql/schema_version")).one([](const Row &row) {
            return int(row.integer("version"));
        });
    if (!version)
        return Core::failure(version.error());
    state.version = state.found = version->value_or(0);
    return state.version < FloorSchema ? state : readNumbers(connection);
}

Core::Result<void> checkUsable(const SchemaState &state, Dialect dialect)
{
    if (state.version <= newestSchema(dialect) || state.usableFrom <= newestSchema(dialect))
        return {};
    return Core::failure(
        Core::ErrorKind::NewerSchema,
        said(QT_TRANSLATE_NOOP("Sql", "This workspace was written by a newer Triptych. Install the "
                                      "newest version to open it; nothing was changed.")),
        numbers(state.version, dialect));
}

Core::Result<SchemaState> openSchema(Connection &connection, OlderFile olderFile)
{
    const Dialect dialect = connection.dialect();
    auto state = readSchema(connection);
    if (!state)
        return state;
    if (auto usable = checkUsable(*state, dialect); !usable)
        return Core::failure(usable.error());
    if (state->version >= newestSchema(dialect))
        return state;
    if (state->version == 0) {
        if (connection.isReadOnly())
            return Core::failure(readOnlyFileError(connection, 0));
        auto made = alone(connection, [&] { return apply(connection, migrations(dialect)); });
        if (!made)
            return Core::failure(made.error());
        return after(connection, *state, {});
    }
    const bool mayUpgrade = dialect == Dialect::Sqlite && !connection.isReadOnly();
    if (mayUpgrade && olderFile == OlderFile::IsUpgraded)
        return upgradeSchema(connection);
    if (state->version >= FloorSchema)
        return state;
    if (mayUpgrade)
        return Core::failure(olderFileError(connection, state->version));
    return Core::failure(dialect == Dialect::Sqlite ? readOnlyFileError(connection, state->version)
                                                    : olderSchemaError(connection, state->version));
}

Core::Result<SchemaState> upgradeSchema(Connection &connection)
{
    const Dialect dialect = connection.dialect();
    auto state = readSchema(connection);
    if (!state)
        return state;
    if (auto usable = checkUsable(*state, dialect); !usable)
        return Core::failure(usable.error());
    if (state->version >= newestSchema(dialect))
        return state;
    if (connection.isReadOnly())
        return Core::failure(readOnlyFileError(connection, state->version));
    QString copy;
    if (dialect == Dialect::Sqlite && state->version > 0) {
        auto copied = copyBeforeUpgrade(connection, connection.file(), state->version);
        if (!copied)
            return Core::failure(copied.error());
        copy = *copied;
        // Another program may have upgraded it just before.
        const auto now = readSchema(connection);
        if (!now)
            return now;
        if (now->version != state->version) {
            QFile::remove(copy);
            return openSchema(connection);
        }
    }
    auto made = alone(connection, [&]() -> Core::Result<void> {
        for (const Migration &step : migrations(dialect)) {
            if (step.version <= state->version)
                continue;
            if (auto prepared = prepare(connection, step); !prepared)
                return prepared;
            if (auto applied = applyPatiently(connection, {step}); !applied)
                return applied;
        }
        return {};
    });
    if (!made) {
        // Where nothing was changed the file is its own copy: else failures would push out older
        // ones.
        const auto now = readSchema(connection);
        if (!copy.isEmpty() && now && now->version == state->version)
            QFile::remove(copy);
        return Core::failure(made.error());
    }
    return after(connection, *state, copy);
}

} // namespace Triptych::Sql
