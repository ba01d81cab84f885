#include "redis/await.h"
#include "support/redis.h"

#include <cache/rediscache.h>
#include <redis/client.h>
#include <views/rediscounter.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <optional>

using namespace Triptych;
using Core::ErrorKind;
using Test::await;

/** A redis-server on the file that "triptychctl setup redis-acl" prints, and nothing else. */
class TestRedisAcl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void whoGivesNoName_mayDoNothing();
    void desk_readsFillsAndCounts_data();
    void desk_readsFillsAndCounts();
    void desk_cannotSayThatTheCountersWereSeeded();
    void site_countsAndReadsCountsOnly();
    void users_mayNotTouchOtherKeysNorTheServer_data();
    void users_mayNotTouchOtherKeysNorTheServer();
    void withoutPasswords_everybodyIsOff();

private:
    QByteArray printed(const QStringList &options, const QByteArray &passwords)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("TRIPTYCH_HOME"), m_folder.path());
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("TRIPTYCH_BINARY_DIR") +
                          QStringLiteral("/app/triptychctl"),
                      QStringList{QStringLiteral("setup"), QStringLiteral("redis-acl")} + options);
        process.write(passwords);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            qWarning("%s", process.readAllStandardError().constData());
        return process.readAllStandardOutput();
    }
    QString fileOf(const QByteArray &rules)
    {
        QFile file(m_folder.filePath(QString::number(m_files++) + QStringLiteral(".acl")));
        if (!file.open(QIODevice::WriteOnly) || file.write(rules) != rules.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }
    std::shared_ptr<Redis::Client> client(const QString &user, const QString &password)
    {
        const QString url =
            QStringLiteral("redis://%1:%2@%3").arg(user, password, m_redis->address());
        return std::make_shared<Redis::Client>(Redis::Settings::parse(url).value(), &m_thread);
    }
    /** What redis-cli is answered, signed in as `user`; empty is whoever gives no name. */
    QString cli(const QString &user, const QString &password, const QStringList &command) const
    {
        const QStringList signIn{QStringLiteral("--user"), user, QStringLiteral("--pass"), password,
                                 QStringLiteral("--no-auth-warning")};
        return m_redis->cli((user.isEmpty() ? QStringList() : signIn) + command);
    }

    const QString Desk = QStringLiteral("triptych_desk");
    const QString Relay = QStringLiteral("triptych_relay");
    const QString Site = QStringLiteral("triptych_site");
    QTemporaryDir m_folder;
    int m_files = 0;
    std::optional<Support::Redis> m_redis;
    QThread m_thread;
};

void TestRedisAcl::initTestCase()
{
    const QByteArray rules = printed({QStringLiteral("--password-stdin")}, "one\ntwo\nthree\n");
    QCOMPARE(rules.count('\n'), 4);
    for (const char *secret : {"one\n", ">one", "#one", "two", "three"})
        QVERIFY(!rules.contains(secret));
    m_redis.emplace(QStringList{QStringLiteral("--aclfile"), fileOf(rules)});
    m_thread.start();
}

void TestRedisAcl::cleanupTestCase()
{
    m_thread.quit();
    m_thread.wait();
}

void TestRedisAcl::whoGivesNoName_mayDoNothing()
{
    for (const QStringList &command :
         {QStringList{QStringLiteral("PING")},
          {QStringLiteral("GET"), QStringLiteral("article:views:x")},
          {QStringLiteral("SET"), QStringLiteral("article:views:x"), QStringLiteral("1")},
          {QStringLiteral("FLUSHALL")},
          {QStringLiteral("ACL"), QStringLiteral("LIST")}}) {
        const QString refused = cli({}, {}, command);
        QVERIFY2(refused.contains(QLatin1String("NOAUTH")), qPrintable(refused));
    }
    const QString refused =
        cli(QStringLiteral("default"), QStringLiteral("x"), {QStringLiteral("PING")});
    QVERIFY2(refused.contains(QLatin1String("NOAUTH")), qPrintable(refused));
}

void TestRedisAcl::desk_readsFillsAndCounts_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::newRow("desk") << Desk << QStringLiteral("one");
    QTest::newRow("relay") << Relay << QStringLiteral("two");
}

