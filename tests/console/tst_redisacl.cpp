#include "support/redis.h"
#include "support/waiting.h"

#include <cache/rediscache.h>
#include <redis/client.h>
#include <views/rediscounter.h>
#include <views/seededcounter.h>

#include <QCryptographicHash>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <optional>

using namespace Triptych;
using Core::ErrorKind;
using Tests::wait;

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
    void desk_cannotSayThatTheCountersWereSeeded_data();
    void desk_cannotSayThatTheCountersWereSeeded();
    void desk_neverChangesACounter_data();
    void desk_neverChangesACounter();
    void deskOnASeededCounter_countsWhereItMayNotRaise();
    void password_isTakenWholeOrRefused_data();
    void password_isTakenWholeOrRefused();
    void site_countsAndReadsCountsOnly();
    void site_readsTheCacheWithSelectorsOnly();
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
    /** Rows for each kind of file. */
    static void addFiles()
    {
        QTest::addColumn<bool>("selectors");
        QTest::newRow("Redis 6") << false;
        QTest::newRow("selectors") << true;
    }
    const Support::Redis &server(bool selectors) const
    {
        return selectors ? *m_selecting : *m_redis;
    }
    std::shared_ptr<Redis::Client> client(const QString &user, const QString &password,
                                          bool selectors = false)
    {
        const QString url =
            QStringLiteral("redis://%1:%2@%3").arg(user, password, server(selectors).address());
        return std::make_shared<Redis::Client>(Redis::Settings::parse(url).value(), &m_thread);
    }
    /** What redis-cli is answered, signed in as `user`; empty is whoever gives no name. */
    QString cli(const QString &user, const QString &password, const QStringList &command,
                bool selectors = false) const
    {
        const QStringList signIn{QStringLiteral("--user"), user, QStringLiteral("--pass"), password,
                                 QStringLiteral("--no-auth-warning")};
        return server(selectors).cli((user.isEmpty() ? QStringList() : signIn) + command);
    }

    const QString Desk = QStringLiteral("triptych_desk");
    const QString Relay = QStringLiteral("triptych_relay");
    const QString Site = QStringLiteral("triptych_site");
    QTemporaryDir m_folder;
    int m_files = 0;
    std::optional<Support::Redis> m_redis;
    std::optional<Support::Redis> m_selecting; ///< on the file for Redis 7 and Valkey
    QThread m_thread;
};

void TestRedisAcl::initTestCase()
{
    for (const QString &more : {QString(), QStringLiteral("--selectors")}) {
        QStringList options{QStringLiteral("--password-stdin"), more};
        options.removeAll(QString());
        const QByteArray rules = printed(options, "one\ntwo\nthree\n");
        QCOMPARE(rules.count('\n'), 4);
        for (const char *secret : {"one\n", ">one", "#one", "two", "three"})
            QVERIFY(!rules.contains(secret));
        QCOMPARE(rules.contains('('), !more.isEmpty());
        (more.isEmpty() ? m_redis : m_selecting)
            .emplace(QStringList{QStringLiteral("--aclfile"), fileOf(rules)});
    }
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
    QTest::addColumn<bool>("selectors");
    for (const bool selectors : {false, true}) {
        QTest::addRow("desk %d", selectors) << Desk << QStringLiteral("one") << selectors;
        QTest::addRow("relay %d", selectors) << Relay << QStringLiteral("two") << selectors;
    }
}

void TestRedisAcl::desk_readsFillsAndCounts()
{
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(bool, selectors);
    const auto client = this->client(user, password, selectors);
    Cache::RedisCache cache(client);
    Core::Article article;
    article.id = Core::ArticleId::create();
    article.version = 2;
    article.title = article.slug = QStringLiteral("t");
    article.status = Core::Status::Published;
    article.publishAt = article.createdAt = article.updatedAt = Core::utcNow().addSecs(-60);
    QVERIFY(wait(cache.fill(article, {})).has_value());
    QVERIFY(wait(cache.get(article.id, {}))->has_value());
    QVERIFY(wait(cache.invalidate(article.id, 3, {})).has_value());
    QVERIFY(!wait(cache.get(article.id, {}))->has_value());

    Views::RedisCounter counter(client);
    QCOMPARE(wait(counter.seed({{article.id, 40}}, {})), Core::Result<qint64>(1));
    QCOMPARE(wait(counter.increment(article.id, {})), Core::Result<qint64>(41));
    const auto raised = wait(counter.add(article.id, 2, {}));
    QCOMPARE(raised.has_value(), user == Relay);
    QCOMPARE(wait(counter.counts({article.id}, {}))->value(0), user == Relay ? 43 : 41);
    QCOMPARE(wait(counter.seed({{article.id, 7}}, {})), Core::Result<qint64>(0));
    QVERIFY(!wait(counter.ping({}))->version.isEmpty());
}

void TestRedisAcl::desk_cannotSayThatTheCountersWereSeeded_data()
{
    addFiles();
}

