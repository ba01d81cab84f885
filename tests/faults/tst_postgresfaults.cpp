#include "lostcommit.h"

#include <newsroom/changes.h>
#include <newsroom/editingsession.h>
#include <ports/articlestore.h>
#include <support/rows.h>
#include <unsaved/journal.h>

#include <QSignalSpy>

using namespace Triptych;
using namespace std::chrono_literals;
using Core::ErrorKind;
using Faults::cutCommit;
using Faults::Patience;
using Faults::Rig;
using Newsroom::EditingSession;
using Support::FaultProxy;
using Tests::wait;
using How = FaultProxy::Cut::How;
using Direction = FaultProxy::Direction;

namespace {

/** What is done to the proxy before a save that carries `word`. */
using Fault = std::function<void(FaultProxy &, const QByteArray &word)>;

} // namespace

Q_DECLARE_METATYPE(Fault)

/** PostgreSQL's column of STORES.md's fault matrix, behind a proxy. */
class TestPostgresFaults : public Faults::RigTest
{
    Q_OBJECT

private Q_SLOTS:
    void faultUnderASave_data();
    void faultUnderASave();
    void recoveredWhileAway_isMergedOverItsBase();
    void everyConnectionInABlackHole_recovers();
    void closingInABlackHole_ends();
    void tooManyConnections_isUnreachable();
    void cancelledByTheServer_isTimeout();
    void readOnlyDatabase_isReadOnly();
};

void TestPostgresFaults::faultUnderASave_data()
{
    // `saved`: the fault is overcome unseen; else one of `kinds` is told within the deadline.
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<bool>("saved");
    QTest::addColumn<QList<int>>("kinds");
    const QList<int> none;
    const QList<int> away{int(ErrorKind::Unreachable), int(ErrorKind::Timeout)};
    const auto row = [&](const char *name, bool saved, const QList<int> &kinds, Fault fault) {
        QTest::newRow(name) << std::move(fault) << saved << kinds;
    };
    row("refused", false, {int(ErrorKind::Unreachable)},
        [](FaultProxy &p, const QByteArray &) { p.setMode(FaultProxy::Mode::Down); });
    row("black hole mid-call", false, {int(ErrorKind::Timeout)},
        [](FaultProxy &p, const QByteArray &) { p.setMode(FaultProxy::Mode::BlackHole); });
    row("reset of what is open", true, none,
        [](FaultProxy &p, const QByteArray &) { p.resetAll(); });
    row("reset during send", true, none,
        [](FaultProxy &p, const QByteArray &word) { p.cut({Direction::ToServer, word, 2}); });
    row("reset after send", true, none, [](FaultProxy &p, const QByteArray &word) {
        p.cut({Direction::ToServer, word, 0, How::Reset, true});
    });
    row("COMMIT did not arrive", true, none,
        [](FaultProxy &p, const QByteArray &word) { p.cut(cutCommit(word, How::Reset)); });
    row("COMMIT arrived, its answer did not", true, none,
        [](FaultProxy &p, const QByteArray &word) { p.cut(cutCommit(word, How::Reset, true)); });
    row("COMMIT's answer vanished", false, {int(ErrorKind::Timeout)},
        [](FaultProxy &p, const QByteArray &word) { p.cut(cutCommit(word, How::Vanish, true)); });
    row("slices of one byte", true, none,
        [](FaultProxy &p, const QByteArray &) { p.setWeather({0ms, 0ms, 0, 1}); });
    if (!Support::isEveryRowRun())
        return;
    row("black hole at connect", false, away, [](FaultProxy &p, const QByteArray &) {
        p.setMode(FaultProxy::Mode::BlackHoleConnect);
        p.resetAll();
    });
    row("held back", false, {int(ErrorKind::Timeout)},
        [](FaultProxy &p, const QByteArray &) { p.setMode(FaultProxy::Mode::Hold); });
    row("reset of all that is accepted", false, away, [](FaultProxy &p, const QByteArray &) {
        p.resetOnAccept();
        p.resetAll();
    });
    row("reset before send", true, none, [](FaultProxy &p, const QByteArray &) {
        p.cut({Direction::ToServer, "BEGIN; SELECT pg_current"});
    });
    row("closed during send", true, none, [](FaultProxy &p, const QByteArray &word) {
        p.cut({Direction::ToServer, word, 5, How::Close});
    });
    row("COMMIT arrived in part", true, none, [](FaultProxy &p, const QByteArray &word) {
        p.cut(cutCommit(word, How::Close, false, 3));
    });
    row("COMMIT's answer cut", true, none,
        [](FaultProxy &p, const QByteArray &word) { p.cut(cutCommit(word, How::Close, true)); });
    row("COMMIT vanished", false, {int(ErrorKind::Timeout)},
        [](FaultProxy &p, const QByteArray &word) { p.cut(cutCommit(word, How::Vanish)); });
    row("latency with jitter", true, none,
        [](FaultProxy &p, const QByteArray &) { p.setWeather({5ms, 10ms, 0, 0}); });
    row("slow drip", false, {int(ErrorKind::Timeout)},
        [](FaultProxy &p, const QByteArray &) { p.setWeather({0ms, 0ms, 100, 1}); });
}

