#include "ctltest.h"

#include <core/articleid.h>
#include <support/freshdatabase.h>
#include <support/indexprefix.h>
#include <support/redis.h>
#include <support/servers.h>

#include <QDir>
#include <QJsonArray>

#include <optional>

using namespace Triptych;
using Tests::Run;

/** triptychctl and the stores behind a workspace: which answers, which is away, who may what. */
class TestCtlStores : public Tests::CtlTest
{
    Q_OBJECT

private Q_SLOTS:
    void views_printIdAndCount();
    void environmentWithoutPostgres_exits2();
    void storesAway_exit3_data();
    void storesAway_exit3();
    void onThreeServers_aSavedArticleIsFoundByElasticsearch();
    void searchIndexAway_postgresAnswers();
    void setup_givesPeopleRoles();
    void elasticRole_isPrintedForDeskAndRelay();
};

void TestCtlStores::views_printIdAndCount()
{
    const QString made = id(create({QStringLiteral("--title"), QStringLiteral("T")}));
    const Run views = run({QStringLiteral("--json"), QStringLiteral("views"), made});
    QCOMPARE(views.code, 0);
    QCOMPARE(views.object(),
             (QJsonObject{{QStringLiteral("id"), made}, {QStringLiteral("views"), 0}}));
}

void TestCtlStores::environmentWithoutPostgres_exits2()
{
    m_environment.insert(QStringLiteral("ES_ADDR"), QStringLiteral("127.0.0.1:9200"));
    QCOMPARE(run({QStringLiteral("list")}).code, 2);
}

void TestCtlStores::storesAway_exit3_data()
{
    QTest::addColumn<QString>("dsn");
    QTest::newRow("nobody listens") << QStringLiteral("postgresql://u:hush@127.0.0.1:1/x");
    QTest::newRow("no such host") << QStringLiteral("postgresql://u:hush@no-such-host.invalid/x");
    QUrl server(Support::postgresDsn());
    if (!server.isEmpty()) {
        server.setPath(QStringLiteral("/no_such_database"));
        QTest::newRow("no such database") << server.toString();
    }
}

void TestCtlStores::storesAway_exit3()
{
    QFETCH(QString, dsn);
    m_environment.insert(QStringLiteral("POSTGRES_DSN"), dsn);
    const Run plain = run({QStringLiteral("list")});
    QCOMPARE(plain.code, 3);
    QCOMPARE(plain.err.count('\n'), 1);
    QVERIFY(!plain.err.contains("hush"));
}

void TestCtlStores::onThreeServers_aSavedArticleIsFoundByElasticsearch()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Support::FreshDatabase database;
    Support::IndexPrefix prefix(Support::elasticsearchUrl());
    Support::Redis redis;
    m_environment.insert(QStringLiteral("POSTGRES_DSN"), database.dsn());
    m_environment.insert(QStringLiteral("ES_ADDR"), prefix.server().toString());
    m_environment.insert(QStringLiteral("REDIS_ADDR"), redis.address());
    m_environment.insert(QStringLiteral("ES_ALIAS"), prefix.name() + QStringLiteral("articles"));

    const QString made = id(create({QStringLiteral("--title"), QStringLiteral("Running ships"),
                                    QStringLiteral("--status"), QStringLiteral("published")},
                                   "The ships were sailing at night."));
    QVERIFY(!made.isEmpty());
    Run found;
    const auto search = [&] {
        // Where the server was too slow for the command that wrote.
        if (database
                .value(QStringLiteral("SELECT count(*) FROM outbox WHERE last_error LIKE "
                                      "'The search server did not answer in time.%'"))
                .toInt() > 0)
            run({QStringLiteral("relay"), QStringLiteral("--once")});
        return found = run({QStringLiteral("search"), QStringLiteral("sail ship")});
    };
    QTRY_VERIFY2_WITH_TIMEOUT(search().out.contains(made.toUtf8()) &&
                                  found.err.contains("Elasticsearch"),
                              found.err.constData(), 30'000);

    redis.cli(
        {QStringLiteral("INCRBY"), QStringLiteral("article:views:") + made, QStringLiteral("7")});
    QCOMPARE(run({QStringLiteral("--json"), QStringLiteral("views"), made})
                 .object()
                 .value(QLatin1String("views"))
                 .toInt(),
             7);
    const Run health = run({QStringLiteral("--json"), QStringLiteral("health")});
    QCOMPARE(health.code, 0);
    QCOMPARE(health.objects().size(), 3);

    QCOMPARE(run({QStringLiteral("delete"), made}).code, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!search().out.contains(made.toUtf8()), 30'000);
}

void TestCtlStores::searchIndexAway_postgresAnswers()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Support::FreshDatabase database;
    m_environment.insert(QStringLiteral("POSTGRES_DSN"), database.dsn());
    m_environment.insert(QStringLiteral("ES_ADDR"), QStringLiteral("127.0.0.1:1"));
    m_environment.insert(QStringLiteral("REDIS_ADDR"), QStringLiteral("127.0.0.1:1"));
    const QString made = id(create({QStringLiteral("--title"), QStringLiteral("Running ships")}));
    QVERIFY(!made.isEmpty());
    const Run found = run({QStringLiteral("search"), QStringLiteral("ships")});
    QCOMPARE(found.code, 0);
    QVERIFY(found.out.contains(made.toUtf8()));
    QVERIFY2(found.err.contains("PostgreSQL"), found.err.constData());
    // A script sees as much: the last line is the summary.
    const QJsonObject summary =
        run({QStringLiteral("--json"), QStringLiteral("search"), QStringLiteral("ships")})
            .objects()
            .last()
            .value(QLatin1String("summary"))
            .toObject();
    QCOMPARE(summary.value(QLatin1String("total")).toInt(), 1);
    QCOMPARE(summary.value(QLatin1String("store")).toString(), QStringLiteral("PostgreSQL"));
    QVERIFY(summary.value(QLatin1String("degraded")).toBool());
    QCOMPARE(run({QStringLiteral("views"), made}).code, 3);
    QCOMPARE(run({QStringLiteral("health")}).code, 1);
}