void TestRedisAcl::desk_cannotSayThatTheCountersWereSeeded()
{
    QFETCH(bool, selectors);
    Views::RedisCounter desk(client(Desk, QStringLiteral("one"), selectors));
    QCOMPARE(wait(desk.setNote(QStringLiteral("n"), QStringLiteral("done"), {})).error().kind,
             ErrorKind::Forbidden);
    Views::RedisCounter relay(client(Relay, QStringLiteral("two"), selectors));
    QCOMPARE(wait(relay.note(QStringLiteral("n"), {})), Core::Result<QString>(QString()));
    QVERIFY(wait(relay.setNote(QStringLiteral("n"), QStringLiteral("done"), {})).has_value());
    QCOMPARE(wait(relay.note(QStringLiteral("n"), {})),
             Core::Result<QString>(QStringLiteral("done")));
}

void TestRedisAcl::desk_neverChangesACounter_data()
{
    addFiles();
}

void TestRedisAcl::desk_neverChangesACounter()
{
    QFETCH(bool, selectors);
    const QString key = QStringLiteral("article:views:kept");
    const QString fresh = QStringLiteral("article:views:fresh");
    const auto desk = [&](const QString &command) {
        return cli(Desk, QStringLiteral("one"), command.split(QLatin1Char(' ')), selectors);
    };
    QCOMPARE(desk(QStringLiteral("SETNX %1 40").arg(key)), QStringLiteral("1"));
    QCOMPARE(desk(QStringLiteral("SETNX %1 7").arg(key)), QStringLiteral("0"));
    for (const char *command : {"SET %1 9",
                                "SET %1 9 XX",
                                "GETSET %1 9",
                                "SETEX %1 9 9",
                                "INCRBY %1 -9",
                                "INCRBY %1 900",
                                "INCRBYFLOAT %1 9",
                                "DECR %1",
                                "DECRBY %1 9",
                                "APPEND %1 9",
                                "SETRANGE %1 0 9",
                                "MSET %1 9",
                                "DEL %1",
                                "UNLINK %1",
                                "EXPIRE %1 1",
                                "PERSIST %1",
                                "RENAME %1 %2",
                                "COPY %2 %1 REPLACE",
                                "RESTORE %1 0 x REPLACE",
                                "BITFIELD %1 SET u8 0 9",
                                "GETDEL %1",
                                "GETEX %1 EX 1",
                                "SORT %2 STORE %1"}) {
        const QString refused =
            desk(QString::fromLatin1(command).arg(key).replace(QLatin1String("%2"), fresh));
        QVERIFY2(refused.contains(QLatin1String("NOPERM")),
                 qPrintable(QLatin1String(command) + refused));
    }
    const QString script =
        cli(Desk, QStringLiteral("one"),
            {QStringLiteral("EVAL"), QStringLiteral("return redis.call('SET', KEYS[1], 9)"),
             QStringLiteral("1"), key},
            selectors);
    QVERIFY2(script.contains(QLatin1String("NOPERM")) ||
                 script.contains(QLatin1String("can't run this command")),
             qPrintable(script));
    // By the rules of Redis 6 these are allowed on every key of a desk or on none.
    for (const char *command : {"PEXPIRE %1 1", "HSET %1 a b"}) {
        const QString answer = desk(QString::fromLatin1(command).arg(fresh));
        QCOMPARE(answer.contains(QLatin1String("NOPERM")), selectors);
    }
    QCOMPARE(desk(QStringLiteral("GET %1").arg(key)), QStringLiteral("40"));
}

void TestRedisAcl::deskOnASeededCounter_countsWhereItMayNotRaise()
{
    const auto redis = std::make_shared<Views::RedisCounter>(client(Desk, QStringLiteral("one")));
    // What SQL has kept: here another Redis counter, of which it only reads.
    const auto kept =
        std::make_shared<Views::RedisCounter>(client(Desk, QStringLiteral("one"), true));
    const Core::ArticleId id = Core::ArticleId::create();
    QCOMPARE(wait(kept->seed({{id, 40}}, {})), Core::Result<qint64>(1));
    Views::SeededCounter counter(redis, kept);
    counter.setSeeded(true);
    // Lost after it was seeded: the view counts, and raising the rest is the relay's.
    QCOMPARE(wait(counter.increment(id, {})), Core::Result<qint64>(1));
    counter.setSeeded(false);
    const Core::ArticleId other = Core::ArticleId::create();
    QCOMPARE(wait(kept->seed({{other, 40}}, {})), Core::Result<qint64>(1));
    QCOMPARE(wait(counter.increment(other, {})), Core::Result<qint64>(41));
}

