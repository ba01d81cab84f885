#include "ctltest.h"

#ifndef Q_OS_WIN
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using Triptych::Tests::CtlTest;
using Triptych::Tests::Run;

/** What create and edit do with --body-file where no text comes of it. */
class TestBodyFiles : public CtlTest
{
    Q_OBJECT

private Q_SLOTS:
    void bodyThatShowsNothing_changesNothing_data();
    void bodyThatShowsNothing_changesNothing();
    void lineEndAlone_emptiesTheBody_data();
    void lineEndAlone_emptiesTheBody();
    void textAfterAByteOrderMark_isTaken();
    void importedBlankFile_leavesTheArticle();
    void fieldThatShowsNothing_isNoTitleAndNoSlug();
#ifndef Q_OS_WIN
    void termination_endsWaitingForABody_data();
    void termination_endsWaitingForABody();
#endif

private:
    QJsonObject stored(const QJsonObject &article)
    {
        return run({u"--json"_s, u"show"_s, id(article)}).object();
    }
};

void TestBodyFiles::bodyThatShowsNothing_changesNothing_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF");
    QTest::newRow("two byte order marks") << QByteArray("\xEF\xBB\xBF\xEF\xBB\xBF");
    QTest::newRow("byte order marks on lines") << QByteArray("\xEF\xBB\xBF\n\xEF\xBB\xBF\n");
    QTest::newRow("zero-width spaces") << QString::fromUtf8("\u200B\u2060\n").toUtf8();
    QTest::newRow("soft hyphen") << QString::fromUtf8("\u00AD").toUtf8();
    QTest::newRow("fillers") << QString::fromUtf8("\u3164 \u115F\u2800\n").toUtf8();
    QTest::newRow("joiner and tags") << QString::fromUtf8("\u034F\U000E0001\U000E0041").toUtf8();
    QTest::newRow("wide spaces") << QString::fromUtf8("\u00A0\u3000\n").toUtf8();
}

void TestBodyFiles::bodyThatShowsNothing_changesNothing()
{
    QFETCH(QByteArray, body);
    const QJsonObject made = create({u"--title"_s, u"Lamp"_s}, "He trims the lamp.");
    const Run edited = run({u"--json"_s, u"edit"_s, id(made), u"--body-file"_s, u"-"_s}, body);
    QCOMPARE(edited.code, 2);
    QCOMPARE(edited.error().value("kind"_L1).toString(), u"usage"_s);
    QCOMPARE(stored(made), made);
    QCOMPARE(run({u"create"_s, u"--title"_s, u"Second"_s, u"--body-file"_s, u"-"_s}, body).code, 2);
    QCOMPARE(run({u"--json"_s, u"list"_s}).objects().size(), 1);
}

void TestBodyFiles::lineEndAlone_emptiesTheBody_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("line end") << QByteArray("\n");
    QTest::newRow("of Windows, after a mark") << QByteArray("\xEF\xBB\xBF\r\n");
    QTest::newRow("blanks") << QByteArray("  \n\t\n");
}

void TestBodyFiles::lineEndAlone_emptiesTheBody()
{
    QFETCH(QByteArray, body);
    const QJsonObject made = create({u"--title"_s, u"Lamp"_s});
    const Run edited = run({u"--json"_s, u"edit"_s, id(made), u"--body-file"_s, u"-"_s}, body);
    QVERIFY2(edited.code == 0, edited.err.constData());
    QVERIFY(stored(made).value("body"_L1).toString().trimmed().isEmpty());
}

void TestBodyFiles::textAfterAByteOrderMark_isTaken()
{
    const QJsonObject made = create({u"--title"_s, u"Lamp"_s}, "\xEF\xBB\xBFHe trims.");
    QCOMPARE(made.value("body"_L1).toString(), u"He trims."_s);
    const QByteArray emoji = QString::fromUtf8("\U0001F469\u200D\U0001F467").toUtf8();
    const Run edited = run({u"--json"_s, u"edit"_s, id(made), u"--body-file"_s, u"-"_s}, emoji);
    QVERIFY2(edited.code == 0, edited.err.constData());
    QCOMPARE(stored(made).value("body"_L1).toString().toUtf8(), emoji);
}

