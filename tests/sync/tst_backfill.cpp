#include "stores.h"

#include <core/storehealth.h>
#include <support/passingindex.h>
#include <sync/backfill.h>
#include <workspace/workspace.h>

#include <QJsonArray>

#include <algorithm>

using namespace Triptych;
using Tests::Stores;
using Tests::triptychctl;
using Tests::wait;
using Tests::waitFor;

namespace {

using namespace std::chrono_literals;

/** The real index, in which the first article of every page is deleted as soon as it was taken. */
class DeletingIndex final : public Tests::PassingIndex
{
public:
    using PassingIndex::PassingIndex;

    Core::FutureResult<QList<Core::Result<void>>> publish(QList<Core::Article> articles,
                                                          Core::Call call) override
    {
        using Results = QList<Core::Result<void>>;
        Core::Article gone = articles.constFirst();
        ++gone.version;
        gone.deletedAt = Core::utcNow();
        return PassingIndex::publish(std::move(articles), call)
            .then([this, gone, call](const Core::Result<Results> &published) {
                return PassingIndex::publish({gone}, call)
                    .then([published](const Core::Result<Results> &) { return published; });
            })
            .unwrap();
    }
};

} // namespace

/** Filling an index that was just named. */
class TestBackfill : public Tests::StoresTest
{
    Q_OBJECT

private Q_SLOTS:
    void deletedMeanwhile_isVerified();
    void refusedArticle_holdsUpNoOther();
    void vanishedIndex_isMadeAndFilledAgain();
    void fillThatFailed_isTriedAgain();
};

void TestBackfill::deletedMeanwhile_isVerified()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    stores.seed(20);
    DeletingIndex deleting(stores.workspace().stores().search);
    const auto report = waitFor(
        Sync::backfill(stores.articles(), deleting, stores.index(), {}, Core::Call::within(30s)));
    QVERIFY2(report, report ? "" : qPrintable(report.error().message));
    QCOMPARE(report->failed, 0);
    QVERIFY(report->verified);
    const auto info = wait(stores.index().info({}));
    QVERIFY(info && info->verified);
    const auto counts = wait(stores.index().counts({}));
    QVERIFY(counts);
    QCOMPARE(counts->living, 19);
    QCOMPARE(counts->all, 20);
}

void TestBackfill::refusedArticle_holdsUpNoOther()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    stores.makeSectionsNumbers();
    Core::Article bad = Tests::article(QStringLiteral("Bad"), {}, Core::Status::Published);
    bad.section = QStringLiteral("nonsense");
    stores.save(bad);
    const Core::Article good =
        stores.save(Tests::article(QStringLiteral("Good"), {}, Core::Status::Published));
    const Tests::Ran ran = Tests::relayOnce(stores);
    QVERIFY(ran.code != 0);
    QCOMPARE(ran.object.value(QLatin1String("published")).toInt(), 1);
    QCOMPARE(stores.database().value(QStringLiteral("SELECT count(*) FROM outbox")).toInt(), 1);
    QVERIFY(stores.document(good.id.toString()).value(QLatin1String("found")).toBool());
}

void TestBackfill::vanishedIndex_isMadeAndFilledAgain()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    stores.seed(5);
    stores.workspace().startRelay();
    stores.http("DELETE", QLatin1Char('/') + stores.current());
    QVERIFY(!wait(stores.index().info({}))->exists);
    stores.save(Tests::article(QStringLiteral("Saved since"), {}, Core::Status::Published));
    const auto isVerified = [&stores] {
        const auto info = wait(stores.index().info({}));
        return info && info->exists && info->verified;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isVerified(), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(
        stores.database().value(QStringLiteral("SELECT count(*) FROM outbox")).toInt(), 0, 30'000);
    QCOMPARE(stores.differences(), QStringList());
}

void TestBackfill::fillThatFailed_isTriedAgain()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    stores.seed(5);
    stores.workspace().startRelay();
    // The next index is made where nothing may be written, and stays there, so that nobody finds it
    // lost.
    const QString blocked = QStringLiteral("/_index_template/") + stores.alias();
    const QJsonObject settings{{QStringLiteral("index.blocks.write"), true}};
    const QJsonArray patterns{QString(stores.alias() + QLatin1String("-*"))};
    stores.http(
        "PUT", blocked,
        {{QStringLiteral("index_patterns"), patterns},
         {QStringLiteral("priority"), 1},
         {QStringLiteral("template"), QJsonObject{{QStringLiteral("settings"), settings}}}});
    stores.http("DELETE", QLatin1Char('/') + stores.current());
    stores.save(Tests::article(QStringLiteral("Saved since"), {}, Core::Status::Published));
    const auto hasFailed = [&stores] {
        const QList<Core::StoreHealth> all = stores.workspace().health();
        return std::any_of(all.cbegin(), all.cend(), [](const Core::StoreHealth &store) {
            return store.role == Core::StoreRole::Search &&
                   store.error.kind == Core::ErrorKind::ReadOnly;
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasFailed(), 60'000);
    const auto info = wait(stores.index().info({}));
    QVERIFY(info && info->exists && !info->verified);
    stores.http("DELETE", blocked);
    stores.http("PUT", QLatin1Char('/') + stores.current() + QLatin1String("/_settings"),
                {{QStringLiteral("index.blocks.write"), QJsonValue()}});
    const auto isVerified = [&stores] {
        const auto now = wait(stores.index().info({}));
        return now && now->verified;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isVerified(), 30'000);
    QCOMPARE(stores.differences(), QStringList());
}

QTEST_GUILESS_MAIN(TestBackfill)
#include "tst_backfill.moc"
