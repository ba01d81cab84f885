#include "storefixture.h"

using namespace Triptych;
using namespace Triptych::Tests;
using Core::Article;
using Ports::OutboxClaim;

class TestOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsOfOneArticle_areOneClaim_data() { addDialects(); }
    void rowsOfOneArticle_areOneClaim();
    void leased_isNotClaimedTwice_data() { addDialects(); }
    void leased_isNotClaimedTwice();
    void endedLease_isClaimedAgain_data() { addDialects(); }
    void endedLease_isClaimedAgain();
    void postponed_comesBackUntilItIsDead_data() { addDialects(); }
    void postponed_comesBackUntilItIsDead();
    void attemptsWithoutEnd_areClaimedAllTheSame_data() { addDialects(); }
    void attemptsWithoutEnd_areClaimedAllTheSame();
    void reachedInPart_isClaimedForTheRest_data() { addDialects(); }
    void reachedInPart_isClaimedForTheRest();
    void deadLetters_areListedAndRevivedByArticle_data() { addDialects(); }
    void deadLetters_areListedAndRevivedByArticle();
    void concurrentRelays_shareTheWork_data() { addDialects(); }
    void concurrentRelays_shareTheWork();
    void removal_isPublishedToo_data() { addDialects(); }
    void removal_isPublishedToo();
};

namespace {

void add(StoreFixture &fixture, int count)
{
    QList<Article> batch;
    for (int i = 0; i < count; ++i)
        batch << StoreFixture::article(QStringLiteral("A %1").arg(i));
    VERIFY_RESULT(fixture.store.saveAll(batch, QStringLiteral("ann"), {}).result());
}

} // namespace

void TestOutbox::rowsOfOneArticle_areOneClaim()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    auto saved = fixture.save(StoreFixture::article(QStringLiteral("A")));
    VERIFY_RESULT(saved);
    const auto other = fixture.save(StoreFixture::article(QStringLiteral("B")));
    VERIFY_RESULT(other);
    for (int i = 0; i < 2; ++i) {
        saved->body += QLatin1Char('x');
        saved = fixture.save(*saved);
        VERIFY_RESULT(saved);
    }
    const auto claims = fixture.outbox.claim(10, 60, Ports::AllTargets, {}).result();
    VERIFY_RESULT(claims);
    QCOMPARE(claims->size(), 2);
    QCOMPARE(claims->at(0).article, saved->id);
    QCOMPARE(claims->at(0).rows.size(), 3);
    QCOMPARE(claims->at(0).version, 3);
    QCOMPARE(claims->at(0).attempts, 0);
    QCOMPARE(claims->at(1).article, other->id);
    VERIFY_RESULT(fixture.outbox.acknowledge(claims->at(0).rows, {}).result());
    const auto status = fixture.outbox.status({}).result();
    VERIFY_RESULT(status);
    QCOMPARE(status->waiting, 1);
    QVERIFY(status->oldest.isValid());
    VERIFY_RESULT(fixture.outbox.acknowledge(claims->at(1).rows, {}).result());
    QVERIFY(!fixture.outbox.status({}).result()->oldest.isValid());
}

void TestOutbox::leased_isNotClaimedTwice()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    add(fixture, 10);
    QSet<Core::ArticleId> seen;
    for (int i = 0; i < 3; ++i) {
        const auto claims = fixture.outbox.claim(4, 60, Ports::AllTargets, {}).result();
        VERIFY_RESULT(claims);
        QCOMPARE(claims->size(), i < 2 ? 4 : 2);
        for (const OutboxClaim &claim : *claims) {
            QVERIFY(!seen.contains(claim.article));
            seen.insert(claim.article);
        }
    }
    QVERIFY(fixture.outbox.claim(4, 60, Ports::AllTargets, {}).result()->isEmpty());
    QCOMPARE(fixture.outbox.status({}).result()->waiting, 10);
}

