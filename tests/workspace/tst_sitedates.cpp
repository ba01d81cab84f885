#include "people.h"

#include <ports/articlestore.h>
#include <ports/searchindex.h>
#include <sql/database.h>
#include <support/olderschema.h>

#include <QSignalSpy>

using namespace Triptych;
using Core::ErrorKind;
using Tests::article;
using Tests::Refused;
using Tests::wait;
using Space = Workspace::Workspace;

/** The zone of a site's dates: who reads it, who sets it, and what a change of it leaves alone. */
class TestSiteDates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void zone_isSetForAllWhoOpenLater_data();
    void zone_isSetForAllWhoOpenLater();
    void unknownZone_isUsageWithSuggestions();
    void zoneThatThisComputerDoesNotKnow_isSaid();
    void laterChange_movesNothing_data() { zone_isSetForAllWhoOpenLater_data(); }
    void laterChange_movesNothing();
    void settings_areReadByAllAndSetByAdmins_data();
    void settings_areReadByAllAndSetByAdmins();
    void rightsSetUpBefore_reachTheSettings();
    void settingsThatMayNotBeRead_areSaid();
    void olderSchema_meansUtcAndKnowsNoDays();

private:
    /** As schema 9 was. */
    static void takeBack(const Support::FreshDatabase &database)
    {
        database.execute(Support::takeBackToFloor());
    }
    /** The steps that are missing, and nothing about rights. */
    static void upgradeSchemaAlone(const Support::FreshDatabase &database)
    {
        auto settings = Sql::ConnectSettings::postgresql(database.dsn());
        QVERIFY(settings);
        settings->schema = Sql::ConnectSettings::Schema::Upgrade;
        const auto opened = Sql::Database(*settings).open({}).result();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    }

    /** A workspace of either dialect, opened anew each time. */
    struct SiteDesk
    {
        explicit SiteDesk(bool onServer)
        {
            if (onServer) {
                database.emplace();
                Profiles::Profile servers;
                servers.kind = Profiles::Profile::Kind::Servers;
                servers.postgres = database->dsn();
                profile = *Profiles::normalised(servers, {});
            } else {
                profile = {
                    Profiles::embeddedProfile(folder.filePath(QStringLiteral("desk.triptych"))),
                    {}};
            }
        }
        std::shared_ptr<Space> open() const
        {
            auto opened = wait(Space::open(profile, Space::RelayMode::OnDemand, {}));
            if (!opened)
                qFatal("%s", qPrintable(opened.error().message + opened.error().detail));
            return *opened;
        }
        QTemporaryDir folder;
        std::optional<Support::FreshDatabase> database;
        Profiles::ProfileWithSecrets profile;
    };
};

