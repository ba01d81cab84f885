#include "editordesk.h"

#include <exchange/markdownimporter.h>
#include <ui/importdialog.h>
#include <ui/importquestion.h>
#include <ui/importquestions.h>
#include <ui/importreportmodel.h>
#include <ui/importreportview.h>
#include <ui/imports.h>
#include <ui/inlinenotice.h>
#include <ui/labelledfield.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Triptych;
using namespace Triptych::Ui;
using Stage = ImportDialog::Stage;
using Test::wait;

/** The import of a folder as a person does it at the desk. */
class TestImportDialog final : public Test::PageTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk.emplace();
        m_imports = std::make_unique<Imports>(*m_desk->workspace);
    }
    void cleanup()
    {
        Support::saveScreenshotsOfFailure();
        m_imports.reset();
    }

    void folder_isLookedAtThenImported();
    void takenName_isAnotherFoldersUntilSaid();
    void badName_isToldAtTheField();
    void overlap_waitsForAYes();
    void movedFolder_isAskedAbout_data();
    void movedFolder_isAskedAbout();
    void folderAroundAMovedSource_waitsForAYes();
    void nameOfASiteWithOtherFiles_waitsForAYes();
    void sourceThatIsBeingImported_isRefusedAndCanBeTriedAgain();
    void earlierArticles_areClaimed();
    void othersArticles_areAskedFor();
    void everyNote_isListedFilteredCopiedAndSaved();
    void whatIsNoArticle_comesInWhereAsked();
    void folderWithNothingToImport_saysWhy_data();
    void folderWithNothingToImport_saysWhy();
    void longReason_isReadWhole();
    void notice_keepsNumbersWithTheirWords();
    void dialog_standsAtEverySize_data();
    void dialog_standsAtEverySize();
    void stop_saysWhatWasKept();
    void closedWhileImporting_comesBackWithTheReport();
    void closedWhileLooking_goesAway();
    void deskThatEnds_takesItAlong();
    void model_holdsItsContract();

private:
    QString path(const QString &inside) const
    {
        return QDir(m_desk->workspace.folder()).canonicalPath() + QLatin1Char('/') + inside;
    }
    bool write(const QString &inside, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(inside)).path());
        QFile file(path(inside));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    ImportDialog *open(const QString &folder)
    {
        m_imports->importFolder(path(folder), nullptr);
        return m_imports->dialog();
    }
    qsizetype articles()
    {
        const auto page = wait(m_desk->workspace->library().list({}, 1000, {}, {}));
        return page ? page->rows.size() : -1;
    }
    QString sources()
    {
        QStringList lines;
        const auto known = wait(m_desk->workspace->articles().importSources({}));
        for (const Core::KnownSource &source : known.value_or(QList<Core::KnownSource>()))
            lines << source.name + QLatin1Char('=') + source.root;
        return lines.join(QLatin1Char('\n'));
    }
    Core::Result<Exchange::ImportReport> importNow(const QString &folder,
                                                   Exchange::MarkdownImportOptions options = {})
    {
        if (options.actor.isEmpty())
            options.actor = m_desk->workspace->actor();
        Exchange::MarkdownImporter importer(m_desk->workspace->articles());
        return wait(importer.importFolder(path(folder), options, {}));
    }

    std::optional<Test::WritingDesk> m_desk;
    std::unique_ptr<Imports> m_imports;
};

namespace {

#define TRY_STAGE(dialog, wanted) QTRY_COMPARE_WITH_TIMEOUT((dialog)->stage(), Stage::wanted, 30'000)

/** With blanks where a line does not break, and without the marks around names. */
QString plain(QString text)
{
    return text.remove(QChar(0x2068)).remove(QChar(0x2069)).replace(QChar(QChar::Nbsp), QLatin1Char(' '));
}

void retype(ImportDialog *dialog, const QString &name)
{
    QLineEdit *edit = dialog->nameField()->edit();
    edit->selectAll();
    QTest::keyClicks(edit, name);
}

} // namespace

