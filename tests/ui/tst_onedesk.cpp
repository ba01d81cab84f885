#include <support/childprocess.h>
#include <workspace/deskclaim.h>

#include <QApplication>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace Triptych;
using namespace std::chrono_literals;
using Workspace::DeskClaim;

namespace {

constexpr const char *Role = "TRIPTYCH_TEST_ROLE";
constexpr int StartMs = 60'000;

} // namespace

/** The program as people start it, twice and more on one home folder. */
class TestOneDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void secondStart_callsUpTheFirst();
    void secondStart_opensWhatItNames();
    void secondStart_opensOtherServers();
    void wrongName_isRefusedAtOnce();
    void help_needsNoDisplay_data();
    void help_needsNoDisplay();
    void otherHomes_haveDesksOfTheirOwn();
    void killedDesk_leavesTheHomeFree();
    void closedDesk_leavesTheHomeFree();
    void longHome_isClaimedToo();
    void hungDesk_isReportedAndEnded();
    void foreignProcess_isNeverEnded();

private:
    QString file(const QString &name) const { return m_folder->filePath(name); }
    QString lockFile() const { return file(QStringLiteral("home/desk.lock")); }
    void startDesk(QProcess &process, const QStringList &arguments, const QString &home = {},
                   const QMap<QString, QString> &variables = {});
    /** Runs a start to its end; what it said on stderr. */
    QByteArray secondStart(const QStringList &arguments, int expectedExit,
                           const QMap<QString, QString> &variables = {});

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestOneDesk::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("TRIPTYCH_HOME", QFile::encodeName(file(QStringLiteral("home"))));
}

void TestOneDesk::startDesk(QProcess &process, const QStringList &arguments, const QString &home,
                            const QMap<QString, QString> &variables)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TRIPTYCH_HOME"),
                       home.isEmpty() ? file(QStringLiteral("home")) : home);
    for (const char *name : {"POSTGRES_DSN", "ES_ADDR", "REDIS_ADDR"})
        environment.remove(QLatin1String(name));
    for (auto it = variables.cbegin(); it != variables.cend(); ++it)
        environment.insert(it.key(), it.value());
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder->path());
    process.setProcessChannelMode(QProcess::SeparateChannels);
    Support::endsWithUs(process);
    process.start(qEnvironmentVariable("TRIPTYCH_BINARY_DIR") + QLatin1String("/app/triptych"),
                  arguments);
    QVERIFY(process.waitForStarted());
}

QByteArray TestOneDesk::secondStart(const QStringList &arguments, int expectedExit,
                                    const QMap<QString, QString> &variables)
{
    QProcess process;
    startDesk(process, arguments, {}, variables);
    if (!process.waitForFinished(StartMs) || process.exitStatus() != QProcess::NormalExit)
        return QByteArrayLiteral("did not end");
    const QByteArray said = process.readAllStandardError();
    return process.exitCode() == expectedExit ? said
                                              : QByteArray::number(process.exitCode()) + " " + said;
}

void TestOneDesk::secondStart_callsUpTheFirst()
{
    QProcess first;
    startDesk(first, {});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file(QStringLiteral("home/workspace.triptych"))),
                             StartMs);
    const QByteArray said = secondStart({}, 0);
    QVERIFY2(said.endsWith("triptych: Triptych is open already; its window was called up.\n"),
             said.constData());
    QCOMPARE(first.state(), QProcess::Running);
}

void TestOneDesk::secondStart_opensWhatItNames()
{
    QProcess first;
    startDesk(first, {QStringLiteral("--workspace"), file(QStringLiteral("one.triptych"))});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file(QStringLiteral("one.triptych"))), StartMs);
    // As it is named in the folder of the second start, which is not that of the first.
    const QByteArray said =
        secondStart({QStringLiteral("--workspace"), QStringLiteral("two.triptych")}, 0);
    QVERIFY2(said.contains("open already"), said.constData());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file(QStringLiteral("two.triptych"))), StartMs);
    QCOMPARE(first.state(), QProcess::Running);
}