void TestRedisAcl::desk_readsFillsAndCounts()
{
    QFETCH(QString, user);
    QFETCH(QString, password);
    const auto client = this->client(user, password);
    Cache::RedisCache cache(client);
    Core::Article article;
    article.id = Core::ArticleId::create();
    article.version = 2;
    article.title = article.slug = QStringLiteral("t");
    article.status = Core::Status::Published;
    article.publishAt = article.createdAt = article.updatedAt = Core::utcNow().addSecs(-60);
    QVERIFY(await(cache.fill(article, {})).has_value());
    QVERIFY(await(cache.get(article.id, {}))->has_value());
    QVERIFY(await(cache.invalidate(article.id, 3, {})).has_value());
    QVERIFY(!await(cache.get(article.id, {}))->has_value());

    Views::RedisCounter counter(client);
    QCOMPARE(await(counter.seed({{article.id, 40}}, {})), Core::Result<qint64>(1));
    QCOMPARE(await(counter.increment(article.id, {})), Core::Result<qint64>(41));
    QCOMPARE(await(counter.add(article.id, 2, {})), Core::Result<qint64>(43));
    QCOMPARE(await(counter.counts({article.id}, {}))->value(0), 43);
    QVERIFY(!await(counter.ping({}))->version.isEmpty());
}

void TestRedisAcl::desk_cannotSayThatTheCountersWereSeeded()
{
    Views::RedisCounter desk(client(Desk, QStringLiteral("one")));
    QCOMPARE(await(desk.setNote(QStringLiteral("n"), QStringLiteral("done"), {})).error().kind,
             ErrorKind::Forbidden);
    Views::RedisCounter relay(client(Relay, QStringLiteral("two")));
    QCOMPARE(await(relay.note(QStringLiteral("n"), {})), Core::Result<QString>(QString()));
    QVERIFY(await(relay.setNote(QStringLiteral("n"), QStringLiteral("done"), {})).has_value());
    QCOMPARE(await(relay.note(QStringLiteral("n"), {})),
             Core::Result<QString>(QStringLiteral("done")));
}

void TestRedisAcl::site_countsAndReadsCountsOnly()
{
    const auto site = [this](const QStringList &command) {
        return cli(Site, QStringLiteral("three"), command);
    };
    const QString key = QStringLiteral("article:views:site");
    QCOMPARE(site({QStringLiteral("INCR"), key}), QStringLiteral("1"));
    QCOMPARE(site({QStringLiteral("GET"), key}), QStringLiteral("1"));
    for (const QStringList &command :
         {QStringList{QStringLiteral("SET"), key, QStringLiteral("9")},
          {QStringLiteral("HGET"), QStringLiteral("triptych:1:article:x"), QStringLiteral("b")}}) {
        const QString refused = site(command);
        QVERIFY2(refused.contains(QLatin1String("NOPERM")), qPrintable(refused));
    }
}

void TestRedisAcl::users_mayNotTouchOtherKeysNorTheServer_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::newRow("desk") << Desk << QStringLiteral("one");
    QTest::newRow("relay") << Relay << QStringLiteral("two");
    QTest::newRow("site") << Site << QStringLiteral("three");
}

void TestRedisAcl::users_mayNotTouchOtherKeysNorTheServer()
{
    QFETCH(QString, user);
    QFETCH(QString, password);
    for (const QStringList &command :
         {QStringList{QStringLiteral("GET"), QStringLiteral("another:key")},
          {QStringLiteral("INCR"), QStringLiteral("another:key")},
          {QStringLiteral("DEL"), QStringLiteral("article:views:x")},
          {QStringLiteral("KEYS"), QStringLiteral("*")},
          {QStringLiteral("FLUSHALL")},
          {QStringLiteral("CONFIG"), QStringLiteral("GET"), QStringLiteral("*")},
          {QStringLiteral("ACL"), QStringLiteral("LIST")}}) {
        const QString refused = cli(user, password, command);
        QVERIFY2(refused.contains(QLatin1String("NOPERM")), qPrintable(refused));
    }
}

void TestRedisAcl::withoutPasswords_everybodyIsOff()
{
    const QByteArray rules = printed({}, {});
    QCOMPARE(rules.count('\n'), 4);
    QCOMPARE(rules.count(" off "), 4);
    Support::Redis redis({QStringLiteral("--aclfile"), fileOf(rules)});
    const QString refused = redis.cli({QStringLiteral("PING")});
    QVERIFY2(refused.contains(QLatin1String("NOAUTH")), qPrintable(refused));
}

QTEST_GUILESS_MAIN(TestRedisAcl)
#include "tst_redisacl.moc"