void TestSiteDates::zone_isSetForAllWhoOpenLater_data()
{
    QTest::addColumn<bool>("onServer");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void TestSiteDates::zone_isSetForAllWhoOpenLater()
{
    QFETCH(bool, onServer);
    if (onServer)
        TRIPTYCH_NEEDS(Support::postgresDsn());
    const SiteDesk place(onServer);
    const auto first = place.open();
    const auto other = place.open();
    QCOMPARE(first->siteZone(), Core::SiteZone());
    QVERIFY(first->maySetSiteZone());
    QSignalSpy changed(first.get(), &Space::siteZoneChanged);
    for (const char *name :
         {"Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "UTC"}) {
        const auto set = wait(first->setSiteZone(QString::fromLatin1(name).toLower(), {}));
        QVERIFY2(set, set ? "" : qPrintable(set.error().message + set.error().detail));
        QCOMPARE(first->siteZone().name(), QString::fromLatin1(name));
        QCOMPARE(place.open()->siteZone().name(), QString::fromLatin1(name));
    }
    QCOMPARE(changed.size(), 5);
    // Who had it open goes on with what it knew.
    QVERIFY(wait(first->setSiteZone(QStringLiteral("Europe/Berlin"), {})));
    QCOMPARE(other->siteZone(), Core::SiteZone());
    QCOMPARE(other->siteZoneTrouble(), QString());
}

void TestSiteDates::unknownZone_isUsageWithSuggestions()
{
    Tests::EmbeddedWorkspace workspace;
    const auto set = wait(workspace->setSiteZone(QStringLiteral("berlin"), {}));
    QVERIFY(!set);
    QCOMPARE(set.error().kind, ErrorKind::Usage);
    QVERIFY2(set.error().message.contains(QLatin1String("Europe/Berlin")),
             qPrintable(set.error().message));
    const auto nothing = wait(workspace->setSiteZone(QStringLiteral("xyzzyx"), {}));
    QCOMPARE(nothing.error().kind, ErrorKind::Usage);
    QCOMPARE(workspace->siteZone(), Core::SiteZone());
}

void TestSiteDates::zoneThatThisComputerDoesNotKnow_isSaid()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    const SiteDesk place(true);
    place.open();
    for (const char *value : {"\"Moon/Tranquility\"", "7", "{\"a\": 1}"}) {
        place.database->execute(
            QStringLiteral(
                "INSERT INTO settings (name, value, updated_by) VALUES ('zone', '%1', 'x') "
                "ON CONFLICT (name) DO UPDATE SET value = excluded.value")
                .arg(QString::fromLatin1(value)));
        const auto workspace = place.open();
        QCOMPARE(workspace->siteZone(), Core::SiteZone());
        QVERIFY(workspace->siteZoneTrouble().contains(QLatin1String("UTC")));
        QVERIFY(wait(workspace->setSiteZone(QStringLiteral("Asia/Kathmandu"), {})));
        QCOMPARE(workspace->siteZoneTrouble(), QString());
    }
}

void TestSiteDates::laterChange_movesNothing()
{
    QFETCH(bool, onServer);
    if (onServer)
        TRIPTYCH_NEEDS(Support::postgresDsn());
    const SiteDesk place(onServer);
    const auto workspace = place.open();
    QVERIFY(wait(workspace->setSiteZone(QStringLiteral("Europe/Berlin"), {})));
    Core::Article past =
        article(QStringLiteral("Past"), QStringLiteral("T"), Core::Status::Published);
    past.setPublishDay(QDate(2024, 3, 2), workspace->siteZone());
    Core::Article coming =
        article(QStringLiteral("Coming"), QStringLiteral("T"), Core::Status::Published);
    coming.setPublishDay(QDate::currentDate().addDays(30), workspace->siteZone());
    Core::Article moment =
        article(QStringLiteral("Moment"), QStringLiteral("T"), Core::Status::Published);
    moment.setPublishMoment(QDateTime(QDate(2024, 3, 2), QTime(12, 0), Qt::UTC));
    QList<Core::Article> saved;
    for (const Core::Article &one : {past, coming, moment})
        saved << *wait(workspace->library().save(one, {}));
    for (const char *name : {"America/New_York", "Asia/Kathmandu", "Pacific/Apia", "UTC"}) {
        QVERIFY(wait(workspace->setSiteZone(QString::fromLatin1(name), {})));
        const auto later = place.open();
        for (const Core::Article &one : std::as_const(saved))
            QVERIFY(*wait(later->library().article(one.id, {})) == one);
    }
}

void TestSiteDates::settings_areReadByAllAndSetByAdmins_data()
{
    QTest::addColumn<QByteArray>("who");
    QTest::addColumn<bool>("sets");
    for (const char *who : {"rita", "ann", "ed", "rel"})
        QTest::newRow(who) << QByteArray(who) << false;
    QTest::newRow("ada") << QByteArray("ada") << true;
}

void TestSiteDates::settings_areReadByAllAndSetByAdmins()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    QFETCH(QByteArray, who);
    QFETCH(bool, sets);
    const Tests::People people;
    const auto owner = people.open(people.database().dsn());
    QVERIFY(wait(owner->setSiteZone(QStringLiteral("Asia/Kathmandu"), {})));

    const auto workspace = people.openAs(who.constData());
    QCOMPARE(workspace->siteZone().name(), QStringLiteral("Asia/Kathmandu"));
    QCOMPARE(workspace->siteZoneTrouble(), QString());
    QCOMPARE(workspace->maySetSiteZone(), sets);
    const auto set = wait(workspace->setSiteZone(QStringLiteral("Europe/Berlin"), {}));
    QCOMPARE(set.has_value(), sets);
    if (!sets)
        QCOMPARE(set.error().kind, ErrorKind::Forbidden);
    // And by psql, whatever the program would ask first.
    Tests::Psql psql = people.psql(who.constData());
    QCOMPARE(psql.run(QStringLiteral("SELECT count(*) FROM settings")), QStringLiteral("1"));
    for (const char *command :
         {"UPDATE settings SET value = '\"UTC\"'",
          "INSERT INTO settings (name, value, updated_by) VALUES ('other', '1', 'x')"})
        QCOMPARE(psql.run(QString::fromLatin1(command)), sets ? QStringLiteral("1") : Refused);
    for (const char *command : {"DELETE FROM settings", "TRUNCATE settings", "DROP TABLE settings"})
        QCOMPARE(psql.run(QString::fromLatin1(command)), Refused);
}