void TestOneDesk::secondStart_opensOtherServers()
{
    DeskClaim desk;
    QCOMPARE(desk.claim({}, 1ms).value(), DeskClaim::Outcome::Ours);
    QSignalSpy spy(&desk, &DeskClaim::requested);
    QProcess second;
    const QString dsn = QStringLiteral("host=elsewhere.example dbname=news");
    startDesk(second, {}, {}, {{QStringLiteral("POSTGRES_DSN"), dsn}});
    QTRY_COMPARE_WITH_TIMEOUT(spy.count(), 1, StartMs);
    const auto request = spy.first().first().value<Workspace::DeskRequest>();
    QCOMPARE(request.addresses.value(QStringLiteral("POSTGRES_DSN")), dsn);
    QVERIFY(second.state() == QProcess::NotRunning || second.waitForFinished(StartMs));
    QCOMPARE(second.exitCode(), 0);
}

void TestOneDesk::wrongName_isRefusedAtOnce()
{
    DeskClaim desk;
    QCOMPARE(desk.claim({}, 1ms).value(), DeskClaim::Outcome::Ours);
    QSignalSpy spy(&desk, &DeskClaim::requested);
    const QByteArray said =
        secondStart({QStringLiteral("--workspace"), QStringLiteral("nobody")}, 2);
    QVERIFY2(said.contains("There is no workspace"), said.constData());
    QCOMPARE(spy.count(), 0);
}

void TestOneDesk::help_needsNoDisplay_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("help") << QStringLiteral("--help") << QByteArray("--workspace");
    QTest::newRow("short help") << QStringLiteral("-h") << QByteArray("--workspace");
    QTest::newRow("version") << QStringLiteral("--version") << QByteArray("triptych ");
}

void TestOneDesk::help_needsNoDisplay()
{
    QFETCH(QString, option);
    QFETCH(QByteArray, said);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(name));
    process.setProcessEnvironment(environment);
    process.start(qEnvironmentVariable("TRIPTYCH_BINARY_DIR") + QLatin1String("/app/triptych"),
                  {option});
    QVERIFY(process.waitForFinished(StartMs));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    const QByteArray out = process.readAllStandardOutput();
    QVERIFY2(out.contains(said), out.constData());
}

void TestOneDesk::otherHomes_haveDesksOfTheirOwn()
{
    QProcess first;
    startDesk(first, {});
    QProcess second;
    startDesk(second, {}, file(QStringLiteral("other")));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file(QStringLiteral("home/workspace.triptych"))),
                             StartMs);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file(QStringLiteral("other/workspace.triptych"))),
                             StartMs);
    QCOMPARE(first.state(), QProcess::Running);
    QCOMPARE(second.state(), QProcess::Running);
}

void TestOneDesk::killedDesk_leavesTheHomeFree()
{
    QProcess first;
    startDesk(first, {});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(lockFile()), StartMs);
    QCOMPARE(DeskClaim().claim({}, 60s).value(), DeskClaim::Outcome::Raised);
    first.kill();
    QVERIFY(first.waitForFinished());
    // Its lock and its socket lie there still.
    QVERIFY(QFile::exists(lockFile()));
    QProcess second;
    startDesk(second, {});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file(QStringLiteral("home/workspace.triptych"))),
                             StartMs);
    QTRY_COMPARE_WITH_TIMEOUT(DeskClaim().claim({}, 60s).value(), DeskClaim::Outcome::Raised,
                              StartMs);
    QCOMPARE(second.state(), QProcess::Running);
}

void TestOneDesk::closedDesk_leavesTheHomeFree()
{
    QProcess first;
    startDesk(first, {});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(lockFile()), StartMs);
    QCOMPARE(DeskClaim().claim({}, 60s).value(), DeskClaim::Outcome::Raised);
    first.terminate();
    // A start while it is on its way out waits for that.
    DeskClaim next;
    while (next.claim({}, 60s) == DeskClaim::Outcome::Raised)
        QTest::qWait(50); // it was not on its way yet
    QCOMPARE(next.claim({}, 1ms).value(), DeskClaim::Outcome::Ours);
    QVERIFY(first.state() == QProcess::NotRunning || first.waitForFinished(StartMs));
    QVERIFY2(first.exitStatus() == QProcess::NormalExit,
             qPrintable(QStringLiteral("signal %1").arg(first.exitCode())));
    QCOMPARE(first.exitCode(), 0);
}

