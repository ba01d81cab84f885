#include <platform/durablefile.h>
#include <support/smalldisk.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {
/** What was asked of the file system, in order: "sync NAME" and "rename NAME". */
QStringList s_asked;

QString nameOf(int descriptor)
{
    return QFileInfo(QStringLiteral("/proc/self/fd/%1").arg(descriptor)).symLinkTarget();
}
} // namespace

// These stand before the C library's in this program: a power cut cannot be had, but what it would
// spare can be seen.
extern "C" int fsync(int descriptor)
{
    s_asked << QStringLiteral("sync ") + nameOf(descriptor);
    return int(syscall(SYS_fsync, descriptor));
}

extern "C" int rename(const char *from, const char *to) noexcept
{
    s_asked << QStringLiteral("rename ") + QFile::decodeName(to);
    return int(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}
#endif

using namespace Triptych;
using Support::SmallDisk;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<unreadable>");
}

} // namespace

class TestDurableFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void write_replacesWholeFile();
    void write_isForTheOwnerOnly();
    void write_leavesNothingBeside();
    void folderMissing_isAnError();
    void diskFull_keepsTheOldContent();
    void readOnlyDisk_keepsTheOldContent();
    void remove_isDoneOnceOrTwice();
    void writing_syncsTheFileBeforeItsNameAndThenTheFolder();
    void removing_syncsTheFolder();
};

void TestDurableFile::write_replacesWholeFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a"));
    QVERIFY(Platform::writeDurably(path, QByteArray(100'000, 'x')).has_value());
    QCOMPARE(contentOf(path), QByteArray(100'000, 'x'));
    QVERIFY(Platform::writeDurably(path, "short").has_value());
    QCOMPARE(contentOf(path), QByteArray("short"));
    QVERIFY(Platform::writeDurably(path, {}).has_value());
    QCOMPARE(contentOf(path), QByteArray());
}

void TestDurableFile::write_isForTheOwnerOnly()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a"));
    QVERIFY(Platform::writeDurably(path, "secret").has_value());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(path) & others));
}

void TestDurableFile::write_leavesNothingBeside()
{
    QTemporaryDir folder;
    QVERIFY(Platform::writeDurably(folder.filePath(QStringLiteral("a")), "1").has_value());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("a")});
}

void TestDurableFile::folderMissing_isAnError()
{
    QTemporaryDir folder;
    const auto written = Platform::writeDurably(folder.filePath(QStringLiteral("none/a")), "1");
    QVERIFY(!written.has_value());
    QVERIFY(written.error().message.contains(QLatin1String("none")));
}

void TestDurableFile::diskFull_keepsTheOldContent()
{
    const SmallDisk disk;
    if (!disk.isMounted)
        QSKIP("no file system may be mounted here");
    const QString path = disk.file();
    QVERIFY(Platform::writeDurably(path, "the old text").has_value());
    const auto written = Platform::writeDurably(path, QByteArray(2'000'000, 'x'));
    QVERIFY(!written.has_value());
    QCOMPARE(written.error().kind, Core::ErrorKind::Full);
    QCOMPARE(contentOf(path), QByteArray("the old text"));
    QCOMPARE(QDir(disk.path()).entryList(QDir::Files).size(), 1);
    QVERIFY(Platform::writeDurably(path, "fits again").has_value());
}

void TestDurableFile::readOnlyDisk_keepsTheOldContent()
{
    const SmallDisk disk;
    if (!disk.isMounted)
        QSKIP("no file system may be mounted here");
    QVERIFY(Platform::writeDurably(disk.file(), "the old text").has_value());
    QVERIFY(disk.makeReadOnly());
    const auto written = Platform::writeDurably(disk.file(), "new");
    QVERIFY(!written.has_value());
    QCOMPARE(written.error().kind, Core::ErrorKind::ReadOnly);
    const auto removed = Platform::removeDurably(disk.file());
    QVERIFY(!removed.has_value());
    QCOMPARE(removed.error().kind, Core::ErrorKind::ReadOnly);
    QCOMPARE(contentOf(disk.file()), QByteArray("the old text"));
}

void TestDurableFile::remove_isDoneOnceOrTwice()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a"));
    QVERIFY(Platform::writeDurably(path, "1").has_value());
    QVERIFY(Platform::removeDurably(path).has_value());
    QVERIFY(!QFile::exists(path));
    QVERIFY(Platform::removeDurably(path).has_value());
}

void TestDurableFile::writing_syncsTheFileBeforeItsNameAndThenTheFolder()
{
#ifndef Q_OS_LINUX
    QSKIP("it looks at Linux's calls");
#else
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a"));
    s_asked.clear();
    QVERIFY(Platform::writeDurably(path, "1").has_value());
    QCOMPARE(s_asked, (QStringList{QStringLiteral("sync ") + Platform::unfinishedWrite(path),
                                   QStringLiteral("rename ") + path,
                                   QStringLiteral("sync ") + folder.path()}));
#endif
}

void TestDurableFile::removing_syncsTheFolder()
{
#ifndef Q_OS_LINUX
    QSKIP("it looks at Linux's calls");
#else
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a"));
    QVERIFY(Platform::writeDurably(path, "1").has_value());
    s_asked.clear();
    QVERIFY(Platform::removeDurably(path).has_value());
    QCOMPARE(s_asked, QStringList{QStringLiteral("sync ") + folder.path()});
#endif
}

QTEST_GUILESS_MAIN(TestDurableFile)
#include "tst_durablefile.moc"
