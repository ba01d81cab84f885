// One article that the index refuses, and one that is long.

#include "stores.h"

#include <ports/searchindex.h>
#include <sync/audit.h>
#include <sync/backfill.h>
#include <sync/deadletters.h>
#include <sync/reindex.h>
#include <workspace/workspace.h>

#include <QJsonArray>

using namespace Triptych;
using namespace std::chrono_literals;
using Tests::Stores;
using Tests::triptychctl;
using Tests::wait;
using Tests::waitFor;

namespace {

const QString NoTime = QStringLiteral("10000-01-01T00:00:00Z");
const QString ATime = QStringLiteral("2026-01-01T00:00:00Z");

/** An article that no index takes. */
Core::Article saveRefused(Stores &stores, const QString &title)
{
    const Core::Article saved = stores.save(
        Tests::article(title, QStringLiteral("A text about harbours."), Core::Status::Published));
    stores.setCreated(saved.id, NoTime);
    return *wait(stores.articles().article(saved.id, {}));
}

QString idOf(const QJsonValue &item)
{
    return item[QLatin1String("id")].toString();
}

/** What each of the commands lists as refused. */
QStringList refusedBy(const QJsonObject &printed)
{
    QStringList ids;
    const QJsonArray refusals = printed.value(QLatin1String("refusals")).toArray();
    for (const QJsonValue refusal : refusals) {
        if (!refusal[QLatin1String("title")].toString().isEmpty() &&
            !refusal[QLatin1String("reason")].toString().isEmpty())
            ids << idOf(refusal);
    }
    return ids;
}

} // namespace

class TestRefused : public Tests::StoresTest
{
    Q_OBJECT

private Q_SLOTS:
    void firstFilling_isVerifiedLessWhatWasRefused_data() { Tests::addDialects(); }
    void firstFilling_isVerifiedLessWhatWasRefused();
    void reindex_movesSearchesLessWhatIsRefused_data() { Tests::addDialects(); }
    void reindex_movesSearchesLessWhatIsRefused();
    void indexThatRefusesMost_isNotUsed();
    void refusedSave_isNoDrift();
    void longTextOfOneLetter_isComparedAndTaken_data() { Tests::addDialectsOfLongTest(); }
    void longTextOfOneLetter_isComparedAndTaken();
};

void TestRefused::firstFilling_isVerifiedLessWhatWasRefused()
{
    QFETCH(QString, address);
    Stores stores(address);
    stores.seed(8);
    const Core::Article bad = saveRefused(stores, QStringLiteral("Of the year 10000"));
    // From before there was an index: nothing waits in the outbox.
    stores.database().value(QStringLiteral("DELETE FROM outbox"));
    stores.http("DELETE", QLatin1Char('/') + stores.current());

    const auto filled = wait(
        stores.workspace().fillIndex(Workspace::Workspace::Fill::Always, Core::Call::within(60s)));
    QVERIFY2(filled, filled ? "" : qPrintable(filled.error().message + filled.error().detail));
    const auto info = wait(stores.index().info({}));
    QVERIFY(info && info->verified);
    QCOMPARE(wait(stores.index().counts({}))->living, 8);
    // Searches are the index's, and find all others.
    Core::SearchQuery query;
    query.words = QStringLiteral("harbours");
    const auto page = wait(stores.workspace().stores().search.search(query, {}));
    QVERIFY(page && page->store != QLatin1String("PostgreSQL"));
    QCOMPARE(page->total, 8);

    // It is listed, and does not count as drift.
    const QString id = bad.id.toString();
    QCOMPARE(refusedBy(
                 triptychctl(stores, {QStringLiteral("relay"), QStringLiteral("--status")}).object),
             QStringList{id});
    for (const QStringList &command :
         {QStringList{QStringLiteral("audit")},
          QStringList{QStringLiteral("audit"), QStringLiteral("--repair")}}) {
        const Tests::Ran audited = triptychctl(stores, command);
        QCOMPARE(audited.code, 1);
        QCOMPARE(audited.object.value(QLatin1String("missing")).toInt(), 0);
        QCOMPARE(audited.object.value(QLatin1String("wrong")).toInt(), 0);
        QCOMPARE(audited.object.value(QLatin1String("refused")).toInt(), 1);
        const QJsonValue item = audited.object.value(QLatin1String("items")).toArray().at(0);
        QCOMPARE(idOf(item), id);
        QCOMPARE(item[QLatin1String("kind")].toString(), QStringLiteral("refused"));
        QVERIFY(!item[QLatin1String("reason")].toString().isEmpty());
    }

    // Mended, it goes in by itself.
    stores.setCreated(bad.id, ATime);
    Core::Article mended = bad;
    mended.title = QStringLiteral("Of this year");
    stores.save(mended);
    stores.relay();
    QCOMPARE(stores.differences(), QStringList());
    const Tests::Ran clean = triptychctl(stores, {QStringLiteral("audit")});
    QVERIFY2(clean.code == 0, clean.err.constData());
    QCOMPARE(refusedBy(
                 triptychctl(stores, {QStringLiteral("relay"), QStringLiteral("--status")}).object),
             QStringList());
}