void TestOneDesk::longHome_isClaimedToo()
{
    // No socket has a path of such length.
    qputenv("TRIPTYCH_HOME", QFile::encodeName(file(QString(180, QLatin1Char('h')))));
    DeskClaim desk;
    QCOMPARE(desk.claim({}, 1ms).value(), DeskClaim::Outcome::Ours);
    QSignalSpy spy(&desk, &DeskClaim::requested);
    QProcess second;
    startDesk(second, {}, qEnvironmentVariable("TRIPTYCH_HOME"));
    QTRY_COMPARE_WITH_TIMEOUT(spy.count(), 1, StartMs);
    QVERIFY(second.state() == QProcess::NotRunning || second.waitForFinished(StartMs));
    QCOMPARE(second.exitCode(), 0);
}

void TestOneDesk::hungDesk_isReportedAndEnded()
{
#ifdef Q_OS_UNIX
    QProcess hung;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(Role), QStringLiteral("hung"));
    hung.setProcessEnvironment(environment);
    Support::endsWithUs(hung);
    hung.start(QCoreApplication::applicationFilePath(), QStringList());
    QVERIFY(hung.waitForReadyRead(StartMs));
    DeskClaim next;
    QCOMPARE(next.claim({}, 500ms).value(), DeskClaim::Outcome::Silent);
    // A window stands while the other is waited for, and can be given up.
    auto given = next.claimInBackground({}, 1h);
    QVERIFY(!given.isFinished());
    next.giveUp();
    QTRY_VERIFY_WITH_TIMEOUT(given.isFinished(), StartMs);
    QCOMPARE(given.result().error().kind, Core::ErrorKind::Cancelled);
    // An end that is asked for ends a start that waits, too.
    QProcess second;
    startDesk(second, {});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += second.readAllStandardError()).contains("Waiting"), StartMs);
    ::kill(pid_t(second.processId()), SIGTERM);
    QVERIFY(second.waitForFinished(StartMs));
    auto waited = next.claimInBackground({}, 500ms);
    QVERIFY(!waited.isFinished());
    QTRY_VERIFY_WITH_TIMEOUT(waited.isFinished(), StartMs);
    QCOMPARE(waited.result().value(), DeskClaim::Outcome::Silent);
    QCOMPARE(hung.state(), QProcess::Running);
    const auto taken = next.takeOver();
    QVERIFY2(taken.has_value(), qPrintable(taken ? QString() : taken.error().detail));
    QVERIFY(hung.waitForFinished(StartMs));
    QCOMPARE(DeskClaim().claim({}, 1ms).value(), DeskClaim::Outcome::Silent);
#else
    QSKIP("a process is stopped by a signal here");
#endif
}

void TestOneDesk::foreignProcess_isNeverEnded()
{
#ifdef Q_OS_UNIX
    QProcess desk;
    startDesk(desk, {});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(lockFile()), StartMs);
    QCOMPARE(DeskClaim().claim({}, 60s).value(), DeskClaim::Outcome::Raised);
    ::kill(pid_t(desk.processId()), SIGSTOP);
    DeskClaim next;
    QCOMPARE(next.claim({}, 500ms).value(), DeskClaim::Outcome::Silent);
    // Another program's name in the lock: that is none of ours to end.
    const auto taken = next.takeOver();
    QVERIFY(!taken);
    QCOMPARE(taken.error().kind, Core::ErrorKind::Conflict);
    QCOMPARE(desk.state(), QProcess::Running);
    ::kill(pid_t(desk.processId()), SIGCONT);
    QCOMPARE(next.claim({}, 60s).value(), DeskClaim::Outcome::Raised);
#else
    QSKIP("a process is stopped by a signal here");
#endif
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
#ifdef Q_OS_UNIX
    if (qEnvironmentVariable(Role) == QLatin1String("hung")) {
        DeskClaim claim;
        if (claim.claim({}, 1ms) != DeskClaim::Outcome::Ours)
            return 1;
        std::puts("claimed");
        std::fflush(stdout);
        ::raise(SIGSTOP);
        return QApplication::exec();
    }
#endif
    TestOneDesk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_onedesk.moc"