void TestPostgresFaults::faultUnderASave()
{
    QFETCH(Fault, fault);
    QFETCH(bool, saved);
    QFETCH(QList<int>, kinds);
    const auto first = m_rig->create();
    QVERIFY2(first.has_value(),
             first ? "" : qPrintable(first.error().message + first.error().detail));
    fault(*m_rig->sql, m_rig->nextWord());

    Faults::Stopwatch watch;
    const auto result = m_rig->append(*first, saved ? 30s : std::chrono::milliseconds(Patience));
    // Its deadline ends it: nothing else would.
    if (!saved)
        QVERIFY2(watch.elapsed() < 15'000, qPrintable(QString::number(watch.elapsed())));
    QVERIFY2(result.has_value() == saved,
             result ? "saved" : qPrintable(result.error().message + result.error().detail));
    if (!result)
        QVERIFY2(kinds.contains(int(result.error().kind)),
                 qPrintable(Core::errorKindName(result.error().kind)));

    m_rig->healAll();
    // Whoever was told nothing reads what there is and goes on; nobody is told twice.
    Core::Result<Core::Article> now = Core::failure(ErrorKind::Internal, {});
    QTRY_VERIFY_WITH_TIMEOUT(
        (now = wait(m_rig->workspace->stores().articles.article(first->id, Core::Call::within(2s))))
            .has_value(),
        20'000);
    QVERIFY(m_rig->append(*now).has_value());
    QCOMPARE(m_rig->settle(), QString());
}

void TestPostgresFaults::recoveredWhileAway_isMergedOverItsBase()
{
    auto first = m_rig->create();
    for (int i = 0; i < 3; ++i) {
        QVERIFY(first.has_value());
        first = m_rig->append(*first);
    }
    QVERIFY(first.has_value());
    Core::Article typed = *first;
    typed.body.prepend(QStringLiteral("Typed before the crash. "));
    QVERIFY(m_rig->append(*first).has_value());

    QTemporaryDir folder;
    Unsaved::Journal journal(folder.filePath(QStringLiteral("journal")));
    Core::Article text; // outlives the session, which asks for it once more
    EditingSession session(m_rig->workspace->stores().articles, journal,
                           m_rig->workspace->changes(), QStringLiteral("ann"));
    session.setSource([&] { return text; });
    connect(&session, &EditingSession::opened, this,
            [&](const Core::Article &opened) { text = opened; });
    connect(&session, &EditingSession::conflictFound, this,
            [](const Core::Article &, const Core::Article &, const QStringList &fields) {
                qWarning() << "conflict in" << fields;
            });
    m_rig->sql->setMode(FaultProxy::Mode::Down);
    session.recover(typed);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), EditingSession::State::Unsaved, 20'000);
    m_rig->healAll();
    session.save();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), EditingSession::State::Saved, 30'000);
    QVERIFY(session.base().body.startsWith(QLatin1String("Typed before the crash. ")));
    QCOMPARE(m_rig->settle(), QString());
}

