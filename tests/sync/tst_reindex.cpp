#include "stores.h"

#include <core/answer.h>
#include <ports/searchindex.h>
#include <sync/reindex.h>

#include <QSignalSpy>

using namespace Triptych;
using Tests::Stores;
using Tests::triptychctl;
using Tests::wait;
using Tests::waitFor;

namespace {

/** Saves one after the other while the event loop runs: changes, new articles and deletes. */
class Writer final : public QObject
{
public:
    Writer(Stores &stores, QList<Core::Article> articles, int saves)
        : m_stores(stores), m_articles(std::move(articles)), m_left(saves)
    {
    }

    void next()
    {
        if (m_left == 0)
            return;
        const int number = m_left--;
        if (number % 10 == 0) {
            const Core::Article gone = m_articles.takeFirst();
            Core::onAnswer(
                m_stores.articles().remove(gone.id, gone.version, QStringLiteral("writer"), {}),
                this, [this](const Core::Result<qint64> &removed) { note(removed.has_value()); });
            return;
        }
        Core::Article changed =
            number % 7 == 0
                ? Tests::article(QStringLiteral("Late %1").arg(number),
                                 QStringLiteral("News of harbours."), Core::Status::Published)
                : m_articles.takeAt(number % m_articles.size());
        changed.body += QStringLiteral(" Sentence %1.").arg(number);
        Core::onAnswer(m_stores.articles().save(changed, QStringLiteral("writer"), {}), this,
                       [this](const Core::Result<Core::Article> &saved) {
                           if (saved)
                               m_articles << *saved;
                           note(saved.has_value());
                       });
    }
    bool isDone() const { return m_left == 0; }
    int failures() const { return m_failures; }
    int done() const { return m_done; }

private:
    void note(bool worked)
    {
        m_failures += worked ? 0 : 1;
        ++m_done;
        next();
    }

    Stores &m_stores;
    QList<Core::Article> m_articles;
    int m_left;
    int m_done = 0;
    int m_failures = 0;
};

} // namespace

class TestReindex : public Tests::StoresTest
{
    Q_OBJECT

private Q_SLOTS:
    void whileAWriterSaves_everyDocumentEqualsSql_data() { Tests::addDialectsOfLongTest(); }
    void whileAWriterSaves_everyDocumentEqualsSql();
    void rollback_givesTheOldIndexBackUpToDate_data() { Tests::addDialects(); }
    void rollback_givesTheOldIndexBackUpToDate();
    void secondReindex_keepsOneIndexForRollback();
    void cancelled_leavesNothing();
    void loginThatMayNotSeeAll_isForbidden();
};

