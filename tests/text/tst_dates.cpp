#include <text/dates.h>
#include <text/datewords.h>

#include <QRandomGenerator>
#include <QTest>

using namespace Triptych::Text;

class TestDates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void days_areUnderstood_data();
    void days_areUnderstood();
    void moments_areUnderstood_data();
    void moments_areUnderstood();
    void zonelessTimes_tellIt();
    void badDates_sayWhy_data();
    void badDates_sayWhy();
    void dayBeforeAnUnreadTime_isKept_data();
    void dayBeforeAnUnreadTime_isKept();
    void timesApart_areUnderstood();
    void badTimesApart_sayWhy();
    void zeroDates_areNone();
    void months_areThoseOfAnyLanguage();
    void anything_isReadOrRefused();
};

void TestDates::days_areUnderstood_data()
{
    QTest::addColumn<QDate>("day");
    const auto row = [](const char *text, int year, int month, int day) {
        QTest::newRow(text) << QDate(year, month, day);
    };
    row("2019-03-13", 2019, 3, 13);
    row(" 2019/3/9 ", 2019, 3, 9);
    row("2019.03.09", 2019, 3, 9);
    row("2024-02-29", 2024, 2, 29);
    row("0001-01-02", 1, 1, 2);
    row("9999-12-31", 9999, 12, 31);
    row("20240408", 2024, 4, 8);
    row("2024–04–08", 2024, 4, 8);
    row("2024-W15-1", 2024, 4, 8);
    row("2024W151", 2024, 4, 8);
    row("2020-W53-7", 2021, 1, 3);
    row("2026-W01-1", 2025, 12, 29);
    row("2024-099", 2024, 4, 8);
    row("2024-366", 2024, 12, 31);
    row("August 9, 2019", 2019, 8, 9);
    row("August 9,2019", 2019, 8, 9);
    row("Aug. 9th 2019", 2019, 8, 9);
    row("9 august 2019", 2019, 8, 9);
    row("the 9th of August 2019", 2019, 8, 9);
    row("9-Aug-2019", 2019, 8, 9);
    row("2019-Aug-09", 2019, 8, 9);
    row("Sept 1, 2020", 2020, 9, 1);
    row("Mar 5, 2024", 2024, 3, 5);
    row("Monday, April 8, 2024", 2024, 4, 8);
    row("Mon 8 Apr 2024", 2024, 4, 8);
    row("8. April 2024", 2024, 4, 8);
    row("Montag, den 8. April 2024", 2024, 4, 8);
    row("1. März 2024", 2024, 3, 1);
    row("8 de abril de 2024", 2024, 4, 8);
    row("mar 9 abril 2024", 2024, 4, 9);
    row("8 avril 2024", 2024, 4, 8);
    row("lundi 8 avr. 2024", 2024, 4, 8);
    row("1er août 2024", 2024, 8, 1);
    row("1º de janeiro de 2024", 2024, 1, 1);
    row("8 d’abril de 2024", 2024, 4, 8);
    row("8 aprile 2024", 2024, 4, 8);
    row("9 augustus 2019", 2019, 8, 9);
    row("8 kwietnia 2024", 2024, 4, 8);
    row("8 апреля 2024 г.", 2024, 4, 8);
    row("8 Απριλίου 2024", 2024, 4, 8);
    row("8 Nisan 2024", 2024, 4, 8);
    row("2024. április 8.", 2024, 4, 8);
    row("2024年4月8日", 2024, 4, 8);
    row("2024년 4월 8일", 2024, 4, 8);
    row("17.03.2015", 2015, 3, 17);
    row("17/03/2015", 2015, 3, 17);
    row("03/17/2015", 2015, 3, 17);
    row("04.04.2024", 2024, 4, 4);
}

void TestDates::days_areUnderstood()
{
    const QString text = QString::fromUtf8(QTest::currentDataTag());
    const auto date = parseDate(text);
    QVERIFY2(date, qPrintable(date ? QString() : date.error()));
    QTEST(date->utc.date(), "day");
    QCOMPARE(date->utc.time(), QTime(0, 0));
    QCOMPARE(date->utc.timeSpec(), Qt::UTC);
    QVERIFY(!date->hasTime);
    QVERIFY(!date->hasZone);
}

