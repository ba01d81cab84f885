#include <articles/sqlarticlestore.h>
#include <articles/sqlbulkstore.h>
#include <newsroom/bulkrun.h>
#include <sql/database.h>
#include <support/faultproxy.h>
#include <support/outcome.h>
#include <support/postgres.h>
#include <support/rows.h>
#include <support/servers.h>
#include <support/waiting.h>

#include <QProcess>
#include <QTemporaryDir>

using namespace Triptych;
using namespace Qt::StringLiterals;
using Support::FaultProxy;
using Tests::wait;
using Tests::waitFor;

/** A change of many articles of which the server, the network or the program goes away in the
 * middle: what was done is known, the rest is gone on with, and nothing is done twice or lost. */
class TestBulkFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TRIPTYCH_NEEDS(Support::postgresDsn()); // its programs are there
        m_postgres = std::make_unique<Support::Postgres>();
        m_proxy = std::make_unique<FaultProxy>(m_postgres->host(), m_postgres->port());
    }
    void init();
    void cleanup() { m_proxy->heal(); }
    void serverKilled_isGoneOnWith_data();
    void serverKilled_isGoneOnWith();
    void lostCommit_isNoticedAndNothingIsDoneTwice_data();
    void lostCommit_isNoticedAndNothingIsDoneTwice();
    void programKilled_isGoneOnWith_data();
    void programKilled_isGoneOnWith();

private:
    static constexpr int Articles = 240;

    QString number(const QString &sql) const { return m_postgres->run(sql, m_name); }
    /** Each article was changed once, with one revision and one outbox row. */
    void verifyAllOnce()
    {
        QCOMPARE(number(u"SELECT count(*) FROM articles WHERE version = 2 AND tags = '{x}'"_s),
                 QString::number(Articles));
        QCOMPARE(number(u"SELECT count(*) FROM revisions WHERE version = 2"_s),
                 QString::number(Articles));
        QCOMPARE(number(u"SELECT count(*) FROM outbox WHERE version = 2"_s),
                 QString::number(Articles));
        QCOMPARE(number(u"SELECT count(*) FROM bulk_rows WHERE state = 'changed'"_s),
                 QString::number(Articles));
    }
    static Core::BulkChange tagged()
    {
        Core::BulkChange change;
        change.addTags = QStringList{u"x"_s};
        return change;
    }
    struct Desk
    {
        explicit Desk(const QString &dsn)
            : database(
                  std::make_shared<Sql::Database>(Sql::ConnectSettings::postgresql(dsn).value()))
            , store(database)
            , bulk(database)
            , run(store, bulk, u"ed"_s, {})
        {
            run.setBatch(20);
        }
        std::shared_ptr<Sql::Database> database;
        Articles::SqlArticleStore store;
        Articles::SqlBulkStore bulk;
        Newsroom::BulkRun run;
    };

    std::unique_ptr<Support::Postgres> m_postgres;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Desk> m_desk;
    QList<Core::ArticleId> m_ids;
    QString m_name;
    int m_count = 0;
};

void TestBulkFaults::init()
{
    m_name = u"bulk%1"_s.arg(++m_count);
    m_postgres->run(u"CREATE DATABASE "_s + m_name);
    m_desk = std::make_unique<Desk>(m_postgres->dsn(m_proxy->port(), m_name));
    m_ids.clear();
    QList<Core::Article> articles;
    for (int i = 0; i < Articles; ++i) {
        Core::Article article;
        article.title = u"Article %1"_s.arg(i);
        article.body = u"Words"_s;
        articles << article;
    }
    const auto saved = wait(m_desk->store.saveAll(articles, u"ann"_s, {}));
    VERIFY_RESULT(saved);
    for (const auto &one : *saved)
        m_ids << one->id;
}

void TestBulkFaults::serverKilled_isGoneOnWith_data()
{
    QTest::addColumn<int>("batches");
    QTest::newRow("after 3 batches") << 3;
    if (!Support::isEveryRowRun())
        return;
    QTest::newRow("after 1 batch") << 1;
    QTest::newRow("before the last") << 11;
}

