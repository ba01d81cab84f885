#include "ctltest.h"

#include <support/freshdatabase.h>
#include <support/redis.h>
#include <support/rows.h>
#include <support/servers.h>

#include <QFile>
#include <QTcpServer>

#include <optional>

using namespace Triptych;
using namespace Qt::StringLiterals;
using Tests::CtlTest;
using Tests::Run;

/** What triptychctl takes, and what it prints, whatever stands in it. */
class TestCommandLine : public CtlTest
{
    Q_OBJECT

private Q_SLOTS:
    void valueThatLooksLikeAnOption_isNeverGuessed();
    void argumentThatIsNoText_isUsage_data();
    void argumentThatIsNoText_isUsage();
    void wordsOfASearch_mayBeginWithADash();
    void title_commandsNoTerminal();
    void whatAWorkspaceHasNot_isUsageEverywhere_data();
    void whatAWorkspaceHasNot_isUsageEverywhere();
    void secretInAMistypedAddress_isNotPrinted_data();
    void secretInAMistypedAddress_isNotPrinted();
    void remarksOfTheServer_areNotPrinted();
    void storeThatIsAway_isToldOnce_data();
    void storeThatIsAway_isToldOnce();
    void serverThatIsNoSentinel_isToldSo();
    void silentStore_isTheOnlyOneAway_data();
    void silentStore_isTheOnlyOneAway();
};

void TestCommandLine::valueThatLooksLikeAnOption_isNeverGuessed()
{
    for (const QStringList &options : {QStringList{u"--title"_s, u"--help"_s},
                                       {u"--title"_s, u"--slug"_s, u"x"_s},
                                       {u"--summary"_s}}) {
        const Run refused = run(QStringList{u"create"_s} + options);
        QCOMPARE(refused.code, 2);
        QCOMPARE(refused.out, QByteArray());
        QVERIFY2(refused.err.contains("needs a value"), refused.err.constData());
    }
    QCOMPARE(run({u"create"_s, u"--title=--help"_s}).code, 0);
    QVERIFY(run({u"list"_s}).out.trimmed().endsWith("  --help"));
    QCOMPARE(run({u"list"_s}).out.count('\n'), 1);
    QVERIFY(run({u"create"_s, u"--title=x"_s, u"--help"_s}).out.startsWith("Usage: triptychctl"));
}

void TestCommandLine::argumentThatIsNoText_isUsage_data()
{
    QTest::addColumn<QString>("line"); // for a shell, which starts "$0"
    QTest::addColumn<int>("code");
    const QString create = u"exec \"$0\" create --title %1"_s;
    QTest::newRow("Latin 1") << create.arg(u"\"$(printf 'caf\\351')\""_s) << 2;
    QTest::newRow("a surrogate") << create.arg(u"\"$(printf 'a\\355\\240\\200')\""_s) << 2;
    QTest::newRow("cut off") << create.arg(u"\"$(printf 'a\\303')\""_s) << 2;
    QTest::newRow("as a slug") << u"exec \"$0\" show \"$(printf '\\377')\""_s << 2;
    QTest::newRow("as a command") << u"exec \"$0\" \"$(printf '\\377')\""_s << 2;
    QTest::newRow("U+FFFD itself") << create.arg(u"\"$(printf 'a\\357\\277\\275')\""_s) << 0;
    QTest::newRow("beyond the BMP") << create.arg(u"\"$(printf '\\360\\237\\230\\200')\""_s) << 0;
}

void TestCommandLine::argumentThatIsNoText_isUsage()
{
#ifdef Q_OS_WIN
    QSKIP("arguments are UTF-16 here");
#endif
    QFETCH(QString, line);
    QFETCH(int, code);
    const Run made = runProgram(u"/bin/sh"_s, {u"-c"_s, line, program()});
    QCOMPARE(made.code, code);
    QCOMPARE(made.err.contains("UTF-8"), code == 2);
    QCOMPARE(run({u"list"_s}).out.count('\n'), code == 2 ? 0 : 1);
}

