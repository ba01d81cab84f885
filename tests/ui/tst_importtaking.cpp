#include "importdialogtest.h"

#include <exchange/markdownimporter.h>
#include <ui/controls/inlinenotice.h>
#include <ui/exchange/importdialog.h>
#include <ui/exchange/importquestion.h>
#include <ui/exchange/importquestions.h>
#include <ui/exchange/importreportmodel.h>
#include <ui/exchange/importreportview.h>
#include <ui/window/imports.h>

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QMessageBox>
#include <QPointer>
#include <QScrollArea>
#include <QScrollBar>

using namespace Triptych;
using namespace Triptych::Ui;
using Stage = ImportDialog::Stage;
using Tests::plain;
using Tests::wait;

namespace {

QByteArray file(const QByteArray &title, const QByteArray &text)
{
    return "---\ntitle: " + title + "\ndate: 2021-01-01\n---\n" + text;
}

} // namespace

/** From a line of the report on: to its article, and to the text of its file. */
class TestImportTaking final : public Tests::ImportDialogTest
{
    Q_OBJECT

private Q_SLOTS:
    void line_opensItsArticle();
    void lineWithoutAnArticle_opensNothing();
    void line_tellsTitleAndState();
    void return_inTheList_doesNotImport();
    void beforeTheImport_aYesChangesWhatIsToBeDone();
    void behindTheImport_aYesDoesIt();
    void no_leavesTheArticle();
    void onlyEditedLines_areTaken();
    void longPath_makesNoDialogWider();
    void longPathInASentence_isReadWhole();
    void list_keepsItsRoomWhateverIsAsked_data();
    void list_keepsItsRoomWhateverIsAsked();

private:
    /** Of a.md and b.md the articles were edited here and the files changed, c.md is new. */
    ImportDialog *openConflict()
    {
        const QString site = QStringLiteral("s/site");
        for (const char *name : {"a", "b"})
            if (!write(site + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".md"),
                       file(QByteArray("Title ") + name, "First.\n")))
                return nullptr;
        if (!importNow(site))
            return nullptr;
        for (Core::Article article : stored()) {
            article.body = QStringLiteral("Edited here.\n");
            if (!wait(
                    m_desk->workspace->stores().articles.save(article, QStringLiteral("ann"), {})))
                return nullptr;
            if (!write(site + QLatin1Char('/') + article.source->path,
                       file(article.title.toUtf8(), "News.\n")))
                return nullptr;
        }
        if (!write(site + QStringLiteral("/c.md"), file("Third", "Text.\n")))
            return nullptr;
        return open(site);
    }
    QList<Core::Article> stored()
    {
        return wait(m_desk->workspace->stores().articles.scan({}, 100, {}))
            .value_or(QList<Core::Article>());
    }
    QString body(const char *path)
    {
        for (const Core::Article &article : stored()) {
            if (article.source && article.source->path == QLatin1String(path))
                return article.body;
        }
        return {};
    }
    static void select(ImportDialog *dialog, const QStringList &files)
    {
        QListView *list = dialog->report()->list();
        list->setFocus();
        list->clearSelection();
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            const auto line = index.data(ImportReportModel::RowRole).value<Exchange::ReportRow>();
            if (files.contains(line.file))
                list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::Select);
        }
    }
    static QMessageBox *question(ImportDialog *dialog)
    {
        QMessageBox *box = dialog->findChild<QMessageBox *>();
        return box && box->isVisible() ? box : nullptr;
    }
    static void answer(QMessageBox *box, QMessageBox::ButtonRole role)
    {
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == role) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
    }
};

