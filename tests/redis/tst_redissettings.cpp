#include <redis/settings.h>

#include <QTest>

using namespace Triptych;
using Redis::Endpoint;
using Redis::Settings;

class TestRedisSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void address_isRead_data();
    void address_isRead();
    void sentinelPassword_isReadAndNotShown();
    void badAddress_isAUsageErrorWithoutSecrets_data();
    void badAddress_isAUsageErrorWithoutSecrets();
};

void TestRedisSettings::address_isRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Settings>("settings");
    QTest::addColumn<QString>("shown");
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    const auto plain = [&](const char *host, quint16 port) {
        Settings settings;
        settings.endpoints = {{s(host), port}};
        return settings;
    };
    Settings settings = plain("localhost", 6379);
    QTest::newRow("host") << s("localhost") << settings << s("redis://localhost:6379");
    settings = plain("127.0.0.1", 7000);
    QTest::newRow("host and port")
        << s("127.0.0.1:7000") << settings << s("redis://127.0.0.1:7000");
    settings = plain("::1", 6380);
    QTest::newRow("IPv6") << s("[::1]:6380") << settings << s("redis://[::1]:6380");
    settings.database = 3;
    QTest::newRow("IPv6 URL") << s("redis://[::1]:6380/3") << settings << s("redis://[::1]:6380/3");
    settings = plain("cache.example.org", 6379);
    settings.user = s("desk");
    settings.password = s("p@ss,w:rd/%");
    settings.database = 2;
    QTest::newRow("everything") << s("redis://desk:p%40ss%2Cw%3Ard%2F%25@cache.example.org/2")
                                << settings << s("redis://desk@cache.example.org:6379/2");
    settings = plain("h", 6379);
    settings.password = s("secret");
    QTest::newRow("password alone") << s("redis://:secret@h") << settings << s("redis://h:6379");
    settings = plain("h", 6379);
    settings.tls = true;
    settings.user = s("u");
    settings.caFile = s("/etc/ca.pem");
    QTest::newRow("TLS") << s("rediss://u@h?ca=/etc/ca.pem") << settings
                         << s("rediss://u@h:6379?ca=/etc/ca.pem");
    settings = plain("h", 6379);
    settings.user = s("desk");
    settings.password = s("pa,s,s");
    QTest::newRow("raw commas in the password")
        << s("redis://desk:pa,s,s@h") << settings << s("redis://desk@h:6379");
    settings.endpoints << Endpoint{s("i"), 7};
    QTest::newRow("raw commas in the password, two hosts")
        << s("redis://desk:pa,s,s@h, i:7") << settings << s("redis://desk@h:6379,i:7");
    settings = plain("h", 6379);
    settings.password = s("12,34");
    QTest::newRow("raw comma between digits")
        << s("redis://:12,34@h") << settings << s("redis://h:6379");
    settings = Settings{};
    settings.endpoints = {{s("a"), 1}, {s("b"), 6379}, {s("::1"), 3}};
    QTest::newRow("list") << s("a:1, b,[::1]:3") << settings << s("redis://a:1,b:6379,[::1]:3");
    settings.password = s("x");
    settings.tls = true;
    QTest::newRow("list of URLs") << s("rediss://:x@a:1,b:6379,rediss://[::1]:3") << settings
                                  << s("rediss://a:1,b:6379,[::1]:3");
    settings = Settings{};
    settings.topology = Settings::Topology::Sentinel;
    settings.endpoints = {{s("a"), 26379}, {s("b"), 26380}, {s("::1"), 26379}};
    settings.masterName = s("house");
    QTest::newRow("sentinels") << s("redis+sentinel://a,b:26380,[::1]/house") << settings
                               << s("redis+sentinel://a:26379,b:26380,[::1]:26379/house");
    settings.user = s("desk");
    settings.password = s("p/w");
    settings.masterName = s("the house");
    settings.database = 2;
    settings.sentinelUser = s("watch");
    settings.tls = true;
    settings.caFile = s("/etc/ca.pem");
    QTest::newRow("sentinels with everything")
        << s("rediss+sentinel://desk:p%2Fw@a,b:26380,[::1]/the%20house/2?ca=/etc/ca.pem&"
             "sentinel_username=watch")
        << settings
        << s("rediss+sentinel://desk@a:26379,b:26380,[::1]:26379/the%20house/2?ca=/etc/ca.pem&"
             "sentinel_username=watch");
    settings = Settings{};
    settings.topology = Settings::Topology::Cluster;
    settings.endpoints = {{s("a"), 7000}, {s("b"), 6379}};
    QTest::newRow("cluster") << s("redis+cluster://a:7000,b/") << settings
                             << s("redis+cluster://a:7000,b:6379");
    settings.tls = true;
    settings.password = s("secret");
    settings.caFile = s("/ca.pem");
    QTest::newRow("cluster with everything")
        << s("rediss+cluster://:secret@a:7000,b?ca=/ca.pem") << settings
        << s("rediss+cluster://a:7000,b:6379?ca=/ca.pem");
}