void TestCtlStores::setup_givesPeopleRoles()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    std::optional<Support::FreshDatabase> database;
    database.emplace();
    const QString prefix = Support::uniqueName(QStringLiteral("c"));
    const QString ann = prefix + QStringLiteral("_ann");
    m_environment.insert(QStringLiteral("POSTGRES_DSN"), database->dsn());
    const QStringList named{QStringLiteral("--prefix"), prefix};
    QCOMPARE(run(QStringList{QStringLiteral("setup")} + named).code, 0);
    const QStringList user{
        QStringLiteral("setup"),  QStringLiteral("user"),   ann,
        QStringLiteral("--role"), QStringLiteral("author"), QStringLiteral("--password-stdin")};
    QCOMPARE(run(user + named).code, 2);
    const Run granted = run(user + named, "her secret\n");
    QVERIFY2(granted.code == 0, granted.err.constData());
    QCOMPARE(granted.err, QByteArray());

    m_environment.insert(QStringLiteral("POSTGRES_DSN"),
                         database->dsn(ann, QStringLiteral("her secret")));
    const QString made = id(create({QStringLiteral("--title"), QStringLiteral("Ann's")}));
    QVERIFY(!made.isEmpty());
    const Run refused = run({QStringLiteral("--json"), QStringLiteral("edit"), made,
                             QStringLiteral("--status"), QStringLiteral("published")});
    QCOMPARE(refused.code, 4);
    QCOMPARE(refused.error().value(QLatin1String("kind")).toString(), QStringLiteral("forbidden"));
    QCOMPARE(run({QStringLiteral("relay"), QStringLiteral("--once")}).code, 4);
    QCOMPARE(run(QStringList{QStringLiteral("setup")} + named).code, 4);
    QCOMPARE(run({QStringLiteral("setup"), QStringLiteral("frobnicate")}).code, 2);

    database.reset();
    Support::FreshDatabase server;
    server.execute(
        QStringLiteral("DROP ROLE %1, %2_reader, %2_author, %2_editor, %2_admin, %2_relay")
            .arg(ann, prefix));
}

void TestCtlStores::elasticRole_isPrintedForDeskAndRelay()
{
    const QList<QJsonObject> roles =
        run({QStringLiteral("--json"), QStringLiteral("setup"), QStringLiteral("elastic-role")})
            .objects();
    QCOMPARE(roles.size(), 2);
    QVERIFY(roles.at(0).value(QLatin1String("role")).toObject().contains(QLatin1String("indices")));
    // Never rights to what is no index of ours.
    for (const char *alias : {"*", "_all", "a,b"}) {
        m_environment.insert(QStringLiteral("ES_ALIAS"), QLatin1String(alias));
        const Run refused = run(
            {QStringLiteral("--json"), QStringLiteral("setup"), QStringLiteral("elastic-role")});
        QCOMPARE(refused.code, 2);
        QCOMPARE(refused.out, QByteArray());
    }
}

QTEST_GUILESS_MAIN(TestCtlStores)
#include "tst_ctlstores.moc"
