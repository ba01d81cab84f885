#include <ui/controls/filedialog.h>
#include <ui/look/theme.h>

#include <QFile>
#include <QFileSystemModel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#endif

using namespace Triptych::Ui;

class TestFileDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { (new Theme(*qApp))->setParent(qApp); }
    void locksOnTheFilesShown_stay_data();
    void locksOnTheFilesShown_stay();
};

void TestFileDialog::locksOnTheFilesShown_stay_data()
{
    QTest::addColumn<bool>("isForFolders");
    QTest::newRow("files") << false;
    QTest::newRow("folders") << true;
}

void TestFileDialog::locksOnTheFilesShown_stay()
{
#ifndef Q_OS_LINUX
    QSKIP("reads /proc/locks");
#else
    QFETCH(bool, isForFolders);
    QTemporaryDir folder;
    // As SQLite has them; names that no table of kinds knows.
    std::vector<std::unique_ptr<QFile>> files;
    for (const char *name : {"news.triptych", "news.triptych-shm", "news.triptych-wal"}) {
        auto file = std::make_unique<QFile>(folder.filePath(QLatin1String(name)));
        QVERIFY(file->open(QIODevice::ReadWrite) && file->write("SQLite format 3") > 0 &&
                file->flush());
        struct flock lock = {};
        lock.l_type = F_WRLCK;
        lock.l_whence = SEEK_SET;
        lock.l_len = 1;
        QVERIFY(::fcntl(file->handle(), F_SETLK, &lock) == 0);
        files.push_back(std::move(file));
    }
    const auto locks = [] {
        QFile table(QStringLiteral("/proc/locks"));
        if (!table.open(QIODevice::ReadOnly))
            return -1;
        const QByteArray own = ' ' + QByteArray::number(QCoreApplication::applicationPid()) + ' ';
        int count = 0;
        for (const QByteArray &line : table.readAll().split('\n'))
            count += line.contains(" POSIX ") && line.contains(own);
        return count;
    };
    if (locks() != 3)
        QSKIP("/proc/locks does not tell locks here");
    QFileDialog *dialog =
        makeFileDialog(nullptr, QStringLiteral("Choose"), QDir::tempPath(), QString());
    if (isForFolders) {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
    }
    auto *model = dialog->findChild<QFileSystemModel *>();
    QVERIFY(model);
    dialog->open();
    dialog->setDirectory(folder.path());
    const QModelIndex root = model->index(folder.path());
    QTRY_VERIFY(model->rowCount(root) == (isForFolders ? 0 : 3) && !model->canFetchMore(root));
    // Everything that a view asks of a row.
    for (int row = 0; row < model->rowCount(root); ++row) {
        for (int column = 0; column < model->columnCount(root); ++column) {
            const QModelIndex index = model->index(row, column, root);
            QVERIFY(index.data().isValid());
            (void)index.data(Qt::DecorationRole);
        }
    }
    QVERIFY(dialog->grab().toImage().size().isValid());
    QCOMPARE(locks(), 3);
    dialog->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(locks(), 3);
#endif
}

QTEST_MAIN(TestFileDialog)
#include "tst_filedialog.moc"
