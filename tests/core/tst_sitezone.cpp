#include <core/article.h>
#include <core/sitezone.h>

#include <QTest>

using namespace Triptych::Core;

namespace {

SiteZone zoneOf(const QString &name)
{
    const auto zone = SiteZone::fromName(name);
    if (!zone)
        qFatal("no zone %s on this computer", qPrintable(name));
    return *zone;
}

QDateTime utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate);
}

} // namespace

class TestSiteZone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dayBegins_data();
    void dayBegins();
    void clock_data();
    void clock();
    void name_isKnownInAnyCase();
    void unknownName_getsSuggestions_data();
    void unknownName_getsSuggestions();
    void offset_isWritten_data();
    void offset_isWritten();
    void article_isPublishedByDayOrMoment();
    void dayFarFromItsMoment_isRefused();
};

void TestSiteZone::dayBegins_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QDateTime>("begins");
    const QDate march(2024, 3, 2);
    QTest::newRow("UTC") << "UTC" << march << utc("2024-03-02T00:00:00Z");
    QTest::newRow("Berlin") << "Europe/Berlin" << march << utc("2024-03-01T23:00:00Z");
    QTest::newRow("Berlin, summer")
        << "Europe/Berlin" << QDate(2024, 7, 2) << utc("2024-07-01T22:00:00Z");
    QTest::newRow("New York") << "America/New_York" << march << utc("2024-03-02T05:00:00Z");
    QTest::newRow("Kathmandu") << "Asia/Kathmandu" << march << utc("2024-03-01T18:15:00Z");
    QTest::newRow("Apia") << "Pacific/Apia" << march << utc("2024-03-01T11:00:00Z");
    // Skipped as a whole: Samoa went over the date line.
    QTest::newRow("Apia, no such day")
        << "Pacific/Apia" << QDate(2011, 12, 30) << utc("2011-12-30T10:00:00Z");
    QTest::newRow("Apia, the next")
        << "Pacific/Apia" << QDate(2011, 12, 31) << utc("2011-12-30T10:00:00Z");
    // Its clocks are put forward at midnight.
    QTest::newRow("Havana, no midnight")
        << "America/Havana" << QDate(2024, 3, 10) << utc("2024-03-10T05:00:00Z");
    // And back at one, so that midnight comes twice.
    QTest::newRow("Havana, two midnights")
        << "America/Havana" << QDate(2024, 11, 3) << utc("2024-11-03T04:00:00Z");
    QTest::newRow("far ahead") << "Europe/Berlin" << QDate(2099, 7, 2)
                               << utc("2099-07-01T22:00:00Z");
    QTest::newRow("long ago") << "Europe/Berlin" << QDate(1880, 1, 1)
                              << utc("1879-12-31T23:06:32Z");
}

void TestSiteZone::dayBegins()
{
    QFETCH(QString, zone);
    QFETCH(QDate, day);
    QTEST(zoneOf(zone).startOf(day), "begins");
}

void TestSiteZone::clock_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("time");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QStringList>("readings");
    QTest::addColumn<QDateTime>("change");
    const auto row = [](const char *name, const char *zone, const char *time, ClockTime::Kind kind,
                        std::initializer_list<const char *> texts, const QDateTime &change = {}) {
        QStringList readings;
        for (const char *text : texts)
            readings << QString::fromLatin1(text);
        QTest::newRow(name) << zone << time << int(kind) << readings << change;
    };
    using Kind = ClockTime::Kind;
    row("plain", "Europe/Berlin", "2026-06-01T08:00", Kind::Once, {"+02:00 2026-06-01T06:00:00Z"});
    row("UTC", "UTC", "2026-03-29T02:30", Kind::Once, {"+00:00 2026-03-29T02:30:00Z"});
    row("gap", "Europe/Berlin", "2026-03-29T02:30", Kind::Never,
        {"+01:00 2026-03-29T01:30:00Z", "+02:00 2026-03-29T00:30:00Z"},
        utc("2026-03-29T01:00:00Z"));
    row("the first of a gap", "Europe/Berlin", "2026-03-29T02:00", Kind::Never,
        {"+01:00 2026-03-29T01:00:00Z", "+02:00 2026-03-29T00:00:00Z"},
        utc("2026-03-29T01:00:00Z"));
    row("after a gap", "Europe/Berlin", "2026-03-29T03:00", Kind::Once,
        {"+02:00 2026-03-29T01:00:00Z"});
    row("before a gap", "Europe/Berlin", "2026-03-29T01:59", Kind::Once,
        {"+01:00 2026-03-29T00:59:00Z"});
    row("overlap", "Europe/Berlin", "2026-10-25T02:30", Kind::Twice,
        {"+02:00 2026-10-25T00:30:00Z", "+01:00 2026-10-25T01:30:00Z"});
    row("the first of an overlap", "Europe/Berlin", "2026-10-25T02:00", Kind::Twice,
        {"+02:00 2026-10-25T00:00:00Z", "+01:00 2026-10-25T01:00:00Z"});
    row("after an overlap", "Europe/Berlin", "2026-10-25T03:00", Kind::Once,
        {"+01:00 2026-10-25T02:00:00Z"});
    row("gap in New York", "America/New_York", "2026-03-08T02:15", Kind::Never,
        {"-05:00 2026-03-08T07:15:00Z", "-04:00 2026-03-08T06:15:00Z"},
        utc("2026-03-08T07:00:00Z"));
    row("overlap in New York", "America/New_York", "2026-11-01T01:15", Kind::Twice,
        {"-04:00 2026-11-01T05:15:00Z", "-05:00 2026-11-01T06:15:00Z"});
    row("none in Kathmandu", "Asia/Kathmandu", "2026-03-29T02:30", Kind::Once,
        {"+05:45 2026-03-28T20:45:00Z"});
    row("a day that Apia skipped", "Pacific/Apia", "2011-12-30T12:00", Kind::Never,
        {"-10:00 2011-12-30T22:00:00Z", "+14:00 2011-12-29T22:00:00Z"},
        utc("2011-12-30T10:00:00Z"));
    row("half an hour on Lord Howe", "Australia/Lord_Howe", "2026-10-04T02:15", Kind::Never,
        {"+10:30 2026-10-03T15:45:00Z", "+11:00 2026-10-03T15:15:00Z"},
        utc("2026-10-03T15:30:00Z"));
    row("gap far ahead", "Europe/Berlin", "2099-03-29T02:30", Kind::Never,
        {"+01:00 2099-03-29T01:30:00Z", "+02:00 2099-03-29T00:30:00Z"},
        utc("2099-03-29T01:00:00Z"));
}