void TestImportDialog::folder_isLookedAtThenImported()
{
    QVERIFY(write(QStringLiteral("siteA/content/a.md"), "---\ndate: 2019-03-13\n---\n# A\n"));
    QVERIFY(write(QStringLiteral("siteA/content/de/b.md"), "---\ndraft: true\nlang: de\n---\n# B\n"));
    QSignalSpy imported(m_imports.get(), &Imports::imported);
    ImportDialog *dialog = open(QStringLiteral("siteA/content"));
    QVERIFY(!dialog->importButton()->isEnabled());
    TRY_STAGE(dialog, Ready);
    QCOMPARE(dialog->nameField()->value(), QStringLiteral("siteA/content"));
    QVERIFY2(plain(dialog->summary()).contains(QStringLiteral("2 new")), qPrintable(dialog->summary()));
    for (const char *fact : {"English (1)", "Deutsch (1)", "\"2019-03-13\" (1)", "1 draft"})
        QVERIFY2(plain(dialog->facts()).contains(QLatin1String(fact)), qPrintable(dialog->facts()));
    QCOMPARE(articles(), 0);
    QCOMPARE(sources(), QString());
    // Return, from the field that has the keyboard.
    QTest::keyClick(dialog->nameField()->edit(), Qt::Key_Return);
    TRY_STAGE(dialog, Done);
    QCOMPARE(articles(), 2);
    QCOMPARE(imported.size(), 1);
    QCOMPARE(sources(), QStringLiteral("siteA/content=") + path(QStringLiteral("siteA/content")));
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("2 new")));
    QVERIFY(!plain(dialog->summary()).contains(QStringLiteral("Would be")));
    QCOMPARE(dialog->report()->list()->model()->rowCount(), 2);
    QVERIFY(!dialog->importButton()->isVisible());
    const QPointer<ImportDialog> gone(dialog);
    QTest::mouseClick(dialog->closeButton(), Qt::LeftButton);
    QTRY_VERIFY(!gone);
}

void TestImportDialog::takenName_isAnotherFoldersUntilSaid()
{
    QVERIFY(write(QStringLiteral("old/content/a.md"), "# A\n"));
    QVERIFY(importNow(QStringLiteral("old/content")));
    QVERIFY(write(QStringLiteral("new/content/a.md"), "# A\n"));
    ImportDialog *dialog = open(QStringLiteral("new/content"));
    TRY_STAGE(dialog, Ready);
    QCOMPARE(dialog->nameField()->value(), QStringLiteral("new/content"));
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("1 new")));
    retype(dialog, QStringLiteral("old/content"));
    QVERIFY(!dialog->importButton()->isEnabled());
    TRY_STAGE(dialog, Asking);
    QVERIFY(dialog->questions()->takenName()->isVisible());
    QVERIFY(dialog->questions()->takenName()->sentence().contains(path(QStringLiteral("old/content"))));
    QVERIFY(dialog->questions()->takenName()->sentence().endsWith(
        QStringLiteral("Say that it has moved, or give this one another name.")));
    QVERIFY(!dialog->nameField()->error().isEmpty());
    QVERIFY(!dialog->importButton()->isEnabled());
    QTest::keyClick(dialog->questions()->takenName()->box(), Qt::Key_Space);
    TRY_STAGE(dialog, Ready);
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("1 unchanged")));
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
        QTest::mouseClick(same ? question->box() : question->otherBox(), Qt::LeftButton, {}, {8, 8});
        TRY_STAGE(dialog, Looking);
        TRY_STAGE(dialog, Ready);
        QVERIFY(question->isVisible());
        QCOMPARE(dialog->nameField()->value(),
                 same ? QStringLiteral("old/content") : QStringLiteral("new/content"));
        QVERIFY2(plain(dialog->summary()).contains(same ? QStringLiteral("1 unchanged") : QStringLiteral("1 new")),
                 qPrintable(dialog->summary()));
    };
    answer(!isSame);
    answer(isSame);
    QCOMPARE(articles(), 1);
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(articles(), isSame ? 1 : 2);
    const QString here = path(QStringLiteral("new/content"));
    QVERIFY(sources().contains((isSame ? QStringLiteral("old/content=") : QStringLiteral("new/content=")) +
                               here));
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
    QVERIFY(dialog->questions()->overlap()->sentence().contains(path(QStringLiteral("new/content"))));
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
    QVERIFY2(plain(dialog->summary()).contains(QStringLiteral("1 changed")), qPrintable(dialog->summary()));
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
    auto claim = wait(m_desk->workspace->articles().claimSource(QStringLiteral("s/site"), {}));
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
    QVERIFY2(plain(dialog->summary()).contains(QStringLiteral("1 unchanged")), qPrintable(dialog->summary()));
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