void TestImportTaking::line_opensItsArticle()
{
    ImportDialog *dialog = openConflict();
    QVERIFY(dialog);
    TRY_STAGE(dialog, Ready);
    QSignalSpy asked(m_imports.get(), &Imports::articleAsked);
    QVERIFY(!dialog->report()->openButton()->isEnabled());
    // By the keyboard alone the first line is the one that buttons are about.
    dialog->report()->list()->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(dialog->report()->openButton()->isEnabled());
    QVERIFY(dialog->report()->takeButton()->isEnabled());
    select(dialog, {QStringLiteral("b.md")});
    QListView *list = dialog->report()->list();
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    const auto id = asked.first().first().value<Core::ArticleId>();
    for (const Core::Article &article : stored())
        QCOMPARE(article.id == id, article.source->path == QLatin1String("b.md"));
    QTest::mouseClick(dialog->report()->openButton(), Qt::LeftButton);
    QCOMPARE(asked.size(), 2);
    const QPoint place = list->visualRect(list->currentIndex()).center();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(asked.size(), 3);
    for (const QList<QVariant> &arguments : asked)
        QCOMPARE(arguments.first().value<Core::ArticleId>(), id);
    QCOMPARE(dialog->stage(), Stage::Ready);
}

void TestImportTaking::lineWithoutAnArticle_opensNothing()
{
    ImportDialog *dialog = openConflict();
    QVERIFY(dialog);
    TRY_STAGE(dialog, Ready);
    QSignalSpy asked(m_imports.get(), &Imports::articleAsked);
    select(dialog, {QStringLiteral("c.md")});
    QVERIFY(!dialog->report()->openButton()->isEnabled());
    QTest::keyClick(dialog->report()->list(), Qt::Key_Return);
    QCOMPARE(asked.size(), 0);
    // It has one once it is in.
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    select(dialog, {QStringLiteral("c.md")});
    QTest::keyClick(dialog->report()->list(), Qt::Key_Enter);
    QCOMPARE(asked.size(), 1);
    // It would stand before the article that was asked for; whoever has read that has it back.
    QVERIFY(!dialog->isVisible());
    const QModelIndex marked = dialog->report()->list()->currentIndex();
    m_imports->showReport();
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->report()->list()->currentIndex(), marked);
}

void TestImportTaking::line_tellsTitleAndState()
{
    ImportDialog *dialog = openConflict();
    QVERIFY(dialog);
    TRY_STAGE(dialog, Ready);
    select(dialog, {QStringLiteral("a.md")});
    QVERIFY2(plain(dialog->report()->detail()).endsWith(QStringLiteral("\nTitle a · Published")),
             qPrintable(dialog->report()->detail()));
    QTest::keySequence(dialog->report()->list(), QKeySequence::Copy);
    QVERIFY2(QApplication::clipboard()->text().endsWith(QStringLiteral("\tTitle a\tPublished\n")),
             qPrintable(QApplication::clipboard()->text()));
    select(dialog, {QStringLiteral("c.md")});
    const auto row = dialog->report()
                         ->list()
                         ->currentIndex()
                         .data(ImportReportModel::RowRole)
                         .value<Exchange::ReportRow>();
    QCOMPARE(plain(reportRowFacts(row)), QStringLiteral("Third · Published · en/c"));
}

void TestImportTaking::return_inTheList_doesNotImport()
{
    ImportDialog *dialog = openConflict();
    QVERIFY(dialog);
    TRY_STAGE(dialog, Ready);
    select(dialog, {QStringLiteral("c.md")});
    QTest::keyClick(dialog->report()->list(), Qt::Key_Return);
    QCOMPARE(dialog->stage(), Stage::Ready);
    QCOMPARE(stored().size(), 2);
}

void TestImportTaking::beforeTheImport_aYesChangesWhatIsToBeDone()
{
    ImportDialog *dialog = openConflict();
    QVERIFY(dialog);
    TRY_STAGE(dialog, Ready);
    QVERIFY2(plain(dialog->summary()).contains(QStringLiteral("2 edited here")),
             qPrintable(dialog->summary()));
    QVERIFY(dialog->report()->takeButton()->isVisible());
    select(dialog, {QStringLiteral("a.md")});
    QTest::mouseClick(dialog->report()->takeButton(), Qt::LeftButton);
    QMessageBox *box = question(dialog);
    QVERIFY(box);
    QVERIFY2(box->text().contains(QStringLiteral("1 file")), qPrintable(box->text()));
    QVERIFY2(plain(box->informativeText()).endsWith(QStringLiteral("\nTitle a")),
             qPrintable(box->informativeText()));
    answer(box, QMessageBox::AcceptRole);
    TRY_STAGE(dialog, Ready);
    QTRY_VERIFY(plain(dialog->summary()).contains(QStringLiteral("1 edited here")));
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("1 changed")));
    QCOMPARE(body("a.md"), QStringLiteral("Edited here.\n"));
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(body("a.md"), QStringLiteral("News.\n"));
    QCOMPARE(body("b.md"), QStringLiteral("Edited here.\n"));
}

