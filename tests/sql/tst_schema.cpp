#include "testdatabase.h"

#include <support/olderschema.h>

#include <sql/migrations.h>

#include <QDir>
#include <QRegularExpression>

#include <libpq-fe.h>

#include <memory>
#include <thread>

using namespace Triptych;
using namespace Triptych::Tests;
using namespace std::chrono_literals;
using Core::ErrorKind;
using Sql::Access;
using Sql::Connection;
using Sql::ConnectSettings;
using Sql::Dialect;
using Sql::Row;

using Schema = ConnectSettings::Schema;

/** What programs of two versions may do with one workspace (ADR 46). */
class TestSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStep_isUsableByTheFloor_data() { addDialects(); }
    void everyStep_isUsableByTheFloor();
    void newerSchema_isOpenedWhereItSaysSo_data();
    void newerSchema_isOpenedWhereItSaysSo();
    void stepThatShutsOut_isSeenByTheNextConnection();
    void emptyDatabase_getsAllOrNothing_data() { addDialects(); }
    void emptyDatabase_getsAllOrNothing();
    void olderPostgres_isOnlyUpgradedWhenAsked();
    void schemaFromTheFloorOn_isOpenedAsItIs();
    void upgrade_waitsForNoLockForLong();
    void olderFile_isCopiedAndUpgraded();
    void copies_areTheThreeNewest();
    void copyThatCannotBeMade_leavesTheFileAlone();
    void upgradeThatFails_leavesNoCopy();
    void readOnlyOlderFile_isOpenedFromTheFloorOn();
    void olderFileThatIsKept_isOpenedFromTheFloorOn();
};

namespace {

void execute(TestDatabase &test, const QString &script)
{
    auto settings = test.settings;
    settings.schema = Schema::Ignore;
    Sql::Database database(settings);
    for (const QString &sql : script.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const auto done =
            database.run(Access::Write, {}, [sql](Connection &c) { return c.execute(sql); })
                .result();
        if (!done)
            qFatal("%s: %s", qPrintable(sql), qPrintable(done.error().detail));
    }
}

QString value(TestDatabase &test, const QString &sql)
{
    auto settings = test.settings;
    settings.schema = Schema::Ignore;
    Sql::Database database(settings);
    const auto read =
        database
            .run(Access::Read, {},
                 [sql](Connection &c) {
                     return c.composed(sql).one([](const Row &row) { return row.text("v"); });
                 })
            .result();
    if (!read)
        qFatal("%s: %s", qPrintable(sql), qPrintable(read.error().detail));
    return read->value_or(QString());
}

/** As the last Triptych before the floor left it. */
void makeOlder(TestDatabase &test)
{
    execute(test, (test.settings.dialect == Dialect::Sqlite ? Support::takeBackLimitsOfFile()
                                                            : Support::takeBackLimits()) +
                      Support::takeBackUsableFrom() +
                      QStringLiteral("DELETE FROM schema_version WHERE version > 8"));
}

/** A step after the last one that this program knows. */
void addLaterStep(TestDatabase &test, int usableFrom, int relayableFrom)
{
    execute(test,
            QStringLiteral("INSERT INTO schema_version (version, name, applied_at, usable_from, "
                           "relayable_from) VALUES (9999, '9999_later', %1, %2, %3)")
                .arg(test.settings.dialect == Dialect::Sqlite ? QStringLiteral("0")
                                                              : QStringLiteral("now()"))
                .arg(usableFrom)
                .arg(relayableFrom));
}

Core::Result<void> openWith(const TestDatabase &test, Schema schema)
{
    auto settings = test.settings;
    settings.schema = schema;
    return Sql::Database(settings).open({}).result();
}

QStringList copies(const TestDatabase &test)
{
    return QDir(test.folder.path())
        .entryList({QStringLiteral("workspace.triptych.schema-*")}, QDir::Files, QDir::Name);
}

} // namespace

void TestSchema::everyStep_isUsableByTheFloor()
{
    QFETCH(Dialect, dialect);
    const QList<Sql::Migration> series = Sql::migrations(dialect);
    QCOMPARE(series.last().version, Sql::newestSchema(dialect));
    for (qsizetype i = 0; i < series.size(); ++i) {
        QCOMPARE(series.at(i).version, int(i) + 1);
        // A step that shuts the floor's programs out is a decision, and belongs here by its number.
        QCOMPARE(series.at(i).usableFrom, Sql::FloorSchema);
        QCOMPARE(series.at(i).relayableFrom, Sql::FloorSchema);
    }
}

