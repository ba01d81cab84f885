#include "importdialogtest.h"

#include <exchange/markdownimporter.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/labelledfield.h>
#include <ui/exchange/importdialog.h>
#include <ui/exchange/importquestion.h>
#include <ui/exchange/importquestions.h>
#include <ui/exchange/importreportview.h>
#include <ui/window/imports.h>

#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Triptych;
using namespace Triptych::Ui;
using Stage = ImportDialog::Stage;
using Tests::plain;
using Tests::retype;
using Tests::wait;

/** The import of a folder as a person does it at the desk. */
class TestImportDialog final : public Tests::ImportDialogTest
{
    Q_OBJECT

private Q_SLOTS:
    void folder_isLookedAtThenImported();
    void takenName_isAnotherFoldersUntilSaid();
    void badName_isToldAtTheField();
    void overlap_waitsForAYes();
    void copyOfAKnownFolder_isAskedAbout();
    void movedFolder_isAskedAbout_data();
    void movedFolder_isAskedAbout();
    void folderAroundAMovedSource_waitsForAYes();
    void nameOfASiteWithOtherFiles_waitsForAYes();
    void sourceThatIsBeingImported_isRefusedAndCanBeTriedAgain();
    void earlierArticles_areClaimed();
    void othersArticles_areAskedFor();
    void stop_saysWhatWasKept();
    void closedWhileImporting_comesBackWithTheReport();
    void closedWhileLooking_goesAway();
    void deskThatEnds_takesItAlong();
};

void TestImportDialog::folder_isLookedAtThenImported()
{
    QVERIFY(write(QStringLiteral("siteA/content/a.md"), "---\ndate: 2019-03-13\n---\n# A\n"));
    QVERIFY(
        write(QStringLiteral("siteA/content/de/b.md"), "---\ndraft: true\nlang: de\n---\n# B\n"));
    QSignalSpy imported(m_imports.get(), &Imports::imported);
    ImportDialog *dialog = open(QStringLiteral("siteA/content"));
    QVERIFY(!dialog->importButton()->isEnabled());
    TRY_STAGE(dialog, Ready);
    QCOMPARE(dialog->nameField()->value(), QStringLiteral("siteA/content"));
    QVERIFY2(plain(dialog->summary()).contains(QStringLiteral("2 new")),
             qPrintable(dialog->summary()));
    for (const char *fact : {"English (1)", "Deutsch (1)", "\"2019-03-13\" (1)", "1 draft"})
        QVERIFY2(plain(dialog->facts()).contains(QLatin1String(fact)), qPrintable(dialog->facts()));
    QCOMPARE(articles(), 0);
    QCOMPARE(sources(), QString());
    // Return in the field says that the name is typed; Return on the button imports.
    QTest::keyClick(dialog->nameField()->edit(), Qt::Key_Return);
    QVERIFY(dialog->importButton()->hasFocus());
    QCOMPARE(dialog->stage(), Stage::Ready);
    QTest::keyClick(dialog->importButton(), Qt::Key_Return);
    TRY_STAGE(dialog, Done);
    QCOMPARE(articles(), 2);
    QCOMPARE(imported.size(), 1);
    QCOMPARE(sources(), QStringLiteral("siteA/content=") + path(QStringLiteral("siteA/content")));
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("2 new")));
    QVERIFY(!plain(dialog->summary()).contains(QStringLiteral("Would be")));
    QCOMPARE(dialog->report()->list()->model()->rowCount(), 2);
    QVERIFY(!dialog->importButton()->isVisible());
    // The report can be had back, until the next import begins.
    const QPointer<ImportDialog> gone(dialog);
    QTest::mouseClick(dialog->closeButton(), Qt::LeftButton);
    QVERIFY(!dialog->isVisible());
    QVERIFY(m_imports->hasReport());
    m_imports->showReport();
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->stage(), Stage::Done);
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("2 new")));
    QVERIFY(open(QStringLiteral("siteA/content")) != gone);
    QVERIFY(!m_imports->hasReport());
    QTRY_VERIFY(!gone);
}

