#include <newsroom/embedded.h>
#include <profiles/choice.h>
#include <profiles/profilestore.h>
#include <profiles/secretstore.h>

#include <QTest>

using namespace Triptych;
using namespace Triptych::Profiles;

class TestProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void environment_namesTheServers();
    void sentinels_keepBothPasswordsApart();
    void environment_withoutPostgresIsAUsageError_data();
    void environment_withoutPostgresIsAUsageError();
    void passwords_leaveTheAddresses();
    void passwordThatWouldBeCut_isRefused();
    void savedProfiles_comeBack();
    void withoutAKeychain_secretsAreKeptForThisSession();
};

void TestProfile::environment_namesTheServers()
{
    QProcessEnvironment environment;
    QVERIFY(!profileFromEnvironment(environment)->has_value());
    environment.insert(QStringLiteral("POSTGRES_DSN"),
                       QStringLiteral("postgresql://ann:s%20cret@db.example:5433/news"));
    environment.insert(QStringLiteral("ES_ADDR"),
                       QStringLiteral("https://elastic:hush@es1:9200,es2:9201"));
    environment.insert(QStringLiteral("REDIS_ADDR"), QStringLiteral("redis://:quiet@cache:6380/2"));
    const auto profile = profileFromEnvironment(environment);
    QVERIFY2(profile.has_value(), profile ? "" : qPrintable(profile.error().message));
    QVERIFY(profile->has_value());
    QCOMPARE((*profile)->profile.kind, Profile::Kind::Servers);
    QCOMPARE((*profile)->secrets.postgresPassword, QStringLiteral("s cret"));
    QCOMPARE((*profile)->secrets.elasticPassword, QStringLiteral("hush"));
    QCOMPARE((*profile)->profile.elasticUser, QStringLiteral("elastic"));
    QCOMPARE((*profile)->secrets.redisPassword, QStringLiteral("quiet"));
    QVERIFY(shownAddress((*profile)->profile, Core::StoreRole::Articles)
                .contains(QLatin1String("db.example:5433")));
    QVERIFY(shownAddress((*profile)->profile, Core::StoreRole::Search)
                .contains(QLatin1String("es2:9201")));
    QCOMPARE(shownAddress((*profile)->profile, Core::StoreRole::Counters),
             QStringLiteral("cache:6380"));
}

void TestProfile::sentinels_keepBothPasswordsApart()
{
    Profile profile;
    profile.kind = Profile::Kind::Servers;
    profile.postgres = QStringLiteral("host=db");
    profile.redis = QStringLiteral("redis+sentinel://:quiet@s1,s2/house/2?sentinel_password=watch");
    const auto clean = normalised(profile, {});
    QVERIFY(clean);
    QCOMPARE(clean->secrets.redisPassword, QStringLiteral("quiet"));
    QCOMPARE(clean->secrets.redisSentinelPassword, QStringLiteral("watch"));
    QCOMPARE(clean->profile.redis, QStringLiteral("redis+sentinel://s1:26379,s2:26379/house/2"));
    // Opened again, nothing is lost.
    const auto again = normalised(clean->profile, clean->secrets);
    QVERIFY(again);
    QCOMPARE(again->secrets, clean->secrets);
    QCOMPARE(again->profile.redis, clean->profile.redis);
}

void TestProfile::environment_withoutPostgresIsAUsageError_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("search alone") << "ES_ADDR" << "127.0.0.1:9200";
    QTest::newRow("redis alone") << "REDIS_ADDR" << "127.0.0.1:6379";
    QTest::newRow("unreadable database") << "POSTGRES_DSN" << "host='unclosed";
}

void TestProfile::environment_withoutPostgresIsAUsageError()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QProcessEnvironment environment;
    environment.insert(name, value);
    const auto profile = profileFromEnvironment(environment);
    QVERIFY(!profile.has_value());
    QCOMPARE(profile.error().kind, Core::ErrorKind::Usage);
}

void TestProfile::passwords_leaveTheAddresses()
{
    Profile profile;
    profile.kind = Profile::Kind::Servers;
    profile.postgres = QStringLiteral("host=db user=ann password='it''s' dbname=news");
    profile.postgres = QStringLiteral("postgresql://ann:hush@db/news");
    profile.elastic = QStringLiteral("http://u:hush@es:9200");
    profile.redis = QStringLiteral("redis://u:hush@r:6379");
    const auto clean = normalised(profile, {});
    QVERIFY(clean.has_value());
    for (const QString &text :
         {clean->profile.postgres, clean->profile.elastic, clean->profile.redis})
        QVERIFY2(!text.contains(QLatin1String("hush")), qPrintable(text));
    // What is clean already stays as it is, and keeps its secrets.
    const auto again = normalised(clean->profile, clean->secrets);
    QVERIFY(again.has_value());
    QVERIFY(again->profile == clean->profile);
    QVERIFY(again->secrets == clean->secrets);
}

void TestProfile::passwordThatWouldBeCut_isRefused()
{
    const QString cut = QStringLiteral("geh") + QChar(u'\0') + QStringLiteral("eim");
    Profile profile;
    profile.kind = Profile::Kind::Servers;
    profile.postgres = QStringLiteral("host=db");
    QVERIFY(normalised(profile, {cut.left(3), cut.left(3), cut.left(3), cut.left(3), {}}));
    for (int i = 0; i < 5; ++i) {
        Secrets secrets;
        (i == 0   ? secrets.postgresPassword
         : i == 1 ? secrets.elasticPassword
         : i == 2 ? secrets.elasticApiKey
         : i == 3 ? secrets.redisPassword
                  : secrets.redisSentinelPassword) = cut;
        const auto refused = normalised(profile, secrets);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Core::ErrorKind::Usage);
        QVERIFY(!refused.error().message.contains(QLatin1String("geh")));
    }
    profile.redis = QStringLiteral("redis://:geh%00eim@h");
    QVERIFY(!normalised(profile, {}));
}

void TestProfile::savedProfiles_comeBack()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("settings.ini"));
    Profile profile;
    profile.name = QStringLiteral("Newsroom / Köln");
    profile.kind = Profile::Kind::Servers;
    profile.postgres = QStringLiteral("host='db, a' user='ann'");
    profile.elastic = QStringLiteral("http://a:9200,http://b:9200");
    profile.redis = QStringLiteral("r:6379");
    {
        ProfileStore store(file);
        QVERIFY(store.save(profile).has_value());
        store.setLastUsed(profile.name);
        QVERIFY(!store.save(Profile{}).has_value());
    }
    ProfileStore store(file);
    QCOMPARE(store.profiles().size(), 2);
    QVERIFY(store.profile(profile.name) == profile);
    QCOMPARE(store.lastUsed(), profile.name);
    QVERIFY(store.remove(profile.name).has_value());
    QVERIFY(!store.profile(profile.name));
}

void TestProfile::withoutAKeychain_secretsAreKeptForThisSession()
{
    // No session bus: QtKeychain answers with an error, or not at all.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    SecretStore store(std::chrono::seconds(2));
    const Secrets secrets{QStringLiteral("a"), QStringLiteral("b"), QString(), QStringLiteral("c")};
    const auto kept = Tests::wait(store.write(QStringLiteral("x"), secrets));
    QVERIFY(kept.has_value());
    QCOMPARE(*kept, SecretStore::Kept::ForThisSession);
    const auto read = Tests::wait(store.read(QStringLiteral("x")));
    QVERIFY(read.has_value());
    QVERIFY(*read == secrets);
    const auto other = Tests::wait(store.read(QStringLiteral("y")));
    QVERIFY(!other.has_value() || *other == Secrets{});
}

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