void TestBodyFiles::importedBlankFile_leavesTheArticle()
{
    const QTemporaryDir folder;
    const auto write = [&folder](const QByteArray &content) {
        QFile file(folder.filePath(u"lamp.md"_s));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    const auto import = [&] {
        return run(
            {u"--json"_s, u"import"_s, u"markdown"_s, folder.path(), u"--source"_s, u"site"_s});
    };
    // Of an invisible title the heading is taken.
    QVERIFY(write("---\ntitle: \"\xE2\x80\x8B\"\n---\n# The lamp\n\nHe trims it.\n"));
    QCOMPARE(import().code, 0);
    const QJsonObject made = run({u"--json"_s, u"show"_s, u"lamp"_s}).object();
    QCOMPARE(made.value("title"_L1).toString(), u"The lamp"_s);
    for (const QByteArray &blank :
         {QByteArray("\xEF\xBB\xBF"), QByteArray("\xE2\x80\x8B\n"), QByteArray("\xE3\x85\xA4")}) {
        QVERIFY(write(blank));
        import();
        QCOMPARE(stored(made), made);
    }
}

void TestBodyFiles::fieldThatShowsNothing_isNoTitleAndNoSlug()
{
    for (const char *nothing : {"\u200B", "\u3164", "\u2800", "\u034F", "\U000E0001"}) {
        const QString blank = QString::fromUtf8(nothing);
        QCOMPARE(run({u"create"_s, u"--title"_s, blank}).code, 2);
        QCOMPARE(run({u"create"_s, u"--title"_s, u"T"_s, u"--slug"_s, blank}).code, 2);
        const QJsonObject made = create({u"--title"_s, blank}, "A text.");
        QVERIFY(made.value("slug"_L1).toString().startsWith("untitled"_L1));
        // Nor do readers get it.
        QCOMPARE(run({u"edit"_s, id(made), u"--status"_s, u"published"_s}).code, 2);
    }
}

#ifndef Q_OS_WIN
void TestBodyFiles::termination_endsWaitingForABody_data()
{
    QTest::addColumn<QString>("from");
    QTest::newRow("pipe that brings nothing") << u"silent"_s;
    QTest::newRow("stream without an end") << u"endless"_s;
    QTest::newRow("standard input") << u"-"_s;
}

void TestBodyFiles::termination_endsWaitingForABody()
{
    QFETCH(QString, from);
    const QJsonObject made = create({u"--title"_s, u"Lamp"_s}, "He trims the lamp.");
    const QByteArray pipe = QFile::encodeName(m_home->filePath(u"pipe"_s));
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    int end = -1;
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(
        qEnvironmentVariable("TRIPTYCH_BINARY_DIR") + u"/app/triptychctl"_s,
        {u"edit"_s, id(made), u"--body-file"_s, from == u"-" ? from : QFile::decodeName(pipe)});
    QVERIFY(process.waitForStarted());
    const QByteArray much(400'000, 'x');
    if (from == u"-") {
        // More than a pipe holds is gone only where it was read.
        process.write(much);
        QTRY_COMPARE(process.bytesToWrite(), 0);
    } else {
        // Only a pipe that somebody has open for reading can be opened so.
        QTRY_VERIFY((end = ::open(pipe.constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC)) >= 0);
    }
    qint64 written = 0;
    while (from == u"endless" && written < much.size()) {
        const qint64 some = ::write(end, much.constData() + written, size_t(much.size() - written));
        QVERIFY(some > 0 || errno == EAGAIN);
        written += std::max<qint64>(0, some);
    }
    QCOMPARE(::kill(pid_t(process.processId()), SIGTERM), 0);
    QVERIFY(process.waitForFinished(30'000));
    if (end >= 0)
        ::close(end);
    // As a shell sees any program that a signal ended: 143.
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    QCOMPARE(process.exitCode(), SIGTERM);
    QCOMPARE(stored(made), made);
}
#endif

QTEST_GUILESS_MAIN(TestBodyFiles)

#include "tst_bodyfiles.moc"