void TestImportDialog::takenName_isAnotherFoldersUntilSaid()
{
    QVERIFY(write(QStringLiteral("old/content/a.md"), "# A\n"));
    QVERIFY(importNow(QStringLiteral("old/content")));
    QVERIFY(write(QStringLiteral("new/content/a.md"), "# A, once more\n"));
    ImportDialog *dialog = open(QStringLiteral("new/content"));
    TRY_STAGE(dialog, Ready);
    QCOMPARE(dialog->nameField()->value(), QStringLiteral("new/content"));
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("1 new")));
    retype(dialog, QStringLiteral("old/content"));
    QVERIFY(!dialog->importButton()->isEnabled());
    TRY_STAGE(dialog, Asking);
    QVERIFY(dialog->questions()->takenName()->isVisible());
    QVERIFY(
        dialog->questions()->takenName()->sentence().contains(path(QStringLiteral("old/content"))));
    QVERIFY(dialog->questions()->takenName()->sentence().endsWith(
        QStringLiteral("Say that it has moved, or give this one another name.")));
    QVERIFY(!dialog->nameField()->error().isEmpty());
    QVERIFY(!dialog->importButton()->isEnabled());
    QTest::keyClick(dialog->questions()->takenName()->box(), Qt::Key_Space);
    TRY_STAGE(dialog, Ready);
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("1 changed")));
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(articles(), 1);
    QCOMPARE(sources(), QStringLiteral("old/content=") + path(QStringLiteral("new/content")));
}

void TestImportDialog::badName_isToldAtTheField()
{
    QVERIFY(write(QStringLiteral("a/b/x.md"), "# X\n"));
    ImportDialog *dialog = open(QStringLiteral("a/b"));
    TRY_STAGE(dialog, Ready);
    retype(dialog, QStringLiteral("triptych:x"));
    TRY_STAGE(dialog, Asking);
    QVERIFY(!dialog->nameField()->error().isEmpty());
    retype(dialog, QStringLiteral("My site"));
    TRY_STAGE(dialog, Ready);
    QVERIFY(dialog->nameField()->error().isEmpty());
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QVERIFY(sources().startsWith(QStringLiteral("My site=")));
}

void TestImportDialog::overlap_waitsForAYes()
{
    QVERIFY(write(QStringLiteral("site/posts/a.md"), "# A\n"));
    QVERIFY(importNow(QStringLiteral("site")));
    ImportDialog *dialog = open(QStringLiteral("site/posts"));
    TRY_STAGE(dialog, Asking);
    QVERIFY(dialog->questions()->overlap()->isVisible());
    QVERIFY(dialog->questions()->overlap()->sentence().contains(path(QStringLiteral("site"))));
    QVERIFY(!dialog->importButton()->isEnabled());
    QTest::mouseClick(dialog->questions()->overlap()->box(), Qt::LeftButton, {}, {8, 8});
    TRY_STAGE(dialog, Ready);
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(articles(), 2);
}

void TestImportDialog::copyOfAKnownFolder_isAskedAbout()
{
    for (int i = 0; i < 6; ++i) {
        const QByteArray text = "# Lamp " + QByteArray::number(i) + "\n\nA lamp of the harbour.\n";
        QVERIFY(write(QStringLiteral("site/content/%1.md").arg(i), text));
        QVERIFY(write(QStringLiteral("copy/content/%1.md").arg(i), text));
    }
    QVERIFY(importNow(QStringLiteral("site/content")));
    ImportDialog *dialog = open(QStringLiteral("copy/content"));
    TRY_STAGE(dialog, Asking);
    ImportQuestion *question = dialog->questions()->copy();
    QVERIFY(question->isVisible());
    QVERIFY2(plain(question->sentence()).contains(path(QStringLiteral("site/content"))),
             qPrintable(question->sentence()));
    QVERIFY(!dialog->importButton()->isEnabled());
    QTest::mouseClick(question->box(), Qt::LeftButton, {}, {8, 8});
    TRY_STAGE(dialog, Ready);
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(articles(), 12);
}

void TestImportDialog::movedFolder_isAskedAbout_data()
{
    QTest::addColumn<bool>("isSame");
    QTest::newRow("the same site") << true;
    QTest::newRow("another site") << false;
}

void TestImportDialog::movedFolder_isAskedAbout()
{
    QFETCH(bool, isSame);
    QVERIFY(write(QStringLiteral("old/content/a.md"), "# A\n"));
    QVERIFY(importNow(QStringLiteral("old/content")));
    QVERIFY(QDir().rename(path(QStringLiteral("old")), path(QStringLiteral("new"))));
    ImportDialog *dialog = open(QStringLiteral("new/content"));
    TRY_STAGE(dialog, Asking);
    ImportQuestion *question = dialog->questions()->siteMoved();
    QVERIFY(question->isVisible());
    QVERIFY2(question->sentence().contains(path(QStringLiteral("old/content"))),
             qPrintable(question->sentence()));
    QVERIFY(!question->isYes() && !question->isNo());
    QVERIFY(!dialog->importButton()->isEnabled());
    // First the one answer, then the other: a person may change his mind.
    const auto answer = [&](bool same) {
        QTest::mouseClick(same ? question->box() : question->otherBox(), Qt::LeftButton, {},
                          {8, 8});
        TRY_STAGE(dialog, Looking);
        TRY_STAGE(dialog, Ready);
        QVERIFY(question->isVisible());
        QCOMPARE(dialog->nameField()->value(),
                 same ? QStringLiteral("old/content") : QStringLiteral("new/content"));
        QVERIFY2(plain(dialog->summary())
                     .contains(same ? QStringLiteral("1 unchanged") : QStringLiteral("1 new")),
                 qPrintable(dialog->summary()));
    };
    answer(!isSame);
    answer(isSame);
    QCOMPARE(articles(), 1);
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(articles(), isSame ? 1 : 2);
    const QString here = path(QStringLiteral("new/content"));
    QVERIFY(sources().contains(
        (isSame ? QStringLiteral("old/content=") : QStringLiteral("new/content=")) + here));
    // Whichever it is, it is not asked again.
    dialog->close();
    dialog = open(QStringLiteral("new/content"));
    TRY_STAGE(dialog, Ready);
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("1 unchanged")));
}

