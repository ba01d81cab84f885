#include <platform/boundedread.h>
#include <platform/paths.h>
#include <platform/signals.h>
#include <platform/singleinstance.h>
#include <platform/terminal.h>
#include <platform/username.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Triptych;

namespace {

constexpr const char *Role = "TRIPTYCH_TEST_ROLE";

/** This program again, in another role (see main). */
void startAs(QProcess &process, const QString &role)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(Role), role);
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), {});
}

/** Waits until the other process has printed `text`. */
bool prints(QProcess &process, const QByteArray &text)
{
    QByteArray printed;
    return QTest::qWaitFor(
        [&] {
            printed += process.readAllStandardOutput();
            return printed.contains(text);
        },
        10'000);
}

} // namespace

class TestPlatform : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void home_followsTheVariable();
    void home_isForTheOwnerOnly();
    void signal_isEmitted_data();
    void signal_isEmitted();
    void secondSignal_endsTheProcess();
    void secondDesk_isRefusedUntilTheFirstGoes();
    void deadDesk_losesItsClaim();
    void userName_isTheLogin();
    void redirectedErrors_areNoTerminal();
    void wholeRead_isBoundedAndNeverAPart_data();
    void wholeRead_isBoundedAndNeverAPart();

private:
    QTemporaryDir m_folder;
};

void TestPlatform::init()
{
    qputenv("TRIPTYCH_HOME", QFile::encodeName(m_folder.filePath(QStringLiteral("home"))));
}

void TestPlatform::home_followsTheVariable()
{
    const QString home = m_folder.filePath(QStringLiteral("home"));
    QCOMPARE(Platform::homeFolder(), home);
    QVERIFY(Platform::workspaceFile().startsWith(home + QLatin1Char('/')));
    QVERIFY(Platform::settingsFile().startsWith(home + QLatin1Char('/')));
    QVERIFY(QDir(Platform::journalFolder()).exists());
}

void TestPlatform::home_isForTheOwnerOnly()
{
    const QString home = m_folder.filePath(QStringLiteral("home/deeper/still"));
    qputenv("TRIPTYCH_HOME", QFile::encodeName(home));
    QCOMPARE(Platform::homeFolder(), home);
    const auto others = QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(home) & others));
}

void TestPlatform::signal_isEmitted_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TestPlatform::signal_isEmitted()
{
    QFETCH(int, number);
    Platform::Signals signals;
    QSignalSpy spy(&signals, &Platform::Signals::terminationRequested);
    ::raise(number);
    QCOMPARE(spy.count(), 0);
    QTRY_COMPARE(spy.count(), 1);
}

void TestPlatform::secondSignal_endsTheProcess()
{
    QProcess process;
    startAs(process, QStringLiteral("deaf"));
    QVERIFY(process.waitForStarted());
    QVERIFY(prints(process, "ready"));
    process.terminate();
    QVERIFY(prints(process, "asked"));
    QCOMPARE(process.state(), QProcess::Running);
    process.terminate();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
}

void TestPlatform::secondDesk_isRefusedUntilTheFirstGoes()
{
    auto first = Platform::SingleInstance::claim(Platform::homeFolder());
    QVERIFY(first.has_value());
    const auto second = Platform::SingleInstance::claim(Platform::homeFolder());
    QVERIFY(!second.has_value());
    QCOMPARE(second.error().kind, Core::ErrorKind::Conflict);
    first->reset();
    QVERIFY(Platform::SingleInstance::claim(Platform::homeFolder()).has_value());
}

void TestPlatform::deadDesk_losesItsClaim()
{
    QProcess process;
    startAs(process, QStringLiteral("desk"));
    QVERIFY(process.waitForStarted());
    QVERIFY(prints(process, "ready"));
    QVERIFY(!Platform::SingleInstance::claim(Platform::homeFolder()).has_value());
    process.kill();
    QVERIFY(process.waitForFinished());
    QVERIFY(Platform::SingleInstance::claim(Platform::homeFolder()).has_value());
}

void TestPlatform::wholeRead_isBoundedAndNeverAPart_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<qint64>("size"); // -1 where it is refused
    QTest::newRow("empty") << QStringLiteral(":0") << qint64(0);
    QTest::newRow("as long as may be") << QStringLiteral(":3000000") << qint64(3'000'000);
    QTest::newRow("one byte longer") << QStringLiteral(":3000001") << qint64(-1);
    QTest::newRow("no such file") << QStringLiteral("/nowhere/at all") << qint64(-1);
    QTest::newRow("a folder") << QDir::tempPath() << qint64(-1);
    QTest::newRow("nothing") << QString() << qint64(-1);
#ifdef Q_OS_LINUX
    QTest::newRow("without an end") << QStringLiteral("/dev/zero") << qint64(-1);
    QTest::newRow("fails when it is read") << QStringLiteral("/proc/self/mem") << qint64(-1);
#endif
}

void TestPlatform::wholeRead_isBoundedAndNeverAPart()
{
    QFETCH(QString, file);
    QFETCH(qint64, size);
    QTemporaryDir folder;
    if (file.startsWith(QLatin1Char(':'))) {
        QFile made(folder.filePath(QStringLiteral("body")));
        QVERIFY(made.open(QIODevice::WriteOnly));
        QByteArray content(file.mid(1).toLongLong(), 'x');
        made.write(content);
        file = made.fileName();
    }
    const auto read = Platform::readWhole(file, 3'000'000);
    QCOMPARE(read ? read->size() : -1, size);
    if (read) {
        QCOMPARE(*read, QByteArray(size, 'x'));
        return;
    }
    QCOMPARE(read.error().kind, Core::ErrorKind::Usage);
    QVERIFY(!read.error().message.isEmpty());
    QVERIFY(!read.error().message.contains(QLatin1Char('\n')));
}

void TestPlatform::userName_isTheLogin()
{
    QProcess id;
    id.start(QStringLiteral("id"), {QStringLiteral("-un")});
    QVERIFY(id.waitForFinished());
    QCOMPARE(Platform::userName(), QString::fromLocal8Bit(id.readAllStandardOutput()).trimmed());
}

void TestPlatform::redirectedErrors_areNoTerminal()
{
    QProcess redirected;
    startAs(redirected, QStringLiteral("terminal"));
    QVERIFY(redirected.waitForFinished());
    QCOMPARE(redirected.exitCode(), 1);

    // util-linux's script gives its child a terminal.
    QProcess shown;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(Role), QStringLiteral("terminal"));
    shown.setProcessEnvironment(environment);
    shown.start(QStringLiteral("script"),
                {QStringLiteral("-qec"), QCoreApplication::applicationFilePath(),
                 QStringLiteral("/dev/null")});
    if (!shown.waitForStarted())
        QSKIP("no script(1) here to make a terminal");
    QVERIFY(shown.waitForFinished());
    QCOMPARE(shown.exitCode(), 0);
}

namespace {

void print(const char *text)
{
    std::fputs(text, stdout);
    std::fflush(stdout);
}

int playRole(QCoreApplication &application, const QString &role)
{
    if (role == QLatin1String("terminal"))
        return Platform::errorStreamIsTerminal() ? 0 : 1;
    if (role == QLatin1String("desk")) {
        const auto claim = Platform::SingleInstance::claim(Platform::homeFolder());
        print(claim ? "ready" : "refused");
        return application.exec();
    }
    Platform::Signals signals;
    QObject::connect(&signals, &Platform::Signals::terminationRequested, &application,
                     [] { print("asked"); });
    print("ready");
    return application.exec();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(Role))
        return playRole(application, qEnvironmentVariable(Role));
    TestPlatform test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_platform.moc"
