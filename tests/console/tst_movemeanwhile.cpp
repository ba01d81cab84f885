#include "movetest.h"

#include <QProcess>

using namespace Triptych;
using Tests::tablesOf;
using Tests::wait;

/** What comes in between while a workspace is moved. */
class TestMoveMeanwhile : public Tests::MoveTest
{
    Q_OBJECT

private Q_SLOTS:
    void stoppedAfterAPage_goesOn();
    void killed_goesOn();
    void savedMeanwhile_isMovedAsSaved();
    void goneOnThere_isComparedByItsHistory();
};

void TestMoveMeanwhile::stoppedAfterAPage_goesOn()
{
    const auto here = openHere();
    fillMany(*here, 150);
    Support::FreshDatabase database;
    {
        const auto there = openThere(database);
        std::stop_source stop;
        Sync::MoveTerms terms{here->stores().articles,
                              here->stores().archive,
                              there->stores().archive,
                              {},
                              {},
                              [&stop](Sync::MoveStep, qint64) { stop.request_stop(); }};
        const auto stopped =
            moveHere(terms, Core::Call::within(std::chrono::minutes(1), stop.get_token()));
        QVERIFY(!stopped.has_value());
        QCOMPARE(stopped.error().kind, Core::ErrorKind::Cancelled);
    }
    const int moved = database.value(QStringLiteral("SELECT count(*) FROM articles")).toInt();
    QVERIFY(moved > 0 && moved < 150);
    const MoveRun rest = move(database);
    QCOMPARE(rest.code, 0);
    QCOMPARE(rest.count("created"), 150 - moved);
    QCOMPARE(rest.count("unchanged"), moved);
    COMPARE_TABLES(tablesOf(database), tablesOf(file()));
}

void TestMoveMeanwhile::killed_goesOn()
{
    const auto here = openHere();
    fillMany(*here, 300);
    fill(*here);
    Support::FreshDatabase database;
    QVERIFY(openThere(database));
    QProcess process;
    QProcessEnvironment environment = m_environment;
    environment.insert(QStringLiteral("POSTGRES_DSN"), database.dsn());
    process.setProcessEnvironment(environment);
    process.start(program(), {QStringLiteral("move")});
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(
        database.value(QStringLiteral("SELECT count(*) FROM articles")).toInt() > 0, 60'000);
    process.kill();
    QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished());
    // What it had claimed to relay is nobody's again.
    QTRY_COMPARE_WITH_TIMEOUT(
        database.value(QStringLiteral("SELECT count(*) FROM outbox WHERE lease_until > now()")),
        QStringLiteral("0"), 30'000);
    const MoveRun rest = move(database);
    QCOMPARE(rest.code, 0);
    QVERIFY(rest.count("unchanged") > 0);
    QCOMPARE(rest.count("created") + rest.count("unchanged"), 304);
    COMPARE_TABLES(tablesOf(database), tablesOf(file()));
    QTRY_COMPARE_WITH_TIMEOUT(database.value(QStringLiteral("SELECT count(*) FROM outbox")),
                              QStringLiteral("0"), 30'000);
}

void TestMoveMeanwhile::savedMeanwhile_isMovedAsSaved()
{
    const auto here = openHere();
    fillMany(*here, 130);
    Support::FreshDatabase database;
    const auto there = openThere(database);
    // After the first page the second one has been read already, and its last article changes.
    const auto all = wait(here->stores().articles.scan({}, 200, {}));
    Core::Article last = all->last();
    last.body = QStringLiteral("Saved while it was moved");
    bool isSaved = false;
    Sync::MoveTerms terms{here->stores().articles,
                          here->stores().archive,
                          there->stores().archive,
                          {},
                          {},
                          [&](Sync::MoveStep, qint64) {
                              if (!std::exchange(isSaved, true))
                                  save(*here, last);
                          }};
    const auto report = moveHere(terms, Core::Call::within(std::chrono::minutes(1)));
    QVERIFY(report.has_value());
    QCOMPARE(report->failures.size(), 0);
    QCOMPARE(report->created, 130);
    QVERIFY(isSaved);
    COMPARE_TABLES(tablesOf(database), tablesOf(file()));
}

void TestMoveMeanwhile::goneOnThere_isComparedByItsHistory()
{
    const auto here = openHere();
    const auto text = [&](const char *title) {
        return save(*here, Tests::article(QLatin1String(title), QStringLiteral("Text")));
    };
    const Core::Article sound = text("Sound");
    const Core::Article spoilt = text("Spoilt");
    const Core::Article cut = text("Cut");
    Support::FreshDatabase database;
    const auto there = openThere(database);
    bool wentOn = false;
    Sync::MoveTerms terms{
        here->stores().articles,
        here->stores().archive,
        there->stores().archive,
        {},
        {},
        [&](Sync::MoveStep, qint64) {
            if (std::exchange(wentOn, true))
                return;
            for (Core::Article article : {sound, spoilt, cut}) {
                article.body += QStringLiteral(" typed there");
                save(*there, article);
            }
            database.execute(QStringLiteral("UPDATE revisions SET saved_by = 'another' WHERE "
                                            "version = 1 AND article_id = '%1'")
                                 .arg(spoilt.id.toString()));
            database.execute(
                QStringLiteral("DELETE FROM revisions WHERE version = 1 AND article_id = '%1'")
                    .arg(cut.id.toString()));
        }};
    const auto report = moveHere(terms, Core::Call::within(std::chrono::minutes(1)));
    QVERIFY(report.has_value());
    QVERIFY(wentOn);
    QCOMPARE(report->created, 3);
    QCOMPARE(report->verified, 1);
    QStringList failed;
    for (const Sync::MoveFailure &failure : report->failures)
        failed << failure.title;
    failed.sort();
    QCOMPARE(failed, QStringList({cut.title, spoilt.title}));
}

QTEST_GUILESS_MAIN(TestMoveMeanwhile)
#include "tst_movemeanwhile.moc"