void TestImportDialog::folderAroundAMovedSource_waitsForAYes()
{
    QVERIFY(write(QStringLiteral("old/content/a.md"), "# A\n"));
    QVERIFY(importNow(QStringLiteral("old/content")));
    QVERIFY(QDir().rename(path(QStringLiteral("old")), path(QStringLiteral("new"))));
    ImportDialog *dialog = open(QStringLiteral("new"));
    TRY_STAGE(dialog, Asking);
    QVERIFY(
        dialog->questions()->overlap()->sentence().contains(path(QStringLiteral("new/content"))));
    QTest::mouseClick(dialog->questions()->overlap()->box(), Qt::LeftButton, {}, {8, 8});
    TRY_STAGE(dialog, Ready);
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("1 new")));
}

void TestImportDialog::nameOfASiteWithOtherFiles_waitsForAYes()
{
    for (const char *file : {"a.md", "b.md", "c.md"})
        QVERIFY(write(QStringLiteral("old/content/") + QLatin1String(file), "# Old\n"));
    QVERIFY(importNow(QStringLiteral("old/content")));
    QVERIFY(write(QStringLiteral("new/content/a.md"), "# Another site\n"));
    ImportDialog *dialog = open(QStringLiteral("new/content"));
    TRY_STAGE(dialog, Ready);
    retype(dialog, QStringLiteral("old/content"));
    TRY_STAGE(dialog, Asking);
    QVERIFY(!dialog->questions()->otherFiles()->isVisible());
    QTest::keyClick(dialog->questions()->takenName()->box(), Qt::Key_Space);
    TRY_STAGE(dialog, Looking);
    TRY_STAGE(dialog, Asking);
    QVERIFY(dialog->questions()->otherFiles()->isVisible());
    QVERIFY(!dialog->importButton()->isEnabled());
    QTest::keyClick(dialog->questions()->otherFiles()->box(), Qt::Key_Space);
    TRY_STAGE(dialog, Ready);
    QVERIFY2(plain(dialog->summary()).contains(QStringLiteral("1 changed")),
             qPrintable(dialog->summary()));
    // Another name: all of that is over.
    retype(dialog, QStringLiteral("third"));
    TRY_STAGE(dialog, Ready);
    QVERIFY(!dialog->questions()->otherFiles()->isVisible());
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("1 new")));
}

void TestImportDialog::sourceThatIsBeingImported_isRefusedAndCanBeTriedAgain()
{
    QVERIFY(write(QStringLiteral("s/site/a.md"), "# A\n"));
    ImportDialog *dialog = open(QStringLiteral("s/site"));
    TRY_STAGE(dialog, Ready);
    auto claim =
        wait(m_desk->workspace->stores().articles.claimSource(QStringLiteral("s/site"), {}));
    QVERIFY(claim);
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Ready);
    QVERIFY2(dialog->notice()->message().startsWith(QStringLiteral("Another import of the source")),
             qPrintable(dialog->notice()->message()));
    QCOMPARE(articles(), 0);
    claim->reset();
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(articles(), 1);
}

