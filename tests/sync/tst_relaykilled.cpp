#include "stores.h"

#include <ports/articlecache.h>
#include <ports/outbox.h>
#include <support/passingindex.h>
#include <support/redis.h>

using namespace Triptych;
using Ports::OutboxTargets;
using Tests::Stores;
using Tests::wait;

namespace {

enum class Step { Claimed, Published, Invalidated, Delivered, Acknowledged };

/** A process that ends at a step: nothing that it asks for afterwards reaches a store. */
class Life final
{
public:
    explicit Life(Step last) : m_last(last) {}

    bool isOver() const { return m_isOver; }
    void reach(Step step) { m_isOver = m_isOver || step == m_last; }

    /** What was asked of a store, if there is anybody to ask; the step is reached by its answer. */
    template<typename T, typename Ask>
    Core::FutureResult<T> pass(std::optional<Step> before, std::optional<Step> after, Ask ask)
    {
        if (before)
            reach(*before);
        if (m_isOver)
            return Core::ready<T>(
                Core::failure(Core::ErrorKind::Cancelled, QStringLiteral("Killed.")));
        auto answer = ask();
        if (!after)
            return answer;
        // Nobody else answers before it, so that no other call of the same step slips through.
        const auto result = wait(answer);
        reach(*after);
        return Core::ready<T>(result);
    }

private:
    const Step m_last;
    bool m_isOver = false;
};

class MortalOutbox final : public Ports::Outbox
{
public:
    MortalOutbox(Ports::Outbox &real, Life &life) : m_real(real), m_life(life) {}

    Core::FutureResult<QList<Ports::OutboxClaim>>
    claim(int limit, int leaseSeconds, OutboxTargets owing, Core::Call call) override
    {
        return m_life.pass<QList<Ports::OutboxClaim>>(
            {}, Step::Claimed, [&] { return m_real.claim(limit, leaseSeconds, owing, call); });
    }
    Core::FutureResult<void> acknowledge(QList<QUuid> rows, Core::Call call) override
    {
        return m_life.pass<void>(Step::Delivered, Step::Acknowledged,
                                 [&] { return m_real.acknowledge(rows, call); });
    }
    Core::FutureResult<void> postpone(QList<Ports::OutboxDelay> delays, Core::Call call) override
    {
        return m_life.pass<void>({}, {}, [&] { return m_real.postpone(delays, call); });
    }
    Core::FutureResult<Ports::OutboxStatus> status(Core::Call call) override
    {
        return m_real.status(call);
    }
    Core::FutureResult<qint64> reviveDead(Core::Call call) override
    {
        return m_real.reviveDead(call);
    }
    Core::FutureResult<qint64> reviveDead(QList<Core::ArticleId> articles, Core::Call call) override
    {
        return m_real.reviveDead(articles, call);
    }
    Core::FutureResult<QList<Core::DeadLetter>> refusals(QList<Core::ArticleId> articles,
                                                         Core::Call call) override
    {
        return m_real.refusals(articles, call);
    }
    Core::FutureResult<QList<Core::DeadLetter>> deadLetters(int limit, Core::Call call) override
    {
        return m_real.deadLetters(limit, call);
    }

private:
    Ports::Outbox &m_real;
    Life &m_life;
};

class MortalIndex final : public Tests::PassingIndex
{
public:
    MortalIndex(Ports::SearchIndex &real, Life &life) : PassingIndex(real), m_life(life) {}

    Core::FutureResult<QList<Core::Result<void>>> publish(QList<Core::Article> articles,
                                                          Core::Call call) override
    {
        return m_life.pass<QList<Core::Result<void>>>(
            {}, Step::Published, [&] { return PassingIndex::publish(articles, call); });
    }

private:
    Life &m_life;
};

class MortalCache final : public Ports::ArticleCache
{
public:
    MortalCache(Ports::ArticleCache &real, Life &life) : m_real(real), m_life(life) {}