void TestBulkFaults::serverKilled_isGoneOnWith()
{
    QFETCH(int, batches);
    const auto action = waitFor(m_desk->run.begin(m_ids, tagged(), {}));
    VERIFY_RESULT(action);
    int done = 0;
    const auto kills = connect(&m_desk->run, &Newsroom::BulkRun::batchDone, this, [&] {
        if (++done == batches) {
            m_postgres->kill();
            m_proxy->setMode(FaultProxy::Mode::Down);
        }
    });
    const auto broken = waitFor(m_desk->run.run(*action, {}), 120'000);
    QVERIFY(!broken);
    QVERIFY2(Core::isAway(broken.error().kind), qPrintable(broken.error().message));
    disconnect(kills);
    m_postgres->start();
    m_proxy->heal();
    QTRY_VERIFY_WITH_TIMEOUT(wait(m_desk->store.ping({})).has_value(), 30'000);
    const auto known = wait(m_desk->bulk.action(*action, {}));
    VERIFY_RESULT(known);
    QCOMPARE(known->changed, batches * 20);
    QCOMPARE(known->state, Core::BulkState::Running);
    const auto whole = waitFor(m_desk->run.run(*action, {}));
    VERIFY_RESULT(whole);
    QCOMPARE(whole->changed, Articles);
    verifyAllOnce();
}

void TestBulkFaults::lostCommit_isNoticedAndNothingIsDoneTwice_data()
{
    QTest::addColumn<bool>("reached");
    QTest::newRow("COMMIT did not arrive") << false;
    QTest::newRow("its answer was lost") << true;
}

void TestBulkFaults::lostCommit_isNoticedAndNothingIsDoneTwice()
{
    QFETCH(bool, reached);
    const auto action = waitFor(m_desk->run.begin(m_ids, tagged(), {}));
    VERIFY_RESULT(action);
    bool isArmed = false;
    connect(&m_desk->run, &Newsroom::BulkRun::batchDone, this, [&] {
        if (!std::exchange(isArmed, true)) {
            m_proxy->cut({FaultProxy::Direction::ToServer, "COMMIT", 0, FaultProxy::Cut::How::Reset,
                          reached});
        }
    });
    const qint64 cuts = m_proxy->cuts();
    const auto whole = waitFor(m_desk->run.run(*action, {}), 120'000);
    disconnect(&m_desk->run, nullptr, this, nullptr);
    QCOMPARE(m_proxy->cuts(), cuts + 1);
    VERIFY_RESULT(whole);
    QCOMPARE(whole->changed, Articles);
    verifyAllOnce();
}

void TestBulkFaults::programKilled_isGoneOnWith_data()
{
    QTest::addColumn<int>("rows");
    QTest::newRow("at the first rows") << 1;
    if (!Support::isEveryRowRun())
        return;
    for (int i = 1; i < 12; ++i)
        QTest::addRow("at %d rows", i * 20) << i * 20;
}

void TestBulkFaults::programKilled_isGoneOnWith()
{
    QFETCH(int, rows);
    const QTemporaryDir home;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"REDIS_ADDR", "ES_ADDR"})
        environment.remove(QLatin1String(name));
    environment.insert(u"TRIPTYCH_HOME"_s, home.path());
    // Slowly enough that it is killed in the middle.
    m_proxy->setWeather({.latency = std::chrono::milliseconds(20)});
    environment.insert(u"POSTGRES_DSN"_s, m_postgres->dsn(m_proxy->port(), m_name));
    process.setProcessEnvironment(environment);
    process.start(qEnvironmentVariable("TRIPTYCH_BINARY_DIR") + u"/app/triptychctl"_s,
                  {u"bulk"_s, u"--all"_s, u"--add-tag"_s, u"x"_s});
    const QString changed = u"SELECT count(*) FROM bulk_rows WHERE state = 'changed'"_s;
    QTRY_VERIFY_WITH_TIMEOUT(
        number(changed).toInt() >= rows || process.state() == QProcess::NotRunning, 60'000);
    process.kill();
    QVERIFY(process.waitForFinished());
    m_proxy->setWeather({});
    const int before = number(changed).toInt();
    QCOMPARE(number(u"SELECT count(*) FROM articles WHERE version = 2"_s), QString::number(before));
    const auto actions = wait(m_desk->bulk.actions(1, {}));
    VERIFY_RESULT(actions);
    QCOMPARE(actions->constFirst().changed, before);
    const auto whole = waitFor(m_desk->run.run(actions->constFirst().id, {}));
    VERIFY_RESULT(whole);
    QCOMPARE(whole->changed, Articles);
    verifyAllOnce();
}

QTEST_GUILESS_MAIN(TestBulkFaults)
#include "tst_bulkfaults.moc"