void TestImportTaking::behindTheImport_aYesDoesIt()
{
    ImportDialog *dialog = openConflict();
    QVERIFY(dialog);
    TRY_STAGE(dialog, Ready);
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(body("a.md"), QStringLiteral("Edited here.\n"));
    select(dialog, {QStringLiteral("a.md"), QStringLiteral("b.md")});
    QTest::mouseClick(dialog->report()->takeButton(), Qt::LeftButton);
    QMessageBox *box = question(dialog);
    QVERIFY(box);
    QVERIFY(box->text().contains(QStringLiteral("2 file")));
    answer(box, QMessageBox::AcceptRole);
    TRY_STAGE(dialog, Done);
    QTRY_COMPARE(body("a.md"), QStringLiteral("News.\n"));
    QCOMPARE(body("b.md"), QStringLiteral("News.\n"));
    TRY_STAGE(dialog, Done);
    QVERIFY(!dialog->report()->takeButton()->isVisible());
    // The history has what was edited here.
    const Core::Article now = stored().constFirst();
    const auto before =
        wait(m_desk->workspace->stores().articles.revision(now.id, now.version - 1, {}));
    QVERIFY(before);
    QCOMPARE(before->body, QStringLiteral("Edited here.\n"));
}

void TestImportTaking::no_leavesTheArticle()
{
    ImportDialog *dialog = openConflict();
    QVERIFY(dialog);
    TRY_STAGE(dialog, Ready);
    select(dialog, {QStringLiteral("a.md")});
    QTest::mouseClick(dialog->report()->takeButton(), Qt::LeftButton);
    QMessageBox *box = question(dialog);
    QVERIFY(box);
    // Return is the safe answer.
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!question(dialog));
    QCOMPARE(dialog->stage(), Stage::Ready);
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(body("a.md"), QStringLiteral("Edited here.\n"));
}

void TestImportTaking::onlyEditedLines_areTaken()
{
    ImportDialog *dialog = openConflict();
    QVERIFY(dialog);
    TRY_STAGE(dialog, Ready);
    select(dialog, {QStringLiteral("c.md")});
    QVERIFY(!dialog->report()->takeButton()->isEnabled());
    dialog->report()->list()->selectAll();
    QVERIFY(dialog->report()->takeButton()->isEnabled());
    QTest::mouseClick(dialog->report()->takeButton(), Qt::LeftButton);
    QVERIFY(question(dialog));
    QVERIFY(question(dialog)->text().contains(QStringLiteral("2 file")));
}

void TestImportTaking::longPath_makesNoDialogWider()
{
    const QString folder = QString(200, QLatin1Char('x')) + QStringLiteral("/content");
    QVERIFY(write(folder + QStringLiteral("/a.md"), "# A\n"));
    ImportDialog *dialog = open(folder);
    TRY_STAGE(dialog, Ready);
    QVERIFY2(dialog->minimumSizeHint().width() <= 700,
             qPrintable(QString::number(dialog->minimumSizeHint().width())));
}

