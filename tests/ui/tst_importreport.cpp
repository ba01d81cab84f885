#include "importdialogtest.h"

#include <exchange/markdownimporter.h>
#include <ui/controls/inlinenotice.h>
#include <ui/exchange/importdialog.h>
#include <ui/exchange/importreportmodel.h>
#include <ui/exchange/importreportview.h>
#include <ui/window/imports.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QListView>

using namespace Triptych;
using namespace Triptych::Ui;
using Stage = ImportDialog::Stage;
using Tests::plain;
using Tests::retype;
using Tests::wait;

/** What the dialog and its report show, at every size. */
class TestImportReport final : public Tests::ImportDialogTest
{
    Q_OBJECT

private Q_SLOTS:
    void everyNote_isListedFilteredCopiedAndSaved();
    void whatIsNoArticle_comesInWhereAsked();
    void rulesInAProgram_askThePerson();
    void folderWithNothingToImport_saysWhy_data();
    void folderWithNothingToImport_saysWhy();
    void longReason_isReadWhole();
    void notice_keepsNumbersWithTheirWords();
    void dialog_standsAtEverySize_data();
    void dialog_standsAtEverySize();
    void savedReport_hasAProposedName();
    void model_holdsItsContract();
};

void TestImportReport::everyNote_isListedFilteredCopiedAndSaved()
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
    QCOMPARE(QJsonDocument::fromJson(json.readAll())[QLatin1String("failures")].toArray().size(),
             2);
    // What the name promises is what is in it.
    view->saveAs(path(QStringLiteral("report.txt")));
    QTRY_VERIFY(view->told().contains(QStringLiteral("report.txt")));
    QFile text(path(QStringLiteral("report.txt")));
    QVERIFY(text.open(QIODevice::ReadOnly));
    const QByteArray lines = text.readAll();
    QCOMPARE(lines.count('\n'), 6);
    QVERIFY2(lines.contains("Warning: odd.md:3: ") && !lines.contains("\"odd.md"),
             lines.constData());
    view->saveAs(path(QStringLiteral("report.xlsx")));
    QTRY_VERIFY(view->told().contains(QStringLiteral(".csv, .json or .txt")));
    QVERIFY(!QFile::exists(path(QStringLiteral("report.xlsx"))));
    view->saveAs(path(QStringLiteral("no/such/folder/report.csv")));
    QTRY_VERIFY(view->told().startsWith(QStringLiteral("The report could not be saved")));
}

void TestImportReport::whatIsNoArticle_comesInWhereAsked()
{
    QVERIFY(write(QStringLiteral("s/site/a.md"), "# A\n"));
    QVERIFY(write(QStringLiteral("s/site/README.md"), "# Readme\n"));
    QVERIFY(write(QStringLiteral("s/site/_index.md"), "# Section\n"));
    ImportDialog *dialog = open(QStringLiteral("s/site"));
    TRY_STAGE(dialog, Ready);
    QVERIFY2(plain(dialog->summary()).contains(QStringLiteral("1 new")),
             qPrintable(dialog->summary()));
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("2 left out")));
    QTest::keyClick(dialog->everythingBox(), Qt::Key_Space);
    TRY_STAGE(dialog, Looking);
    TRY_STAGE(dialog, Ready);
    QVERIFY2(plain(dialog->summary()).contains(QStringLiteral("3 new")),
             qPrintable(dialog->summary()));
    QVERIFY(!plain(dialog->summary()).contains(QStringLiteral("left out")));
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(articles(), 3);
    QVERIFY(!dialog->everythingBox()->isVisible());
}

void TestImportReport::rulesInAProgram_askThePerson()
{
    QVERIFY(write(QStringLiteral("s/site/a.md"), "# A\n"));
    QVERIFY(write(QStringLiteral("s/site/b.md"), "---\ndraft: true\n---\n# B\n"));
    ImportDialog *dialog = open(QStringLiteral("s/site"));
    TRY_STAGE(dialog, Ready);
    QVERIFY(!dialog->trustBox()->isVisible());
    dialog->close();
    QVERIFY(write(QStringLiteral("s/site/quartz.config.ts"), "ignorePatterns: rest()\n"));
    dialog = open(QStringLiteral("s/site"));
    TRY_STAGE(dialog, Ready);
    QVERIFY(dialog->trustBox()->isVisible());
    QVERIFY2(plain(dialog->facts()).contains(QStringLiteral("1 article(s) wait only")),
             qPrintable(dialog->facts()));
    QVERIFY(plain(dialog->facts()).contains(QStringLiteral("2 draft(s)")));
    QTest::keyClick(dialog->trustBox(), Qt::Key_Space);
    TRY_STAGE(dialog, Looking);
    TRY_STAGE(dialog, Ready);
    QVERIFY(dialog->trustBox()->isVisible());
    QVERIFY(plain(dialog->facts()).contains(QStringLiteral("1 draft(s)")));
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QVERIFY(!dialog->trustBox()->isVisible());
}