void TestImportDialog::everyNote_isListedFilteredCopiedAndSaved()
{
    QVERIFY(write(QStringLiteral("s/site/good.md"), "# Good\n"));
    QVERIFY(write(QStringLiteral("s/site/torn.md"), "---\ntags: [a\n---\n"));
    QVERIFY(write(QStringLiteral("s/site/latin.md"), "\xE9"));
    QVERIFY(write(QStringLiteral("s/site/odd.md"), "---\ntitle: O\nstatus: stable\n---\nText.\n"));
    QVERIFY(QFile::link(QStringLiteral("/etc/passwd"), path(QStringLiteral("s/site/out.md"))));
    ImportDialog *dialog = open(QStringLiteral("s/site"));
    TRY_STAGE(dialog, Ready);
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    ImportReportView *view = dialog->report();
    const QAbstractItemModel *model = view->list()->model();
    QCOMPARE(model->rowCount(), 6);
    QVERIFY(model->index(0, 0).data().toString().startsWith(QStringLiteral("Failed\t")));
    view->filter()->setFocus();
    while (!view->filter()->currentText().startsWith(QStringLiteral("Warning"))) {
        const int before = view->filter()->currentIndex();
        QTest::keyClick(view->filter(), Qt::Key_Down);
        QVERIFY(view->filter()->currentIndex() > before);
    }
    QCOMPARE(model->rowCount(), 1);
    QTest::mouseClick(view->copyButton(), Qt::LeftButton);
    const QString copied = QApplication::clipboard()->text();
    QVERIFY2(copied.startsWith(QStringLiteral("Warning\todd.md\t3\t")), qPrintable(copied));
    QVERIFY(!view->told().isEmpty());

    view->saveAs(path(QStringLiteral("report.csv")));
    QTRY_VERIFY(view->told().contains(QStringLiteral("report.csv")));
    QFile csv(path(QStringLiteral("report.csv")));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QByteArray table = csv.readAll();
    QCOMPARE(table.count("\r\n"), 7);
    QVERIFY(table.contains("\"Left out\",\"out.md\",,\""));
    view->saveAs(path(QStringLiteral("report.json")));
    QTRY_VERIFY(view->told().contains(QStringLiteral("report.json")));
    QFile json(path(QStringLiteral("report.json")));
    QVERIFY(json.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(json.readAll())[QLatin1String("failures")].toArray().size(), 2);
    view->saveAs(path(QStringLiteral("no/such/folder/report.csv")));
    QTRY_VERIFY(view->told().startsWith(QStringLiteral("The report could not be saved")));
}

void TestImportDialog::whatIsNoArticle_comesInWhereAsked()
{
    QVERIFY(write(QStringLiteral("s/site/a.md"), "# A\n"));
    QVERIFY(write(QStringLiteral("s/site/README.md"), "# Readme\n"));
    QVERIFY(write(QStringLiteral("s/site/_index.md"), "# Section\n"));
    ImportDialog *dialog = open(QStringLiteral("s/site"));
    TRY_STAGE(dialog, Ready);
    QVERIFY2(plain(dialog->summary()).contains(QStringLiteral("1 new")), qPrintable(dialog->summary()));
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("2 left out")));
    QTest::keyClick(dialog->everythingBox(), Qt::Key_Space);
    TRY_STAGE(dialog, Looking);
    TRY_STAGE(dialog, Ready);
    QVERIFY2(plain(dialog->summary()).contains(QStringLiteral("3 new")), qPrintable(dialog->summary()));
    QVERIFY(!plain(dialog->summary()).contains(QStringLiteral("left out")));
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(articles(), 3);
    QVERIFY(!dialog->everythingBox()->isVisible());
}

