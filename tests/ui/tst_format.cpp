#include <core/query.h>
#include <ui/terms/format.h>

#include <QTest>

using namespace Triptych;

class TestFormat final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void relativeDate_staysRelativeForAWeek_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("shown");
        QTest::newRow("now") << qint64(-10) << QStringLiteral("now");
        QTest::newRow("minutes") << qint64(-5 * 60) << QStringLiteral("5 min ago");
        QTest::newRow("hours") << qint64(-3 * 3600) << QStringLiteral("3 h ago");
        QTest::newRow("soon") << qint64(2 * 3600) << QStringLiteral("in 2 h");
        QTest::newRow("yesterday") << qint64(-24 * 3600) << QStringLiteral("yesterday");
        QTest::newRow("tomorrow") << qint64(24 * 3600) << QStringLiteral("tomorrow");
        QTest::newRow("days") << qint64(-3 * 86400) << QStringLiteral("3 days ago");
        QTest::newRow("this year") << qint64(-30 * 86400) << QStringLiteral("25 Oct");
        QTest::newRow("another year") << qint64(-400 * 86400) << QStringLiteral("20 Oct 2025");
    }

    void relativeDate_staysRelativeForAWeek()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, shown);
        const QDateTime now(QDate(2026, 11, 24), QTime(13, 0), Qt::LocalTime);
        QCOMPARE(Ui::relativeDate(now.addSecs(seconds).toUTC(), now.toUTC(),
                                  QLocale(QLocale::English, QLocale::UnitedKingdom)),
                 shown);
    }

    void unsetDate_showsNothing()
    {
        QCOMPARE(Ui::relativeDate({}, QDateTime::currentDateTimeUtc()), QString());
        QCOMPARE(Ui::exactDate({}), QString());
    }

    void counts_areShort_data()
    {
        QTest::addColumn<qint64>("count");
        QTest::addColumn<QString>("shown");
        QTest::newRow("units") << qint64(842) << QStringLiteral("842");
        QTest::newRow("thousand") << qint64(1'000) << QStringLiteral("1 k");
        QTest::newRow("thousands") << qint64(12'449) << QStringLiteral("12.4 k");
        QTest::newRow("not rounded up") << qint64(999'999) << QStringLiteral("999 k");
        QTest::newRow("millions") << qint64(3'140'000) << QStringLiteral("3.1 M");
        QTest::newRow("thousand millions") << qint64(2'000'000'000) << QStringLiteral("2 bn");
    }

    void language_hasANameOfItsOwn_data()
    {
        QTest::addColumn<QString>("name");
        const auto row = [](const char *tag, const char *name) {
            QTest::newRow(tag) << QString::fromUtf8(name);
        };
        row("en", "English");
        row("en-GB", "British English");
        row("en-us", "American English");
        row("de", "Deutsch");
        row("zh", "中文");
        row("zh-hant", "繁體中文");
        row("zh-Hant", "繁體中文");
        row("ZH_HANS", "简体中文");
        row("zh-hant-tw", "繁體中文 (台灣)");
        row("zh-TW", "繁體中文 (台灣)");
        row("sr", "српски");
        row("sr-latn", "srpski");
        row("sr-Latn-ME", "srpski (Crna Gora)");
        row("pt", "português");
        row("pt-br", "português (Brasil)");
        row("pt-PT", "português europeu");
        row("es", "español");
        row("es-ES", "español de España");
        row("es-MX", "español de México");
        row("es-419", "español latinoamericano");
        row("no", "norsk");
        row("nb", "norsk bokmål");
        row("de-1996", "Deutsch (1996)");
        row("ca-valencia", "català (valencia)");
        row("de-Arab", "Deutsch (Arab)");
        row("de-US", "Deutsch (US)");
        row("kr", "kr");
        row("x-private", "x-private");
        row("", "");
    }

    void language_hasANameOfItsOwn()
    {
        QFETCH(QString, name);
        QCOMPARE(Ui::languageName(QString::fromUtf8(QTest::currentDataTag())), name);
    }

    void counts_areShort()
    {
        QFETCH(qint64, count);
        QFETCH(QString, shown);
        QCOMPARE(Ui::shortCount(count, QLocale::c()), shown);
    }

    void boundedCount_saysAtLeast()
    {
        QCOMPARE(Ui::boundedCount({842, false}, QLocale::c()), QStringLiteral("842"));
        QCOMPARE(Ui::boundedCount({10'000, true}, QLocale::c()), QStringLiteral("10k+"));
        QCOMPARE(Ui::boundedCount({0, false}, QLocale::c()), QStringLiteral("0"));
    }

    void latency_hasItsUnit()
    {
        QCOMPARE(Ui::latency(-1, QLocale::c()), QString());
        QCOMPARE(Ui::latency(0.4, QLocale::c()), QStringLiteral("< 1 ms"));
        QCOMPARE(Ui::latency(8.6, QLocale::c()), QStringLiteral("9 ms"));
        QCOMPARE(Ui::latency(1'250, QLocale::c()), QStringLiteral("1.2 s"));
    }

    void decimals_followTheLocale()
    {
        QCOMPARE(Ui::shortCount(12'449, QLocale(QLocale::German)), QStringLiteral("12,4 k"));
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
