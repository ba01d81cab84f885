#pragma once

#include <sql/database.h>
#include <support/freshdatabase.h>
#include <support/outcome.h>
#include <support/servers.h>

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

namespace Triptych::Tests {

/** A fresh, empty database of either dialect for one test; available() says whether its server is
 * there. */
class TestDatabase
{
public:
    using Dialect = Sql::Dialect;
    using Settings = Sql::ConnectSettings;

    static bool available(Dialect dialect)
    {
        return dialect == Dialect::Sqlite || !Support::postgresDsn().isEmpty();
    }

    explicit TestDatabase(Dialect dialect, Settings::Schema schema = Settings::Schema::Open)
    {
        if (dialect == Dialect::Sqlite) {
            settings = Settings::sqlite(folder.filePath(QStringLiteral("workspace.triptych")));
        } else {
            server.emplace();
            settings = Settings::postgresql(server->dsn()).value();
        }
        settings.schema = schema;
        database = std::make_shared<Sql::Database>(settings);
    }

    ~TestDatabase() { database.reset(); }
    Q_DISABLE_COPY_MOVE(TestDatabase)

    QTemporaryDir folder;
    std::optional<Support::FreshDatabase> server;
    Settings settings;
    std::shared_ptr<Sql::Database> database;
};

inline void addDialects()
{
    QTest::addColumn<Sql::Dialect>("dialect");
    QTest::newRow("SQLite") << Sql::Dialect::Sqlite;
    QTest::newRow("PostgreSQL") << Sql::Dialect::PostgreSql;
}

/** Fetches the row's dialect, or skips where it has no server. */
#define FETCH_DIALECT()                                                                            \
    QFETCH(Triptych::Sql::Dialect, dialect);                                                       \
    if (!Triptych::Tests::TestDatabase::available(dialect))                                        \
    QSKIP("no server: TRIPTYCH_TEST_POSTGRES is not set; ./dev test starts one")

} // namespace Triptych::Tests

Q_DECLARE_METATYPE(Triptych::Sql::Dialect)
