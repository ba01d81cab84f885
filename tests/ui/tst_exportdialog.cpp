#include "windowtest.h"

#include <exchange/markdownexport.h>
#include <ui/controls/inlinenotice.h>
#include <ui/exchange/exportdialog.h>
#include <ui/window/commandpalette.h>
#include <ui/window/pages.h>

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace Triptych;
using namespace Triptych::Ui;
using Tests::wait;

/** File > Export…: what is asked, what is written, and what is said of it. */
class TestExportDialog : public Tests::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void list_isExportedAsItIsFiltered();
    void openArticle_isExportedAlone();
    void fileThatDiffers_isAskedAboutOnce();
    void folderThatCannotBeWritten_isSaidAndAskedAgain();
    void whatIsDeleted_isNotOffered();
    void escape_stopsAndSaysWhatWasWritten();
    void progress_saysOfHowMany();
    void folder_isTheOneOfLastTime();
    void closedDesk_endsIt();

private:
    ExportDialog *open()
    {
        QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = desk()->findChild<ExportDialog *>();
        if (!dialog || !QTest::qWaitFor([dialog] { return dialog->isVisible(); }))
            qFatal("no dialog");
        return dialog;
    }
    void exportTo(ExportDialog *dialog, const QString &folder)
    {
        dialog->folderField()->setFocus();
        dialog->folderField()->selectAll();
        QTest::keyClicks(dialog->folderField(), folder);
        QTest::mouseClick(dialog->exportButton(), Qt::LeftButton);
        QTRY_VERIFY(dialog->stage() != ExportDialog::Stage::Running);
    }
    static QStringList files(const QString &folder)
    {
        return QDir(folder + QStringLiteral("/en")).entryList(QDir::Files, QDir::Name);
    }
    void showSection(Section::Kind kind) { desk()->showSection({kind}); }
};

void TestExportDialog::list_isExportedAsItIsFiltered()
{
    QTemporaryDir out;
    showSection(Section::Kind::Review);
    QTRY_COMPARE(model()->rowCount(), 1);
    ExportDialog *dialog = open();
    QVERIFY(!dialog->exportButton()->isEnabled()); // no folder yet
    if (dialog->listButton()->isVisible())
        QTest::mouseClick(dialog->listButton(), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(dialog->listButton()->isChecked());
    exportTo(dialog, out.path());
    QCOMPARE(dialog->stage(), ExportDialog::Stage::Done);
    QCOMPARE(files(out.path()), QStringList{QStringLiteral("gamma.md")});
    QVERIFY(dialog->sentence()->text().contains(QLatin1Char('1')));
    QVERIFY(dialog->overwriteButton()->isHidden());
    QTest::mouseClick(dialog->closeButton(), Qt::LeftButton);
    QTRY_VERIFY(!desk()->findChild<ExportDialog *>());
}

void TestExportDialog::openArticle_isExportedAlone()
{
    QTemporaryDir out;
    desk()->readArticle(m_beta.id);
    QTRY_VERIFY(desk()->pages()->article());
    ExportDialog *dialog = open();
    QVERIFY(dialog->articleButton()->isChecked());
    QVERIFY(dialog->articleButton()->text().contains(QStringLiteral("Beta")));
    exportTo(dialog, out.path());
    QCOMPARE(files(out.path()), QStringList{QStringLiteral("beta.md")});
    QFile file(out.filePath(QStringLiteral("en/beta.md")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), Exchange::articleToMarkdown(m_beta));
}

void TestExportDialog::fileThatDiffers_isAskedAboutOnce()
{
    QTemporaryDir out;
    QDir().mkpath(out.filePath(QStringLiteral("en")));
    QFile file(out.filePath(QStringLiteral("en/alpha.md")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("my own");
    file.close();
    ExportDialog *dialog = open();
    dialog->listButton()->setChecked(true);
    exportTo(dialog, out.path());
    QCOMPARE(files(out.path()).size(), 3);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("my own"));
    file.close();
    QVERIFY(dialog->details()->toPlainText().contains(QStringLiteral("en/alpha.md")));
    QVERIFY(dialog->overwriteButton()->isVisible());
    if (const QString folder = qEnvironmentVariable("TRIPTYCH_PICTURES"); !folder.isEmpty())
        dialog->grab().save(folder + QStringLiteral("/export.png"));
    QTest::mouseClick(dialog->overwriteButton(), Qt::LeftButton);
    QTRY_COMPARE(dialog->stage(), ExportDialog::Stage::Done);
    QVERIFY(dialog->overwriteButton()->isHidden());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), Exchange::articleToMarkdown(m_alpha));
}