void TestRefused::reindex_movesSearchesLessWhatIsRefused()
{
    QFETCH(QString, address);
    Stores stores(address);
    stores.seed(8);
    const Core::Article bad = saveRefused(stores, QStringLiteral("Of the year 10000"));
    const QString before = stores.current();
    const QString id = bad.id.toString();
    const Tests::Ran ran = triptychctl(stores, {QStringLiteral("reindex")});
    QVERIFY2(ran.object.value(QLatin1String("swapped")).toBool(), ran.err.constData());
    QCOMPARE(ran.code, 1);
    QCOMPARE(ran.object.value(QLatin1String("refused")).toInt(), 1);
    QCOMPARE(refusedBy(ran.object), QStringList{id});
    QVERIFY(stores.current() != before);
    QVERIFY(wait(stores.index().info({}))->verified);

    // Another start is not blocked by it; once the server takes it, it is in.
    QCOMPARE(triptychctl(stores, {QStringLiteral("reindex")})
                 .object.value(QLatin1String("swapped"))
                 .toBool(),
             true);
    stores.setCreated(bad.id, ATime);
    const Tests::Ran mended =
        triptychctl(stores, {QStringLiteral("audit"), QStringLiteral("--repair")});
    QVERIFY2(mended.code == 0, mended.err.constData());
    QCOMPARE(mended.object.value(QLatin1String("repaired")).toInt(), 1);
    const Tests::Ran last = triptychctl(stores, {QStringLiteral("reindex")});
    QVERIFY2(last.code == 0, last.err.constData());
    QCOMPARE(stores.differences(), QStringList());
}

void TestRefused::indexThatRefusesMost_isNotUsed()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    stores.seed(1);
    for (int i = 0; i < 6; ++i)
        saveRefused(stores, QStringLiteral("Refused %1").arg(i));
    const QString before = stores.current();
    const auto report =
        waitFor(Sync::reindex(stores.articles(), stores.index(), {}, Core::Call::within(60s)));
    QVERIFY(report);
    QVERIFY(!report->swapped);
    QCOMPARE(report->failed, 6);
    QVERIFY(!report->lastError.message.isEmpty());
    QCOMPARE(stores.current(), before);
    QVERIFY(waitFor(Sync::cancelReindex(stores.index(), Core::Call::within(30s))));
    stores.http("DELETE", QLatin1Char('/') + before);
    const auto filled =
        waitFor(Sync::backfill(stores.articles(), stores.workspace().stores().search,
                               stores.index(), {}, Core::Call::within(60s)));
    QVERIFY(filled && !filled->verified);
    QCOMPARE(filled->refused, 6);
}

void TestRefused::refusedSave_isNoDrift()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    Core::Article bad =
        stores.save(Tests::article(QStringLiteral("Fine"), {}, Core::Status::Published));
    stores.relay();
    bad.title = QStringLiteral("Refused");
    bad = stores.save(bad);
    stores.setCreated(bad.id, NoTime);
    QVERIFY(Tests::relayOnce(stores).code != 0);
    // Given up, as after a quarter of an hour.
    QCOMPARE(stores.database()
                 .value(QStringLiteral("UPDATE outbox SET dead = true RETURNING 1"))
                 .toInt(),
             1);
    const auto report = waitFor(Sync::audit(
        {stores.articles(), &stores.index(), nullptr, &stores.workspace().stores().outbox}, {},
        Core::Call::within(60s)));
    QVERIFY(report);
    QCOMPARE(report->found(), 0);
    QCOMPARE(report->refused, 1);
    QCOMPARE(report->items.at(0).title, bad.title);
    QVERIFY(!report->items.at(0).reason.isEmpty());
    const auto refused = waitFor(Sync::findRefusedArticles(
        stores.workspace().stores().outbox, &stores.index(), 10, Core::Call::within(10s)));
    QVERIFY(refused);
    QCOMPARE(refused->letters.size(), 1);
    QCOMPARE(refused->ofIndexAlone, 0);
    // What was found before is found on.
    QCOMPARE(stores.document(bad.id.toString())[QLatin1String("_version")].toInt(), 1);
}

void TestRefused::longTextOfOneLetter_isComparedAndTaken()
{
    QFETCH(QString, address);
    Stores stores(address);
    stores.seed(3);
    stores.save(Tests::article(QStringLiteral("Long"), QString(10'500'000, QLatin1Char('a')),
                               Core::Status::Published));
    stores.relay();
    const Tests::Ran audited = triptychctl(stores, {QStringLiteral("audit")});
    QVERIFY2(audited.code == 0, audited.err.constData());
    QCOMPARE(audited.object.value(QLatin1String("checked")).toInt(), 4);
    const Tests::Ran again = triptychctl(stores, {QStringLiteral("reindex")});
    QVERIFY2(again.code == 0, again.err.constData());
    QVERIFY(again.object.value(QLatin1String("swapped")).toBool());
}

QTEST_GUILESS_MAIN(TestRefused)
#include "tst_refused.moc"
