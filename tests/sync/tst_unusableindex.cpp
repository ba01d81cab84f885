#include "stores.h"

#include <support/faultproxy.h>
#include <support/rows.h>

using namespace Triptych;
using Tests::Stores;
using Tests::triptychctl;
using Tests::wait;

namespace {

constexpr int StoreAway = 3;

} // namespace

/** What the commands say of an index that is not one, is blocked, or whose server says nothing. */
class TestUnusableIndex : public Tests::StoresTest
{
    Q_OBJECT

private Q_SLOTS:
    void badAlias_isAUsageErrorOfEveryCommand_data();
    void badAlias_isAUsageErrorOfEveryCommand();
    void indexInPlaceOfTheAlias_isSaidByEveryCommand();
    void fullDisk_isSaidByHealth();
    void silentServer_isGivenUp_data();
    void silentServer_isGivenUp();
};

void TestUnusableIndex::badAlias_isAUsageErrorOfEveryCommand_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("alias");
    const QString address = Support::elasticsearchUrl().toString();
    const auto add = [&address](std::initializer_list<const char *> aliases) {
        for (const char *alias : aliases)
            QTest::newRow(alias) << address << QString::fromLatin1(alias);
    };
    add({"*", "Upper", "a-000001"});
    QTest::newRow("long") << address << QString(300, QLatin1Char('a'));
    if (Support::isEveryRowRun())
        add({"_all", "a,b", "-x", "<logs-{now/d}>"});
}

void TestUnusableIndex::badAlias_isAUsageErrorOfEveryCommand()
{
    QFETCH(QString, address);
    QFETCH(QString, alias);
    Stores stores(address, {}, Stores::Index::Absent);
    for (const char *command : {"health", "list", "audit", "reindex", "relay"}) {
        const Tests::Ran ran =
            triptychctl(stores, {QLatin1String(command)}, {{QStringLiteral("ES_ALIAS"), alias}});
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains("ES_ALIAS") && ran.err.count('\n') == 1, ran.err.constData());
    }
}

void TestUnusableIndex::indexInPlaceOfTheAlias_isSaidByEveryCommand()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    stores.seed(2);
    stores.http("DELETE", QLatin1Char('/') + stores.current());
    stores.http("PUT", QLatin1Char('/') + stores.alias());
    stores.save(Tests::article(QStringLiteral("Waits"), {}, Core::Status::Published));
    const QByteArray sentence = "needs an alias";
    for (const QStringList &command :
         {QStringList{QStringLiteral("relay"), QStringLiteral("--once")},
          QStringList{QStringLiteral("audit")}, QStringList{QStringLiteral("reindex")}}) {
        const Tests::Ran ran = triptychctl(stores, command);
        QVERIFY(ran.code != 0);
        QVERIFY2(ran.err.contains(sentence), ran.err.constData());
    }
    const Tests::Ran health = triptychctl(stores, {QStringLiteral("health")});
    QCOMPARE(health.code, 1);
    QVERIFY2(health.out.contains(sentence), health.out.constData());
}

void TestUnusableIndex::fullDisk_isSaidByHealth()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    stores.seed(2);
    QVERIFY(wait(stores.index().markVerified(stores.current(), {})));
    QCOMPARE(triptychctl(stores, {QStringLiteral("health")}).code, 0);
    stores.http("PUT", QLatin1Char('/') + stores.current() + QLatin1String("/_settings"),
                {{QStringLiteral("index.blocks.read_only_allow_delete"), true}});
    const Tests::Ran health = triptychctl(stores, {QStringLiteral("health")});
    QCOMPARE(health.code, 1);
    QVERIFY2(health.out.contains("disk is full"), health.out.constData());
}

void TestUnusableIndex::silentServer_isGivenUp_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("command");
    QTest::addColumn<bool>("beside");
    const QString address = Support::elasticsearchUrl().toString();
    QTest::newRow("audit, alone") << address << QStringLiteral("audit") << false;
    QTest::newRow("reindex, beside a live one") << address << QStringLiteral("reindex") << true;
    if (!Support::isEveryRowRun())
        return;
    QTest::newRow("reindex, alone") << address << QStringLiteral("reindex") << false;
    QTest::newRow("audit, beside a live one") << address << QStringLiteral("audit") << true;
}

void TestUnusableIndex::silentServer_isGivenUp()
{
    QFETCH(QString, address);
    QFETCH(QString, command);
    QFETCH(bool, beside);
    const QUrl real(address);
    Stores stores(address);
    stores.seed(3);
    Support::FaultProxy proxy(real.host(), quint16(real.port()));
    proxy.setMode(Support::FaultProxy::Mode::BlackHole);
    QString nodes = QStringLiteral("http://") + proxy.address();
    if (beside)
        nodes += QLatin1Char(',') + real.toString();
    const Tests::Ran ran = triptychctl(stores, {command}, {{QStringLiteral("ES_ADDR"), nodes}});
    QVERIFY2(ran.code == (beside ? 0 : StoreAway), ran.err.constData());
    QVERIFY2(beside || ran.err.contains("did not answer in time"), ran.err.constData());
}

QTEST_GUILESS_MAIN(TestUnusableIndex)
#include "tst_unusableindex.moc"