void TestSiteZone::clock()
{
    QFETCH(QString, zone);
    QFETCH(QString, time);
    QFETCH(QStringList, readings);
    const QDateTime asked = QDateTime::fromString(time, Qt::ISODate);
    const ClockTime found = zoneOf(zone).at(asked.date(), asked.time());
    QTEST(int(found.kind), "kind");
    QStringList shown;
    for (const ClockReading &reading : found.readings)
        shown << offsetText(reading.offset) + QLatin1Char(' ') + reading.utc.toString(Qt::ISODate);
    QCOMPARE(shown, readings);
    QTEST(found.change, "change");
}

void TestSiteZone::name_isKnownInAnyCase()
{
    QCOMPARE(zoneOf(QStringLiteral(" europe/berlin ")).name(), QStringLiteral("Europe/Berlin"));
    QCOMPARE(zoneOf(QStringLiteral("utc")), SiteZone());
    QCOMPARE(SiteZone().name(), QStringLiteral("UTC"));
    QVERIFY(!SiteZone::fromName({}));
    QVERIFY(!SiteZone::fromName(QStringLiteral("Berlin")));
    QVERIFY(!SiteZone::fromName(QStringLiteral("Europe/Berlin\nx")));
    QVERIFY(SiteZone::names().contains(QStringLiteral("Asia/Kathmandu")));
}

void TestSiteZone::unknownName_getsSuggestions_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("meant");
    QTest::newRow("place alone") << "Berlin" << "Europe/Berlin";
    QTest::newRow("misspelt") << "Europe/Berln" << "Europe/Berlin";
    QTest::newRow("other continent") << "Asia/Berlin" << "Europe/Berlin";
    QTest::newRow("with a space") << "new york" << "America/New_York";
    QTest::newRow("begun") << "Kathm" << "Asia/Kathmandu";
}

void TestSiteZone::unknownName_getsSuggestions()
{
    QFETCH(QString, typed);
    QFETCH(QString, meant);
    const QStringList found = SiteZone::suggestions(typed);
    QVERIFY2(found.contains(meant), qPrintable(found.join(QLatin1Char(' '))));
    QVERIFY(found.size() <= 5);
    QVERIFY(SiteZone::suggestions(QStringLiteral("xyzzyx")).isEmpty());
}

void TestSiteZone::offset_isWritten_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0 << "+00:00";
    QTest::newRow("east") << 20'700 << "+05:45";
    QTest::newRow("west") << -12'600 << "-03:30";
    QTest::newRow("less than an hour west") << -1'800 << "-00:30";
    QTest::newRow("seconds") << 3'208 << "+00:53:28";
}

void TestSiteZone::offset_isWritten()
{
    QFETCH(int, seconds);
    QTEST(offsetText(seconds), "text");
}

void TestSiteZone::article_isPublishedByDayOrMoment()
{
    Article article;
    article.setPublishDay(QDate(2024, 3, 2), zoneOf(QStringLiteral("America/New_York")));
    QCOMPARE(article.publishAt, utc("2024-03-02T05:00:00Z"));
    QCOMPARE(article.publishDay, QDate(2024, 3, 2));
    Article same = article;
    QVERIFY(same.sameContent(article));
    same.setPublishMoment(article.publishAt);
    QVERIFY(!same.publishDay.isValid());
    QCOMPARE(same.publishAt, article.publishAt);
    QVERIFY(!same.sameContent(article));
    same.setPublishMoment({});
    QVERIFY(!same.publishAt.isValid());
}

void TestSiteZone::dayFarFromItsMoment_isRefused()
{
    Article article;
    article.title = QStringLiteral("A title");
    for (const char *name : {"UTC", "Pacific/Apia", "Pacific/Midway", "America/Havana"}) {
        const SiteZone zone = zoneOf(QString::fromLatin1(name));
        for (const QDate day : {QDate(2011, 12, 30), QDate(2024, 3, 10), QDate(1870, 1, 1)}) {
            article.setPublishDay(day, zone);
            QVERIFY2(checkArticle(article), name);
        }
    }
    article.publishAt = article.publishAt.addDays(2);
    QCOMPARE(checkArticle(article).error().kind, ErrorKind::Invalid);
    article.publishAt = {};
    QCOMPARE(checkArticle(article).error().kind, ErrorKind::Invalid);
}

QTEST_GUILESS_MAIN(TestSiteZone)
#include "tst_sitezone.moc"
