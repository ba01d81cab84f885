#include "ctltest.h"

using Triptych::Tests::CtlTest;
using Triptych::Tests::Run;

/** --publish-at and `settings zone` of triptychctl, whatever zone the computer is in. */
class TestPublishAt : public CtlTest
{
    Q_OBJECT

private Q_SLOTS:
    void time_isMeantInTheSitesZone_data();
    void time_isMeantInTheSitesZone();
    void uncertainTime_isUsageThatNamesBothOffsets_data();
    void uncertainTime_isUsageThatNamesBothOffsets();
    void day_isShownAsThatDayEverywhere_data();
    void day_isShownAsThatDayEverywhere();
    void meaning_isSaid();
    void zone_isShownAndSet();
    void laterZone_movesNothing();

private:
    Run runIn(const QString &computersZone, const QStringList &arguments)
    {
        m_environment.insert(QStringLiteral("TZ"), computersZone);
        return run(arguments);
    }
    Run create(const QString &time, const QString &computersZone = QStringLiteral("UTC"))
    {
        return runIn(computersZone,
                     {QStringLiteral("--json"), QStringLiteral("create"), QStringLiteral("--title"),
                      QStringLiteral("T"), QStringLiteral("--publish-at"), time});
    }
    void setZone(const QString &zone)
    {
        QCOMPARE(run({QStringLiteral("settings"), QStringLiteral("zone"), zone}).code, 0);
    }
};

void TestPublishAt::time_isMeantInTheSitesZone_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("publishAt");
    QTest::addColumn<QString>("publishDay");
    QTest::newRow("UTC") << "UTC" << "2026-11-24T21:00" << "2026-11-24T21:00:00.000Z" << "";
    QTest::newRow("Berlin") << "Europe/Berlin" << "2026-11-24T21:00" << "2026-11-24T20:00:00.000Z"
                            << "";
    QTest::newRow("Berlin, day") << "Europe/Berlin" << "2026-07-01" << "2026-06-30T22:00:00.000Z"
                                 << "2026-07-01";
    QTest::newRow("Berlin, gap with an offset")
        << "Europe/Berlin" << "2026-03-29T02:30+01:00" << "2026-03-29T01:30:00.000Z" << "";
    QTest::newRow("Berlin, overlap with an offset")
        << "Europe/Berlin" << "2026-10-25T02:30+01:00" << "2026-10-25T01:30:00.000Z" << "";
    QTest::newRow("New York") << "America/New_York" << "2026-11-24 21:00"
                              << "2026-11-25T02:00:00.000Z" << "";
    QTest::newRow("New York, day")
        << "America/New_York" << "2024-03-02" << "2024-03-02T05:00:00.000Z" << "2024-03-02";
    QTest::newRow("Kathmandu, with a zone")
        << "Asia/Kathmandu" << "2026-11-24T21:00Z" << "2026-11-24T21:00:00.000Z" << "";
    QTest::newRow("Kathmandu, day")
        << "Asia/Kathmandu" << "2024-03-02" << "2024-03-01T18:15:00.000Z" << "2024-03-02";
    QTest::newRow("Apia, day that never was")
        << "Pacific/Apia" << "2011-12-30" << "2011-12-30T10:00:00.000Z" << "2011-12-30";
    QTest::newRow("taken away") << "Europe/Berlin" << "" << "" << "";
}

void TestPublishAt::time_isMeantInTheSitesZone()
{
    QFETCH(QString, zone);
    QFETCH(QString, time);
    setZone(zone);
    for (const char *computer : {"UTC", "America/Los_Angeles", "Pacific/Apia"}) {
        const Run made = create(time, QString::fromLatin1(computer));
        QVERIFY2(made.code == 0, made.err.constData());
        QTEST(made.object().value(QLatin1String("publish_at")).toString(), "publishAt");
        QTEST(made.object().value(QLatin1String("publish_day")).toString(), "publishDay");
    }
}

void TestPublishAt::uncertainTime_isUsageThatNamesBothOffsets_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("gap") << "Europe/Berlin" << "2026-03-29T02:30" << "2026-03-29T02:30+01:00"
                         << "2026-03-29T02:30+02:00";
    QTest::newRow("overlap") << "Europe/Berlin" << "2026-10-25T02:30" << "2026-10-25T02:30+02:00"
                             << "2026-10-25T02:30+01:00";
    QTest::newRow("gap over there")
        << "America/New_York" << "2026-03-08T02:00:30" << "2026-03-08T02:00:30-05:00"
        << "2026-03-08T02:00:30-04:00";
    QTest::newRow("a whole day") << "Pacific/Apia" << "2011-12-30 12:00" << "2011-12-30T12:00-10:00"
                                 << "2011-12-30T12:00+14:00";
}

