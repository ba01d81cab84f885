#include <workspace/desks.h>

#include <newsroom/articlelibrary.h>
#include <newsroom/embedded.h>
#include <ports/articlestore.h>
#include <support/indexprefix.h>
#include <support/postgres.h>
#include <support/redis.h>
#include <support/servers.h>

#include <libpq-fe.h>

using namespace Triptych;
using namespace std::chrono_literals;
using Core::ErrorKind;
using Tests::article;
using Tests::deskProfile;
using Tests::OpenDesk;
using Tests::wait;
using Space = Workspace::Workspace;

namespace {

constexpr int Desks = 30;
constexpr int PerDesk = 3; ///< connections of an idle one

using Connected = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Connections = std::vector<Connected>;

} // namespace

/** A newsroom of thirty on servers as they come: PostgreSQL's own 100 connections, one Redis, one
 * search node. */
class TestThirtyDesks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void idleDesks_keepThreeConnectionsEach();
    void aSave_isToldToAll();
    void noConnectionLeft_isSaid();
    void restart_doesNotBringAllBackAtOnce_data();
    void restart_doesNotBringAllBackAtOnce();
    void deskOnPostgresAlone_keepsThreeConnections();

private:
    Profiles::Profile stores() const;
    static Core::Result<std::shared_ptr<Space>> open(const Profiles::ProfileWithSecrets &profile);
    /** The first value of a statement, asked for on a connection that stays; empty where there is
     * none. */
    QString observed(const QString &sql) const;
    /** Connections of the desks: how many each has, the most first. */
    QList<int> connections() const;
    bool isIdle() const
    {
        const QList<int> each = connections();
        return each.size() == Desks && each.first() <= PerDesk;
    }
    bool areAllAway() const;
    /** Takes every connection that the server has left. */
    Connections takeTheRest() const;

    std::unique_ptr<Support::Postgres> m_postgres;
    mutable Connected m_observer{nullptr, &PQfinish};
    std::unique_ptr<Support::Redis> m_redis;
    std::unique_ptr<Support::IndexPrefix> m_prefix;
    QTemporaryDir m_journals;
    Tests::Desks m_desks;
};

Profiles::Profile TestThirtyDesks::stores() const
{
    Profiles::Profile stores;
    stores.postgres = m_postgres->dsn();
    stores.redis = m_redis->address();
    stores.elastic = m_prefix->server().toString();
    stores.elasticAlias = m_prefix->name() + QStringLiteral("articles");
    return stores;
}

Core::Result<std::shared_ptr<Space>>
TestThirtyDesks::open(const Profiles::ProfileWithSecrets &profile)
{
    return wait(
        Space::open(profile, Space::RelayMode::InBackground, Core::Call::within(30s), {1s}));
}

QString TestThirtyDesks::observed(const QString &sql) const
{
    if (!m_observer || PQstatus(m_observer.get()) != CONNECTION_OK)
        m_observer = Connected(PQconnectdb(m_postgres->dsn().toUtf8().constData()), &PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(m_observer.get(), sql.toUtf8().constData()), &PQclear);
    return PQntuples(result.get()) > 0 ? QString::fromUtf8(PQgetvalue(result.get(), 0, 0))
                                       : QString();
}

