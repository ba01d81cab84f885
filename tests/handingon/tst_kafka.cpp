#include "handover.h"

#include <core/answer.h>
#include <newsroom/articlelibrary.h>
#include <newsroom/embedded.h>
#include <support/childprocess.h>
#include <support/kafkabroker.h>
#include <support/kafkaconnect.h>
#include <support/postgres.h>
#include <support/servers.h>
#include <support/topicreader.h>

#include <QDir>
#include <QTimer>

using namespace Triptych;
using namespace std::chrono_literals;
using HandingOn::Handover;
using Tests::wait;

namespace {

constexpr int Patience = 180'000; // of two JVMs that start again on a busy machine
constexpr auto SavePatience = 20s;
constexpr int Articles = 6;
const QString Refused = QStringLiteral("Refused at commit");

/** Saves articles in turn, one save after the other, as long as it may. */
class Saver final : public QObject
{
public:
    Saver(Newsroom::ArticleLibrary &library, Handover &handover)
        : m_library(library), m_handover(handover)
    {
        for (int i = 0; i < Articles; ++i)
            m_articles << Tests::article(QStringLiteral("Article %1").arg(i), {});
    }

    void start()
    {
        m_stopping = false;
        if (!m_busy)
            step();
    }
    void stop() { m_stopping = true; }
    bool isIdle() const { return !m_busy; }
    int saves() const { return m_saves; }
    int refusals() const { return m_refusals; }
    QString problem() const { return m_problem; }

private:
    void step()
    {
        m_busy = true;
        const int turn = m_turns++;
        Core::Article &article = m_articles[turn % Articles];
        Core::Article next = article;
        next.body = QStringLiteral("Save %1, \"quoted\",\n\ton two lines: ä€𝄞").arg(turn);
        const bool refused = turn % 7 == 6;
        if (refused)
            next.title = Refused;
        Core::onAnswer(m_library.save(next, Core::Call::within(SavePatience)), this,
                       [this, &article, refused](const Core::Result<Core::Article> &saved) {
                           m_busy = false;
                           if (refused ? saved.has_value() : !saved.has_value())
                               m_problem += saved ? QStringLiteral("saved what is refused")
                                                  : saved.error().message + saved.error().detail;
                           if (saved) {
                               article = *saved;
                               m_handover.committed(saved->id.toString(), saved->version,
                                                    QStringLiteral("saved"), saved->body);
                               ++m_saves;
                           } else {
                               ++m_refusals;
                           }
                           if (!m_stopping)
                               QTimer::singleShot(5, this, &Saver::step);
                           m_busy = !m_stopping;
                       });
    }

    Newsroom::ArticleLibrary &m_library;
    Handover &m_handover;
    QList<Core::Article> m_articles;
    int m_turns = 0;
    int m_saves = 0;
    int m_refusals = 0;
    bool m_busy = false;
    bool m_stopping = false;
    QString m_problem;
};

QString source(const char *file)
{
    return qEnvironmentVariable("TRIPTYCH_SOURCE_DIR") + QLatin1Char('/') + QLatin1String(file);
}

} // namespace

/**
 * The outbox, read by a real Debezium into a real Kafka as docs/handing-on.md says, by the very
 * files of packaging/kafka, while a relay leases and deletes its rows.
 */
class TestKafka : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void saves_arriveInOrder();
    void deletedAndRestored_arrive();
    void longArticle_arrives();
    void killed_losesNothing_data();
    void killed_losesNothing();
    void slot_keepsNothingBack();
    void databaseKilled_losesNothing();

private:
    QString login(const char *user) const
    {
        return m_postgres->dsn().replace(QLatin1String("postgres@"),
                                         QLatin1String(user) + QLatin1Char('@'));
    }
    std::shared_ptr<Workspace::Workspace> open(const QString &dsn);
    qsizetype missing();
    qint64 waitingRows()
    {
        return m_postgres->run(QStringLiteral("SELECT count(*) FROM outbox")).toLongLong();
    }

    std::unique_ptr<Support::Postgres> m_postgres;
    std::unique_ptr<Support::KafkaBroker> m_broker;
    std::unique_ptr<Support::KafkaConnect> m_connect;
    std::unique_ptr<Support::TopicReader> m_reader;
    std::shared_ptr<Workspace::Workspace> m_desk;
    std::unique_ptr<Saver> m_saver;
    Handover m_handover;
    QTemporaryDir m_home;
    QProcess m_relay;
};

std::shared_ptr<Workspace::Workspace> TestKafka::open(const QString &dsn)
{
    Profiles::Profile profile;
    profile.name = QStringLiteral("kafka");
    profile.kind = Profiles::Profile::Kind::Servers;
    profile.postgres = dsn;
    auto opened = wait(Workspace::Workspace::open(*Profiles::normalised(profile, {}),
                                                  Workspace::Workspace::RelayMode::OnDemand,
                                                  Core::Call::within(20s)));
    if (!opened)
        qFatal("%s", qUtf8Printable(opened.error().message + opened.error().detail));
    return *opened;
}