void TestPublishAt::uncertainTime_isUsageThatNamesBothOffsets()
{
    QFETCH(QString, zone);
    QFETCH(QString, time);
    QFETCH(QString, first);
    QFETCH(QString, second);
    setZone(zone);
    const Run refused = create(time);
    QCOMPARE(refused.code, 2);
    QCOMPARE(refused.out, QByteArray());
    const QString message = refused.error().value(QLatin1String("message")).toString();
    for (const QString &part : {zone, first, second})
        QVERIFY2(message.contains(part), qPrintable(message));
    QCOMPARE(run({QStringLiteral("list")}).out, QByteArray());
    // As it says, so it can be written.
    QCOMPARE(create(first).code, 0);
    QCOMPARE(create(second).code, 0);
}

void TestPublishAt::day_isShownAsThatDayEverywhere_data()
{
    QTest::addColumn<QString>("zone");
    for (const char *zone :
         {"UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"})
        QTest::newRow(zone) << zone;
}

void TestPublishAt::day_isShownAsThatDayEverywhere()
{
    QFETCH(QString, zone);
    setZone(zone);
    const QString id =
        create(QStringLiteral("2024-03-02")).object().value(QLatin1String("id")).toString();
    for (const char *computer : {"UTC", "America/Los_Angeles", "Pacific/Apia", "Asia/Kathmandu"}) {
        const Run shown = runIn(QString::fromLatin1(computer), {QStringLiteral("show"), id});
        QVERIFY2(shown.out.contains("\npublication: 2024-03-02\n"), shown.out.constData());
        const Run listed = runIn(QString::fromLatin1(computer),
                                 {QStringLiteral("--json"), QStringLiteral("list")});
        QCOMPARE(listed.object().value(QLatin1String("publish_day")).toString(),
                 QStringLiteral("2024-03-02"));
    }
}

void TestPublishAt::meaning_isSaid()
{
    setZone(QStringLiteral("Asia/Kathmandu"));
    const auto said = [&](const char *time) {
        return run({QStringLiteral("create"), QStringLiteral("--title"), QStringLiteral("T"),
                    QStringLiteral("--publish-at"), QString::fromLatin1(time)})
            .err;
    };
    QVERIFY(said("2026-11-24T21:00").contains("2026-11-24T21:00:00+05:45"));
    QVERIFY(said("2026-11-24T21:00").contains("Asia/Kathmandu"));
    QVERIFY(said("2026-11-24").contains("Asia/Kathmandu"));
    QCOMPARE(said("2026-11-24T21:00Z"), QByteArray());
    QVERIFY(run({QStringLiteral("--help")}).out.contains("settings zone"));
}

void TestPublishAt::zone_isShownAndSet()
{
    const QStringList ask{QStringLiteral("--json"), QStringLiteral("settings"),
                          QStringLiteral("zone")};
    QCOMPARE(run(ask).object().value(QLatin1String("zone")).toString(), QStringLiteral("UTC"));
    QCOMPARE(run(ask + QStringList{QStringLiteral("europe/berlin")})
                 .object()
                 .value(QLatin1String("zone"))
                 .toString(),
             QStringLiteral("Europe/Berlin"));
    const Run unknown = run(ask + QStringList{QStringLiteral("New York")});
    QCOMPARE(unknown.code, 2);
    QVERIFY2(unknown.error()
                 .value(QLatin1String("message"))
                 .toString()
                 .contains(QLatin1String("America/New_York")),
             qPrintable(unknown.error().value(QLatin1String("message")).toString()));
    QCOMPARE(run({QStringLiteral("settings"), QStringLiteral("colour")}).code, 2);
    QCOMPARE(run({QStringLiteral("settings")}).out, QByteArray("zone  Europe/Berlin\n"));
}

void TestPublishAt::laterZone_movesNothing()
{
    setZone(QStringLiteral("Europe/Berlin"));
    const QJsonObject day = create(QStringLiteral("2024-03-02")).object();
    setZone(QStringLiteral("America/New_York"));
    const QJsonObject now = run({QStringLiteral("--json"), QStringLiteral("show"),
                                 day.value(QLatin1String("id")).toString()})
                                .object();
    QCOMPARE(now, day);
    // Another text of it changes its dates as little.
    const QJsonObject edited = run({QStringLiteral("--json"), QStringLiteral("edit"),
                                    day.value(QLatin1String("id")).toString(),
                                    QStringLiteral("--title"), QStringLiteral("Other")})
                                   .object();
    for (const char *key : {"publish_at", "publish_day"})
        QCOMPARE(edited.value(QLatin1String(key)), day.value(QLatin1String(key)));
}

QTEST_GUILESS_MAIN(TestPublishAt)
#include "tst_publishat.moc"
