#pragma once

#include <sql/database.h>

#include <QTemporaryDir>
#include <QTest>

#include <memory>

/**
 * A fresh, empty database of either dialect for one test, dropped at its end. PostgreSQL is the
 * server of TRIPTYCH_TEST_POSTGRES (the DSN of a role that may create databases); available() says
 * whether there is one.
 */
class TestDatabase
{
public:
    using Dialect = Triptych::Sql::Dialect;
    using Settings = Triptych::Sql::ConnectSettings;

    static QString serverDsn() { return qEnvironmentVariable("TRIPTYCH_TEST_POSTGRES"); }
    static bool available(Dialect dialect)
    {
        return dialect == Dialect::Sqlite || !serverDsn().isEmpty();
    }

    explicit TestDatabase(Dialect dialect, Settings::Schema schema = Settings::Schema::Migrate)
    {
        if (dialect == Dialect::Sqlite) {
            settings = Settings::sqlite(folder.filePath(QStringLiteral("workspace.triptych")));
        } else {
            settings = Settings::postgresql(serverDsn()).value();
            name = QStringLiteral("triptych_test_") + QUuid::createUuid().toString(QUuid::Id128);
            administer(QStringLiteral("CREATE DATABASE ") + name);
            settings.parameters.insert(QStringLiteral("dbname"), name);
        }
        settings.schema = schema;
        database = std::make_shared<Triptych::Sql::Database>(settings);
    }

    ~TestDatabase()
    {
        database.reset();
        if (!name.isEmpty())
            administer(QStringLiteral("DROP DATABASE ") + name + QStringLiteral(" WITH (FORCE)"));
    }
    Q_DISABLE_COPY_MOVE(TestDatabase)

    /** Runs one command in the server's own database, as whoever TRIPTYCH_TEST_POSTGRES names. */
    static void administer(const QString &command)
    {
        Settings server = Settings::postgresql(serverDsn()).value();
        server.schema = Settings::Schema::Ignore;
        server.connections = 1;
        Triptych::Sql::Database admin(server);
        const auto done =
            admin
                .run(Triptych::Sql::Access::Write, {},
                     [command](Triptych::Sql::Connection &c) { return c.execute(command); })
                .result();
        if (!done)
            qFatal("%s", qPrintable(done.error().message + done.error().detail));
    }

    QTemporaryDir folder;
    Settings settings;
    QString name; ///< of the PostgreSQL database
    std::shared_ptr<Triptych::Sql::Database> database;
};

/** Compares a Result's error kind, and shows the error when it is another. */
#define COMPARE_KIND(result, expectedKind)                                                         \
    do {                                                                                           \
        const auto &got = (result);                                                                \
        QVERIFY2(!got.has_value(), "succeeded");                                                   \
        QVERIFY2(got.error().kind == (expectedKind),                                               \
                 qPrintable(QStringLiteral("%1: %2 [%3]")                                          \
                                .arg(Triptych::Core::errorKindName(got.error().kind),              \
                                     got.error().message, got.error().detail)));                   \
    } while (false)

#define VERIFY_RESULT(result)                                                                      \
    do {                                                                                           \
        const auto &got = (result);                                                                \
        QVERIFY2(got.has_value(), qPrintable(got ? QString()                                       \
                                                 : QString(got.error().message % u" [" %           \
                                                           got.error().detail % u']')));           \
    } while (false)

inline void addDialects()
{
    QTest::addColumn<Triptych::Sql::Dialect>("dialect");
    QTest::newRow("SQLite") << Triptych::Sql::Dialect::Sqlite;
    QTest::newRow("PostgreSQL") << Triptych::Sql::Dialect::PostgreSql;
}

/** Fetches the row's dialect, or skips where it has no server. */
#define FETCH_DIALECT()                                                                            \
    QFETCH(Triptych::Sql::Dialect, dialect);                                                       \
    if (!TestDatabase::available(dialect))                                                         \
    QSKIP("TRIPTYCH_TEST_POSTGRES names no server")

Q_DECLARE_METATYPE(Triptych::Sql::Dialect)
