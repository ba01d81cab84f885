#include "table.h"

#include <QTest>

using namespace Triptych;
using Bench::Budget;
using Bench::Figures;
using Bench::Unit;
using Kind = Budget::Kind;

Q_DECLARE_METATYPE(Triptych::Bench::Budget)
Q_DECLARE_METATYPE(Triptych::Bench::Figures)
Q_DECLARE_METATYPE(Triptych::Bench::Unit)

namespace {

/** A row of a given budget that nobody measures. */
class SomeRow final : public Bench::Row
{
public:
    SomeRow(Budget budget, Unit unit) : m_budget(budget), m_unit(unit) {}

    QString what() const override { return QStringLiteral("what"); }
    QString reference() const override { return QStringLiteral("beside"); }
    Budget budget() const override { return m_budget; }
    Unit unit() const override { return m_unit; }
    Core::Result<Figures> measure() override { return Figures{}; }

private:
    const Budget m_budget;
    const Unit m_unit;
};

/** The cells of a line, without the spaces that align them. */
QStringList cells(const QString &line)
{
    QStringList cells = line.split(QLatin1Char('|'));
    for (QString &cell : cells)
        cell = cell.trimmed();
    return cells;
}

} // namespace

class TestTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachKindOfBudget_isShownAndJudged_data();
    void eachKindOfBudget_isShownAndJudged();
    void rowWithoutABound_isAnError_data();
    void rowWithoutABound_isAnError();
    void ratioWithoutReference_isAnError_data();
    void ratioWithoutReference_isAnError();
    void rowThatFailed_saysWhy();
};

void TestTable::eachKindOfBudget_isShownAndJudged_data()
{
    QTest::addColumn<Budget>("budget");
    QTest::addColumn<Unit>("unit");
    QTest::addColumn<Figures>("figures");
    QTest::addColumn<QString>("expected"); // measured|reference|ratio|budget|verdict

    QTest::newRow("ratio at most, kept")
        << Budget{Kind::RatioAtMost, 1.5} << Unit::Seconds << Figures{0.3, 0.2}
        << QStringLiteral("300 ms|beside: 200 ms|1.50 x|<= 1.50 x|OK");
    QTest::newRow("ratio at most, over")
        << Budget{Kind::RatioAtMost, 1.4} << Unit::Seconds << Figures{0.3, 0.2}
        << QStringLiteral("300 ms|beside: 200 ms|1.50 x|<= 1.40 x|OVER");
    QTest::newRow("ratio at least, kept")
        << Budget{Kind::RatioAtLeast, 0.9} << Unit::PerSecond << Figures{95, 100.0}
        << QStringLiteral("95.0/s|beside: 100/s|0.95 x|>= 0.90 x|OK");
    QTest::newRow("ratio at least, over")
        << Budget{Kind::RatioAtLeast, 0.9} << Unit::PerSecond << Figures{85, 100.0}
        << QStringLiteral("85.0/s|beside: 100/s|0.85 x|>= 0.90 x|OVER");
    QTest::newRow("difference, kept")
        << Budget{Kind::DifferenceAtMost, 0.3} << Unit::Seconds << Figures{1.25, 1.0}
        << QStringLiteral("1.25 s|beside: 1.00 s|1.25 x|<= + 300 ms|OK");
    QTest::newRow("difference, over")
        << Budget{Kind::DifferenceAtMost, 0.2} << Unit::Seconds << Figures{1.25, 1.0}
        << QStringLiteral("1.25 s|beside: 1.00 s|1.25 x|<= + 200 ms|OVER");
    QTest::newRow("at most, kept") << Budget{Kind::AtMost, 2.0} << Unit::Seconds << Figures{1.9}
                                   << QStringLiteral("1.90 s|beside|-|<= 2.00 s|OK");
    QTest::newRow("at most, over, however the reference is")
        << Budget{Kind::AtMost, 100.0 * 1024 * 1024} << Unit::Bytes
        << Figures{200.0 * 1024 * 1024, 400.0 * 1024 * 1024}
        << QStringLiteral("200 MiB|beside: 400 MiB|0.50 x|<= 100 MiB|OVER");
    QTest::newRow("at most, of a count") << Budget{Kind::AtMost, 3} << Unit::Count << Figures{3}
                                         << QStringLiteral("3|beside|-|<= 3|OK");
    QTest::newRow("at most, of a count, over")
        << Budget{Kind::AtMost, 3} << Unit::Count << Figures{4}
        << QStringLiteral("4|beside|-|<= 3|OVER");
    QTest::newRow("at least, kept") << Budget{Kind::AtLeast, 0.5} << Unit::Count << Figures{0.55}
                                    << QStringLiteral("0.55|beside|-|>= 0.50|OK");
    QTest::newRow("at least, over")
        << Budget{Kind::AtLeast, 1000} << Unit::PerSecond << Figures{999, 10.0}
        << QStringLiteral("999/s|beside: 10.0/s|99.9 x|>= 1000/s|OVER");
}

void TestTable::eachKindOfBudget_isShownAndJudged()
{
    QFETCH(Budget, budget);
    QFETCH(Unit, unit);
    QFETCH(Figures, figures);
    QFETCH(QString, expected);
    const SomeRow row(budget, unit);
    QCOMPARE(cells(Bench::tableLine(row, figures)).mid(1).join(QLatin1Char('|')), expected);
    QVERIFY(Bench::isTold(row, figures));
}

void TestTable::rowWithoutABound_isAnError_data()
{
    QTest::addColumn<Budget>("budget");
    QTest::newRow("nothing said") << Budget{};
    QTest::newRow("at most nothing") << Budget{Kind::AtMost, 0};
    QTest::newRow("at least nothing") << Budget{Kind::AtLeast, 0};
    QTest::newRow("at most anything") << Budget{Kind::AtMost, qInf()};
    QTest::newRow("no number") << Budget{Kind::DifferenceAtMost, qQNaN()};
}

void TestTable::rowWithoutABound_isAnError()
{
    QFETCH(Budget, budget);
    const SomeRow row(budget, Unit::Seconds);
    const Figures figures{1, 1.0};
    QVERIFY(!budget.isKept(1, 1));
    QCOMPARE(cells(Bench::tableLine(row, figures)).last(), QStringLiteral("NO BUDGET"));
    QVERIFY(!Bench::isTold(row, figures));
}

void TestTable::ratioWithoutReference_isAnError_data()
{
    QTest::addColumn<Budget>("budget");
    QTest::newRow("ratio at most") << Budget{Kind::RatioAtMost, 1};
    QTest::newRow("ratio at least") << Budget{Kind::RatioAtLeast, 1};
    QTest::newRow("difference") << Budget{Kind::DifferenceAtMost, 1};
}

void TestTable::ratioWithoutReference_isAnError()
{
    QFETCH(Budget, budget);
    const SomeRow row(budget, Unit::Seconds);
    QCOMPARE(cells(Bench::tableLine(row, Figures{1})).last(),
             QStringLiteral("NO FIGURE: the reference was not measured"));
    QVERIFY(!Bench::isTold(row, Figures{1}));
}

void TestTable::rowThatFailed_saysWhy()
{
    const SomeRow row({Kind::AtMost, 1}, Unit::Seconds);
    const Core::Result<Figures> failed =
        Core::failure(Core::ErrorKind::Unreachable, QStringLiteral("No server."));
    QCOMPARE(cells(Bench::tableLine(row, failed)).last(), QStringLiteral("NO FIGURE: No server."));
    QVERIFY(!Bench::isTold(row, failed));
}

QTEST_APPLESS_MAIN(TestTable)
#include "tst_table.moc"