void TestCommandLine::wordsOfASearch_mayBeginWithADash()
{
    QCOMPARE(run({u"create"_s, u"--title"_s, u"The budget of -2019"_s}).code, 0);
    QVERIFY(run({u"search"_s, u"budget"_s, u"-2019"_s}).code == 0);
    const Run first = run({u"search"_s, u"-2019"_s});
    QCOMPARE(first.code, 2);
    QVERIFY2(first.err.contains("after --"), first.err.constData());
    QCOMPARE(run({u"search"_s, u"--"_s, u"-2019"_s}).code, 0);
}

void TestCommandLine::title_commandsNoTerminal()
{
    const QString title = u"a\x1B[2Jb\u009B31m\u202Etxt\nforged  row"_s;
    QFile body(m_home->filePath(u"body.md"_s));
    QVERIFY(body.open(QIODevice::WriteOnly));
    body.write("one\x1B[31m\n\ttwo\n");
    body.close();
    QCOMPARE(run({u"create"_s, u"--title"_s, title, u"--slug"_s, u"odd"_s, u"--author"_s,
                  u"x\x1B]0;y\a"_s, u"--body-file"_s, body.fileName()})
                 .code,
             0);
    QVERIFY(run({u"show"_s, u"odd"_s}).out.contains("one\\x1B[31m\n\ttwo\n"));
    for (const QStringList &command :
         {QStringList{u"list"_s}, {u"show"_s, u"odd"_s}, {u"search"_s, u"forged"_s}}) {
        const Run shown = run(command);
        QCOMPARE(shown.code, 0);
        QVERIFY2(shown.out.contains("a\\x1B[2Jb\\x9B31m\\u202Etxt\\x0Aforged  row"),
                 shown.out.constData());
        for (const char *bad : {"\x1B", "\a", "\xC2\x9B", "\xE2\x80\xAE"})
            QVERIFY(!shown.out.contains(bad));
        const Run json = run(QStringList{u"--json"_s} + command);
        QCOMPARE(QJsonDocument::fromJson(json.out.split('\n').constFirst()).object()[u"title"],
                 title);
    }
    const Run missing = run({u"show"_s, u"no\x1B[31m such"_s});
    QCOMPARE(missing.code, 5);
    QVERIFY2(missing.err.contains("no\\x1B[31m such"), missing.err.constData());
}

void TestCommandLine::whatAWorkspaceHasNot_isUsageEverywhere_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("roles") << QStringList{u"setup"_s};
    QTest::newRow("a role") << QStringList{u"setup"_s, u"user"_s, u"ann"_s, u"--role"_s,
                                           u"author"_s};
    QTest::newRow("an index") << QStringList{u"reindex"_s};
    QTest::newRow("an earlier index") << QStringList{u"reindex"_s, u"--rollback"_s};
}

void TestCommandLine::whatAWorkspaceHasNot_isUsageEverywhere()
{
    QFETCH(QStringList, command);
    const Run refused = run(QStringList{u"--json"_s} + command);
    QCOMPARE(refused.code, 2);
    QCOMPARE(QJsonDocument::fromJson(refused.err).object()[u"error"][u"kind"], u"usage"_s);
}