void TestDates::moments_areUnderstood_data()
{
    QTest::addColumn<QString>("utc");
    const auto row = [](const char *text, const char *utc) {
        QTest::newRow(text) << QString::fromLatin1(utc);
    };
    row("2014-07-02 10:00:30 +0200", "2014-07-02T08:00:30.000Z");
    row("2014-07-02T10:00:30.123456+05:30", "2014-07-02T04:30:30.123Z");
    row("2024-04-08T14:25:00.123456789+02:00", "2024-04-08T12:25:00.123Z");
    row("2014-07-02T23:30:00-01:00", "2014-07-03T00:30:00.000Z");
    row("2014-07-02T10:00:00Z", "2014-07-02T10:00:00.000Z");
    row("2024-04-08t14:25:00z", "2024-04-08T14:25:00.000Z");
    row("2014-07-02 10:00 UTC", "2014-07-02T10:00:00.000Z");
    row("2014-07-02 8:05 pm EST", "2014-07-03T01:05:00.000Z");
    row("2024-04-08 14:25:00 +02:00", "2024-04-08T12:25:00.000Z");
    row("2024-04-08T14:25:00+02", "2024-04-08T12:25:00.000Z");
    row("2015-12-2T14:10:00+03:00", "2015-12-02T11:10:00.000Z");
    row("2016-09-26 21:00 +2", "2016-09-26T19:00:00.000Z");
    row("2016-09-26 21:00:00 -4", "2016-09-27T01:00:00.000Z");
    row("2024-04-08T14:25:00−02:00", "2024-04-08T16:25:00.000Z");
    row("2024-04-08 14:25:00 GMT+2", "2024-04-08T12:25:00.000Z");
    row("2024-04-08 14:25:00 UTC-3", "2024-04-08T17:25:00.000Z");
    row("2024-04-08 14:25:00 UTC+05:45", "2024-04-08T08:40:00.000Z");
    row("2024-04-08 14:25:00 CET", "2024-04-08T13:25:00.000Z");
    row("2024-04-08 14:25 CEST", "2024-04-08T12:25:00.000Z");
    row("2024-04-08 14:25 PDT", "2024-04-08T21:25:00.000Z");
    row("2024-04-08 14:25:00 Europe/Berlin", "2024-04-08T12:25:00.000Z");
    row("2024-01-08 14:25:00 europe/berlin", "2024-01-08T13:25:00.000Z");
    row("2024-01-08 14:25 America/Argentina/Buenos_Aires", "2024-01-08T17:25:00.000Z");
    row("2024-04-08T14:25:00+02:00[Europe/Berlin]", "2024-04-08T12:25:00.000Z");
    row("Fri Nov 24 2023 11:49:41 GMT+0000 (Coordinated Universal Time)",
        "2023-11-24T11:49:41.000Z");
    row("Mon Apr  8 14:25:00 CEST 2024", "2024-04-08T12:25:00.000Z");
    row("Tue, 10 Jun 2003 04:00:00 +0200", "2003-06-10T02:00:00.000Z");
    row("Mon, 08 Apr 2024 14:25:00 +0000", "2024-04-08T14:25:00.000Z");
    row("20240408T142500Z", "2024-04-08T14:25:00.000Z");
    row("20240408T142500.5+0200", "2024-04-08T12:25:00.500Z");
    row("20240408T1425Z", "2024-04-08T14:25:00.000Z");
    row("2024-W15-1T14:25Z", "2024-04-08T14:25:00.000Z");
    row("2024-099T14Z", "2024-04-08T14:00:00.000Z");
    row("1712586300", "2024-04-08T14:25:00.000Z");
    row("1712586300.186", "2024-04-08T14:25:00.186Z");
    row("1712586300186", "2024-04-08T14:25:00.186Z");
    row("999999999", "2001-09-09T01:46:39.000Z");
    row("2024-04-08T24:00:00Z", "2024-04-09T00:00:00.000Z");
    row("2024-12-31 24:00 +01:00", "2024-12-31T23:00:00.000Z");
    row("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z");
    row("2017-01-01T05:29:60+05:30", "2017-01-01T00:00:00.000Z");
}

void TestDates::moments_areUnderstood()
{
    const QString text = QString::fromUtf8(QTest::currentDataTag());
    const auto date = parseDate(text);
    QVERIFY2(date, qPrintable(date ? QString() : date.error()));
    QTEST(date->utc.toString(Qt::ISODateWithMs), "utc");
    QCOMPARE(date->utc.timeSpec(), Qt::UTC);
    QVERIFY(date->hasTime);
    QVERIFY(date->hasZone);
}

void TestDates::zonelessTimes_tellIt()
{
    for (const char *text :
         {"2024-04-08 14:25", "2024-04-08T14:25:00", "2024-04-08_14:25:00", "2024-04-08, 14:25",
          "2024-04-08 2:25 PM", "2024-04-08 2:25pm", "2024/04/08 14:25:00", "20240408T142500",
          "202404081425", "20240408142500", "8. April 2024 um 14:25 Uhr", "8. April 2024, 14:25",
          "8 avril 2024 à 14h25", "April 8, 2024 at 2:25 p.m.", "8 April 2024 14:25"}) {
        const auto date = parseDate(QString::fromUtf8(text));
        QVERIFY2(date, text);
        QCOMPARE(date->utc, QDateTime(QDate(2024, 4, 8), QTime(14, 25), Qt::UTC));
        QVERIFY2(date->hasTime && !date->hasZone, text);
    }
    QCOMPARE(parseDate(QStringLiteral("August 9, 2019 12:15 am"))->utc.time(), QTime(0, 15));
    QCOMPARE(parseDate(QStringLiteral("August 9, 2019 2 pm"))->utc.time(), QTime(14, 0));
}