    Core::FutureResult<std::optional<Core::Article>> get(Core::ArticleId id,
                                                         Core::Call call) override
    {
        return m_real.get(id, call);
    }
    Core::FutureResult<std::optional<Core::Article>> peek(Core::ArticleId id,
                                                          Core::Call call) override
    {
        return m_real.peek(id, call);
    }
    Core::FutureResult<void> fill(Core::Article article, Core::Call call) override
    {
        return m_real.fill(article, call);
    }
    Core::FutureResult<void> invalidate(Core::ArticleId id, qint64 version,
                                        Core::Call call) override
    {
        return m_life.pass<void>({}, Step::Invalidated,
                                 [&] { return m_real.invalidate(id, version, call); });
    }
    Ports::CacheStatistics statistics() const override { return m_real.statistics(); }

private:
    Ports::ArticleCache &m_real;
    Life &m_life;
};

} // namespace

Q_DECLARE_METATYPE(Step)

/** Wherever a relay is killed, the next brings index and cache to what was saved. */
class TestRelayKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killedAtAStep_nextGoesOn_data();
    void killedAtAStep_nextGoesOn();
};

void TestRelayKilled::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
}

void TestRelayKilled::killedAtAStep_nextGoesOn_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<int>("left");
    QTest::newRow("after the claim") << Step::Claimed << 3;
    QTest::newRow("after the first is invalidated") << Step::Invalidated << 3;
    QTest::newRow("after the index") << Step::Published << 3;
    QTest::newRow("before the acknowledgement") << Step::Delivered << 3;
    QTest::newRow("after the acknowledgement") << Step::Acknowledged << 0;
}

void TestRelayKilled::killedAtAStep_nextGoesOn()
{
    QFETCH(Step, step);
    QFETCH(int, left);
    Support::Redis redis;
    Stores stores(Support::elasticsearchUrl().toString(), redis.address());
    Ports::ArticleCache &cache = stores.workspace().stores().cache;
    QList<Core::Article> articles = stores.seed(3);
    for (Core::Article &article : articles) {
        QVERIFY(wait(cache.fill(article, {})).has_value());
        article.body += QStringLiteral(" Again.");
        article = stores.save(article);
    }
    QVERIFY(wait(stores.articles().remove(articles.constLast().id, 2, QStringLiteral("test"), {}))
                .has_value());
    stores.database().execute(
        QStringLiteral("DELETE FROM outbox WHERE aggregateid = '%1' AND version = 2")
            .arg(articles.constLast().id.toString()));
    const auto rows = [&stores](const char *where = "true") {
        return stores.database()
            .value(QStringLiteral("SELECT count(*) FROM outbox WHERE ") + QLatin1String(where))
            .toInt();
    };
    QCOMPARE(rows(), 3);

    Life life(step);
    MortalOutbox outbox(stores.workspace().stores().outbox, life);
    MortalIndex index(stores.workspace().stores().search, life);
    MortalCache mortalCache(cache, life);
    {
        Sync::Relay killed(outbox, stores.articles(), index, mortalCache);
        // An index that is slow is tried again until it takes them.
        const QDeadlineTimer patience(std::chrono::minutes(1));
        do {
            Tests::waitFor(killed.drain(Core::Call::within(std::chrono::minutes(1))));
        } while (!life.isOver() && !patience.hasExpired());
    }
    QVERIFY(life.isOver());
    QCOMPARE(rows(), left);
    QCOMPARE(rows("lease_until > '-infinity'"), left);

    // One is saved once more before the lease ends.
    articles[1].body += QStringLiteral(" And again.");
    stores.save(articles.at(1));
    stores.database().execute(QStringLiteral("UPDATE outbox SET lease_until = '-infinity'"));
    stores.relay();
    QCOMPARE(rows(), 0);
    QCOMPARE(stores.differences(), QStringList());
    for (const Core::Article &article : std::as_const(articles)) {
        const auto kept = wait(cache.peek(article.id, {}));
        QVERIFY(kept.has_value());
        QVERIFY(!kept->has_value());
    }
}

QTEST_GUILESS_MAIN(TestRelayKilled)
#include "tst_relaykilled.moc"
