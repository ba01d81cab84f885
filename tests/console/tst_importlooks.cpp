#include "ctltest.h"

#include <QDir>
#include <QStandardPaths>

using namespace Triptych;
using namespace Triptych::Tests;

/** What `triptychctl import` says of readers, before and behind. */
class TestImportLooks final : public CtlTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatChangesForReaders_isSaid();
    void namesOfFiles_commandNoTerminal();
    void folderThatCannotBeRead_isNoOverlap();

private:
    bool write(const char *name, const QByteArray &lines) const
    {
        QDir(m_home->path()).mkpath(QStringLiteral("site"));
        QFile file(m_home->filePath(QStringLiteral("site/") + QString::fromUtf8(name)));
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

void TestImportLooks::namesOfFiles_commandNoTerminal()
{
    // What turns the direction of what follows, and what begins a command of a terminal.
    QVERIFY(write("a\u202Etxt.md", "draft: what\n"));
    QVERIFY(write("b\033[31m.md", "tags: {a: b}\ndraft: what\n"));
    for (const QStringList &options : {QStringList{QStringLiteral("--dry-run")}, QStringList()}) {
        const Run run = import(options);
        for (const QByteArray &said : {run.out, run.err}) {
            QVERIFY2(!said.contains("\u202E"), said.constData());
            QVERIFY2(!said.contains('\033'), said.constData());
        }
        QVERIFY2(run.err.contains("a\\u202Etxt.md"), run.err.constData());
        QVERIFY2(run.err.contains("b\\x1B[31m.md"), run.err.constData());
    }
}

void TestImportLooks::folderThatCannotBeRead_isNoOverlap()
{
    QVERIFY(write("a.md", {}));
    const QString site = m_home->filePath(QStringLiteral("site"));
    QVERIFY(QFile::setPermissions(site, {}));
    const bool reads = QDir(site).isReadable(); // as root does
    const QString dropper = QStandardPaths::findExecutable(QStringLiteral("setpriv"));
    if (reads && dropper.isEmpty())
        QSKIP("who runs this reads every folder, and setpriv (util-linux) is not here");
    const QStringList import{QStringLiteral("import"), QStringLiteral("markdown"), site};
    const Run run =
        reads ? runProgram(dropper, QStringList{QStringLiteral("--bounding-set"),
                                                QStringLiteral("-dac_override,-dac_read_search"),
                                                QStringLiteral("--inh-caps"),
                                                QStringLiteral("-dac_override,-dac_read_search"),
                                                program()} +
                                        import)
              : this->run(import);
    QVERIFY(QFile::setPermissions(site, QFile::ReadUser | QFile::WriteUser | QFile::ExeUser));
    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains(".: error: "), run.err.constData());
    QVERIFY2(!run.err.contains("--allow-overlap"), run.err.constData());
}

QTEST_GUILESS_MAIN(TestImportLooks)
#include "tst_importlooks.moc"
