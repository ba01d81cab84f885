#include "rig.h"

#include <newsroom/articlelibrary.h>
#include <ports/articlestore.h>

#include <QRandomGenerator>

#include <unistd.h>

using namespace Triptych;
using namespace std::chrono_literals;
using Core::ErrorKind;
using Faults::Rig;
using Support::Postgres;
using Tests::wait;

namespace {

/** A file system of a few megabytes, which is full once fill() was called. */
class SmallDiskToFill final
{
public:
    explicit SmallDiskToFill(int megabytes)
    {
        m_isMounted =
            QProcess::execute(QStringLiteral("mount"),
                              {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                               QStringLiteral("size=%1m,mode=0777").arg(megabytes),
                               QStringLiteral("tmpfs"), m_folder.path()}) == 0;
    }
    ~SmallDiskToFill()
    {
        if (m_isMounted)
            QProcess::execute(QStringLiteral("umount"), {QStringLiteral("-l"), m_folder.path()});
    }
    Q_DISABLE_COPY_MOVE(SmallDiskToFill)

    bool isMounted() const { return m_isMounted; }
    QString path() const { return m_folder.path(); }
    void fill()
    {
        QFile file(fillerFile());
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            qFatal("cannot fill %s", qUtf8Printable(m_folder.path()));
        qint64 written = 0;
        for (const int size : {65'536, 4'096}) {
            while ((written = file.write(QByteArray(size, 'x'))) == size)
                continue;
        }
    }
    void freeSpace() { QFile::remove(fillerFile()); }

private:
    QString fillerFile() const { return m_folder.filePath(QStringLiteral("filler")); }

    QTemporaryDir m_folder;
    bool m_isMounted = false;
};

/** Text that does not shrink, so that storing it needs new pages. */
QString incompressible(int characters)
{
    QString text;
    for (int i = 0; i < characters; ++i)
        text += QChar(0x4E00 + QRandomGenerator::global()->bounded(20'000));
    return text + QLatin1Char(' ');
}

} // namespace

/** A database whose disk is full, in earnest. */
class TestDiskFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fullDisk_isToldAndLeavesNothing();
};

void TestDiskFaults::fullDisk_isToldAndLeavesNothing()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    if (::geteuid() != 0)
        QSKIP("making a small file system needs root");
    SmallDiskToFill disk(48);
    if (!disk.isMounted())
        QSKIP("no file system can be mounted here");
    Rig rig(Rig::Sql::Own);
    QCOMPARE(QProcess::execute(QStringLiteral("chown"), {QStringLiteral("postgres:"), disk.path()}),
             0);
    QVERIFY(QFile(QFileInfo(disk.path()).absoluteFilePath())
                .setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    rig.postgres->run(QStringLiteral("CREATE TABLESPACE small LOCATION '%1'").arg(disk.path()));
    rig.postgres->run(QStringLiteral("CREATE DATABASE desk TABLESPACE small"));
    rig.stores.sql = rig.postgres->dsn(0, QStringLiteral("desk"));
    rig.profile.profile.postgres.replace(QLatin1String("dbname='postgres'"),
                                         QLatin1String("dbname='desk'"));
    QVERIFY(rig.open());
    auto article = rig.create();
    QVERIFY2(article.has_value(), article ? "" : qPrintable(article.error().detail));
    QCOMPARE(rig.settle(60'000), QString());

    disk.fill();
    Core::Article large = *article;
    large.body += incompressible(50'000);
    for (int i = 0; i < 3; ++i) {
        const auto refused = wait(rig.workspace->library().save(large, Core::Call::within(10s)));
        QVERIFY(!refused.has_value());
        QVERIFY2(refused.error().kind == ErrorKind::Full,
                 qPrintable(refused.error().message + refused.error().detail));
        QVERIFY2(refused.error().detail.contains(QLatin1String("53100")),
                 qPrintable(refused.error().detail));
    }
    QCOMPARE(
        Support::runSql(rig.stores.sql,
                        QStringLiteral("SELECT max(version) || ' ' || count(*) FROM revisions")),
        QStringLiteral("1 1"));
    QVERIFY(wait(rig.workspace->stores().articles.article(article->id, {})) == article);

    disk.freeSpace();
    const auto saved = rig.append(large);
    QVERIFY2(saved.has_value(), saved ? "" : qPrintable(saved.error().detail));
    QCOMPARE(saved->version, 2);
    QCOMPARE(rig.settle(30'000), QString());
    rig.close();
}

QTEST_GUILESS_MAIN(TestDiskFaults)
#include "tst_diskfaults.moc"