void TestDates::badDates_sayWhy_data()
{
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *text, const char *reason) {
        QTest::newRow(text) << QString::fromUtf8(reason);
    };
    row(" ", "the date is empty");
    row("soon", "\"soon\" is not a date");
    row("YYYY-MM-DD", "\"YYYY-MM-DD\" is not a date");
    row("Foobar 9, 2019", "\"Foobar 9, 2019\" is not a date");
    row("2019-03-13 and more", "\"2019-03-13 and more\" is not a date");
    row("2019-02-30", "there is no such day as 2019-02-30");
    row("2023-366", "there is no such day as 2023-366");
    row("2021-W53-1", "there is no such day as 2021-W53-1");
    row("30.02.2015", "there is no such day as 30.02.2015");
    row("0000-01-01", "there is no such day as 0000-01-01");
    row("20241408", "there is no such day as 20241408");
    row("03/04/2019", "\"03/04/2019\" may mean two dates; write it as year-month-day");
    row("08.04.2024 14:25", "\"08.04.2024 14:25\" may mean two dates; write it as year-month-day");
    row("8.4.24", "\"8.4.24\" may mean two dates; write it as year-month-day");
    row("10 listopada 2019", "\"listopada\" may mean two months; write it as a number");
    row("2015-03", "\"2015-03\" names no day; write it as year-month-day");
    row("2015", "\"2015\" names no day; write it as year-month-day");
    row("March 2015", "\"March 2015\" names no day; write it as year-month-day");
    row("Version 2015", "\"Version 2015\" is not a date");
    row("2019-03-13 25:00", "there is no time of day 25:00");
    row("2019-03-13 13:00 pm", "there is no time of day 13:00 pm");
    row("2019-03-13 24:00:01", "there is no time of day 24:00:01");
    row("2019-03-13T12:30:60Z", "there is no time of day 12:30:60");
    row("2019-03-13 10:00 XYZ", "the time zone \"XYZ\" is not known");
    row("2019-03-13 10:00 +25:00", "the time zone \"+25:00\" is not known");
    row("2019-03-13 10:00 Europe/Nowhere", "the time zone \"Europe/Nowhere\" is not known");
    row("2019-03-13 10:00 ../../etc/passwd", "the time zone \"../../etc/passwd\" is not known");
    row("2019-03-13 10:00 CST", "\"CST\" may mean several time zones; write it as +01:00");
    row("2024-03-31 02:30 Europe/Berlin",
        "clocks in Europe/Berlin never show 2024-03-31 02:30, when summer time begins");
    row("2024-10-27 02:30 Europe/Berlin",
        "clocks in Europe/Berlin show 2024-10-27 02:30 twice, when summer time ends");
    row("9999-12-31 23:00 -05:00", "there is no such day as 23:00");
    row("12345678901", "\"12345678901\" is not a date");
}

