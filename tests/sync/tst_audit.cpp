#include "stores.h"

#include <core/articlejson.h>
#include <ports/articlecache.h>
#include <sync/audit.h>

#include <QJsonArray>

using namespace Triptych;
using Sync::Drift;
using Tests::Stores;
using Tests::triptychctl;
using Tests::wait;
using Tests::waitFor;

class TestAudit : public Tests::StoresTest
{
    Q_OBJECT

private Q_SLOTS:
    void brokenByHand_isFoundMendedAndStaysMended_data() { Tests::addDialects(); }
    void brokenByHand_isFoundMendedAndStaysMended();
    void manyOrphansAndDocumentsWithoutId_areFound();
    void saveInBetween_isNoDrift();
    void cacheEntries_goWhereTheyAreOldOrWrong();
    void cacheThatIsAway_isSaidAndNothingOfItMended();
    void commandLine_saysWhatItFound();
    void embeddedWorkspace_hasNothingToDrift();

private:
    static Core::Result<Sync::AuditReport> audit(Stores &stores, bool repair)
    {
        Sync::AuditTerms terms;
        terms.repair = repair;
        return waitFor(
            Sync::audit({stores.articles(), &stores.index(), &stores.workspace().stores().cache},
                        terms, Core::Call::within(std::chrono::minutes(1))));
    }
    /** "drift id", sorted. */
    static QStringList listed(const Sync::AuditReport &report)
    {
        QStringList list;
        for (const Sync::AuditItem &item : report.items)
            list << Sync::driftName(item.drift) + QLatin1Char(' ') + item.id;
        list.sort();
        return list;
    }
};