void TestExportDialog::folderThatCannotBeWritten_isSaidAndAskedAgain()
{
    QTemporaryDir out;
    QFile file(out.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    ExportDialog *dialog = open();
    dialog->listButton()->setChecked(true);
    exportTo(dialog, file.fileName() + QStringLiteral("/below"));
    QCOMPARE(dialog->stage(), ExportDialog::Stage::Choosing);
    QVERIFY(dialog->sentence()->text().contains(QStringLiteral("below")));
    dialog->folderField()->clear();
    exportTo(dialog, out.path());
    QCOMPARE(dialog->stage(), ExportDialog::Stage::Done);
    QCOMPARE(files(out.path()).size(), 3);
}

void TestExportDialog::whatIsDeleted_isNotOffered()
{
    QVERIFY(wait(m_workspace->library().remove(m_alpha.id, 0, {})));
    showSection(Section::Kind::Deleted);
    QTRY_COMPARE(model()->rowCount(), 1);
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!desk()->findChild<ExportDialog *>());
    QVERIFY(list()->notice()->message().contains(QStringLiteral("Restore")));
}

void TestExportDialog::escape_stopsAndSaysWhatWasWritten()
{
    QTemporaryDir out;
    for (int i = 0; i < 300; ++i)
        add(QStringLiteral("Article %1").arg(i), Core::Status::Draft, {});
    ExportDialog *dialog = open();
    dialog->listButton()->setChecked(true);
    dialog->folderField()->setText(out.path());
    QTest::mouseClick(dialog->exportButton(), Qt::LeftButton);
    QCOMPARE(dialog->stage(), ExportDialog::Stage::Running);
    QTRY_VERIFY(!files(out.path()).isEmpty());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(dialog->stage() != ExportDialog::Stage::Running);
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->stage(), ExportDialog::Stage::Done);
    const qsizetype written = files(out.path()).size();
    QVERIFY(written < 303);
    QVERIFY(dialog->sentence()->text().contains(QStringLiteral("called off")));
    QVERIFY(dialog->sentence()->text().contains(QString::number(written)));
    // It goes on from there: nothing is written twice.
    QVERIFY(dialog->exportButton()->isVisible());
    QCOMPARE(dialog->exportButton()->text(), QStringLiteral("Go on"));
    QTest::mouseClick(dialog->exportButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(dialog->stage(), ExportDialog::Stage::Done, 30'000);
    QCOMPARE(files(out.path()).size(), 303);
    QVERIFY(dialog->sentence()->text().contains(QString::number(303 - written)));
    QVERIFY(!dialog->exportButton()->isVisible());
}

void TestExportDialog::progress_saysOfHowMany()
{
    QTemporaryDir out;
    for (int i = 0; i < 40; ++i)
        add(QStringLiteral("Article %1").arg(i), Core::Status::Draft, {});
    ExportDialog *dialog = open();
    dialog->listButton()->setChecked(true);
    dialog->folderField()->setText(out.path());
    QStringList said;
    QTest::mouseClick(dialog->exportButton(), Qt::LeftButton);
    while (dialog->stage() == ExportDialog::Stage::Running) {
        if (said.isEmpty() || said.last() != dialog->sentence()->text())
            said << dialog->sentence()->text();
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    QVERIFY2(said.filter(QStringLiteral("of 43")).size() > 0, qPrintable(said.join(u'|')));
}

void TestExportDialog::folder_isTheOneOfLastTime()
{
    QTemporaryDir out;
    ExportDialog *dialog = open();
    exportTo(dialog, out.path());
    QTest::mouseClick(dialog->closeButton(), Qt::LeftButton);
    QTRY_VERIFY(!desk()->findChild<ExportDialog *>());
    m_window.reset();
    show();
    QTRY_VERIFY(model()->rowCount() >= 3);
    dialog = open();
    QCOMPARE(dialog->folderField()->text(), out.path());
    QVERIFY(dialog->exportButton()->isEnabled());
    // Another choice after the end begins another export, in the same dialog.
    QTest::mouseClick(dialog->exportButton(), Qt::LeftButton);
    QTRY_COMPARE(dialog->stage(), ExportDialog::Stage::Done);
    QTemporaryDir other;
    dialog->folderField()->setText(other.path());
    QCOMPARE(dialog->stage(), ExportDialog::Stage::Choosing);
    exportTo(dialog, other.path());
    QCOMPARE(files(other.path()), files(out.path()));
}

void TestExportDialog::closedDesk_endsIt()
{
    QTemporaryDir out;
    for (int i = 0; i < 100; ++i)
        add(QStringLiteral("Article %1").arg(i), Core::Status::Draft, {});
    ExportDialog *dialog = open();
    dialog->listButton()->setChecked(true);
    dialog->folderField()->setText(out.path());
    QTest::mouseClick(dialog->exportButton(), Qt::LeftButton);
    QTRY_VERIFY(!files(out.path()).isEmpty());
    closeWindow();
    // Every file that is there is whole.
    const QStringList written = files(out.path());
    for (const QString &name : written) {
        QFile file(out.filePath(QStringLiteral("en/")) + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("---\n"));
    }
}

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