void TestSchema::newerSchema_isOpenedWhereItSaysSo_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<int>("usableFrom");
    QTest::addColumn<bool>("opens");
    for (const Dialect dialect : {Dialect::Sqlite, Dialect::PostgreSql}) {
        const int own = Sql::newestSchema(dialect);
        QTest::addRow("%s, the floor", qPrintable(Sql::dialectName(dialect)))
            << dialect << Sql::FloorSchema << true;
        QTest::addRow("%s, this one", qPrintable(Sql::dialectName(dialect)))
            << dialect << own << true;
        QTest::addRow("%s, the next", qPrintable(Sql::dialectName(dialect)))
            << dialect << own + 1 << false;
        QTest::addRow("%s, itself", qPrintable(Sql::dialectName(dialect)))
            << dialect << 9999 << false;
    }
}

void TestSchema::newerSchema_isOpenedWhereItSaysSo()
{
    FETCH_DIALECT();
    QFETCH(int, usableFrom);
    QFETCH(bool, opens);
    TestDatabase test(dialect);
    VERIFY_RESULT(test.database->open({}).result());
    addLaterStep(test, usableFrom, 9999);
    for (const Schema schema : {Schema::Open, Schema::Upgrade}) {
        auto settings = test.settings;
        settings.schema = schema;
        Sql::Database later(settings);
        const auto opened = later.open({}).result();
        if (!opens) {
            COMPARE_KIND(opened, ErrorKind::NewerSchema);
            QVERIFY(!later.schema());
            continue;
        }
        VERIFY_RESULT(opened);
        QCOMPARE(later.schema()->version, 9999);
        QCOMPARE(later.schema()->usableFrom, usableFrom);
        QCOMPARE(later.schema()->relayableFrom, 9999);
    }
    QCOMPARE(
        value(test, QStringLiteral("SELECT CAST(max(version) AS text) AS v FROM schema_version")),
        QStringLiteral("9999"));
    QVERIFY(copies(test).isEmpty());
}

void TestSchema::stepThatShutsOut_isSeenByTheNextConnection()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TestDatabase test(Dialect::PostgreSql);
    auto settings = test.settings;
    settings.connections = 1;
    Sql::Database database(settings);
    VERIFY_RESULT(database.open({}).result());
    addLaterStep(test, 9999, 9999);
    test.server->execute(
        QStringLiteral("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                       "WHERE datname = current_database() AND pid <> pg_backend_pid()"));
    // The session that ended answers once more; what comes after it is refused.
    const auto isRefused = [&] {
        const auto pinged = database.ping({}).result();
        return !pinged && pinged.error().kind == ErrorKind::NewerSchema;
    };
    QTRY_VERIFY(isRefused());
}

void TestSchema::emptyDatabase_getsAllOrNothing()
{
    FETCH_DIALECT();
    TestDatabase test(dialect, Schema::Ignore);
    // What the last step but two makes is there already, so that it fails.
    execute(test, QStringLiteral("CREATE TABLE articles (n integer)"));
    QVERIFY(!openWith(test, Schema::Open));
    execute(test, QStringLiteral("DROP TABLE articles"));
    const QString tables =
        dialect == Dialect::Sqlite
            ? QStringLiteral("SELECT CAST(count(*) AS text) AS v FROM sqlite_master")
            : QStringLiteral(
                  "SELECT CAST(count(*) AS text) AS v FROM pg_class WHERE relkind = 'r' AND "
                  "relnamespace = CAST('public' AS regnamespace)");
    QCOMPARE(value(test, tables), QStringLiteral("0"));
    VERIFY_RESULT(openWith(test, Schema::Open));
    QCOMPARE(value(test, QStringLiteral("SELECT CAST(usable_from AS text) AS v FROM schema_version "
                                        "ORDER BY version DESC LIMIT 1")),
             QString::number(Sql::FloorSchema));
}

void TestSchema::olderPostgres_isOnlyUpgradedWhenAsked()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TestDatabase test(Dialect::PostgreSql);
    VERIFY_RESULT(test.database->open({}).result());
    makeOlder(test);
    const auto refused = openWith(test, Schema::Open);
    COMPARE_KIND(refused, ErrorKind::OlderSchema);
    QVERIFY2(refused.error().message.contains(QLatin1String("triptychctl setup --upgrade")) &&
                 refused.error().message.contains(QLatin1String("postgres")),
             qPrintable(refused.error().message));
    const QString newest =
        QStringLiteral("SELECT CAST(max(version) AS text) AS v FROM schema_version");
    QCOMPARE(value(test, newest), QStringLiteral("8"));
    VERIFY_RESULT(openWith(test, Schema::Upgrade));
    QCOMPARE(value(test, newest), QString::number(Sql::newestSchema(Dialect::PostgreSql)));
    VERIFY_RESULT(openWith(test, Schema::Open));
}