void TestAudit::brokenByHand_isFoundMendedAndStaysMended()
{
    QFETCH(QString, address);
    Stores stores(address);
    QList<Core::Article> articles = stores.seed(30);
    for (int i = 0; i < 10; ++i) {
        articles[i].body += QStringLiteral(" A second version.");
        articles[i] = stores.save(articles.at(i));
    }
    const Core::Article deleted = articles.at(29);
    QVERIFY(
        wait(stores.articles().remove(deleted.id, deleted.version, QStringLiteral("test"), {})));
    stores.relay();
    // Saved long ago, so that nothing is taken to be on its way.
    stores.database().execute(
        QStringLiteral("UPDATE articles SET updated_at = updated_at - interval '1 hour',"
                       " deleted_at = deleted_at - interval '1 hour'"));
    const auto everything = audit(stores, true);
    QVERIFY2(everything,
             everything ? "" : qPrintable(everything.error().message + everything.error().detail));
    QCOMPARE(everything->checked, 30);
    QCOMPARE(everything->wrong, 30); // The times differ now, and that is found.
    QCOMPARE(everything->repaired, 30);
    QCOMPARE(audit(stores, false)->found(), 0);

    const auto id = [&](int i) { return articles.at(i).id.toString(); };
    const auto at = [&](int i, const QString &terms = {}) {
        return QStringLiteral("/%1/_doc/%2%3").arg(stores.alias(), id(i), terms);
    };
    const auto source = [&](int i) {
        return stores.document(id(i)).value(QLatin1String("_source")).toObject();
    };
    QStringList expected;
    const auto expect = [&](const char *drift, const QString &key) {
        expected << QLatin1String(drift) + QLatin1Char(' ') + key;
    };

    stores.http("DELETE", at(0));
    expect("missing", id(0));
    // Another title, by a write that raises the version beyond SQL's.
    stores.http("POST", QStringLiteral("/%1/_update/%2").arg(stores.alias(), id(1)),
                {{QStringLiteral("doc"),
                  QJsonObject{{QStringLiteral("title"), QStringLiteral("Forged")}}}});
    expect("wrong", id(1));
    // Another body at the very same version.
    QJsonObject forged = source(2);
    forged.insert(QStringLiteral("body"), QStringLiteral("Forged."));
    stores.http("PUT", at(2, QStringLiteral("?version=2&version_type=external_gte")), forged);
    expect("wrong", id(2));
    // An older version, as a restored snapshot has it.
    stores.http("DELETE", at(3));
    QJsonObject old = source(4);
    old.insert(QStringLiteral("version"), 1);
    stores.http("PUT", at(3), old);
    QJsonObject older = source(5);
    older.insert(QStringLiteral("version"), 1);
    stores.http("PUT", at(5, QStringLiteral("?version=7&version_type=external")), older);
    expect("stale", id(3));
    expect("stale", id(5));
    // A version that SQL never had.
    QJsonObject ahead = source(6);
    ahead.insert(QStringLiteral("version"), 99);
    stores.http("PUT", at(6, QStringLiteral("?version=99&version_type=external")), ahead);
    expect("wrong", id(6));
    // The right text, but a version beyond SQL's: the next save would be refused unseen.
    stores.http("PUT", at(7), source(7));
    expect("wrong", id(7));
    // A tombstone that came to life.
    QJsonObject alive = source(8);
    alive.insert(QStringLiteral("id"), deleted.id.toString());
    stores.http("PUT", at(29, QStringLiteral("?version=2&version_type=external_gte")), alive);
    expect("wrong", id(29));
    // An article that SQL never had, one whose key is no id, and one under another's key.
    const QString stranger = Core::ArticleId::create().toString();
    QJsonObject strange = source(8);
    strange.insert(QStringLiteral("id"), stranger);
    stores.http(
        "PUT",
        QStringLiteral("/%1/_doc/%2?version=1&version_type=external").arg(stores.alias(), stranger),
        strange);
    expect("orphaned", stranger);
    stores.http("PUT", QStringLiteral("/%1/_doc/zebra").arg(stores.alias()), source(8));
    expect("orphaned", QStringLiteral("zebra"));
    stores.http("PUT", QStringLiteral("/%1/_doc/no-id").arg(stores.alias()),
                {{QStringLiteral("title"), QStringLiteral("Stray")}});
    expect("orphaned", QStringLiteral("no-id"));
    expected.sort();

    QHash<QString, qint64> untouched;
    for (int i = 10; i < 29; ++i)
        untouched.insert(id(i), stores.document(id(i)).value(QLatin1String("_seq_no")).toInteger());
    const auto found = audit(stores, false);
    QVERIFY(found);
    QCOMPARE(listed(*found), expected);
    QCOMPARE(found->repaired, 0);
    const auto repaired = audit(stores, true);
    QVERIFY2(repaired,
             repaired ? "" : qPrintable(repaired.error().message + repaired.error().detail));
    QCOMPARE(listed(*repaired), expected);
    QVERIFY2(repaired->repaired == expected.size(),
             qPrintable(repaired->lastError.message + repaired->lastError.detail));
    const auto again = audit(stores, false);
    QCOMPARE(listed(*again), QStringList());
    QCOMPARE(stores.differences(), QStringList());
    for (auto it = untouched.cbegin(); it != untouched.cend(); ++it)
        QCOMPARE(stores.document(it.key()).value(QLatin1String("_seq_no")).toInteger(), it.value());

    // The next save of each arrives.
    for (int i = 0; i < 8; ++i) {
        Core::Article changed = *wait(stores.articles().article(articles.at(i).id, {}));
        changed.body += QStringLiteral(" And a third.");
        stores.save(changed);
    }
    stores.relay();
    QCOMPARE(stores.differences(), QStringList());
}

void TestAudit::manyOrphansAndDocumentsWithoutId_areFound()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    stores.seed(3);
    for (int i = 0; i < 130; ++i) {
        const QString key = QStringLiteral("zz%1").arg(i, 4, 10, QLatin1Char('0'));
        stores.http("PUT", QStringLiteral("/%1/_doc/%2").arg(stores.alias(), key),
                    i % 2 ? QJsonObject{{QStringLiteral("id"), QStringLiteral("same")}}
                          : QJsonObject{{QStringLiteral("x"), i}});
    }
    Sync::AuditTerms terms;
    terms.repair = true;
    terms.mostItems = 10;
    const auto report =
        waitFor(Sync::audit({stores.articles(), &stores.index(), nullptr}, terms, {}));
    QVERIFY2(report, report ? "" : qPrintable(report.error().message + report.error().detail));
    QCOMPARE(report->orphaned, 130);
    QCOMPARE(report->repaired, 130);
    QCOMPARE(report->items.size(), 10);
    QCOMPARE(stores.differences(), QStringList());
}

