#include "movetest.h"

#include <profiles/places.h>
#include <profiles/profilestore.h>

#include <QRegularExpression>

using namespace Triptych;
using Tests::tablesOf;
using Tests::wait;

/** What a move refuses, as a whole or article by article. */
class TestMoveRefusals : public Tests::MoveTest
{
    Q_OBJECT

private Q_SLOTS:
    void conflicts_failAlone();
    void badInput_isAClearError_data();
    void badInput_isAClearError();
    void loginWithoutTheRole_isForbidden();
};

void TestMoveRefusals::conflicts_failAlone()
{
    const auto here = openHere();
    const QString ann = QStringLiteral("ann");
    Core::Article slug = Tests::article(QStringLiteral("Taken"), QStringLiteral("Here"));
    slug.slug = QStringLiteral("taken");
    slug = save(*here, slug);
    Core::Article source = Tests::article(QStringLiteral("Source"), QStringLiteral("Here"));
    source.source = Core::ImportSource{QStringLiteral("s"), QStringLiteral("p.md"), {}};
    source = save(*here, source);
    const Core::Article newer =
        save(*here, Tests::article(QStringLiteral("Newer"), QStringLiteral("Here")));
    const Core::Article other =
        save(*here, Tests::article(QStringLiteral("Other"), QStringLiteral("Here")));
    const Core::Article fine =
        save(*here, Tests::article(QStringLiteral("Fine"), QStringLiteral("Here")));

    Support::FreshDatabase database;
    const auto there = openThere(database);
    Core::Article holder =
        Tests::article(QStringLiteral("Holder of the slug"), QStringLiteral("There"));
    holder.slug = slug.slug;
    holder = save(*there, holder);
    Core::Article importer =
        Tests::article(QStringLiteral("Holder of the source"), QStringLiteral("There"));
    importer.source = source.source;
    save(*there, importer);
    Core::Article gone = newer;
    gone.version = 0;
    gone = save(*there, gone);
    gone.body = QStringLiteral("There");
    save(*there, gone);
    Core::Article different = other;
    different.version = 0;
    different.body = QStringLiteral("There");
    save(*there, different);
    const QString count = QStringLiteral("SELECT count(*) FROM articles WHERE body = 'There'");

    const MoveRun moved = move(database);
    QCOMPARE(moved.code, 1);
    QCOMPARE(moved.count("created"), 1);
    QCOMPARE(moved.count("failed"), 4);
    QVERIFY(moved.reason(slug.id).contains(holder.id.toString()));
    QVERIFY(moved.reason(source.id).contains(QStringLiteral("Holder of the source")));
    QVERIFY(moved.reason(newer.id).contains(QLatin1Char('2')));
    QVERIFY(!moved.reason(other.id).isEmpty());
    QCOMPARE(database.value(count), QStringLiteral("4"));
    QCOMPARE(
        database.value(
            QStringLiteral("SELECT title FROM articles WHERE id = '%1'").arg(fine.id.toString())),
        QStringLiteral("Fine"));

    wait(there->stores().articles.remove(holder.id, 0, ann, {}));
    const MoveRun again = move(database);
    QCOMPARE(again.code, 1);
    QCOMPARE(again.count("created"), 1);
    QCOMPARE(again.count("unchanged"), 1);
    QCOMPARE(again.count("failed"), 3);
}

void TestMoveRefusals::badInput_isAClearError_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    QTest::newRow("no target") << QStringLiteral("none") << 2;
    QTest::newRow("target is a new file") << QStringLiteral("new file") << 2;
    QTest::newRow("target is a file") << QStringLiteral("file") << 2;
    QTest::newRow("target is an embedded profile") << QStringLiteral("embedded") << 2;
    QTest::newRow("target cannot be read") << QStringLiteral("unreadable") << 2;
    QTest::newRow("source stands on servers") << QStringLiteral("servers") << 2;
    QTest::newRow("no such source") << QStringLiteral("no source") << 5;
    QTest::newRow("nobody listens") << QStringLiteral("away") << 3;
    QTest::newRow("wrong password") << QStringLiteral("password") << 3;
    QTest::newRow("newer schema") << QStringLiteral("newer") << 3;
    QTest::newRow("read only") << QStringLiteral("read only") << 4;
}

