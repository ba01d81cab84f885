#include <core/articlefilter.h>
#include <core/sort.h>

#include <QTest>

using namespace Triptych::Core;

class TestFilter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void days_areNamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QDate>("first");
        QTest::addColumn<QDate>("last");
        const auto row = [](const char *name, QDate first = {}, QDate last = {}) {
            QTest::newRow(name) << QString::fromUtf8(name) << first << last;
        };
        row("2024-02-29", QDate(2024, 2, 29), QDate(2024, 2, 29));
        row("2024-02", QDate(2024, 2, 1), QDate(2024, 2, 29));
        row("2023-12", QDate(2023, 12, 1), QDate(2023, 12, 31));
        row("0001", QDate(1, 1, 1), QDate(1, 12, 31));
        row("9999", QDate(9999, 1, 1), QDate(9999, 12, 31));
        row("today", QDate(2024, 3, 1), QDate(2024, 3, 1));
        row("yesterday", QDate(2024, 2, 29), QDate(2024, 2, 29));
        for (const char *none : {"", "0000", "2023-02-29", "2024-13", "2024-00", "2024-1", "24-01",
                                 "2024-01-01-01", "2024-", "-2024", "+024", "٢٠٢٤", "tomorrow"})
            row(none);
    }
    void days_areNamed()
    {
        QFETCH(QString, name);
        QFETCH(QDate, first);
        QFETCH(QDate, last);
        const auto days = daysNamed(name, QDate(2024, 3, 1));
        QCOMPARE(days.has_value(), first.isValid());
        if (days)
            QCOMPARE(*days, (DaySpan{first, last}));
    }

    void sorts_areReadFromWords()
    {
        QCOMPARE(sortFromWords(QStringLiteral("changed")), Sort::UpdatedDescending);
        QCOMPARE(sortFromWords(QStringLiteral("published")), Sort::PublishDescending);
        QCOMPARE(sortFromWords(QStringLiteral("created:asc")), Sort::CreatedAscending);
        QCOMPARE(sortFromWords(QStringLiteral("Title")), Sort::TitleAscending);
        QCOMPARE(sortFromWords(QStringLiteral("title:DESC")), Sort::TitleDescending);
        QCOMPARE(sortFromWords(QStringLiteral("author")), Sort::AuthorAscending);
        QCOMPARE(sortFromWords(QStringLiteral("section:desc")), Sort::SectionDescending);
        QCOMPARE(sortFromWords(QStringLiteral("status:asc")), Sort::StatusAscending);
        for (const char *none : {"", ":", "desc", "title:", "title:down", "tag", "title:desc:"})
            QVERIFY(!sortFromWords(QLatin1String(none)));
    }

    void everySort_isAKeyAndADirection()
    {
        for (int i = 0; i <= int(LastSort); ++i) {
            const Sort sort = Sort(i);
            QCOMPARE(sortBy(sortKey(sort), isDescending(sort)), sort);
            QVERIFY(sortBy(sortKey(sort), !isDescending(sort)) != sort);
        }
    }
};

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"
