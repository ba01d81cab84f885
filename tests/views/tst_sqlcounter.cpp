#include "../articles/storefixture.h"

#include <views/sqlcounter.h>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::ArticleId;

class TestSqlCounter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_rise_data() { addDialects(); }
    void counts_rise();
    void concurrentViews_allCount_data() { addDialects(); }
    void concurrentViews_allCount();
    void seed_setsOnlyWhatIsNew_data() { addDialects(); }
    void seed_setsOnlyWhatIsNew();
};

void TestSqlCounter::counts_rise()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    Views::SqlCounter counter(test.database);
    const ArticleId seen = ArticleId::create();
    const ArticleId unseen = ArticleId::create();
    for (int i = 1; i <= 3; ++i)
        QCOMPARE(counter.increment(seen, {}).result().value_or(-1), i);
    const auto counts = counter.counts({unseen, seen, unseen, seen}, {}).result();
    VERIFY_RESULT(counts);
    QCOMPARE(*counts, (QList<qint64>{0, 3, 0, 3}));
    VERIFY_RESULT(counter.ping({}).result());
}

void TestSqlCounter::concurrentViews_allCount()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    Views::SqlCounter counter(test.database);
    const ArticleId id = ArticleId::create();
    QList<Core::FutureResult<qint64>> views;
    for (int i = 0; i < 50; ++i)
        views << counter.increment(id, Core::Call::within(std::chrono::minutes(1)));
    for (auto &view : views)
        VERIFY_RESULT(view.result());
    QCOMPARE(counter.counts({id}, {}).result()->first(), 50);
}

void TestSqlCounter::seed_setsOnlyWhatIsNew()
{
    FETCH_DIALECT();
    TestDatabase test(dialect);
    Views::SqlCounter counter(test.database);
    const ArticleId old = ArticleId::create();
    const ArticleId fresh = ArticleId::create();
    VERIFY_RESULT(counter.increment(old, {}).result());
    QCOMPARE(counter.seed({{old, 100}, {fresh, 7'000'000'000}}, {}).result().value_or(-1), 1);
    QCOMPARE(*counter.counts({old, fresh}, {}).result(), (QList<qint64>{1, 7'000'000'000}));
}

QTEST_GUILESS_MAIN(TestSqlCounter)
#include "tst_sqlcounter.moc"