void TestMoveRefusals::badInput_isAClearError()
{
    QFETCH(QString, what);
    QFETCH(int, code);
    if (what != QLatin1String("no source"))
        fill(*openHere());
    const bool needsDatabase =
        code > 2 && what != QLatin1String("away") && what != QLatin1String("no source");
    std::optional<Support::FreshDatabase> database;
    if (needsDatabase) {
        database.emplace();
        QVERIFY(openThere(*database));
    }
    QStringList arguments{QStringLiteral("move")};
    QString to = needsDatabase ? database->dsn() : QStringLiteral("postgresql://a@127.0.0.1:1/x");
    QProcessEnvironment environment = m_environment;
    if (what == QLatin1String("new file")) {
        to = QStringLiteral("new.triptych");
    } else if (what == QLatin1String("file")) {
        to = file();
    } else if (what == QLatin1String("embedded")) {
        to = Profiles::embeddedProfile().name;
    } else if (what == QLatin1String("unreadable")) {
        to = QStringLiteral("postgresql://[");
    } else if (what == QLatin1String("away")) {
        to = QStringLiteral("postgresql://a@127.0.0.1:%1/x").arg(Support::freePort());
    } else if (what == QLatin1String("servers")) {
        Profiles::ProfileStore profiles(Profiles::settingsFile());
        Profiles::Profile profile;
        profile.name = QStringLiteral("team");
        profile.kind = Profiles::Profile::Kind::Servers;
        profile.postgres = to;
        QVERIFY(profiles.save(profile).has_value());
        arguments = QStringList{QStringLiteral("--workspace"), profile.name} + arguments;
    } else if (what == QLatin1String("password")) {
        to.replace(QRegularExpression(QStringLiteral(":[^:@/]*@")), QStringLiteral(":wrong@"));
    } else if (what == QLatin1String("newer")) {
        database->execute(
            QStringLiteral("INSERT INTO schema_version VALUES (9999, 'later', now())"));
    } else if (what == QLatin1String("read only")) {
        database->execute(QStringLiteral("ALTER DATABASE %1 SET default_transaction_read_only = on")
                              .arg(database->name()));
    }
    if (what != QLatin1String("none"))
        arguments << QStringLiteral("--to") << to;
    const MoveRun moved = run(arguments, environment);
    if (what == QLatin1String("password") && moved.code == 0)
        QSKIP("this PostgreSQL trusts every login on loopback");
    QCOMPARE(moved.code, code);
    QVERIFY(!moved.errorKind().isEmpty());
    QVERIFY(!moved.err.contains("wrong@"));
    if (what == QLatin1String("no source"))
        QVERIFY(!QFileInfo::exists(file()));
    if (needsDatabase)
        QCOMPARE(database->value(QStringLiteral("SELECT count(*) FROM articles")),
                 QStringLiteral("0"));
}

void TestMoveRefusals::loginWithoutTheRole_isForbidden()
{
    fill(*openHere());
    Support::FreshDatabase database;
    const auto there = openThere(database);
    const QString prefix = Support::uniqueName(QStringLiteral("move")).left(30);
    QVERIFY(wait(there->setUpRights(prefix, {})).has_value());
    for (const char *role : {"editor", "admin"}) {
        Workspace::LoginGrant grant;
        grant.login = prefix + QLatin1Char('_') + QLatin1String("anna_") + QLatin1String(role);
        grant.roles = {QLatin1String(role)};
        grant.password = QStringLiteral("secret");
        QVERIFY(wait(there->grantLogin(prefix, grant, {})).has_value());
        QProcessEnvironment environment = m_environment;
        // The password stands in the environment, and not in what everybody sees.
        environment.insert(QStringLiteral("PGPASSWORD"), grant.password);
        QString dsn = database.dsn(grant.login, QString());
        dsn.replace(QStringLiteral(":@"), QStringLiteral("@"));
        const MoveRun moved =
            run({QStringLiteral("move"), QStringLiteral("--to"), dsn}, environment);
        const bool isAdmin = qstrcmp(role, "admin") == 0;
        QCOMPARE(moved.code, isAdmin ? 0 : 4);
        QCOMPARE(database.value(QStringLiteral("SELECT count(*) FROM articles")).toInt(),
                 isAdmin ? 4 : 0);
        database.execute(QStringLiteral("DROP OWNED BY %1; DROP ROLE %1").arg(grant.login));
    }
    COMPARE_TABLES(tablesOf(database), tablesOf(file()));
    for (const QString &role : Workspace::roleNames())
        database.execute(QStringLiteral("DROP OWNED BY %1_%2; DROP ROLE %1_%2").arg(prefix, role));
}

QTEST_GUILESS_MAIN(TestMoveRefusals)
#include "tst_moverefusals.moc"