QList<int> TestThirtyDesks::connections() const
{
    QList<int> each;
    const QString counts = observed(
        QStringLiteral("SELECT string_agg(n::text, ' ' ORDER BY n DESC) FROM (SELECT count(*) AS n"
                       " FROM pg_stat_activity WHERE application_name LIKE 'desk%'"
                       " GROUP BY application_name) AS desks"));
    for (const QString &count : counts.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        each << count.toInt();
    return each;
}

bool TestThirtyDesks::areAllAway() const
{
    return std::all_of(m_desks.begin(), m_desks.end(), [](const auto &desk) {
        return desk->workspace->health().first().state == Core::StoreState::Away;
    });
}

Connections TestThirtyDesks::takeTheRest() const
{
    Connections taken;
    for (;;) {
        Connected one(PQconnectdb(m_postgres->dsn().toUtf8().constData()), &PQfinish);
        if (PQstatus(one.get()) != CONNECTION_OK)
            return taken;
        taken.push_back(std::move(one));
    }
}

void TestThirtyDesks::initTestCase()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    m_postgres =
        std::make_unique<Support::Postgres>(QStringList{QStringLiteral("max_connections=100")});
    m_redis = std::make_unique<Support::Redis>();
    m_prefix = std::make_unique<Support::IndexPrefix>(Support::elasticsearchUrl());
    for (int i = 0; i < Desks; ++i) {
        const auto opened = open(deskProfile(stores(), i));
        QVERIFY2(opened.has_value(),
                 opened ? "" : qPrintable(opened.error().message + opened.error().detail));
        m_desks.push_back(
            std::make_unique<OpenDesk>(*opened, m_journals.filePath(Tests::deskName(i))));
    }
    for (const auto &desk : m_desks)
        QTRY_VERIFY_WITH_TIMEOUT(!desk->listed.isEmpty(), 20'000);
    QVERIFY(Tests::allFollow(m_desks));
}

void TestThirtyDesks::cleanupTestCase()
{
    m_desks.clear();
    m_prefix.reset();
}

void TestThirtyDesks::idleDesks_keepThreeConnectionsEach()
{
    // Many questions at once take one connection more for a while, where the server has one: there
    // are not enough for all, and nobody is to be told so who has a connection.
    std::vector<QFuture<Core::Result<Core::Overview>>> asked;
    for (const auto &desk : m_desks) {
        for (int i = 0; i < 6; ++i)
            asked.push_back(
                desk->workspace->stores().articles.overview({}, Core::Call::within(30s)));
    }
    for (const auto &one : asked) {
        const auto overview = wait(one);
        QVERIFY2(overview.has_value(), overview ? "" : qPrintable(overview.error().message));
    }
    QTRY_VERIFY2_WITH_TIMEOUT(isIdle(), "a desk keeps more connections than it needs", 30'000);
}

void TestThirtyDesks::aSave_isToldToAll()
{
    auto saved = wait(m_desks.at(7)->workspace->library().save(
        article(QStringLiteral("News"), QStringLiteral("Text.")), {}));
    for (int more = 0; more < 3; ++more) {
        QVERIFY(saved.has_value());
        QTRY_VERIFY_WITH_TIMEOUT(Tests::allKnow(m_desks, *saved), 20'000);
        saved->body += QStringLiteral(" More.");
        saved = wait(m_desks.at(std::size_t(more))->workspace->library().save(*saved, {}));
    }
}

void TestThirtyDesks::noConnectionLeft_isSaid()
{
    Connections others = takeTheRest();
    QVERIFY(!others.empty());
    const auto late = open(deskProfile(stores(), Desks));
    QVERIFY(!late.has_value());
    QCOMPARE(late.error().kind, ErrorKind::Unreachable);
    QCOMPARE(late.error().message, QStringLiteral("PostgreSQL takes no more connections."));

    // Who is at work already goes on, on what connections there are.
    const auto saved = wait(m_desks.front()->workspace->library().save(
        article(QStringLiteral("Beside"), QStringLiteral("Text.")), {}));
    QVERIFY(saved.has_value());

    others.clear();
    const auto now = open(deskProfile(stores(), Desks));
    QVERIFY2(now.has_value(), now ? "" : qPrintable(now.error().message + now.error().detail));
}

void TestThirtyDesks::restart_doesNotBringAllBackAtOnce_data()
{
    QTest::addColumn<bool>("isNoticed");
    QTest::newRow("at once") << false; // away for a second or two
    QTest::newRow("when all have seen it away") << true;
}

void TestThirtyDesks::restart_doesNotBringAllBackAtOnce()
{
    QFETCH(bool, isNoticed);
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), 30'000);
    // One save wakes the relays of all desks.
    QVERIFY(wait(m_desks.front()->workspace->library().save(
                     article(QStringLiteral("Before"), QStringLiteral("Text.")), {}))
                .has_value());
    m_postgres->kill();
    if (isNoticed)
        QTRY_VERIFY_WITH_TIMEOUT(areAllAway(), 30'000);
    m_postgres->start();
    QTRY_COMPARE_WITH_TIMEOUT(connections().size(), Desks, 30'000);
    // When each desk was back first, and how many of them within the busiest second.
    const int together =
        observed(
            QStringLiteral("WITH back AS (SELECT min(backend_start) AS at FROM pg_stat_activity"
                           " WHERE application_name LIKE 'desk%' GROUP BY application_name)"
                           " SELECT max(n) FROM (SELECT count(*) OVER (ORDER BY at"
                           " RANGE BETWEEN CURRENT ROW AND interval '1 second' FOLLOWING) AS n "
                           "FROM back) AS t"))
            .toInt();
    QVERIFY(together > 0);
    QVERIFY2(together < Desks,
             qPrintable(QStringLiteral("%1 came back within one second").arg(together)));

    const auto saved = wait(m_desks.front()->workspace->library().save(
        article(QStringLiteral("Again"), QStringLiteral("Text.")), {}));
    QVERIFY(saved.has_value());
    QTRY_VERIFY_WITH_TIMEOUT(Tests::allKnow(m_desks, *saved), 20'000);
}

void TestThirtyDesks::deskOnPostgresAlone_keepsThreeConnections()
{
    // Then PostgreSQL answers for all three stores, and is asked thrice at once how it is.
    Profiles::Profile alone;
    alone.postgres = m_postgres->dsn();
    m_desks.clear();
    const auto opened = open(deskProfile(alone, 0));
    QVERIFY(opened.has_value());
    OpenDesk desk(*opened, m_journals.filePath(QStringLiteral("alone")));
    QTRY_VERIFY_WITH_TIMEOUT(!desk.listed.isEmpty(), 20'000);
    // What it took while it opened goes again.
    QTRY_COMPARE_WITH_TIMEOUT(connections(), QList<int>{PerDesk}, 20'000);
    for (int round = 0; round < 20; ++round)
        QVERIFY(wait(desk.workspace->checkHealth(Core::Call::within(20s))).has_value());
    QCOMPARE(connections(), QList<int>{PerDesk});
}

QTEST_GUILESS_MAIN(TestThirtyDesks)
#include "tst_thirtydesks.moc"
