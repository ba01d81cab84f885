#include "lostcommit.h"

#include <newsroom/changes.h>
#include <newsroom/editingsession.h>
#include <ports/articlestore.h>
#include <unsaved/journal.h>

#include <QProcess>
#include <QSignalSpy>

using namespace Triptych;
using namespace Triptych::Faults;
using namespace std::chrono_literals;
using Core::ErrorKind;
using Newsroom::EditingSession;
using Tests::wait;
using How = FaultProxy::Cut::How;

/** Saves of which nobody knows whether PostgreSQL has them. */
class TestLostCommits : public Faults::RigTest
{
    Q_OBJECT

private Q_SLOTS:
    void lostCommitOfACreate_isSavedOnce_data();
    void lostCommitOfACreate_isSavedOnce();
    void lostCommit_isAskedAboutUntilTheServerIsBack_data();
    void lostCommit_isAskedAboutUntilTheServerIsBack();
    void lostCommit_doesNotHoldUpTheEnd();
    void killedAtCommit_isSavedOnce_data();
    void killedAtCommit_isSavedOnce();
    void sessionSavesAgainAfterAnUnknownCommit_data();
    void sessionSavesAgainAfterAnUnknownCommit();
};

void TestLostCommits::lostCommitOfACreate_isSavedOnce_data()
{
    QTest::addColumn<bool>("reached");
    QTest::newRow("it did not arrive") << false;
    QTest::newRow("its answer was lost") << true;
}

void TestLostCommits::lostCommitOfACreate_isSavedOnce()
{
    QFETCH(bool, reached);
    const qint64 cuts = m_rig->sql->cuts();
    m_rig->sql->cut(cutCommit(m_rig->nextWord(), How::Reset, reached));
    const auto saved = m_rig->create();
    QVERIFY2(saved.has_value(),
             saved ? "" : qPrintable(saved.error().message + saved.error().detail));
    QCOMPARE(saved->version, 1);
    QCOMPARE(m_rig->sql->cuts(), cuts + 1);
    QCOMPARE(m_rig->database->value(
                 QStringLiteral("SELECT count(*) FROM revisions WHERE article_id = '%1'")
                     .arg(saved->id.toString())),
             QStringLiteral("1"));
    QCOMPARE(m_rig->settle(), QString());
}

void TestLostCommits::lostCommit_isAskedAboutUntilTheServerIsBack_data()
{
    QTest::addColumn<bool>("reached");
    QTest::newRow("it did not arrive") << false;
    QTest::newRow("its answer was lost") << true;
}