void TestKafka::initTestCase()
{
    TRIPTYCH_NEEDS(Support::kafkaHome());
    m_postgres =
        std::make_unique<Support::Postgres>(QStringList{QStringLiteral("wal_level=logical")});
    m_broker = std::make_unique<Support::KafkaBroker>();
    m_broker->start();

    const auto owner = open(m_postgres->dsn());
    const QString prefix = QStringLiteral("newsroom");
    QVERIFY(wait(owner->setUpRights(prefix, Core::Call::within(20s))));
    for (const auto &[user, role] : {std::pair("ed", "editor"), std::pair("taker", "relay")}) {
        QVERIFY(wait(owner->grantLogin(prefix, {QLatin1String(user), {QLatin1String(role)}, {}},
                                       Core::Call::within(20s))));
    }
    // Everything of such a save is in the log, its outbox row too, and then it fails at COMMIT.
    m_postgres->run(
        QStringLiteral(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "IF NEW.title = '%1' THEN RAISE EXCEPTION 'refused'; END IF; RETURN NULL; END $$;"
            "CREATE CONSTRAINT TRIGGER refuse AFTER INSERT OR UPDATE ON articles "
            "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()")
            .arg(Refused));

    QFile statements(source("packaging/kafka/outbox.postgresql.sql"));
    QVERIFY(statements.open(QIODevice::ReadOnly));
    m_postgres->run(QString::fromUtf8(statements.readAll()));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TRIPTYCH_OUTBOX_HOST"), m_postgres->host());
    environment.insert(QStringLiteral("TRIPTYCH_OUTBOX_PORT"), QString::number(m_postgres->port()));
    environment.insert(QStringLiteral("TRIPTYCH_OUTBOX_DATABASE"), QStringLiteral("postgres"));
    environment.insert(QStringLiteral("TRIPTYCH_OUTBOX_PASSWORD"), QStringLiteral("unused"));
    environment.insert(QStringLiteral("TRIPTYCH_OUTBOX_SSLMODE"), QStringLiteral("disable"));
    m_connect = std::make_unique<Support::KafkaConnect>(
        source("packaging/kafka/connect.properties"),
        QStringList{QStringLiteral("bootstrap.servers=") + m_broker->address(),
                    QStringLiteral("listeners=http://127.0.0.1:%1").arg(Support::freePort())},
        source("packaging/kafka/outbox.properties"), environment);
    m_connect->start();
    m_reader = std::make_unique<Support::TopicReader>(m_broker->address(),
                                                      QStringLiteral("outbox.event.article"));

    m_desk = open(login("ed"));
    m_saver = std::make_unique<Saver>(m_desk->library(), m_handover);
    environment = QProcessEnvironment::systemEnvironment();
    for (const char *other : {"ES_ADDR", "REDIS_ADDR"})
        environment.remove(QLatin1String(other));
    environment.insert(QStringLiteral("POSTGRES_DSN"), login("taker"));
    environment.insert(QStringLiteral("TRIPTYCH_HOME"), m_home.path());
    m_relay.setProcessEnvironment(environment);
    Support::endsWithUs(m_relay);
    m_relay.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_relay.start(QDir(qEnvironmentVariable("TRIPTYCH_BINARY_DIR"))
                      .filePath(QStringLiteral("app/triptychctl")),
                  {QStringLiteral("relay")});
    QVERIFY2(m_relay.waitForStarted(), qUtf8Printable(m_relay.errorString()));

    // What is saved arrives from the moment on that the slot is ready.
    QTRY_COMPARE_WITH_TIMEOUT(m_postgres->run(QStringLiteral(
                                  "SELECT count(confirmed_flush_lsn) FROM pg_replication_slots")),
                              QStringLiteral("1"), Patience);
}

void TestKafka::init()
{
    QVERIFY(m_relay.state() == QProcess::Running);
}

void TestKafka::cleanup()
{
    if (m_saver)
        m_saver->stop();
    if (QTest::currentTestFailed()) {
        qWarning().noquote() << "broker:" << m_broker->log() << "\nconnect:" << m_connect->log()
                             << "\nreader:" << (m_reader ? m_reader->log() : QString());
    }
}

void TestKafka::cleanupTestCase()
{
    if (m_relay.state() == QProcess::Running) {
        m_relay.terminate();
        QVERIFY(m_relay.waitForFinished());
    }
    m_saver.reset();
    m_desk.reset();
}

qsizetype TestKafka::missing()
{
    for (const Support::TopicRecord &record : m_reader->take())
        m_handover.arrived(record);
    return m_handover.missing();
}