void TestSiteDates::rightsSetUpBefore_reachTheSettings()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    const Tests::People people;
    takeBack(people.database());
    upgradeSchemaAlone(people.database());
    const auto owner = people.open(people.database().dsn());
    QVERIFY(wait(owner->setSiteZone(QStringLiteral("Asia/Kathmandu"), {})));
    for (const char *who : {"rita", "ann", "ed", "rel", "ada"}) {
        const auto workspace = people.openAs(who);
        QCOMPARE(workspace->siteZone().name(), QStringLiteral("Asia/Kathmandu"));
        QCOMPARE(workspace->maySetSiteZone(), who == QByteArray("ada"));
    }
}

void TestSiteDates::settingsThatMayNotBeRead_areSaid()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    const Tests::People people;
    people.database().execute(QStringLiteral("REVOKE ALL ON settings FROM %1, %2")
                                  .arg(people.group("reader"), people.group("relay")));
    const auto workspace = people.openAs("rita");
    QCOMPARE(workspace->siteZone(), Core::SiteZone());
    QVERIFY(workspace->siteZoneTrouble().contains(QLatin1String("UTC")));
    QVERIFY(!workspace->maySetSiteZone());
}

void TestSiteDates::olderSchema_meansUtcAndKnowsNoDays()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    const Tests::People people;
    takeBack(people.database());
    Core::Article wanted =
        article(QStringLiteral("Dated"), QStringLiteral("A harbour."), Core::Status::Published);
    wanted.setPublishDay(QDate(2024, 3, 2), Core::SiteZone());
    Core::ArticleId id;
    {
        const auto ada = people.openAs("ada");
        QVERIFY(ada->hasOldSchema());
        QCOMPARE(ada->siteZone(), Core::SiteZone());
        QCOMPARE(ada->siteZoneTrouble(), QString());
        QVERIFY(!ada->maySetSiteZone());
        const auto set = wait(ada->setSiteZone(QStringLiteral("Europe/Berlin"), {}));
        QCOMPARE(set.error().kind, ErrorKind::OlderSchema);
        QVERIFY(set.error().message.contains(QLatin1String("setup --upgrade")));

        // Everything else works, without the mark of a day.
        auto saved = wait(ada->library().save(wanted, {}));
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message + saved.error().detail));
        id = saved->id;
        saved->title = QStringLiteral("Changed");
        QCOMPARE(wait(ada->library().save(*saved, {}))->version, 2);
        const auto read = wait(ada->stores().articles.article(id, {}));
        QCOMPARE(read->publishAt, wanted.publishAt);
        QVERIFY(!read->publishDay.isValid());
        QCOMPARE(wait(ada->stores().articles.list({}, 10, {}, {}))->rows.size(), 1);
        QCOMPARE(wait(ada->stores().articles.scan({}, 10, {}))->size(), 1);
        Core::SearchQuery query;
        query.words = QStringLiteral("harbour");
        const auto found = wait(ada->stores().search.search(query, {}));
        QVERIFY2(found, found ? "" : qPrintable(found.error().message + found.error().detail));
        QCOMPARE(found->hits.size(), 1);
    }
    upgradeSchemaAlone(people.database());
    const auto ada = people.openAs("ada");
    QVERIFY(!ada->hasOldSchema());
    Core::Article upgraded = *wait(ada->stores().articles.article(id, {}));
    QVERIFY(!upgraded.publishDay.isValid());
    upgraded.setPublishDay(QDate(2024, 3, 2), ada->siteZone());
    QCOMPARE(wait(ada->library().save(upgraded, {}))->version, 3);
    QCOMPARE(wait(ada->stores().articles.article(id, {}))->publishDay, QDate(2024, 3, 2));
}

QTEST_GUILESS_MAIN(TestSiteDates)
#include "tst_sitedates.moc"