void TestDates::badDates_sayWhy()
{
    const auto date = parseDate(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(!date);
    QTEST(date.error(), "reason");
}

void TestDates::dayBeforeAnUnreadTime_isKept_data()
{
    QTest::addColumn<QDate>("day");
    QTest::newRow("2031-05-01 08:00 somewhere") << QDate(2031, 5, 1);
    QTest::newRow("8 May 2031 at hh:mm") << QDate(2031, 5, 8);
    QTest::newRow("2031-05-01T25:00Z") << QDate(2031, 5, 1);
    QTest::newRow("Thu, 1 May 2031 08:00:00 CST") << QDate(2031, 5, 1);
    QTest::newRow("2031-02-30 08:00") << QDate();
    QTest::newRow("08.04.2024 14:25") << QDate();
    QTest::newRow("2031-05") << QDate();
    QTest::newRow("2031-05-011") << QDate();
    QTest::newRow("soon") << QDate();
}

void TestDates::dayBeforeAnUnreadTime_isKept()
{
    const QString text = QString::fromUtf8(QTest::currentDataTag());
    QVERIFY(!parseDate(text));
    QTEST(dayIn(text).value_or(QDate()), "day");
}

void TestDates::timesApart_areUnderstood()
{
    const QDate day(2024, 4, 8);
    const auto read = [day](const char *text) {
        const auto date = dayAtTime(day, QString::fromUtf8(text));
        return date ? date->utc : QDateTime();
    };
    QCOMPARE(read("9:00:00"), QDateTime(day, QTime(9, 0), Qt::UTC));
    QCOMPARE(read("00:00:13"), QDateTime(day, QTime(0, 0, 13), Qt::UTC));
    QCOMPARE(read("8:15 PM"), QDateTime(day, QTime(20, 15), Qt::UTC));
    QCOMPARE(read("14h25"), QDateTime(day, QTime(14, 25), Qt::UTC));
    QCOMPARE(read("24:00"), QDateTime(day.addDays(1), QTime(0, 0), Qt::UTC));
    QCOMPARE(read("14:25 CEST"), QDateTime(day, QTime(12, 25), Qt::UTC));
    QVERIFY(dayAtTime(day, QStringLiteral("14:25 CEST"))->hasZone);
    QVERIFY(!dayAtTime(day, QStringLiteral("14:25"))->hasZone);
}

void TestDates::badTimesApart_sayWhy()
{
    const QDate day(2024, 4, 8);
    QCOMPARE(dayAtTime(day, QStringLiteral("hh:mm:00")).error(),
             QStringLiteral("\"hh:mm:00\" is not a time of day"));
    QCOMPARE(dayAtTime(day, QStringLiteral("13:00 pm")).error(),
             QStringLiteral("there is no time of day 13:00 pm"));
    QVERIFY(!dayAtTime(day, QString()));
    QVERIFY(!dayAtTime(day, QStringLiteral("9")));
    QVERIFY(!dayAtTime(day, QStringLiteral("9:00").repeated(100)));
}

void TestDates::zeroDates_areNone()
{
    for (const char *text : {"0001-01-01T00:00:00Z", "0001-01-01 00:00:00 +0000 UTC", "0001-01-01",
                             "0001-01-01T00:00:00+00:00", "0000-00-00 00:00:00", "0000-00-00"})
        QVERIFY2(isZeroDate(QLatin1String(text)), text);
    for (const char *text : {"", "0", "0001-01-02", "2001-01-01", "0001-01-01T00:00:01Z"})
        QVERIFY2(!isZeroDate(QLatin1String(text)), text);
}

void TestDates::months_areThoseOfAnyLanguage()
{
    QCOMPARE(monthNamed(QStringLiteral("MÄRZ")).month, 3);
    QCOMPARE(monthNamed(QStringLiteral("févr.")).month, 2);
    QCOMPARE(monthNamed(QStringLiteral("fe\u0301vrier")).month, 2);
    QCOMPARE(monthNamed(QStringLiteral("ديسمبر")).month, 12);
    // In Teso "Mar" is May; English settles it.
    QCOMPARE(monthNamed(QStringLiteral("Mar")).month, 3);
    QVERIFY(!monthNamed(QStringLiteral("Mar")).isAmbiguous);
    QVERIFY(monthNamed(QStringLiteral("listopad")).isAmbiguous);
    QCOMPARE(monthNamed(QStringLiteral("xyz")).month, 0);
    QCOMPARE(monthNamed(QString()).month, 0);
    QVERIFY(isWeekday(QStringLiteral("Donnerstag")));
    QVERIFY(isWeekday(QStringLiteral("lun.")));
    QVERIFY(!isWeekday(QString()));
    QVERIFY(!isWeekday(QStringLiteral("April")));
}

void TestDates::anything_isReadOrRefused()
{
    const QStringList parts{
        QStringLiteral("2024"), QStringLiteral("-"),     QStringLiteral("04"),
        QStringLiteral("T"),    QStringLiteral(":"),     QStringLiteral(" "),
        QStringLiteral("Mon"),  QStringLiteral("April"), QStringLiteral("8"),
        QStringLiteral("+"),    QStringLiteral("Z"),     QStringLiteral("pm"),
        QStringLiteral("24"),   QStringLiteral("60"),    QStringLiteral("W53"),
        QStringLiteral("("),    QStringLiteral("["),     QStringLiteral("9999"),
        QStringLiteral("."),    QStringLiteral("年"),    QStringLiteral("UTC"),
        QString(QChar(0xD800)), QString(QChar(0)),       QStringLiteral("Europe/Berlin")};
    QRandomGenerator random(9);
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        for (int length = random.bounded(12); length >= 0; --length)
            text += parts.at(random.bounded(parts.size()));
        const auto date = parseDate(text);
        if (!date) {
            QVERIFY(!date.error().isEmpty());
            continue;
        }
        QVERIFY(date->utc.isValid());
        QVERIFY(date->utc.date().year() >= 1 && date->utc.date().year() <= 9999);
    }
    QVERIFY(!parseDate(QStringLiteral("2024-04-08 ").repeated(100'000)));
}

QTEST_GUILESS_MAIN(TestDates)
#include "tst_dates.moc"