void TestKafka::saves_arriveInOrder()
{
    m_saver->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_saver->saves() >= 60, Patience);
    m_saver->stop();
    QTRY_VERIFY(m_saver->isIdle());
    QVERIFY(m_saver->refusals() > 5);
    QCOMPARE(m_saver->problem(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(missing() <= 0, Patience);
    QCOMPARE(m_handover.breaches(), QString());
}

void TestKafka::deletedAndRestored_arrive()
{
    auto made = wait(m_desk->library().save(Tests::article(QStringLiteral("Short-lived"), {}),
                                            Core::Call::within(SavePatience)));
    QVERIFY(made);
    const QString id = made->id.toString();
    m_handover.committed(id, 1, QStringLiteral("saved"), made->body);
    const auto removed =
        wait(m_desk->library().remove(made->id, 1, Core::Call::within(SavePatience)));
    QVERIFY(removed);
    m_handover.committed(id, *removed, QStringLiteral("deleted"), made->body);
    const auto restored =
        wait(m_desk->library().restore(made->id, *removed, Core::Call::within(SavePatience)));
    QVERIFY(restored);
    m_handover.committed(id, restored->version, QStringLiteral("saved"), made->body);
    QTRY_VERIFY_WITH_TIMEOUT(missing() <= 0, Patience);
    QCOMPARE(m_handover.breaches(), QString());
}

void TestKafka::longArticle_arrives()
{
    // Kafka's own limit is 1 MB.
    const QString body = QStringLiteral("A paragraph of many. ").repeated(150'000);
    const auto made = wait(m_desk->library().save(Tests::article(QStringLiteral("Long"), body),
                                                  Core::Call::within(SavePatience)));
    QVERIFY(made);
    m_handover.committed(made->id.toString(), 1, QStringLiteral("saved"), made->body);
    QTRY_VERIFY_WITH_TIMEOUT(missing() <= 0, Patience);
    QCOMPARE(m_handover.breaches(), QString());
}

void TestKafka::killed_losesNothing_data()
{
    QTest::addColumn<bool>("connector");
    QTest::addColumn<bool>("broker");
    QTest::newRow("connector") << true << false;
    QTest::newRow("broker") << false << true;
    QTest::newRow("both") << true << true;
}

void TestKafka::killed_losesNothing()
{
    QFETCH(bool, connector);
    QFETCH(bool, broker);
    const auto savesMore = [&](int number) {
        const int wanted = m_saver->saves() + number;
        m_saver->start();
        return QTest::qWaitFor([&] { return m_saver->saves() >= wanted; }, Patience);
    };
    QVERIFY(savesMore(40));
    if (connector)
        m_connect->kill();
    if (broker)
        m_broker->kill();
    QVERIFY(savesMore(40));
    m_saver->stop();
    QTRY_VERIFY(m_saver->isIdle());
    // What nobody has read yet is no longer in the table.
    QTRY_COMPARE_WITH_TIMEOUT(waitingRows(), 0, Patience);
    QVERIFY(missing() >= 40);

    if (broker)
        m_broker->start();
    if (connector)
        m_connect->start();
    QVERIFY(savesMore(40));
    QTRY_VERIFY_WITH_TIMEOUT(missing() < 20, Patience);
    m_saver->stop();
    QTRY_VERIFY(m_saver->isIdle());
    QCOMPARE(m_saver->problem(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(missing() <= 0, Patience);
    QCOMPARE(m_handover.breaches(), QString());
    QVERIFY(m_connect->isRunning());
    QVERIFY(m_broker->isRunning());
}

void TestKafka::slot_keepsNothingBack()
{
    // The relay has taken every row, and what it did to them was not handed on.
    QTRY_COMPARE_WITH_TIMEOUT(waitingRows(), 0, Patience);
    const auto done = [&](const char *what) {
        return m_postgres
            ->run(QStringLiteral("SELECT %1 FROM pg_stat_user_tables WHERE relname = 'outbox'")
                      .arg(QLatin1String(what)))
            .toLongLong();
    };
    QTRY_COMPARE_WITH_TIMEOUT(done("n_tup_del"), qint64(m_handover.commits()), Patience);
    // The two sessions of the relay report what they did each in its own time.
    QTRY_VERIFY_WITH_TIMEOUT(done("n_tup_upd") >= m_handover.commits(), Patience);
    // Other tables alone are written, and the slot goes on.
    const QString here =
        m_postgres->run(QStringLiteral("CREATE TABLE other AS SELECT generate_series(1, 1000);"
                                       "SELECT pg_current_wal_lsn()"));
    QTRY_COMPARE_WITH_TIMEOUT(
        m_postgres->run(
            QStringLiteral("SELECT confirmed_flush_lsn >= '%1' FROM pg_replication_slots")
                .arg(here)),
        QStringLiteral("t"), Patience);
    qInfo().noquote() << m_handover.commits() << "commits," << m_handover.repeats() << "came again";
}

void TestKafka::databaseKilled_losesNothing()
{
    const auto savesMore = [&](int number) {
        const int wanted = m_saver->saves() + number;
        m_saver->start();
        const bool saved = QTest::qWaitFor([&] { return m_saver->saves() >= wanted; }, Patience);
        m_saver->stop();
        return saved && QTest::qWaitFor([&] { return m_saver->isIdle(); });
    };
    QVERIFY(savesMore(40));
    m_postgres->restart();
    QTRY_VERIFY_WITH_TIMEOUT(wait(m_desk->library().overview(Core::Call::within(SavePatience))),
                             Patience);
    QVERIFY(savesMore(40));
    QCOMPARE(m_saver->problem(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(missing() <= 0, Patience);
    QCOMPARE(m_handover.breaches(), QString());
}

QTEST_GUILESS_MAIN(TestKafka)
#include "tst_kafka.moc"
