#include "../articles/storefixture.h"
#include "folder.h"

#include <exchange/importreport.h>

#include <QTest>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

namespace {

const QByteArray PlanText("The council looks at the harbour plan on Monday evening.\n\n"
                          "Nobody expects a decision before the end of the year.\n\n"
                          "The works would cost four million, says the treasurer.\n");

QByteArray file(const QByteArray &title, const QByteArray &text)
{
    return "---\ntitle: " + title + "\n---\n" + text;
}

} // namespace

/** What a person took from readers does not come back because its file has another name. */
class TestWithdrawnRenames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renamedFile_waits_data();
    void renamedFile_waits();
    void fileMovedOverAnother_isNotTaken_data();
    void fileMovedOverAnother_isNotTaken();
    void draftOfAnotherText_isPublished();
};

void TestWithdrawnRenames::renamedFile_waits_data()
{
    QTest::addColumn<Sql::Dialect>("dialect");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("newName");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<bool>("isBetween");
    const QString name = QStringLiteral("archive/a.md");
    const QString other = QStringLiteral("b.md");
    for (const Sql::Dialect dialect : {Sql::Dialect::Sqlite, Sql::Dialect::PostgreSql}) {
        const QByteArray where = dialect == Sql::Dialect::Sqlite ? "SQLite: " : "PostgreSQL: ";
        const auto row = [&](const char *what) -> QTestData & {
            return QTest::newRow(QByteArray(where + what).constData()) << dialect;
        };
        row("deleted, moved") << "deleted" << name << file("Harbour", PlanText) << false;
        row("deleted, an import between") << "deleted" << name << file("Harbour", PlanText) << true;
        if (dialect != Sql::Dialect::Sqlite)
            continue;
        row("deleted, another title") << "deleted" << other << file("Plan", PlanText) << false;
        row("deleted, half rewritten")
            << "deleted" << other
            << file("Plan", PlanText.left(PlanText.indexOf("The works")) +
                                "It was put off in spring, when nobody had asked the owners.\n")
            << false;
        row("draft, half rewritten")
            << "draft" << other
            << file("Plan", PlanText.left(PlanText.indexOf("The works")) +
                                "It was put off in spring, when nobody had asked the owners.\n")
            << false;
        row("deleted, dressed up")
            << "deleted" << other << file("PLAN", PlanText.toUpper().replace("R", "R\u200b"))
            << true;
        row("deleted, another text") << "deleted" << name << file("Plan", "Other.\n") << false;
        row("draft, another title") << "draft" << other << file("Plan", PlanText) << false;
        row("archived, another title") << "archived" << other << file("Plan", PlanText) << false;
        row("archived, between") << "archived" << other << file("Plan", PlanText) << true;
        row("draft, another title, lines broken elsewhere")
            << "draft" << other << file("Plan", QByteArray(PlanText).replace(' ', '\n')) << false;
        row("draft, moved") << "draft" << name << file("Harbour", PlanText) << false;
    }
}

void TestWithdrawnRenames::renamedFile_waits()
{
    FETCH_DIALECT();
    QFETCH(QString, state);
    QFETCH(QString, newName);
    QFETCH(QByteArray, now);
    QFETCH(bool, isBetween);
    StoreFixture fixture(dialect);
    const Folder folder;
    MarkdownImportOptions options;
    options.sourceName = QStringLiteral("site");
    options.actor = QStringLiteral("ann");
    QVERIFY(folder.write(QStringLiteral("a.md"), file("Harbour", PlanText)));
    QVERIFY(folder.write(QStringLiteral("z.md"), file("Town", "Town.\n")));
    VERIFY_RESULT(importNow(fixture.store, folder.path(), options));
    Core::Article old = articlesByPath(fixture.store).value(QStringLiteral("a.md"));
    if (state == QLatin1String("deleted")) {
        VERIFY_RESULT(fixture.store.remove(old.id, 0, QStringLiteral("ann"), {}).result());
    } else {
        old.status = state == QLatin1String("draft") ? Core::Status::Draft : Core::Status::Archived;
        VERIFY_RESULT(fixture.save(old));
    }
    QVERIFY(QFile::remove(folder.path() + QStringLiteral("/a.md")));
    if (isBetween)
        VERIFY_RESULT(importNow(fixture.store, folder.path(), options));
    QVERIFY(folder.write(newName, now));
    for (int i = 0; i < 2; ++i) {
        const auto report = importNow(fixture.store, folder.path(), options);
        VERIFY_RESULT(report);
        QCOMPARE(report->goneInAll,
                 state == QLatin1String("deleted") || !report->renamed.isEmpty() ||
                         !articlesByPath(fixture.store).contains(QStringLiteral("a.md"))
                     ? 0
                     : 1);
        for (const GoneFile &gone : std::as_const(report->gone)) {
            QVERIFY2(gone.reason.contains(QStringLiteral("The file %1 seems to be it with another "
                                                         "name, and waits as a draft.")
                                              .arg(newName)),
                     qPrintable(gone.reason));
        }
        const auto articles = articlesByPath(fixture.store);
        QVERIFY(articles.value(newName).status != Core::Status::Published);
        for (const Core::Article &article : articles) {
            QCOMPARE(!article.isDeleted() && article.isPublic(Core::utcNow()),
                     article.source->path == QLatin1String("z.md"));
        }
        if (articles.contains(QStringLiteral("a.md"))) {
            QVERIFY2(notes(report->warnings)
                         .contains(newName + QStringLiteral(":0: The file seems to be a.md")),
                     qPrintable(notes(report->warnings)));
        }
    }
}