void TestLostCommits::lostCommit_isAskedAboutUntilTheServerIsBack()
{
    QFETCH(bool, reached);
    const auto first = m_rig->create();
    QVERIFY(first.has_value());
    const qint64 cuts = m_rig->sql->cuts();
    loseCommit(*m_rig, reached);
    Core::Article next = *first;
    const QString word = m_rig->newWord();
    next.body += QLatin1Char(' ') + word;
    const auto saving = m_rig->workspace->stores().articles.save(next, QStringLiteral("ann"),
                                                                 Core::Call::within(60s));
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->sql->cuts(), cuts + 1, 20'000);
    // Long enough that it was refused.
    QVERIFY(!QTest::qWaitFor([&] { return saving.isFinished(); }, 800));
    m_rig->healAll();
    QTRY_VERIFY_WITH_TIMEOUT(saving.isFinished(), 30'000);
    const auto saved = saving.result();
    QVERIFY2(saved.has_value(),
             saved ? "" : qPrintable(saved.error().message + saved.error().detail));
    QCOMPARE(saved->version, first->version + 1);
    m_rig->ledger.saved(saved->id.toString(), saved->version, word);
    QCOMPARE(m_rig->database->value(
                 QStringLiteral("SELECT count(*) FROM revisions WHERE article_id = '%1'")
                     .arg(saved->id.toString())),
             QStringLiteral("2"));
    QCOMPARE(m_rig->settle(), QString());
}

void TestLostCommits::lostCommit_doesNotHoldUpTheEnd()
{
    const auto first = m_rig->create();
    QVERIFY(first.has_value());
    const qint64 cuts = m_rig->sql->cuts();
    loseCommit(*m_rig, true);
    Core::Article next = *first;
    next.body += QLatin1Char(' ') + m_rig->newWord();
    std::stop_source stop;
    const auto saving = m_rig->workspace->stores().articles.save(
        next, QStringLiteral("ann"), Core::Call::within(1h, stop.get_token()));
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->sql->cuts(), cuts + 1, 20'000);
    stop.request_stop();
    QTRY_VERIFY_WITH_TIMEOUT(saving.isFinished(), 30'000);
    QVERIFY(!saving.result().has_value());
    // As a desk that closes: what still asks is left.
    const auto again = m_rig->workspace->stores().articles.save(next, QStringLiteral("ann"),
                                                                Core::Call::within(1h));
    m_rig->close();
    QTRY_VERIFY_WITH_TIMEOUT(again.isFinished(), 30'000);
    m_rig->healAll();
    QVERIFY(m_rig->open());
}

void TestLostCommits::killedAtCommit_isSavedOnce_data()
{
    QTest::addColumn<bool>("byCommand");
    QTest::newRow("save") << false;
    QTest::newRow("triptychctl create") << true;
}

void TestLostCommits::killedAtCommit_isSavedOnce()
{
    QFETCH(bool, byCommand);
    Faults::Rig rig(Faults::Rig::Sql::Own);
    QVERIFY(rig.open());
    const QString title = QStringLiteral("Killed at its end");
    Core::Article article =
        Tests::article(title, QStringLiteral("A text with ") + QString::fromLatin1(rig.nextWord()),
                       Core::Status::Draft);
    loseCommit(rig, true);
    QTemporaryDir home;
    QProcess command;
    Core::FutureResult<Core::Article> saving;
    if (byCommand) {
        QFile body(home.filePath(QStringLiteral("body.md")));
        QVERIFY(body.open(QIODevice::WriteOnly));
        body.write(article.body.toUtf8());
        body.close();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        QUrl dsn(rig.stores.sql);
        dsn.setPort(rig.sql->port());
        environment.insert(QStringLiteral("POSTGRES_DSN"),
                           dsn.toString(QUrl::FullyEncoded) + QStringLiteral("?sslmode=disable"));
        environment.insert(QStringLiteral("TRIPTYCH_HOME"), home.path());
        environment.remove(QStringLiteral("ES_ADDR"));
        environment.remove(QStringLiteral("REDIS_ADDR"));
        command.setProcessEnvironment(environment);
        command.start(
            qEnvironmentVariable("TRIPTYCH_BINARY_DIR") + QStringLiteral("/app/triptychctl"),
            {QStringLiteral("--json"), QStringLiteral("create"), QStringLiteral("--title"), title,
             QStringLiteral("--body-file"), body.fileName()});
    } else {
        saving = rig.workspace->stores().articles.save(article, QStringLiteral("ann"),
                                                       Core::Call::within(20s));
    }
    QTRY_COMPARE_WITH_TIMEOUT(rig.sql->cuts(), 1, 20'000);
    rig.postgres->kill();
    rig.sql->heal();
    rig.postgres->start();
    if (byCommand) {
        QVERIFY(command.waitForFinished(60'000));
        QVERIFY2(command.exitCode() == 0, command.readAllStandardError().constData());
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(saving.isFinished(), 30'000);
        const auto saved = saving.result();
        QVERIFY2(saved.has_value(),
                 saved ? "" : qPrintable(saved.error().message + saved.error().detail));
    }
    QCOMPARE(kept(rig, title), QStringLiteral("1 1"));
}

void TestLostCommits::sessionSavesAgainAfterAnUnknownCommit_data()
{
    QTest::addColumn<bool>("isNew");
    QTest::addColumn<bool>("reached");
    QTest::newRow("new article, its answer vanished") << true << true;
    QTest::newRow("saved before, COMMIT vanished") << false << false;
}

void TestLostCommits::sessionSavesAgainAfterAnUnknownCommit()
{
    QFETCH(bool, isNew);
    QFETCH(bool, reached);
    QTemporaryDir folder;
    Unsaved::Journal journal(folder.filePath(QStringLiteral("journal")));
    Core::Article text; // outlives the session, which asks for it once more
    EditingSession session(m_rig->workspace->stores().articles, journal,
                           m_rig->workspace->changes(), QStringLiteral("ann"));
    session.setSource([&] { return text; });
    connect(&session, &EditingSession::opened, this,
            [&](const Core::Article &opened) { text = opened; });
    connect(&session, &EditingSession::merged, this,
            [&](const Core::Article &merged) { text = merged; });
    QSignalSpy saved(&session, &EditingSession::saved);
    QSignalSpy failed(&session, &EditingSession::failed);

    session.startNew();
    text.title = QStringLiteral("Title");
    if (!isNew) {
        text.body = QStringLiteral("The start. ");
        session.markEdited();
        session.save();
        QTRY_COMPARE(saved.size(), 1);
    }
    const qint64 before = session.base().version;
    const QString word = m_rig->newWord();
    text.body += word + QStringLiteral(" is here. ");
    session.markEdited();
    // Then every other connection is refused until the save's patience is over, so that nobody can
    // find out what became of it.
    FaultProxy::Cut cut = cutCommit(word.toLatin1(), How::Reset, reached);
    cut.thenDown = true;
    m_rig->sql->cut(cut);
    session.setPatience(3s);
    session.save();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60'000);
    QCOMPARE(failed.at(0).at(0).value<Core::Error>().kind, ErrorKind::Timeout);
    m_rig->healAll();
    session.setPatience(Newsroom::SaveRun::DefaultPatience);
    QCOMPARE(session.state(), EditingSession::State::Failed);
    QVERIFY(session.hasUnsavedText());
    QTRY_COMPARE(wait(journal.content())->entries.size(), 1);
    // What is typed meanwhile belongs to the second save.
    const QString later = m_rig->newWord();
    text.body += later + QStringLiteral(" too. ");
    session.markEdited();
    session.save();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), EditingSession::State::Saved, 30'000);
    // The lost one counts where it had arrived.
    QCOMPARE(session.base().version, before + (reached ? 2 : 1));
    m_rig->ledger.saved(session.base().id.toString(), session.base().version, later);
    m_rig->ledger.saved(session.base().id.toString(), before + 1, word);
    QTRY_COMPARE(wait(journal.content())->entries.size(), 0);
    QCOMPARE(m_rig->settle(), QString());
}

QTEST_GUILESS_MAIN(TestLostCommits)
#include "tst_lostcommits.moc"