void TestImportTaking::longPathInASentence_isReadWhole()
{
    QString longPath;
    for (int i = 0; i < 20; ++i)
        longPath += QStringLiteral("/folder-%1").arg(i);
    const QString sentence =
        QStringLiteral("As it was before it is kept in %1, or in C:\\%2.")
            .arg(longPath, QString(longPath).replace(QLatin1Char('/'), QLatin1Char('\\')));
    // A list is so narrow.
    constexpr int Narrow = 260;
    InlineNotice notice;
    notice.showMessage(Tone::Notice, sentence);
    ImportQuestion question(QStringLiteral("Yes"));
    question.ask(sentence);
    QVERIFY2(notice.minimumSizeHint().width() <= Narrow,
             qPrintable(QString::number(notice.minimumSizeHint().width())));
    QVERIFY2(question.minimumSizeHint().width() <= Narrow,
             qPrintable(QString::number(question.minimumSizeHint().width())));
    // What is read aloud and compared is the sentence.
    QCOMPARE(notice.message(), sentence);
    QCOMPARE(notice.accessibleName(), sentence);
    QCOMPARE(question.sentence(), sentence);
    QCOMPARE(question.box()->accessibleDescription(), sentence);
}

void TestImportTaking::list_keepsItsRoomWhateverIsAsked_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<bool>("isMirrored");
    QTest::newRow("usual") << QSize(760, 720) << false << false;
    QTest::newRow("900x600") << QSize(900, 600) << false << false;
    QTest::newRow("800x480 screen") << QSize(720, 432) << false << false;
    QTest::newRow("dark") << QSize(810, 540) << true << false;
    QTest::newRow("right to left") << QSize(810, 540) << false << true;
}

void TestImportTaking::list_keepsItsRoomWhateverIsAsked()
{
    QFETCH(QSize, size);
    QFETCH(bool, isDark);
    QFETCH(bool, isMirrored);
    const Appearance before = Theme::current()->appearance();
    Theme::current()->setAppearance(isDark ? Appearance::Dark : Appearance::Light);
    QApplication::setLayoutDirection(isMirrored ? Qt::RightToLeft : Qt::LeftToRight);
    // One question stands above the list: an article is another person's.
    Exchange::MarkdownImportOptions theirs;
    theirs.actor = QStringLiteral("somebody");
    QVERIFY(write(QStringLiteral("s/site/theirs.md"), file("Theirs", "One.\n")));
    QVERIFY(importNow(QStringLiteral("s/site"), theirs));
    ImportDialog *dialog = openConflict();
    QVERIFY(dialog);
    dialog->resize(size);
    TRY_STAGE(dialog, Ready);
    QVERIFY(dialog->questions()->others()->isAsked());
    select(dialog, {QStringLiteral("a.md")});
    const auto picture = [&](const char *stage) {
        const QString folder = qEnvironmentVariable("TRIPTYCH_PICTURES");
        const QString name = QStringLiteral("taking-%1-%2.png")
                                 .arg(QLatin1String(QTest::currentDataTag()), QLatin1String(stage));
        if (!folder.isEmpty())
            QVERIFY(dialog->grab().save(folder + QLatin1Char('/') + name));
    };
    QListView *list = dialog->report()->list();
    QTRY_COMPARE(dialog->size(), size);
    QTRY_VERIFY(list->viewport()->height() >= 2 * Measure::TallRow);
    // What does not fit can be scrolled to.
    const auto *area = dialog->findChild<QScrollArea *>();
    QVERIFY(area);
    const int whole = area->widget()->heightForWidth(area->viewport()->width());
    QTRY_VERIFY2(area->widget()->height() >= whole, qPrintable(QString::number(whole)));
    QTRY_COMPARE(area->verticalScrollBar()->isVisible(), area->viewport()->height() < whole);
    const auto *summary = dialog->findChild<QLabel *>(QStringLiteral("summary"));
    QVERIFY(summary && !summary->visibleRegion().isEmpty());
    QTRY_VERIFY(list->viewport()->rect().contains(list->visualRect(list->currentIndex())));
    picture("ready");
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QTRY_VERIFY(list->viewport()->height() >= 2 * Measure::TallRow);
    picture("done");
    Theme::current()->setAppearance(before);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

QTEST_MAIN(TestImportTaking)
#include "tst_importtaking.moc"