void TestRedisSettings::sentinelPassword_isReadAndNotShown()
{
    const auto settings = Settings::parse(
        QStringLiteral("redis+sentinel://:data@a/house?sentinel_password=se%26same"));
    QVERIFY(settings);
    QCOMPARE(settings->password, QStringLiteral("data"));
    QCOMPARE(settings->sentinelPassword, QStringLiteral("se&same"));
    QCOMPARE(settings->toString(), QStringLiteral("redis+sentinel://a:26379/house"));
}

void TestRedisSettings::address_isRead()
{
    QFETCH(QString, text);
    const auto settings = Settings::parse(text);
    QVERIFY2(settings, settings ? "" : qPrintable(settings.error().message));
    QTEST(*settings, "settings");
    QTEST(settings->toString(), "shown");
    QVERIFY(settings->password.isEmpty() || !settings->toString().contains(settings->password));
    // What is shown reads back as the same server.
    Settings again = Settings::parse(settings->toString()).value();
    again.password = settings->password;
    QVERIFY(again == *settings);
}

void TestRedisSettings::badAddress_isAUsageErrorWithoutSecrets_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             "  ",
                             ",",
                             "localhost,",
                             ":6379",
                             "h:port",
                             "h:0",
                             "h:65536",
                             "http://sesame@h",
                             "redis://",
                             "redis://:sesame@",
                             "u:sesame@h:1",
                             "redis://h/sesame",
                             "redis://h/-1",
                             "redis://h/1/2",
                             "redis://h?verify=sesame",
                             "redis://h#sesame",
                             "redis://:sesame@a,redis://:other@b",
                             "redis://a,rediss://b",
                             "redis://a/1,redis://b/2",
                             "redis://:ses ame@h",
                             "::1:6379",
                             "redis+sentinel://",
                             "redis+sentinel://a",
                             "redis+sentinel://:sesame@a,b/",
                             "redis+sentinel:///sesame",
                             "redis+sentinel://a/house/sesame",
                             "redis+sentinel://a/house/1/2",
                             "redis+sentinel://a/house?sesame=1",
                             "redis+sentinel://a,redis://b/house",
                             "redis+cluster://",
                             "redis+cluster://:sesame@a/1",
                             "redis+cluster://a?sentinel_password=sesame",
                             "redis+other://:sesame@a"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestRedisSettings::badAddress_isAUsageErrorWithoutSecrets()
{
    QFETCH(QString, text);
    const auto settings = Settings::parse(text);
    QVERIFY2(!settings, settings ? qPrintable(settings->toString()) : "");
    QCOMPARE(settings.error().kind, Core::ErrorKind::Usage);
    QVERIFY(!settings.error().message.isEmpty());
    const QString told = settings.error().message + settings.error().detail;
    QVERIFY(!told.contains(QStringLiteral("sesame")));
}

QTEST_GUILESS_MAIN(TestRedisSettings)
#include "tst_redissettings.moc"