void TestAudit::saveInBetween_isNoDrift()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    QList<Core::Article> articles = stores.seed(50);
    // Saved but not relayed yet when the audit begins, as in any newsroom at any moment.
    for (int i = 0; i < 20; ++i) {
        articles[i].title += QStringLiteral(" again");
        stores.save(articles.at(i));
    }
    QTimer::singleShot(100, &stores.workspace().relay(), &Sync::Relay::start);
    const auto report = audit(stores, false);
    stores.workspace().relay().stop();
    QVERIFY(report);
    QCOMPARE(listed(*report), QStringList());
}

void TestAudit::cacheEntries_goWhereTheyAreOldOrWrong()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Support::Redis redis;
    Stores stores(Support::elasticsearchUrl().toString(), redis.address());
    QList<Core::Article> articles = stores.seed(4);
    Ports::ArticleCache &cache = stores.workspace().stores().cache;
    for (const Core::Article &article : articles)
        QVERIFY(wait(cache.fill(article, {})));
    // One is old: its invalidation was lost with a Redis that came back from a snapshot.
    Core::Article changed = articles.at(0);
    changed.body = QStringLiteral("Newer.");
    stores.save(changed);
    const QString key = QStringLiteral("triptych:1:article:") + articles.at(0).id.toString();
    const QString old = redis.cli({QStringLiteral("HGET"), key, QStringLiteral("b")});
    stores.relay();
    redis.cli({QStringLiteral("HSET"), key, QStringLiteral("v"), QStringLiteral("1"),
               QStringLiteral("b"), old});
    // One is forged at its own version.
    const QString forgedKey = QStringLiteral("triptych:1:article:") + articles.at(1).id.toString();
    QString forged = redis.cli({QStringLiteral("HGET"), forgedKey, QStringLiteral("b")});
    QVERIFY(forged.contains(QLatin1String("harbours")));
    forged.replace(QLatin1String("harbours"), QLatin1String("nothing"));
    redis.cli({QStringLiteral("HSET"), forgedKey, QStringLiteral("b"), forged});

    const QStringList expected{QStringLiteral("stale ") + articles.at(0).id.toString(),
                               QStringLiteral("wrong ") + articles.at(1).id.toString()};
    // In a process of its own, whose memory does not stand before Redis.
    const auto found = triptychctl(stores, {QStringLiteral("audit")});
    QCOMPARE(found.code, 1);
    const auto repaired =
        triptychctl(stores, {QStringLiteral("audit"), QStringLiteral("--repair")});
    QVERIFY2(repaired.code == 0, repaired.err.constData());
    for (const QJsonObject &report : {found.object, repaired.object}) {
        QStringList list;
        for (const QJsonValue item : report.value(QLatin1String("items")).toArray()) {
            QCOMPARE(item[QLatin1String("store")].toString(), QStringLiteral("cache"));
            list << item[QLatin1String("kind")].toString() + QLatin1Char(' ') +
                        item[QLatin1String("id")].toString();
        }
        list.sort();
        QCOMPARE(list, expected);
    }
    QCOMPARE(triptychctl(stores, {QStringLiteral("audit")}).code, 0);
    QCOMPARE(redis.cli({QStringLiteral("HEXISTS"), key, QStringLiteral("b")}), QStringLiteral("0"));
    QCOMPARE(redis.cli({QStringLiteral("HEXISTS"), forgedKey, QStringLiteral("b")}),
             QStringLiteral("0"));
    const QString kept = QStringLiteral("triptych:1:article:") + articles.at(2).id.toString();
    QCOMPARE(redis.cli({QStringLiteral("HEXISTS"), kept, QStringLiteral("b")}),
             QStringLiteral("1"));
}