void TestCommandLine::secretInAMistypedAddress_isNotPrinted_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("address");
    const auto add = [](const char *variable, std::initializer_list<const char *> addresses) {
        for (const char *address : addresses)
            QTest::addRow("%s=%s", variable, address)
                << QString::fromLatin1(variable) << QString::fromLatin1(address);
    };
    add("POSTGRES_DSN",
        {"host= password=GEHEIM", "host=127.0.0.1 port= password=GEHEIM",
         "postgresql://u:GE/HEIM@127.0.0.1:1/x", "postgresql://u:GE@HEIM@127.0.0.1:1/x",
         "host=127.0.0.1 password=GE HEIM", "host=127.0.0.1;password=GEHEIM",
         "jdbc:postgresql://127.0.0.1/x?user=u&password=GEHEIM", "u:GEHEIM@127.0.0.1/x",
         "postgresql://127.0.0.1:1/x?pasword=GEHEIM", "postgresql://u:GEHEIM%@127.0.0.1:1/x"});
    add("ES_ADDR",
        {"http://u:GE/HEIM@127.0.0.1:1", "http://u:GE@HEIM@127.0.0.1:1", "http//u:GEHEIM@127.0.0.1",
         "u:9200/GEHEIM@127.0.0.1", "http://u:GE#HEIM@127.0.0.1:1", "ftp://u:GEHEIM@127.0.0.1",
         "http://127.0.0.1:1/u:GEHEIM@x", "http://u:GE?HEIM@127.0.0.1:1",
         "http://u:12,GEHEIM@127.0.0.1:1"});
    add("REDIS_ADDR",
        {"redis://u:GE/HEIM@127.0.0.1:1", "redis://u:GE@HEIM@127.0.0.1:1", "u:GEHEIM@127.0.0.1:1",
         "redis:u:GEHEIM@127.0.0.1:1", "redis://127.0.0.1:1?password=GEHEIM",
         "redis://u:12,GEHEIM@127.0.0.1:1", "redis+sentinel://u:GE/HEIM@127.0.0.1:1/m",
         "redis+sentinel://127.0.0.1:1/m?sentinel_pasword=GEHEIM"});
    add("--workspace", {"postgresql://u:GEHEIM@127.0.0.1/x", "host=x password=GEHEIM",
                        "u:GEHEIM@127.0.0.1/x", "password = GEHEIM"});
    add("--to",
        {"postgresql://u:GE/HEIM@127.0.0.1:1/x", "host= password=GEHEIM", "u:GEHEIM@127.0.0.1/x"});
}

void TestCommandLine::secretInAMistypedAddress_isNotPrinted()
{
    QFETCH(QString, variable);
    QFETCH(QString, address);
    QStringList arguments{u"health"_s};
    if (variable == u"--to") {
        QCOMPARE(run({u"create"_s, u"--title"_s, u"x"_s}).code, 0);
        arguments = QStringList{u"move"_s, variable, address};
    } else if (variable.startsWith(u"--")) {
        arguments = QStringList{variable, address, u"health"_s};
    } else {
        m_environment.insert(u"POSTGRES_DSN"_s, u"postgresql://u@127.0.0.1:1/x"_s);
        m_environment.insert(variable, address);
    }
    for (const QStringList &format : {QStringList(), QStringList{u"--json"_s}}) {
        const Run refused = run(format + arguments);
        QCOMPARE(refused.code, 2);
        QVERIFY(!refused.err.isEmpty());
        for (const char *piece : {"GE", "HEIM"})
            QVERIFY2(!refused.err.contains(piece) && !refused.out.contains(piece),
                     refused.err.constData());
    }
}

void TestCommandLine::remarksOfTheServer_areNotPrinted()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    std::optional<Support::FreshDatabase> database(std::in_place);
    const QString prefix = Support::uniqueName(u"n"_s);
    // As a person may have asked for in the address, whose options win.
    m_environment.insert(u"POSTGRES_DSN"_s,
                         database->dsn() + u"?options=-c%20client_min_messages%3Dnotice"_s);
    for (int round = 0; round < 2; ++round) {
        const Run done = run({u"--json"_s, u"setup"_s, u"--prefix"_s, prefix});
        QCOMPARE(done.err, QByteArray());
        QCOMPARE(done.code, 0);
    }
    // Who is not the owner is told that, and not what each statement thought of it.
    database->execute(u"CREATE ROLE %1_x LOGIN PASSWORD 'x'; GRANT %1_admin TO %1_x"_s.arg(prefix));
    for (const QString &options : {QString(), u"?options=-c%20client_min_messages%3Dnotice"_s}) {
        m_environment.insert(u"POSTGRES_DSN"_s, database->dsn(prefix + u"_x"_s, u"x"_s) + options);
        const Run refused = run({u"--json"_s, u"setup"_s, u"--prefix"_s, prefix});
        QCOMPARE(refused.code, 4);
        QCOMPARE(refused.err.count('\n'), 1);
        QCOMPARE(QJsonDocument::fromJson(refused.err).object()[u"error"][u"kind"], u"forbidden"_s);
    }
    database.reset();
    Support::FreshDatabase server;
    server.execute(
        u"DROP ROLE %1_x, %1_reader, %1_author, %1_editor, %1_admin, %1_relay"_s.arg(prefix));
}

