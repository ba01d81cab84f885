#include "ctltest.h"

#include <support/olderschema.h>

#include <QDir>
#include <QDirIterator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace Triptych;
using namespace Triptych::Tests;

/** A workspace file of an older Triptych: who only reads leaves it alone, who writes says so. */
class TestOlderFile final : public CtlTest
{
    Q_OBJECT

private Q_SLOTS:
    void readingCommand_leavesTheFile_data();
    void readingCommand_leavesTheFile();
    void writingCommand_saysThatItUpgraded();
    void olderThanTheFloor_isRefusedWithTheWayOut();

private:
    QString pathOfFile() const
    {
        QDirIterator files(m_home->path(), {QStringLiteral("*.triptych")}, QDir::Files,
                           QDirIterator::Subdirectories);
        return files.hasNext() ? files.next() : QString();
    }
    QString value(const QString &script)
    {
        QString first;
        {
            QSqlDatabase database =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("older"));
            database.setDatabaseName(pathOfFile());
            database.open();
            QSqlQuery query(database);
            for (const QString &statement : script.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
                if (!query.exec(statement))
                    qWarning("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
            }
            if (query.next())
                first = query.value(0).toString();
        }
        QSqlDatabase::removeDatabase(QStringLiteral("older"));
        return first;
    }
    QString schema() { return value(QStringLiteral("SELECT max(version) FROM schema_version")); }
    void makeOlder()
    {
        value(Support::takeBackLimitsOfFile() + Support::takeBackSources() +
              QStringLiteral("DELETE FROM schema_version WHERE version > 10"));
        QCOMPARE(schema(), QStringLiteral("10"));
    }
    QStringList copies() const
    {
        return QFileInfo(pathOfFile())
            .dir()
            .entryList({QStringLiteral("*.schema*")}, QDir::Files | QDir::NoDotAndDotDot);
    }
};

void TestOlderFile::readingCommand_leavesTheFile_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *words) {
        QTest::newRow(words) << QString::fromLatin1(words).split(QLatin1Char(' '));
    };
    row("list");
    row("list --deleted");
    row("show first");
    row("search first");
    row("redirects");
    row("sources");
    row("settings zone");
    row("health");
    row("audit");
    row("relay --status");
}

void TestOlderFile::readingCommand_leavesTheFile()
{
    QFETCH(QStringList, arguments);
    QCOMPARE(
        run({QStringLiteral("create"), QStringLiteral("--title"), QStringLiteral("First")}).code,
        0);
    makeOlder();
    const Run read = run(arguments);
    // Sources came later: there are none to list.
    QCOMPARE(read.code == 0, arguments.constFirst() != QLatin1String("sources"));
    QCOMPARE(schema(), QStringLiteral("10"));
    QCOMPARE(copies(), QStringList());
    QVERIFY2(read.err.contains("setup --upgrade"), read.err.constData());
}

void TestOlderFile::writingCommand_saysThatItUpgraded()
{
    QCOMPARE(
        run({QStringLiteral("create"), QStringLiteral("--title"), QStringLiteral("First")}).code,
        0);
    makeOlder();
    const Run made =
        run({QStringLiteral("create"), QStringLiteral("--title"), QStringLiteral("Second")});
    QCOMPARE(made.code, 0);
    QVERIFY(schema().toInt() > 10);
    QCOMPARE(copies().size(), 1);
    QVERIFY2(made.err.contains(copies().constFirst().toUtf8()), made.err.constData());
    QVERIFY(run({QStringLiteral("list")}).err.isEmpty());
}

void TestOlderFile::olderThanTheFloor_isRefusedWithTheWayOut()
{
    QCOMPARE(
        run({QStringLiteral("create"), QStringLiteral("--title"), QStringLiteral("First")}).code,
        0);
    makeOlder();
    value(Support::takeBackSettings() +
          QStringLiteral("ALTER TABLE schema_version DROP COLUMN usable_from;"
                         "ALTER TABLE schema_version DROP COLUMN relayable_from;"
                         "DELETE FROM schema_version WHERE version > 8"));
    const Run read = run({QStringLiteral("--json"), QStringLiteral("list")});
    QVERIFY(read.code != 0);
    QCOMPARE(read.error().value(QLatin1String("kind")).toString(), QStringLiteral("older_schema"));
    QVERIFY2(read.err.contains("setup --upgrade"), read.err.constData());
    QCOMPARE(schema(), QStringLiteral("8"));
    QCOMPARE(copies(), QStringList());
    QCOMPARE(run({QStringLiteral("setup"), QStringLiteral("--upgrade")}).code, 0);
    QCOMPARE(run({QStringLiteral("list")}).code, 0);
}

QTEST_GUILESS_MAIN(TestOlderFile)
#include "tst_olderfile.moc"