void TestImportReport::folderWithNothingToImport_saysWhy_data()
{
    QTest::addColumn<QList<QByteArray>>("texts");
    QTest::addColumn<QString>("sentence");
    const QByteArray broken("---\ntitle: [\n---\nText\n");
    const auto fails = QStringLiteral("No article of this folder can be imported.");
    QTest::newRow("one fails") << QList<QByteArray>{broken} << fails;
    QTest::newRow("all fail") << QList<QByteArray>{broken,
                                                   "---\nlanguage: '../x'\ntitle: [}\n---\n"}
                              << fails;
    QTest::newRow("none is there")
        << QList<QByteArray>() << QStringLiteral("There is no article in this folder");
}

void TestImportReport::folderWithNothingToImport_saysWhy()
{
    QFETCH(QList<QByteArray>, texts);
    QFETCH(QString, sentence);
    QVERIFY(write(QStringLiteral("site/content/notes.txt"), "no article"));
    for (qsizetype i = 0; i < texts.size(); ++i)
        QVERIFY(write(QStringLiteral("site/content/%1.md").arg(i), texts[i]));
    ImportDialog *dialog = open(QStringLiteral("site/content"));
    TRY_STAGE(dialog, Ready);
    QVERIFY2(dialog->notice()->message().contains(sentence),
             qPrintable(dialog->notice()->message()));
    QVERIFY(!dialog->importButton()->isEnabled());
}

void TestImportReport::longReason_isReadWhole()
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
    const QString said =
        QStringLiteral("_config.yml, line 1: By \"published\" the site keeps articles "
                       "from readers. They were kept as drafts.");
    QCOMPARE(plain(view->detail()), said);
    QCOMPARE(plain(view->list()->model()->index(0, 0).data(Qt::ToolTipRole).toString()),
             QStringLiteral("<p>%1</p>").arg(said.toHtmlEscaped()));
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(plain(view->detail()), said);
}

void TestImportReport::notice_keepsNumbersWithTheirWords()
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
    // What is not news is said by the report alone: the line stands over a narrow list.
    QVERIFY2(!sentence.contains(QLatin1String("out")) &&
                 !sentence.contains(QLatin1String("0\u00A0")),
             qPrintable(sentence));
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
    QVERIFY(sentence.contains(QLatin1Char(' ')));
}

void TestImportReport::dialog_standsAtEverySize_data()
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

void TestImportReport::dialog_standsAtEverySize()
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

void TestImportReport::savedReport_hasAProposedName()
{
    QVERIFY(write(QStringLiteral("s/my.site/a.md"), "# A\n"));
    ImportDialog *dialog = open(QStringLiteral("s/my.site"));
    TRY_STAGE(dialog, Ready);
    const QString today = QDate::currentDate().toString(Qt::ISODate);
    QTest::mouseClick(dialog->report()->saveButton(), Qt::LeftButton);
    auto *files = dialog->findChild<QFileDialog *>();
    QVERIFY(files && files->isVisible());
    const auto name = [files] { return QFileInfo(files->selectedFiles().value(0)).fileName(); };
    QCOMPARE(name(), QStringLiteral("my.site %1.txt").arg(today));
    QVERIFY(files->selectedNameFilter().contains(QStringLiteral("*.txt")));
    // Another kind, another ending.
    Q_EMIT files->filterSelected(QStringLiteral("Table (*.csv)"));
    QCOMPARE(name(), QStringLiteral("my.site %1.csv").arg(today));
    files->reject();
}

void TestImportReport::model_holdsItsContract()
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
    QCOMPARE(plain(model.index(0).data(Qt::ToolTipRole).toString()),
             QStringLiteral("<p>a.md, line 3: torn &lt;b&gt;</p>"));
}

QTEST_MAIN(TestImportReport)
#include "tst_importreport.moc"