void TestImportDialog::earlierArticles_areClaimed()
{
    QVERIFY(write(QStringLiteral("site/content/a.md"), "# A\n"));
    Exchange::MarkdownImportOptions old;
    old.sourceName = QStringLiteral("markdown:content");
    old.remembersSource = false;
    QVERIFY(importNow(QStringLiteral("site/content"), old));
    ImportDialog *dialog = open(QStringLiteral("site/content"));
    TRY_STAGE(dialog, Asking);
    ImportQuestion *question = dialog->questions()->earlierImport();
    QVERIFY(question->isVisible());
    QVERIFY(!dialog->importButton()->isEnabled());
    QTest::mouseClick(question->otherBox(), Qt::LeftButton, {}, {8, 8});
    TRY_STAGE(dialog, Ready);
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("1 new")));
    QCOMPARE(dialog->nameField()->value(), QStringLiteral("site/content"));
    // A person may change his mind.
    QTest::mouseClick(question->box(), Qt::LeftButton, {}, {8, 8});
    TRY_STAGE(dialog, Looking);
    TRY_STAGE(dialog, Ready);
    QVERIFY2(plain(dialog->summary()).contains(QStringLiteral("1 unchanged")),
             qPrintable(dialog->summary()));
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(articles(), 1);
    QVERIFY(sources().startsWith(QStringLiteral("markdown:content=")));
}

void TestImportDialog::othersArticles_areAskedFor()
{
    QVERIFY(write(QStringLiteral("s/site/a.md"), "# A\n"));
    Exchange::MarkdownImportOptions ann;
    ann.actor = QStringLiteral("ann, who is somebody else");
    QVERIFY(importNow(QStringLiteral("s/site"), ann));
    QVERIFY(write(QStringLiteral("s/site/a.md"), "# News\n"));
    ImportDialog *dialog = open(QStringLiteral("s/site"));
    TRY_STAGE(dialog, Ready);
    QVERIFY(dialog->questions()->others()->isVisible());
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("1 failed")));
    QTest::mouseClick(dialog->questions()->others()->box(), Qt::LeftButton, {}, {8, 8});
    TRY_STAGE(dialog, Looking);
    TRY_STAGE(dialog, Ready);
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("1 changed")));
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("1 changed")));
}

/** Nothing lies over another thing, and the last line of the report can be read whole. */
void TestImportDialog::stop_saysWhatWasKept()
{
    QVERIFY(write(QStringLiteral("s/first/a.md"), "# A\n"));
    QVERIFY(importNow(QStringLiteral("s/first")));
    for (int i = 0; i < 500; ++i)
        QVERIFY(write(QStringLiteral("s/site/%1.md").arg(i), "# T\n"));
    ImportDialog *dialog = open(QStringLiteral("s/site"));
    TRY_STAGE(dialog, Ready);
    {
        // While the test holds the database, nothing can be written.
        QSqlDatabase held =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("held"));
        held.setDatabaseName(path(QStringLiteral("desk.triptych")));
        QVERIFY(held.open());
        QVERIFY(QSqlQuery(held).exec(QStringLiteral("BEGIN IMMEDIATE")));
        QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
        QCOMPARE(dialog->stage(), Stage::Importing);
        QTest::mouseClick(dialog->closeButton(), Qt::LeftButton);
        QVERIFY(!dialog->closeButton()->isEnabled());
        QVERIFY(QSqlQuery(held).exec(QStringLiteral("COMMIT")));
    }
    TRY_STAGE(dialog, Done);
    const qsizetype kept = articles() - 1;
    QVERIFY(kept < 500);
    QVERIFY2(dialog->notice()->message().startsWith(
                 QStringLiteral("The import was stopped. Kept: %1 new").arg(kept)),
             qPrintable(dialog->notice()->message()));
}

void TestImportDialog::closedWhileImporting_comesBackWithTheReport()
{
    for (int i = 0; i < 50; ++i)
        QVERIFY(write(QStringLiteral("s/site/%1.md").arg(i), "# T\n"));
    QSignalSpy ended(m_imports.get(), &Imports::ended);
    ImportDialog *dialog = open(QStringLiteral("s/site"));
    TRY_STAGE(dialog, Ready);
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
    TRY_STAGE(dialog, Done);
    QVERIFY(dialog->isVisible());
    QCOMPARE(ended.size(), 1);
    QCOMPARE(articles(), 50);
}

void TestImportDialog::closedWhileLooking_goesAway()
{
    for (int i = 0; i < 50; ++i)
        QVERIFY(write(QStringLiteral("s/site/%1.md").arg(i), "# T\n"));
    const QPointer<ImportDialog> dialog(open(QStringLiteral("s/site")));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
    QCOMPARE(articles(), 0);
}

void TestImportDialog::deskThatEnds_takesItAlong()
{
    for (int i = 0; i < 50; ++i)
        QVERIFY(write(QStringLiteral("s/site/%1.md").arg(i), "# T\n"));
    const QPointer<ImportDialog> first(open(QStringLiteral("s/site")));
    const QPointer<ImportDialog> second(open(QStringLiteral("s/site")));
    QVERIFY(first != second);
    m_imports.reset();
    QVERIFY(!first);
    QVERIFY(!second);
}

QTEST_MAIN(TestImportDialog)
#include "tst_importdialog.moc"