void TestRedisAcl::password_isTakenWholeOrRefused_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("line"); // of the refusal; empty: taken
    const QByteArray longest(1000, 'p');
    const auto lines = [](const QByteArray &first, const QByteArray &second,
                          const QByteArray &third) {
        return QByteArrayList{first, second, third, {}}.join('\n');
    };
    QTest::newRow("the longest") << lines("one", longest, "three") << QByteArray();
    QTest::newRow("too long") << lines("one", longest + 'q', "three") << QByteArray("2");
    QTest::newRow("once cut into two")
        << lines("one", QByteArray(1024, 'p'), "three") << QByteArray("2");
    QTest::newRow("without end") << QByteArray(3'000'000, 'p') << QByteArray("1");
    QTest::newRow("without end, of wide characters")
        << QByteArray("\xE6\x9D\xB1").repeated(9'999) << QByteArray("1 is too long");
    QTest::newRow("NUL") << QByteArray("one\ntwo\nth\0ree\n", 16) << QByteArray("3");
    QTest::newRow("only NUL") << QByteArray("\0\ntwo\nthree\n", 12) << QByteArray("1");
    QTest::newRow("not UTF-8") << QByteArray("one\nt\xFFo\nthree\n") << QByteArray("2");
    QTest::newRow("cut in a character") << QByteArray("one\ntwo\nth\xC3\n") << QByteArray("3");
    QTest::newRow("empty") << QByteArray("one\n\nthree\n") << QByteArray("2");
    QTest::newRow("only the end of a line") << QByteArray("one\n\r\nthree\n") << QByteArray("2");
    QTest::newRow("Windows") << QByteArray("\xEF\xBB\xBFone\r\ntwo\r\nthree\r\n") << QByteArray();
    QTest::newRow("no last newline") << QByteArray("one\ntwo\nthree") << QByteArray();
    QTest::newRow("spaces") << QByteArray(" one\ntwo \n\t\n") << QByteArray();
    QTest::newRow("too few") << QByteArray("one\ntwo\n") << QByteArray("3 password(s)");
}

void TestRedisAcl::password_isTakenWholeOrRefused()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, line);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process.setProcessEnvironment(environment);
    process.start(
        qEnvironmentVariable("TRIPTYCH_BINARY_DIR") + QStringLiteral("/app/triptychctl"),
        {QStringLiteral("setup"), QStringLiteral("redis-acl"), QStringLiteral("--password-stdin")});
    process.write(input);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray out = process.readAllStandardOutput();
    const QByteArray err = process.readAllStandardError();
    QCOMPARE(process.exitCode(), line.isEmpty() ? 0 : 2);
    if (!line.isEmpty()) {
        QCOMPARE(out, QByteArray());
        QVERIFY2(err.contains(line), err.constData());
        QVERIFY(!err.contains("two") && !err.contains("ppp"));
        return;
    }
    // Each login has its own line whole, and none a piece of another's.
    QByteArray lines = input;
    if (lines.startsWith("\xEF\xBB\xBF"))
        lines.remove(0, 3);
    const QList<QByteArray> given = lines.replace("\r\n", "\n").split('\n');
    for (int i = 0; i < 3; ++i) {
        const QByteArray hash = QCryptographicHash::hash(given.at(i), QCryptographicHash::Sha256);
        QVERIFY(out.contains(QByteArray('#' + hash.toHex())));
    }
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

void TestRedisAcl::site_readsTheCacheWithSelectorsOnly()
{
    Cache::RedisCache cache(client(Relay, QStringLiteral("two"), true));
    Core::Article article;
    article.id = Core::ArticleId::create();
    article.version = 2;
    article.title = article.slug = QStringLiteral("t");
    article.status = Core::Status::Published;
    QVERIFY(wait(cache.fill(article, {})).has_value());
    const QString key = QStringLiteral("triptych:1:article:") + article.id.toString();
    const auto site = [&](const QString &command, bool selectors = true) {
        return cli(Site, QStringLiteral("three"),
                   QString(command).replace(QLatin1String("%1"), key).split(QLatin1Char(' ')),
                   selectors);
    };
    QCOMPARE(site(QStringLiteral("HGET %1 v")), QStringLiteral("2"));
    QVERIFY(site(QStringLiteral("HMGET %1 v b")).contains(QLatin1String("\"format\":1")));
    QCOMPARE(site(QStringLiteral("INCR article:views:read")), QStringLiteral("1"));
    for (const char *command : {"HSET %1 b x",
                                "HDEL %1 b",
                                "HINCRBY %1 v 1",
                                "HSETNX %1 x y",
                                "PEXPIRE %1 1",
                                "DEL %1",
                                "UNLINK %1",
                                "INCR %1",
                                "GET %1",
                                "INCR triptych:1:article:new",
                                "GET triptych:1:article:new",
                                "HGETALL %1",
                                "RENAME %1 article:views:x",
                                "COPY %1 article:views:x",
                                "HGET article:views:read v",
                                "GET triptych:1:views:note",
                                "HGET triptych:1:views:note v",
                                "SCAN 0",
                                "KEYS *",
                                "SUBSCRIBE x",
                                "PUBLISH x y",
                                "EVAL return 1",
                                "MONITOR",
                                "DBSIZE"}) {
        const QString refused = site(QString::fromLatin1(command));
        QVERIFY2(refused.contains(QLatin1String("NOPERM")),
                 qPrintable(QLatin1String(command) + refused));
    }
    const QString plain = site(QStringLiteral("HGET %1 v"), false);
    QVERIFY2(plain.contains(QLatin1String("NOPERM")), qPrintable(plain));
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
