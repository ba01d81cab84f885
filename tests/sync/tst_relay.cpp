#include "stores.h"

#include <QHash>

#include <csignal>

using namespace Triptych;
using Tests::Stores;
using Tests::triptychctl;
using Tests::wait;

/** The relay as a service: processes of triptychctl, several at once, ended in every way. */
class TestRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TRIPTYCH_NEEDS(Support::postgresDsn());
        TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    }
    void threeRelaysAndKills_loseNothingAndNeverGoBack();
    void terminatedUnderLoad_endsCleanlyAndSoon();
    void deadLetters_areSeenAndRetried();

private:
    using Relay = std::unique_ptr<QProcess>;

    static Relay startRelay(const Stores &stores)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(stores.environment());
        process->setReadChannel(QProcess::StandardError);
        process->start(Tests::triptychctlFile(), {QStringLiteral("relay")});
        // From then on it heeds signals.
        QByteArray said;
        const QDeadlineTimer patience(std::chrono::seconds(30));
        do {
            process->waitForReadyRead(1'000);
            said += process->readAll();
        } while (!said.contains("Relaying.") && process->state() == QProcess::Running &&
                 !patience.hasExpired());
        if (!said.contains("Relaying."))
            qFatal("no relay: %s", said.constData());
        return process;
    }
    static int waiting(const Stores &stores)
    {
        return stores.database().value(QStringLiteral("SELECT count(*) FROM outbox")).toInt();
    }
};

void TestRelay::threeRelaysAndKills_loseNothingAndNeverGoBack()
{
    Stores stores(Support::elasticsearchUrl().toString());
    QList<Core::Article> articles = stores.seed(200);
    std::vector<Relay> relays;
    for (int i = 0; i < 3; ++i)
        relays.push_back(startRelay(stores));

    QHash<QString, qint64> seen;
    int wentBack = 0;
    const auto look = [&] {
        for (int i = 0; i < articles.size(); i += 40) {
            const QString id = articles.at(i).id.toString();
            const qint64 version = stores.document(id).value(QLatin1String("_version")).toInteger();
            wentBack += version < seen.value(id) ? 1 : 0;
            seen.insert(id, version);
        }
    };
    int saves = 0;
    for (int round = 0; round < 10; ++round) {
        for (Core::Article &article : articles)
            article.body += QStringLiteral(" Round %1.").arg(round);
        const auto saved = wait(stores.articles().saveAll(articles, QStringLiteral("test"), {}));
        QVERIFY(saved);
        for (qsizetype i = 0; i < articles.size(); ++i) {
            QVERIFY(saved->at(i));
            articles[i] = *saved->at(i);
            ++saves;
        }
        look();
        if (round % 3 == 2) {
            // Whatever it was at: a claim, a publish, an acknowledgement.
            Relay &victim = relays[size_t(round / 3) % relays.size()];
            victim->kill();
            QVERIFY(victim->waitForFinished());
            victim = startRelay(stores);
        }
    }
    QCOMPARE(saves, 2'000);
    // What a killed relay had claimed is free again when its lease ends.
    QTRY_COMPARE_WITH_TIMEOUT(waiting(stores), 0, 60'000);
    look();
    QCOMPARE(wentBack, 0);
    QCOMPARE(stores.differences(), QStringList());
    for (const Relay &relay : relays) {
        relay->terminate();
        QVERIFY(relay->waitForFinished(30'000));
        QCOMPARE(relay->exitStatus(), QProcess::NormalExit);
        QCOMPARE(relay->exitCode(), 0);
    }
}

void TestRelay::terminatedUnderLoad_endsCleanlyAndSoon()
{
    Stores stores(Support::elasticsearchUrl().toString());
    QList<Core::Article> articles = stores.seed(200, QString(20'000, QLatin1Char('x')));
    for (Core::Article &article : articles)
        article.title += QStringLiteral(" again");
    QVERIFY(wait(stores.articles().saveAll(articles, QStringLiteral("test"), {})));
    const Relay relay = startRelay(stores);
    QTRY_VERIFY_WITH_TIMEOUT(waiting(stores) < 200, 60'000);
    relay->terminate();
    QVERIFY(relay->waitForFinished(30'000));
    QCOMPARE(relay->exitStatus(), QProcess::NormalExit);
    QCOMPARE(relay->exitCode(), 0);
    QCOMPARE(Tests::relayOnce(stores).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT((stores.relay(), waiting(stores)), 0, 30'000);
    QCOMPARE(stores.differences(), QStringList());
}

void TestRelay::deadLetters_areSeenAndRetried()
{
    Stores stores(Support::elasticsearchUrl().toString());
    QList<Core::Article> articles = stores.seed(2);
    articles[0].title = QStringLiteral("Refused");
    stores.save(articles.at(0));
    stores.database().execute(
        QStringLiteral("UPDATE outbox SET dead = true, attempts = 10, last_error = 'refused'"));
    const auto status = triptychctl(stores, {QStringLiteral("relay"), QStringLiteral("--status")});
    QCOMPARE(status.code, 0);
    QCOMPARE(status.object.value(QLatin1String("dead")).toInt(), 1);
    QCOMPARE(status.object.value(QLatin1String("waiting")).toInt(), 0);
    QCOMPARE(triptychctl(stores, {QStringLiteral("relay"), QStringLiteral("--once")}).code, 0);
    QCOMPARE(waiting(stores), 1);

    const auto retried =
        triptychctl(stores, {QStringLiteral("relay"), QStringLiteral("--retry-dead")});
    QCOMPARE(retried.code, 0);
    QCOMPARE(retried.object.value(QLatin1String("revived")).toInt(), 1);
    if (stores.isSlow())
        stores.relay();
    QCOMPARE(waiting(stores), 0);
    QCOMPARE(stores.differences(), QStringList());
    const auto after = triptychctl(stores, {QStringLiteral("relay"), QStringLiteral("--status")});
    QCOMPARE(after.code, 0);
    QVERIFY(after.object.value(QLatin1String("oldest")).isNull());
    QCOMPARE(triptychctl(stores, {QStringLiteral("relay"), QStringLiteral("--once"),
                                  QStringLiteral("--status")})
                 .code,
             2);
}

QTEST_GUILESS_MAIN(TestRelay)
#include "tst_relay.moc"