void TestCommandLine::storeThatIsAway_isToldOnce_data()
{
    QTest::addColumn<QString>("store");
    QTest::addColumn<QStringList>("command");
    QTest::newRow("counters") << u"REDIS_ADDR"_s
                              << QStringList{u"views"_s, u"01890000-0000-7000-8000-000000000001"_s};
    QTest::newRow("cache of the relay") << u"REDIS_ADDR"_s << QStringList{u"relay"_s, u"--once"_s};
    QTest::newRow("index of the relay") << u"ES_ADDR"_s << QStringList{u"relay"_s, u"--once"_s};
    QTest::newRow("after a save") << u"ES_ADDR"_s << QStringList{u"create"_s, u"--title"_s, u"x"_s};
}

void TestCommandLine::storeThatIsAway_isToldOnce()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    QFETCH(QString, store);
    QFETCH(QStringList, command);
    Support::FreshDatabase database;
    m_environment.insert(u"POSTGRES_DSN"_s, database.dsn());
    QFile body(m_home->filePath(u"body.md"_s));
    QVERIFY(body.open(QIODevice::WriteOnly) && body.write("Text.") > 0);
    body.close();
    QCOMPARE(run({u"create"_s, u"--title"_s, u"Waits"_s, u"--status"_s, u"published"_s,
                  u"--body-file"_s, body.fileName()})
                 .code,
             0);
    database.execute(u"INSERT INTO view_counts SELECT id, 3 FROM articles"_s);
    m_environment.insert(store, u"127.0.0.1:1"_s);
    const Run told = run(command);
    QVERIFY(!told.err.isEmpty());
    const QByteArray sentence =
        store == u"ES_ADDR" ? "No search server answers" : "Redis cannot be reached";
    QVERIFY2(told.err.count(sentence) <= 1, told.err.constData());
    QVERIFY2(told.err.count('\n') == 1, told.err.constData());
}

void TestCommandLine::serverThatIsNoSentinel_isToldSo()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Support::FreshDatabase database;
    Support::Redis redis;
    m_environment.insert(u"POSTGRES_DSN"_s, database.dsn());
    m_environment.insert(u"REDIS_ADDR"_s, u"redis+sentinel://%1/news"_s.arg(redis.address()));
    const Run health = run({u"health"_s});
    QVERIFY2(health.out.contains("is no sentinel"), health.out.constData());
    QVERIFY(!health.out.contains("too old"));
}

void TestCommandLine::silentStore_isTheOnlyOneAway_data()
{
    QTest::addColumn<QString>("silent");
    QTest::addColumn<int>("code");
    QTest::newRow("counters") << u"counters"_s << 1;
    if (!Support::isEveryRowRun())
        return;
    QTest::newRow("articles") << u"articles"_s << 3;
    QTest::newRow("search") << u"search"_s << 1;
}

void TestCommandLine::silentStore_isTheOnlyOneAway()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    QFETCH(QString, silent);
    QFETCH(int, code);
    QTcpServer server; // accepts, and never says a word
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QString nobody = u"127.0.0.1:%1"_s.arg(server.serverPort());
    Support::FreshDatabase database;
    Support::Redis redis;
    m_environment.insert(u"POSTGRES_DSN"_s, silent == u"articles"
                                                ? u"postgresql://u@%1/x"_s.arg(nobody)
                                                : database.dsn());
    m_environment.insert(u"ES_ADDR"_s,
                         silent == u"search" ? nobody : Support::elasticsearchUrl().toString());
    m_environment.insert(u"ES_ALIAS"_s, u"t_nothing_here"_s);
    m_environment.insert(u"REDIS_ADDR"_s, silent == u"counters" ? nobody : redis.address());
    const Run health = run({u"--json"_s, u"health"_s});
    QCOMPARE(health.code, code);
    QStringList seen;
    const QList<QByteArray> lines = health.out.trimmed().split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject store = QJsonDocument::fromJson(line).object();
        const QString name = store.value(u"store"_s).toString();
        seen << name;
        QVERIFY2((store.value(u"state"_s) == u"away"_s) == (name == silent),
                 health.out.constData());
    }
    QCOMPARE(seen, (QStringList{u"articles"_s, u"search"_s, u"counters"_s}));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