void TestSchema::schemaFromTheFloorOn_isOpenedAsItIs()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TestDatabase test(Dialect::PostgreSql);
    VERIFY_RESULT(test.database->open({}).result());
    // The same tables under an older number: what an upgrade has not come to yet.
    execute(test,
            QStringLiteral("DELETE FROM schema_version WHERE version > %1").arg(Sql::FloorSchema));
    Sql::Database database(test.settings);
    VERIFY_RESULT(database.open({}).result());
    QCOMPARE(database.schema()->version, Sql::FloorSchema);
    const auto seen = database
                          .run(Access::Read, {},
                               [](Connection &c) -> Core::Result<int> { return c.schemaVersion(); })
                          .result();
    QCOMPARE(*seen, Sql::FloorSchema);
}

void TestSchema::upgrade_waitsForNoLockForLong()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TestDatabase test(Dialect::PostgreSql);
    VERIFY_RESULT(test.database->open({}).result());
    makeOlder(test);
    const std::unique_ptr<PGconn, decltype(&PQfinish)> holder(
        PQconnectdb(test.server->dsn().toUtf8().constData()), &PQfinish);
    const auto run = [&](const char *sql) {
        const std::unique_ptr<PGresult, decltype(&PQclear)> done(PQexec(holder.get(), sql),
                                                                 &PQclear);
        return PQresultStatus(done.get()) == PGRES_COMMAND_OK;
    };
    QVERIFY(run("BEGIN") && run("LOCK TABLE schema_version IN ACCESS SHARE MODE"));
    auto settings = test.settings;
    settings.schema = Schema::Upgrade;
    Sql::Database database(settings);
    const auto upgrading = database.open(Core::Call::within(120s));
    // It waits in line for the lock, gives up, and tries again: nobody behind it waits for long.
    const auto waiting = [&] {
        return test.server->value(
            QStringLiteral("SELECT string_agg(DISTINCT CAST(backend_xid AS text), ' ') FROM "
                           "pg_stat_activity WHERE datname = current_database() AND "
                           "wait_event_type = 'Lock' AND query LIKE 'ALTER TABLE%'"));
    };
    QString first;
    QTRY_VERIFY_WITH_TIMEOUT(!(first = waiting()).isEmpty(), 60'000);
    QString next;
    QTRY_VERIFY_WITH_TIMEOUT(!(next = waiting()).isEmpty() && next != first, 60'000);
    QVERIFY(!upgrading.isFinished());
    QVERIFY(run("COMMIT"));
    VERIFY_RESULT(upgrading.result());
}

void TestSchema::olderFile_isCopiedAndUpgraded()
{
    TestDatabase test(Dialect::Sqlite);
    VERIFY_RESULT(test.database->open({}).result());
    test.database.reset();
    makeOlder(test);
    execute(test, QStringLiteral("CREATE TABLE kept (v text); INSERT INTO kept VALUES ('before')"));
    // What another program has just written lies in the file beside it.
    Sql::Database database(test.settings);
    VERIFY_RESULT(database.open({}).result());
    QCOMPARE(database.schema()->found, 8);
    QCOMPARE(database.schema()->version, Sql::newestSchema(Dialect::Sqlite));
    QCOMPARE(copies(test).size(), 1);
    QCOMPARE(QDir(test.folder.path()).filePath(copies(test).constFirst()), database.schema()->copy);
    QVERIFY(copies(test).constFirst().startsWith(QLatin1String("workspace.triptych.schema-8.")));
    QCOMPARE(QFileInfo(database.schema()->copy).permissions(),
             QFileInfo(test.settings.file).permissions());
    auto copied = ConnectSettings::sqlite(database.schema()->copy, true);
    copied.schema = Schema::Ignore;
    Sql::Database copy(copied);
    const auto read =
        copy.run(Access::Read, {},
                 [](Connection &c) {
                     return c
                         .composed(QStringLiteral("SELECT v || max(version) AS v FROM kept, "
                                                  "schema_version"))
                         .one([](const Row &row) { return row.text("v"); });
                 })
            .result();
    VERIFY_RESULT(read);
    QCOMPARE(read->value_or(QString()), QStringLiteral("before8"));
    // Nothing to do is nothing to copy.
    VERIFY_RESULT(openWith(test, Schema::Open));
    QCOMPARE(copies(test).size(), 1);
}

void TestSchema::copies_areTheThreeNewest()
{
    TestDatabase test(Dialect::Sqlite);
    VERIFY_RESULT(test.database->open({}).result());
    test.database.reset();
    QStringList made;
    for (int i = 0; i < 5; ++i) {
        makeOlder(test);
        Sql::Database database(test.settings);
        VERIFY_RESULT(database.open({}).result());
        made << QFileInfo(database.schema()->copy).fileName();
    }
    QFile foreign(test.folder.filePath(QStringLiteral("workspace.triptych.schema-notes.txt")));
    QVERIFY(foreign.open(QIODevice::WriteOnly));
    QStringList expected = made.mid(2);
    expected.sort();
    QStringList left = copies(test);
    left.removeOne(QStringLiteral("workspace.triptych.schema-notes.txt"));
    QCOMPARE(left, expected);
}

void TestSchema::copyThatCannotBeMade_leavesTheFileAlone()
{
    TestDatabase test(Dialect::Sqlite);
    VERIFY_RESULT(test.database->open({}).result());
    test.database.reset();
    makeOlder(test);
    auto settings = test.settings;
    settings.schema = Schema::Ignore;
    Sql::Database database(settings);
    const auto copied = database
                            .run(Access::Write, {},
                                 [](Connection &c) {
                                     return Sql::copyBeforeUpgrade(
                                         c, QStringLiteral("/no/such/folder/w.triptych"), 8);
                                 })
                            .result();
    QVERIFY(!copied);
    QCOMPARE(
        value(test, QStringLiteral("SELECT CAST(max(version) AS text) AS v FROM schema_version")),
        QStringLiteral("8"));
}

void TestSchema::upgradeThatFails_leavesNoCopy()
{
    TestDatabase test(Dialect::Sqlite);
    VERIFY_RESULT(test.database->open({}).result());
    test.database.reset();
    // The first step that is missing finds its columns there already.
    execute(test, QStringLiteral("DELETE FROM schema_version WHERE version > 8"));
    for (int i = 0; i < 4; ++i)
        QVERIFY(!openWith(test, Schema::Open));
    QVERIFY(copies(test).isEmpty());
    QCOMPARE(
        value(test, QStringLiteral("SELECT CAST(max(version) AS text) AS v FROM schema_version")),
        QStringLiteral("8"));
}

void TestSchema::readOnlyOlderFile_isOpenedFromTheFloorOn()
{
    TestDatabase test(Dialect::Sqlite);
    VERIFY_RESULT(test.database->open({}).result());
    test.database.reset();
    auto reading = test.settings;
    reading.readOnly = true;
    execute(test,
            QStringLiteral("DELETE FROM schema_version WHERE version > %1").arg(Sql::FloorSchema));
    {
        Sql::Database database(reading);
        VERIFY_RESULT(database.open({}).result());
        QCOMPARE(database.schema()->version, Sql::FloorSchema);
    }
    makeOlder(test);
    Sql::Database database(reading);
    COMPARE_KIND(database.open({}).result(), ErrorKind::ReadOnly);
    QVERIFY(copies(test).isEmpty());
}

void TestSchema::olderFileThatIsKept_isOpenedFromTheFloorOn()
{
    TestDatabase test(Dialect::Sqlite);
    VERIFY_RESULT(test.database->open({}).result());
    test.database.reset();
    auto keeping = test.settings;
    keeping.schema = Sql::ConnectSettings::Schema::Keep;
    execute(test,
            QStringLiteral("DELETE FROM schema_version WHERE version > %1").arg(Sql::FloorSchema));
    {
        Sql::Database database(keeping);
        VERIFY_RESULT(database.open({}).result());
        QCOMPARE(database.schema()->version, Sql::FloorSchema);
    }
    makeOlder(test);
    Sql::Database database(keeping);
    COMPARE_KIND(database.open({}).result(), ErrorKind::OlderSchema);
    QVERIFY(copies(test).isEmpty());
    // One that is not there yet is made all the same.
    TestDatabase fresh(Dialect::Sqlite);
    fresh.database.reset();
    auto making = fresh.settings;
    making.schema = Sql::ConnectSettings::Schema::Keep;
    Sql::Database made(making);
    VERIFY_RESULT(made.open({}).result());
    QCOMPARE(made.schema()->version, Sql::newestSchema(Dialect::Sqlite));
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