void TestImportDialog::folderWithNothingToImport_saysWhy_data()
{
    QTest::addColumn<QList<QByteArray>>("texts");
    QTest::addColumn<QString>("sentence");
    const QByteArray broken("---\ntitle: [\n---\nText\n");
    const auto fails = QStringLiteral("No article of this folder can be imported.");
    QTest::newRow("one fails") << QList<QByteArray>{broken} << fails;
    QTest::newRow("all fail") << QList<QByteArray>{broken, "---\nlanguage: '../x'\ntitle: [}\n---\n"} << fails;
    QTest::newRow("none is there") << QList<QByteArray>() << QStringLiteral("There is no article in this folder");
}

void TestImportDialog::folderWithNothingToImport_saysWhy()
{
    QFETCH(QList<QByteArray>, texts);
    QFETCH(QString, sentence);
    QVERIFY(write(QStringLiteral("site/content/notes.txt"), "no article"));
    for (qsizetype i = 0; i < texts.size(); ++i)
        QVERIFY(write(QStringLiteral("site/content/%1.md").arg(i), texts[i]));
    ImportDialog *dialog = open(QStringLiteral("site/content"));
    TRY_STAGE(dialog, Ready);
    QVERIFY2(dialog->notice()->message().contains(sentence), qPrintable(dialog->notice()->message()));
    QVERIFY(!dialog->importButton()->isEnabled());
}

void TestImportDialog::longReason_isReadWhole()
{
    QVERIFY(write(QStringLiteral("s/site/_config.yml"),
                  "defaults:\n  - scope: {path: ''}\n    values: {published: false}\n"));
    QVERIFY(write(QStringLiteral("s/site/a.md"), "# A\n"));
    ImportDialog *dialog = open(QStringLiteral("s/site"));
    TRY_STAGE(dialog, Ready);
    ImportReportView *view = dialog->report();
    QCOMPARE(view->detail(), QString());
    view->list()->setFocus();
    QTest::keyClick(view->list(), Qt::Key_Home);
    const QString said = QStringLiteral("_config.yml, line 1: By \"published\" the site keeps articles "
                                        "from readers. They were kept as drafts.");
    QCOMPARE(plain(view->detail()), said);
    QCOMPARE(plain(view->list()->model()->index(0, 0).data(Qt::ToolTipRole).toString()),
             QStringLiteral("<p>%1</p>").arg(said.toHtmlEscaped()));
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(view->detail(), QString());
}

void TestImportDialog::notice_keepsNumbersWithTheirWords()
{
    for (int i = 0; i < 12; ++i)
        QVERIFY(write(QStringLiteral("s/site/%1.md").arg(i), "# T\n"));
    QVERIFY(write(QStringLiteral("s/site/README.md"), "# Readme\n"));
    QSignalSpy ended(m_imports.get(), &Imports::ended);
    ImportDialog *dialog = open(QStringLiteral("s/site"));
    TRY_STAGE(dialog, Ready);
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    const QString sentence = ended.value(0).value(1).toString();
    QVERIFY2(plain(sentence).contains(QStringLiteral("12 new")), qPrintable(sentence));
    QVERIFY(sentence.contains(QStringLiteral("12\u00A0new")));
    QVERIFY(sentence.contains(QStringLiteral("1\u00A0left\u00A0out")));
    // So does any other notice.
    InlineNotice notice;
    const QString moved = QStringLiteral("Moved 12 articles to 3 folders in 2026.");
    notice.showMessage(Tone::Ok, moved);
    QStringList shown;
    for (const QLabel *label : notice.findChildren<QLabel *>())
        shown << label->text();
    QVERIFY(shown.contains(QStringLiteral("Moved 12\u00A0articles to 3\u00A0folders in 2026.")));
    QCOMPARE(notice.message(), moved);
    // It may break between them.
    QVERIFY(sentence.count(QLatin1Char(' ')) >= 4);
}