void TestOutbox::endedLease_isClaimedAgain()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    add(fixture, 1);
    QCOMPARE(fixture.outbox.claim(1, 0, Ports::AllTargets, {}).result()->size(), 1);
    // QTRY_* would claim once more to compare.
    const auto claimed = [&fixture] {
        return fixture.outbox.claim(1, 60, Ports::AllTargets, {}).result()->size() == 1;
    };
    QVERIFY(QTest::qWaitFor(claimed));
}

void TestOutbox::postponed_comesBackUntilItIsDead()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    add(fixture, 1);
    for (int attempt = 0; attempt < 3; ++attempt) {
        Core::Result<QList<OutboxClaim>> claims;
        const auto claimed = [&] {
            claims = fixture.outbox.claim(1, 60, Ports::AllTargets, {}).result();
            return !claims || !claims->isEmpty();
        };
        QVERIFY(QTest::qWaitFor(claimed));
        VERIFY_RESULT(claims);
        QCOMPARE(claims->at(0).attempts, attempt);
        VERIFY_RESULT(
            fixture.outbox.postpone({{claims->at(0).rows, QStringLiteral("it's away"), 0, 3}}, {})
                .result());
        QCOMPARE(fixture.outbox.status({}).result()->dead, attempt < 2 ? 0 : 1);
    }
    QVERIFY(fixture.outbox.claim(1, 60, Ports::AllTargets, {}).result()->isEmpty());
    add(fixture, 1);
    auto next = fixture.outbox.claim(5, 60, Ports::AllTargets, {}).result();
    QCOMPARE(next->size(), 1);
    VERIFY_RESULT(
        fixture.outbox.postpone({{next->at(0).rows, QStringLiteral("later"), 3600, 3}}, {})
            .result());
    QVERIFY(fixture.outbox.claim(5, 60, Ports::AllTargets, {}).result()->isEmpty());
    QCOMPARE(fixture.outbox.reviveDead({}).result().value_or(-1), 1);
    const auto revived = fixture.outbox.claim(5, 60, Ports::AllTargets, {}).result();
    QCOMPARE(revived->size(), 1);
    QCOMPARE(revived->at(0).attempts, 0);
}

void TestOutbox::attemptsWithoutEnd_areClaimedAllTheSame()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    add(fixture, 2);
    const QString most = QString::number(dialect == Sql::Dialect::Sqlite
                                             ? std::numeric_limits<qint64>::max()
                                             : qint64(std::numeric_limits<qint32>::max()));
    VERIFY_RESULT(fixture.test.database
                      ->run(Sql::Access::Write, {},
                            [&most](Sql::Connection &connection) {
                                return connection.execute(
                                    QStringLiteral("UPDATE outbox SET attempts = ") + most);
                            })
                      .result());
    const auto claims = fixture.outbox.claim(10, 60, Ports::AllTargets, {}).result();
    VERIFY_RESULT(claims);
    QCOMPARE(claims->size(), 2);
}

void TestOutbox::reachedInPart_isClaimedForTheRest()
{
    FETCH_DIALECT();
    using Ports::OutboxTarget;
    StoreFixture fixture(dialect);
    add(fixture, 2);
    const auto claims = fixture.outbox.claim(1, 60, Ports::AllTargets, {}).result();
    VERIFY_RESULT(claims);
    QCOMPARE(claims->constFirst().owes, Ports::AllTargets);
    const QString reason = QStringLiteral("it's \"away\"\nfor now");
    VERIFY_RESULT(
        fixture.outbox
            .postpone({{claims->constFirst().rows, reason, 0, {}, OutboxTarget::Cache}}, {})
            .result());
    QCOMPARE(fixture.outbox.status({}).result()->reason, reason);
    const auto unindexed = fixture.outbox.claim(10, 60, OutboxTarget::Index, {}).result();
    VERIFY_RESULT(unindexed);
    QCOMPARE(unindexed->size(), 1);
    QVERIFY(unindexed->constFirst().article != claims->constFirst().article);
    // The trouble was not its own; what it has reached it never owes again.
    Core::Result<QList<OutboxClaim>> rest;
    const auto claimed = [&] {
        rest = fixture.outbox.claim(10, 60, OutboxTarget::Cache, {}).result();
        return !rest || !rest->isEmpty();
    };
    QVERIFY(QTest::qWaitFor(claimed));
    VERIFY_RESULT(rest);
    QCOMPARE(rest->size(), 1);
    QCOMPARE(rest->constFirst().attempts, 0);
    QCOMPARE(rest->constFirst().owes, OutboxTarget::Cache);
    VERIFY_RESULT(fixture.outbox.postpone({{rest->constFirst().rows, {}, 0, 1}}, {}).result());
    const auto letters = fixture.outbox.deadLetters(10, {}).result();
    VERIFY_RESULT(letters);
    QCOMPARE(letters->size(), 1);
    QCOMPARE(letters->constFirst().reason, reason);
}