void TestReindex::whileAWriterSaves_everyDocumentEqualsSql()
{
    QFETCH(QString, address);
    Stores stores(address);
    const QList<Core::Article> seeded = stores.seed(300);
    const QString before = stores.current();
    // Relays as a service would, on a timer of its own.
    stores.workspace().relay().start();
    Writer writer(stores, seeded, 500);
    writer.next();

    bool searchable = true;
    int searches = 0;
    bool isAsking = false;
    QTimer people;
    people.setInterval(40);
    connect(&people, &QTimer::timeout, this, [&] {
        // One after the other, or a busy server would be left behind ever more of them.
        if (std::exchange(isAsking, true))
            return;
        Core::SearchQuery query;
        query.words = QStringLiteral("harbours");
        Core::onAnswer(stores.workspace().stores().search.search(query, {}), this,
                       [&](const Core::Result<Core::SearchPage> &page) {
                           searchable = searchable && page && page->total > 200;
                           ++searches;
                           isAsking = false;
                       });
    });
    people.start();
    int swaps = 0;
    do {
        const auto report = waitFor(
            Sync::reindex(stores.articles(), stores.index(), {}, {QDeadlineTimer(60'000), {}}));
        QVERIFY2(report, report ? "" : qPrintable(report.error().message + report.error().detail));
        QVERIFY2(report->swapped, qPrintable(report->lastError.message + report->lastError.detail));
        ++swaps;
    } while (!writer.isDone());
    QTRY_COMPARE_WITH_TIMEOUT(writer.done(), 500, 60'000);
    people.stop();
    QSignalSpy stopped(&stores.workspace().relay(), &Sync::Relay::stopped);
    stores.workspace().relay().stop();
    QTRY_VERIFY_WITH_TIMEOUT(!stopped.isEmpty(), 30'000);
    // What the pass that was called off had claimed is due again when its lease ends.
    const auto waiting = [&] {
        stores.relay();
        return stores.database().value(QStringLiteral("SELECT count(*) FROM outbox")).toInt();
    };
    QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, 30'000);
    QCOMPARE(writer.failures(), 0);
    QVERIFY(searches > 0);
    QVERIFY(searchable);
    QVERIFY(swaps >= 1);
    QVERIFY(stores.current() != before);
    const QStringList different = stores.differences();
    QVERIFY2(different.isEmpty(), qPrintable(different.mid(0, 5).join(QLatin1Char('\n'))));
}

void TestReindex::rollback_givesTheOldIndexBackUpToDate()
{
    QFETCH(QString, address);
    Stores stores(address);
    const QList<Core::Article> seeded = stores.seed(60);
    const QString first = stores.current();
    QCOMPARE(triptychctl(stores, {QStringLiteral("reindex"), QStringLiteral("--rollback")}).code,
             5);
    QCOMPARE(triptychctl(stores, {QStringLiteral("reindex")}).code, 0);
    QVERIFY(stores.current() != first);
    for (int i = 0; i < 5; ++i) {
        Core::Article changed = seeded.at(i);
        changed.body += QStringLiteral(" And more.");
        stores.save(changed);
    }
    QVERIFY(wait(stores.articles().remove(seeded.at(9).id, 1, QStringLiteral("test"), {})));
    stores.relay();

    const auto ran = triptychctl(stores, {QStringLiteral("reindex"), QStringLiteral("--rollback")});
    QVERIFY2(ran.code == 0, ran.err.constData());
    QCOMPARE(stores.current(), first);
    QCOMPARE(stores.differences(), QStringList());
    QVERIFY(wait(stores.index().info({}))->exists);
}

void TestReindex::secondReindex_keepsOneIndexForRollback()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    stores.seed(10);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(triptychctl(stores, {QStringLiteral("reindex")}).code, 0);
    const QStringList two{stores.alias() + QStringLiteral("-000003"),
                          stores.alias() + QStringLiteral("-000004")};
    QCOMPARE(stores.indices(), two);
    const auto info = wait(stores.index().info({}));
    QVERIFY(info && info->verified);
    const auto counts = wait(stores.index().counts({}));
    QVERIFY(counts);
    QCOMPARE(counts->living, 10);
}

void TestReindex::cancelled_leavesNothing()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    stores.seed(5);
    QVERIFY(wait(stores.index().startRebuild({})));
    QCOMPARE(stores.indices().size(), 2);
    const auto ran = triptychctl(stores, {QStringLiteral("reindex"), QStringLiteral("--cancel")});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.object.value(QLatin1String("cancelled")).toBool());
    QCOMPARE(stores.indices().size(), 1);
    QVERIFY(!triptychctl(stores, {QStringLiteral("reindex"), QStringLiteral("--cancel")})
                 .object.value(QLatin1String("cancelled"))
                 .toBool());
    QCOMPARE(triptychctl(stores, {QStringLiteral("reindex"), QStringLiteral("--cancel"),
                                  QStringLiteral("--rollback")})
                 .code,
             2);
    QCOMPARE(stores.differences(), QStringList());
}

void TestReindex::loginThatMayNotSeeAll_isForbidden()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    Stores stores(Support::elasticsearchUrl().toString());
    stores.seed(5);
    const QString role = Support::uniqueName(QStringLiteral("author"));
    const auto &database = stores.database();
    database.execute(QStringLiteral("CREATE ROLE %1 LOGIN PASSWORD 'x'").arg(role));
    database.execute(
        QStringLiteral("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %1")
            .arg(role));
    // Whoever may read the outbox counts as a relay, which sees every row.
    database.execute(QStringLiteral("REVOKE SELECT ON outbox FROM %1").arg(role));
    database.execute(QStringLiteral("ALTER TABLE articles ENABLE ROW LEVEL SECURITY"));
    database.execute(
        QStringLiteral("CREATE POLICY some_rows ON articles TO %1 USING (title <> 'Article 3')")
            .arg(role));
    QProcess process;
    QProcessEnvironment environment = stores.environment();
    environment.insert(QStringLiteral("POSTGRES_DSN"), database.dsn(role, QStringLiteral("x")));
    process.setProcessEnvironment(environment);
    process.start(Tests::triptychctlFile(), {QStringLiteral("reindex")});
    QVERIFY(process.waitForFinished());
    const QByteArray said = process.readAllStandardError();
    // The document of the hidden row is an orphan to this login, and it stays.
    QProcess audit;
    audit.setProcessEnvironment(environment);
    audit.start(Tests::triptychctlFile(), {QStringLiteral("audit"), QStringLiteral("--repair")});
    QVERIFY(audit.waitForFinished());
    database.execute(QStringLiteral("DROP OWNED BY %1").arg(role));
    database.execute(QStringLiteral("DROP ROLE %1").arg(role));
    QVERIFY2(process.exitCode() == 4, said.constData());
    QCOMPARE(stores.indices().size(), 1);
    QCOMPARE(audit.exitCode(), 1);
    QVERIFY(audit.readAllStandardOutput().contains("orphaned 1, wrong 0; repaired 0"));
    QCOMPARE(stores.differences(), QStringList());
}

QTEST_GUILESS_MAIN(TestReindex)
#include "tst_reindex.moc"