void TestImportDialog::dialog_standsAtEverySize_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<bool>("isMirrored");
    QTest::newRow("usual") << QSize() << false << false;
    QTest::newRow("dark") << QSize() << true << false;
    QTest::newRow("right to left") << QSize() << false << true;
    QTest::newRow("900x600") << QSize(900, 600) << false << false;
    QTest::newRow("small") << QSize(480, 420) << false << false;
}

/** Nothing lies over another thing, and the last line of the report can be read whole. */
void TestImportDialog::dialog_standsAtEverySize()
{
    QFETCH(QSize, size);
    QFETCH(bool, isDark);
    QFETCH(bool, isMirrored);
    QVERIFY(write(QStringLiteral("s/site/_config.yml"), "exclude: [kept]\n"));
    for (int i = 0; i < 9; ++i)
        QVERIFY(write(QStringLiteral("s/site/%1.md").arg(i), "---\ndate: 2019-03-13\n---\n# T\n"));
    QVERIFY(write(QStringLiteral("s/site/kept/a.md"), "# T\n"));
    QVERIFY(write(QStringLiteral("s/site/README.md"), "# T\n"));
    const Appearance before = Theme::current()->appearance();
    Theme::current()->setAppearance(isDark ? Appearance::Dark : Appearance::Light);
    QApplication::setLayoutDirection(isMirrored ? Qt::RightToLeft : Qt::LeftToRight);
    ImportDialog *dialog = open(QStringLiteral("s/site"));
    if (size.isValid())
        dialog->resize(size);
    TRY_STAGE(dialog, Ready);
    QListView *list = dialog->report()->list();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_End);
    QVERIFY(!dialog->report()->detail().isEmpty());
    const QString folder = qEnvironmentVariable("TRIPTYCH_PICTURES");
    const auto picture = [&](const char *stage) {
        const QString name = QStringLiteral("import-%1-%2.png")
                                 .arg(QLatin1String(QTest::currentDataTag()), QLatin1String(stage));
        if (!folder.isEmpty())
            QVERIFY(dialog->grab().save(folder + QLatin1Char('/') + name));
    };
    picture("ready");
    QTRY_VERIFY(list->viewport()->rect().contains(list->visualRect(list->currentIndex())));
    QVERIFY(list->viewport()->height() >= Measure::TallRow);
    QTest::keyClick(list, Qt::Key_Home);
    QTRY_COMPARE(list->viewport()->height() % Measure::TallRow, 0);
    picture("warning");
    QTRY_VERIFY(list->viewport()->rect().contains(list->visualRect(list->currentIndex())));
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    picture("done");
    Theme::current()->setAppearance(before);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

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
        QSqlDatabase held = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("held"));
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

void TestImportDialog::model_holdsItsContract()
{
    ImportReportModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    Exchange::ImportReport report;
    report.failures = {{QStringLiteral("a.md"), 3, QStringLiteral("torn <b>")}};
    report.leftOut = {{QStringLiteral("b.md"), 0, QStringLiteral("a link")}};
    model.setReport(report);
    QCOMPARE(model.rowCount(), 2);
    model.setKind(ImportReportModel::Kind::LeftOut);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("Left out\tb.md\t\ta link"));
    QCOMPARE(model.count(ImportReportModel::Kind::Failure), 1);
    model.setKind(std::nullopt);
    QCOMPARE(plain(model.index(0).data(Qt::ToolTipRole).toString()), QStringLiteral("<p>a.md, line 3: torn &lt;b&gt;</p>"));
}

QTEST_MAIN(TestImportDialog)
#include "tst_importdialog.moc"