void TestOutbox::deadLetters_areListedAndRevivedByArticle()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    auto first = fixture.save(StoreFixture::article(QStringLiteral("First")));
    VERIFY_RESULT(first);
    VERIFY_RESULT(fixture.save(StoreFixture::article(QStringLiteral("Second"))));
    first->title = QStringLiteral("First, renamed");
    first = fixture.save(*first);
    VERIFY_RESULT(first);
    QVERIFY(fixture.outbox.deadLetters(10, {}).result()->isEmpty());
    const auto claims = fixture.outbox.claim(10, 60, Ports::AllTargets, {}).result();
    VERIFY_RESULT(claims);
    for (const OutboxClaim &claim : *claims) {
        VERIFY_RESULT(
            fixture.outbox.postpone({{claim.rows, QStringLiteral("Refused."), 0, 1}}, {}).result());
    }
    const auto letters = fixture.outbox.deadLetters(10, {}).result();
    VERIFY_RESULT(letters);
    QCOMPARE(letters->size(), 2);
    QCOMPARE(letters->at(0).article, first->id);
    QCOMPARE(letters->at(0).title, QStringLiteral("First, renamed"));
    QCOMPARE(letters->at(0).reason, QStringLiteral("Refused."));
    QCOMPARE(letters->at(0).attempts, 1);
    QVERIFY(qAbs(letters->at(0).since.secsTo(Core::utcNow())) < 60);
    QCOMPARE(letters->at(1).title, QStringLiteral("Second"));
    QCOMPARE(fixture.outbox.deadLetters(1, {}).result()->size(), 1);

    // Both rows of the first, and none of the second.
    QCOMPARE(fixture.outbox.reviveDead({first->id}, {}).result().value_or(-1), 2);
    QCOMPARE(fixture.outbox.status({}).result()->waiting, 2);
    QCOMPARE(fixture.outbox.deadLetters(10, {}).result()->size(), 1);
}

void TestOutbox::concurrentRelays_shareTheWork()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Articles::SqlOutbox other(std::make_shared<Sql::Database>(fixture.test.settings));
    add(fixture, 200);
    QSet<Core::ArticleId> seen;
    while (seen.size() < 200) {
        auto first = fixture.outbox.claim(10, 60, Ports::AllTargets, {});
        auto second = other.claim(10, 60, Ports::AllTargets, {});
        for (const auto &claims : {first.result(), second.result()}) {
            VERIFY_RESULT(claims);
            for (const OutboxClaim &claim : *claims) {
                QVERIFY(!seen.contains(claim.article));
                seen.insert(claim.article);
            }
        }
    }
}

void TestOutbox::removal_isPublishedToo()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto saved = fixture.save(StoreFixture::article(QStringLiteral("A")));
    VERIFY_RESULT(saved);
    VERIFY_RESULT(fixture.store.remove(saved->id, 1, QStringLiteral("ann"), {}).result());
    VERIFY_RESULT(fixture.store.restore(saved->id, 2, QStringLiteral("ann"), {}).result());
    const auto claims = fixture.outbox.claim(10, 60, Ports::AllTargets, {}).result();
    VERIFY_RESULT(claims);
    QCOMPARE(claims->size(), 1);
    QCOMPARE(claims->at(0).rows.size(), 3);
    QCOMPARE(claims->at(0).version, 3);
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
