#include "ctltest.h"

#include <QDir>
#include <QJsonArray>

using namespace Triptych;
using namespace Triptych::Tests;

/** `triptychctl import --take-files` as a person runs it. */
class TestTakeFiles final : public CtlTest
{
    Q_OBJECT

private Q_SLOTS:
    void editedArticle_isTakenWhereAsked();

private:
    bool write(const QByteArray &text) const
    {
        QDir(m_home->path()).mkpath(QStringLiteral("site"));
        QFile file(m_home->filePath(QStringLiteral("site/a.md")));
        return file.open(QIODevice::WriteOnly) && file.write("# A\n\n" + text + "\n") > 0;
    }
    Run import(const QStringList &options = {})
    {
        return run(QStringList{QStringLiteral("import"), QStringLiteral("markdown"),
                               m_home->filePath(QStringLiteral("site"))} +
                   options);
    }
};

void TestTakeFiles::editedArticle_isTakenWhereAsked()
{
    QVERIFY(write("First."));
    QCOMPARE(import().code, 0);
    const QString id = this->id(run({QStringLiteral("--json"), QStringLiteral("list")}).object());
    QFile edited(m_home->filePath(QStringLiteral("edited.md")));
    QVERIFY(edited.open(QIODevice::WriteOnly) && edited.write("Edited here.\n") > 0);
    edited.close();
    QCOMPARE(
        run({QStringLiteral("edit"), id, QStringLiteral("--body-file"), edited.fileName()}).code,
        0);
    QVERIFY(write("News."));
    const auto body = [&] {
        return run({QStringLiteral("--json"), QStringLiteral("show"), id})
            .object()
            .value(QLatin1String("body"))
            .toString();
    };
    const Run refused = import();
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("a.md: edited here: ") && !refused.err.contains("error") &&
                 refused.err.contains("--take-files"),
             refused.err.constData());
    QVERIFY2(refused.out.contains("unchanged 0, left as edited here 1, renamed 0, failed 0"),
             refused.out.constData());
    const QJsonObject json =
        run({QStringLiteral("--json"), QStringLiteral("import"), QStringLiteral("markdown"),
             m_home->filePath(QStringLiteral("site"))})
            .object();
    QCOMPARE(json.value(QLatin1String("failed")).toInt(-1), 0);
    QCOMPARE(json.value(QLatin1String("edited_here")).toArray().size(), 1);
    QCOMPARE(body(), QStringLiteral("Edited here.\n"));
    const QString take = QStringLiteral("--take-files");
    const Run look = import({take, QStringLiteral("--dry-run")});
    QCOMPARE(look.code, 0);
    QVERIFY2(look.err.contains("in its history"), look.err.constData());
    QCOMPARE(body(), QStringLiteral("Edited here.\n"));
    const Run taken = import({take});
    QCOMPARE(taken.code, 0);
    QVERIFY2(!taken.err.contains("--take-files"), taken.err.constData());
    QVERIFY(body().contains(QStringLiteral("News.")));
    // From then on it is as imported.
    QVERIFY(write("More news."));
    QCOMPARE(import().code, 0);
    QVERIFY(body().contains(QStringLiteral("More news.")));
}

QTEST_GUILESS_MAIN(TestTakeFiles)
#include "tst_takefiles.moc"