void TestPostgresFaults::everyConnectionInABlackHole_recovers()
{
    const auto first = m_rig->create();
    QVERIFY(first.has_value());
    m_rig->sql->setMode(FaultProxy::Mode::BlackHole);
    QList<Core::FutureResult<Core::Article>> reads;
    for (int i = 0; i < 8; ++i)
        reads << m_rig->workspace->stores().articles.article(first->id, Core::Call::within(500ms));
    for (const auto &read : reads) {
        const auto result = wait(read);
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().kind, ErrorKind::Timeout);
    }
    m_rig->healAll();
    // What was open is dead for ever; new connections take its place soon.
    QTRY_VERIFY_WITH_TIMEOUT(
        wait(m_rig->workspace->stores().articles.article(first->id, Core::Call::within(1s)))
            .has_value(),
        20'000);
    QVERIFY(m_rig->append(*first).has_value());
    QCOMPARE(m_rig->settle(), QString());
}

void TestPostgresFaults::closingInABlackHole_ends()
{
    Rig rig;
    QVERIFY(rig.open());
    rig.sql->setMode(FaultProxy::Mode::BlackHole);
    const auto reading = rig.workspace->stores().articles.article(Core::ArticleId::create(),
                                                                  Core::Call::within(300ms));
    QVERIFY(!wait(reading).has_value());
    Faults::Stopwatch watch;
    rig.close();
    QVERIFY2(watch.elapsed() < 30'000, qPrintable(QString::number(watch.elapsed())));
}

void TestPostgresFaults::tooManyConnections_isUnreachable()
{
    const auto first = m_rig->create();
    QVERIFY(first.has_value());
    const QString role = Support::uniqueName(QStringLiteral("desk"));
    m_rig->database->execute(
        QStringLiteral("CREATE ROLE %1 LOGIN PASSWORD 'x' CONNECTION LIMIT 0").arg(role));
    auto profile = m_rig->profile;
    profile.profile.postgres = QStringLiteral("host=127.0.0.1 port=%1 dbname=%2 user=%3")
                                   .arg(m_rig->sql->port())
                                   .arg(m_rig->database->name(), role);
    profile.secrets.postgresPassword = QStringLiteral("x");
    const auto opened = wait(Workspace::Workspace::open(
        profile, Workspace::Workspace::RelayMode::OnDemand, Core::Call::within(5s)));
    m_rig->database->execute(QStringLiteral("DROP ROLE %1").arg(role));
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().kind, ErrorKind::Unreachable);
}

void TestPostgresFaults::cancelledByTheServer_isTimeout()
{
    const auto first = m_rig->create();
    QVERIFY(first.has_value());
    // Someone holds the row, and the save waits for it until it is cancelled.
    m_rig->database->execute(
        QStringLiteral("CREATE FUNCTION wait_long() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN "
                       "PERFORM pg_sleep(30); RETURN NEW; END $f$;"
                       "CREATE TRIGGER wait_long BEFORE INSERT ON revisions FOR EACH ROW EXECUTE "
                       "FUNCTION wait_long()"));
    Core::Article changed = *first;
    changed.body += QStringLiteral("never saved. ");
    const auto saving = m_rig->workspace->stores().articles.save(changed, QStringLiteral("ann"),
                                                                 Core::Call::within(20s));
    QVERIFY(QTest::qWaitFor([&] {
        return m_rig->database->value(QStringLiteral(
                   "SELECT bool_or(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE datname = "
                   "current_database() AND wait_event = 'PgSleep'")) == QLatin1String("t");
    }));
    const auto result = wait(saving);
    m_rig->database->execute(
        QStringLiteral("DROP TRIGGER wait_long ON revisions; DROP FUNCTION wait_long"));
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, ErrorKind::Timeout);
    QVERIFY(m_rig->append(*first).has_value());
    QCOMPARE(m_rig->settle(), QString());
}

void TestPostgresFaults::readOnlyDatabase_isReadOnly()
{
    const auto first = m_rig->create();
    QVERIFY(first.has_value());
    const QString name = m_rig->database->name();
    m_rig->database->execute(
        QStringLiteral("ALTER DATABASE %1 SET default_transaction_read_only = on").arg(name));
    m_rig->sql->resetAll();
    const auto refused = m_rig->append(*first);
    Support::runSql(
        Support::postgresDsn(),
        QStringLiteral("ALTER DATABASE %1 RESET default_transaction_read_only").arg(name));
    m_rig->sql->resetAll();
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::ReadOnly);
    QVERIFY(m_rig->append(*first).has_value());
    QCOMPARE(m_rig->settle(), QString());
}

QTEST_GUILESS_MAIN(TestPostgresFaults)
#include "tst_postgresfaults.moc"