void TestWithdrawnRenames::fileMovedOverAnother_isNotTaken_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QByteArray>("now");
    QTest::newRow("deleted") << "deleted" << file("Harbour", PlanText);
    QTest::newRow("draft") << "draft" << file("Harbour", PlanText);
    QTest::newRow("deleted, another title") << "deleted" << file("Plan", PlanText);
    QTest::newRow("deleted, a short text") << "deleted" << file("Harbour", "Short.\n");
}

void TestWithdrawnRenames::fileMovedOverAnother_isNotTaken()
{
    QFETCH(QString, state);
    QFETCH(QByteArray, now);
    StoreFixture fixture(Sql::Dialect::Sqlite);
    const Folder folder;
    MarkdownImportOptions options;
    options.actor = QStringLiteral("ann");
    QVERIFY(folder.write(QStringLiteral("a.md"),
                         now.contains("Short") ? now : file("Harbour", PlanText)));
    QVERIFY(folder.write(QStringLiteral("z.md"), file("Town", "Town.\n")));
    QVERIFY(folder.write(QStringLiteral("stays.md"), file("Stays", "Stays.\n")));
    VERIFY_RESULT(importNow(fixture.store, folder.path(), options));
    Core::Article old = articlesByPath(fixture.store).value(QStringLiteral("a.md"));
    old.status = Core::Status::Draft;
    if (state == QLatin1String("deleted"))
        VERIFY_RESULT(fixture.store.remove(old.id, 0, QStringLiteral("ann"), {}).result());
    else
        VERIFY_RESULT(fixture.save(old));
    QVERIFY(QFile::remove(folder.path() + QStringLiteral("/a.md")));
    QVERIFY(folder.write(QStringLiteral("z.md"), now));
    const auto report = importNow(fixture.store, folder.path(), options);
    VERIFY_RESULT(report);
    QCOMPARE(report->failed, 1);
    QVERIFY2(notes(report->failures)
                 .startsWith(QLatin1String("z.md:0: This file has the text of "
                                           "a.md now")),
             qPrintable(notes(report->failures)));
    QCOMPARE(articlesByPath(fixture.store).value(QStringLiteral("z.md")).body,
             QStringLiteral("Town.\n"));
    // To take files is no yes to showing what a person took from readers.
    options.takenFiles = {QStringLiteral("z.md")};
    QCOMPARE(importNow(fixture.store, folder.path(), options)->failed, 1);
    QCOMPARE(articlesByPath(fixture.store).value(QStringLiteral("z.md")).body,
             QStringLiteral("Town.\n"));
}

/** Once it was deleted, its name and title are not enough for a text of another address. */
void TestWithdrawnRenames::draftOfAnotherText_isPublished()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    const Folder folder;
    QVERIFY(folder.write(QStringLiteral("a.md"), file("Harbour", PlanText)));
    VERIFY_RESULT(importNow(fixture.store, folder.path()));
    const Core::Article old = articlesByPath(fixture.store).value(QStringLiteral("a.md"));
    VERIFY_RESULT(fixture.store.remove(old.id, 0, QStringLiteral("ann"), {}).result());
    QVERIFY(QFile::remove(folder.path() + QStringLiteral("/a.md")));
    QVERIFY(folder.write(QStringLiteral("bridge.md"), file("Bridge", "The bridge is open.\n")));
    const auto report = importNow(fixture.store, folder.path());
    VERIFY_RESULT(report);
    QVERIFY2(report->warnings.isEmpty(), qPrintable(notes(report->warnings)));
    QCOMPARE(articlesByPath(fixture.store).value(QStringLiteral("bridge.md")).status,
             Core::Status::Published);
}

QTEST_GUILESS_MAIN(TestWithdrawnRenames)
#include "tst_withdrawnrenames.moc"
