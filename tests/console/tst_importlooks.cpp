#include "ctltest.h"

#include <QDir>

using namespace Triptych;
using namespace Triptych::Tests;

/** What `triptychctl import` says of readers, before and behind. */
class TestImportLooks final : public CtlTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatChangesForReaders_isSaid();

private:
    bool write(const char *name, const QByteArray &lines) const
    {
        QDir(m_home->path()).mkpath(QStringLiteral("site"));
        QFile file(m_home->filePath(QStringLiteral("site/") + QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) &&
               file.write("---\ntitle: T\n" + lines + "---\nText.\n") > 0;
    }
    Run import(const QStringList &options = {}, bool json = false)
    {
        return run((json ? QStringList{QStringLiteral("--json")} : QStringList()) +
                   QStringList{QStringLiteral("import"), QStringLiteral("markdown"),
                               m_home->filePath(QStringLiteral("site"))} +
                   options);
    }
};

void TestImportLooks::whatChangesForReaders_isSaid()
{
    const QStringList look{QStringLiteral("--dry-run")};
    QVERIFY(write("comes.md", "draft: true\n"));
    QVERIFY(write("goes.md", {}));
    QVERIFY(write("waits.md", {}));
    const Run first = import(look);
    QVERIFY2(first.out.contains("For readers: 2 would become public, 0 would be taken off"),
             first.out.constData());
    QCOMPARE(import().code, 0);
    QVERIFY(import(look).out.contains("For readers nothing changes."));
    QVERIFY(!import().out.contains("For readers"));
    QVERIFY(write("comes.md", {}));
    QVERIFY(write("goes.md", "draft: true\n"));
    QVERIFY(write("waits.md", "date: 2999-01-01\n"));
    const Run second = import(look);
    QVERIFY2(second.out.contains("For readers: 1 would become public, 1 would be taken off, 1 "
                                 "would leave until their time, 0 that they see would change."),
             second.out.constData());
    for (const char *line :
         {"comes.md\ten/comes, draft → published", "goes.md\ten/goes, published → draft",
          "waits.md\ten/waits, published → scheduled"})
        QVERIFY2(second.out.contains(line), second.out.constData());
    const QJsonObject json = import(look, true).object();
    const QJsonObject readers = json.value(QLatin1String("readers")).toObject();
    QCOMPARE(readers.value(QLatin1String("become_public")).toInt(), 1);
    QCOMPARE(readers.value(QLatin1String("taken_off")).toInt(), 1);
    QCOMPARE(readers.value(QLatin1String("leave_until_their_time")).toInt(), 1);
    const Run done = import();
    QVERIFY2(done.out.contains("For readers: 1 became public, 1 were taken off, 1 left until"),
             done.out.constData());
}

QTEST_GUILESS_MAIN(TestImportLooks)
#include "tst_importlooks.moc"