void TestAudit::cacheThatIsAway_isSaidAndNothingOfItMended()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Support::Redis redis;
    Stores stores(Support::elasticsearchUrl().toString(), redis.address());
    const QList<Core::Article> articles = stores.seed(2);
    redis.kill();
    const auto audited = audit(stores, false);
    QVERIFY2(audited, audited ? "" : qPrintable(audited.error().message));
    QVERIFY(audited->cacheIsAway);
    QCOMPARE(audited->found(), 0);

    const QList<Sync::AuditItem> items{{articles.at(0).id.toString(), QStringLiteral("One"),
                                        Drift::Stale, Sync::AuditItem::Store::Cache, false},
                                       {articles.at(1).id.toString(),
                                        QStringLiteral("Mended before"), Drift::Wrong,
                                        Sync::AuditItem::Store::Cache, true}};
    const auto repaired = waitFor(
        Sync::repair({stores.articles(), &stores.index(), &stores.workspace().stores().cache},
                     items, {}, Core::Call::within(std::chrono::minutes(1))));
    QVERIFY2(repaired, repaired ? "" : qPrintable(repaired.error().message));
    QVERIFY(repaired->cacheIsAway);
    QCOMPARE(listed(*repaired),
             QStringList{QStringLiteral("stale ") + articles.at(0).id.toString()});
    QCOMPARE(repaired->repaired, 0);

    const auto ran = triptychctl(stores, {QStringLiteral("audit")});
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.object.value(QLatin1String("cacheAway")).toBool());
}

void TestAudit::commandLine_saysWhatItFound()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    const QList<Core::Article> articles = stores.seed(5);
    stores.http("POST",
                QStringLiteral("/%1/_update/%2").arg(stores.alias(), articles.at(2).id.toString()),
                {{QStringLiteral("doc"),
                  QJsonObject{{QStringLiteral("title"), QStringLiteral("Forged")}}}});
    const auto found = triptychctl(stores, {QStringLiteral("audit")});
    QCOMPARE(found.code, 1);
    const QStringList keys{
        QStringLiteral("cacheAway"), QStringLiteral("checked"),  QStringLiteral("items"),
        QStringLiteral("missing"),   QStringLiteral("orphaned"), QStringLiteral("refused"),
        QStringLiteral("repaired"),  QStringLiteral("stale"),    QStringLiteral("wrong")};
    QCOMPARE(found.object.keys(), keys);
    QCOMPARE(found.object.value(QLatin1String("checked")).toInt(), 5);
    QCOMPARE(found.object.value(QLatin1String("wrong")).toInt(), 1);
    const QJsonObject item = found.object.value(QLatin1String("items")).toArray().at(0).toObject();
    QCOMPARE(item.value(QLatin1String("id")).toString(), articles.at(2).id.toString());
    QCOMPARE(item.value(QLatin1String("kind")).toString(), QStringLiteral("wrong"));
    const auto repaired =
        triptychctl(stores, {QStringLiteral("audit"), QStringLiteral("--repair")});
    QVERIFY2(repaired.code == 0, repaired.err.constData());
    QCOMPARE(repaired.object.value(QLatin1String("repaired")).toInt(), 1);
    QCOMPARE(triptychctl(stores, {QStringLiteral("audit")}).code, 0);
}

void TestAudit::embeddedWorkspace_hasNothingToDrift()
{
    Tests::EmbeddedWorkspace workspace(Workspace::Workspace::RelayMode::OnDemand);
    QVERIFY(wait(workspace->stores().articles.save(Tests::article(QStringLiteral("One"), {}),
                                                   QStringLiteral("test"), {})));
    const auto report = waitFor(Sync::audit(
        {workspace->stores().articles, workspace->stores().indexAdmin, &workspace->stores().cache},
        {}, {}));
    QVERIFY(report);
    QCOMPARE(report->checked, 1);
    QCOMPARE(report->found(), 0);
    QVERIFY(*wait(workspace->stores().articles.seesEverything({})));
}

QTEST_GUILESS_MAIN(TestAudit)
#include "tst_audit.moc"
