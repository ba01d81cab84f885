#include "windowtest.h"

#include <newsroom/bulkrun.h>
#include <ui/bulk/bulkdialog.h>
#include <ui/bulk/changeform.h>
#include <ui/bulk/pastchanges.h>
#include <ui/controls/inlinenotice.h>
#include <ui/window/changingmany.h>
#include <ui/window/pages.h>

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Triptych;
using namespace Triptych::Ui;
using namespace Qt::StringLiterals;
using Tests::wait;

/** Article > Change Many…: what is asked, shown, changed, told and taken back. */
class TestBulkDialog : public Tests::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void list_isChangedAsItIsFilteredAndUndone();
    void whatIsSkipped_isNamedAndCopied();
    void selection_isChangedAlone();
    void wrongExpression_isSaidAndAskedAgain();
    void deletion_saysSoOnItsButton();
    void unfinishedChange_isGoneOnWithFromPastChanges();
    void whatIsDeleted_isNotOffered();
    void closedDesk_endsIt();

private:
    BulkDialog *shown()
    {
        auto *dialog = desk()->findChild<BulkDialog *>();
        if (!dialog || !QTest::qWaitFor([dialog] { return dialog->isVisible(); }))
            qFatal("no dialog");
        return dialog;
    }
    BulkDialog *open()
    {
        QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier | Qt::AltModifier);
        return shown();
    }
    static void look(BulkDialog *dialog)
    {
        QTest::mouseClick(dialog->previewButton(), Qt::LeftButton);
        QTRY_COMPARE(dialog->stage(), BulkDialog::Stage::Asking);
    }
    static void change(BulkDialog *dialog)
    {
        QTest::mouseClick(dialog->changeButton(), Qt::LeftButton);
        QTRY_COMPARE(dialog->stage(), BulkDialog::Stage::Done);
    }
    Core::Article now(const Core::Article &article)
    {
        const auto read = wait(desk()->workspace().library().articles({article.id}, {}));
        return read.value_or(QList<Core::Article>()).value(0);
    }
    static void picture(QWidget *widget, const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("TRIPTYCH_PICTURES"); !folder.isEmpty())
            widget->grab().save(folder + u'/' + name + u".png"_s);
    }
};

void TestBulkDialog::list_isChangedAsItIsFilteredAndUndone()
{
    BulkDialog *dialog = open();
    QVERIFY(!dialog->previewButton()->isEnabled()); // nothing to change yet
    QTest::keyClicks(dialog->form()->addTagsField(), u"archive, old"_s);
    dialog->form()->statusBox()->setFocus();
    QTest::keyClick(dialog->form()->statusBox(), Qt::Key_End);
    picture(dialog, u"bulk-form"_s);
    look(dialog);
    QVERIFY(dialog->sentence()->text().contains(u'3'));
    QVERIFY(dialog->details()->toPlainText().contains(m_alpha.title));
    QVERIFY(dialog->details()->toPlainText().contains(u"archive, old"_s));
    QCOMPARE(now(m_alpha).version, m_alpha.version); // nothing is changed by looking
    picture(dialog, u"bulk-preview"_s);
    change(dialog);
    QVERIFY(dialog->sentence()->text().contains(u'3'));
    picture(dialog, u"bulk-report"_s);
    for (const Core::Article &article : {m_alpha, m_beta, m_gamma}) {
        QCOMPARE(now(article).status, Core::Status::Archived);
        QVERIFY(now(article).tags.contains(u"old"_s));
    }
    QTest::mouseClick(dialog->closeButton(), Qt::LeftButton);
    QTRY_VERIFY(!desk()->findChild<BulkDialog *>());

    // The notice takes it back.
    InlineNotice *notice = desk()->list()->notice();
    QTRY_VERIFY(notice->offersAction());
    QTest::mouseClick(notice->actionButton(), Qt::LeftButton);
    dialog = shown();
    QTRY_COMPARE(dialog->stage(), BulkDialog::Stage::Done);
    QVERIFY(now(m_alpha).sameContent(m_alpha));
    QVERIFY(now(m_gamma).sameContent(m_gamma));
}

void TestBulkDialog::whatIsSkipped_isNamedAndCopied()
{
    Core::Article bare;
    bare.title = u"No words yet"_s;
    QVERIFY(wait(desk()->workspace().library().save(bare, {})));
    QTRY_COMPARE(model()->rowCount(), 4);
    BulkDialog *dialog = open();
    dialog->form()->statusBox()->setCurrentText(u"Published"_s);
    look(dialog);
    QVERIFY(dialog->details()->toPlainText().contains(u"no text"_s));
    change(dialog);
    QTRY_VERIFY(dialog->details()->toPlainText().contains(u"No words yet"_s));
    QTest::mouseClick(dialog->copyButton(), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"No words yet – "_s));
    QVERIFY(dialog->undoButton()->isVisible());
    QTest::mouseClick(dialog->undoButton(), Qt::LeftButton);
    QTRY_COMPARE(dialog->stage(), BulkDialog::Stage::Done);
    QTRY_COMPARE(now(m_alpha).status, m_alpha.status);
}

void TestBulkDialog::selection_isChangedAlone()
{
    changeMany(*desk(), {false, {}, {m_alpha.id, m_gamma.id}}, u"2 selected articles"_s);
    BulkDialog *dialog = shown();
    QTest::keyClicks(dialog->form()->sectionField(), u"city"_s);
    look(dialog);
    change(dialog);
    QCOMPARE(now(m_alpha).section, u"city"_s);
    QCOMPARE(now(m_beta).section, m_beta.section);
    QCOMPARE(now(m_gamma).section, u"city"_s);
}

void TestBulkDialog::wrongExpression_isSaidAndAskedAgain()
{
    BulkDialog *dialog = open();
    QTest::keyClicks(dialog->form()->findField(), u"(open"_s);
    dialog->form()->expressionBox()->setChecked(true);
    QTest::mouseClick(dialog->previewButton(), Qt::LeftButton);
    QTRY_COMPARE(dialog->stage(), BulkDialog::Stage::Choosing);
    QVERIFY(dialog->sentence()->text().contains(u"6"_s));
    dialog->form()->findField()->clear();
    QTest::keyClicks(dialog->form()->findField(), u"A(lph)a"_s);
    QTest::keyClicks(dialog->form()->replaceField(), u"O$1o"_s);
    look(dialog);
    QVERIFY(dialog->details()->toPlainText().contains(u"Olpho"_s));
    change(dialog);
    QCOMPARE(now(m_alpha).title, u"Olpho"_s);
}

void TestBulkDialog::deletion_saysSoOnItsButton()
{
    BulkDialog *dialog = open();
    dialog->form()->deleteBox()->setChecked(true);
    QVERIFY(!dialog->form()->addTagsField()->isEnabled());
    look(dialog);
    QVERIFY(dialog->changeButton()->text().contains(u"Delete"_s));
    change(dialog);
    QVERIFY(now(m_beta).isDeleted());
    QTRY_COMPARE(model()->rowCount(), 0);
    QTest::mouseClick(dialog->undoButton(), Qt::LeftButton);
    QTRY_COMPARE(model()->rowCount(), 3);
}

void TestBulkDialog::unfinishedChange_isGoneOnWithFromPastChanges()
{
    openPastChanges(*desk());
    auto *past = desk()->findChild<PastChanges *>();
    QVERIFY(past);
    QTRY_VERIFY(
        past->sentence()->text().contains(u"Change Many"_s)); // what to do, where it is empty
    past->close();
    QTRY_VERIFY(!desk()->findChild<PastChanges *>());

    // As a program that was killed leaves it.
    const auto run = desk()->workspace().openBulk();
    Core::BulkChange change;
    change.addTags = QStringList{u"late"_s};
    QVERIFY(Tests::waitFor(run->begin({m_alpha.id, m_beta.id}, change, {})));
    openPastChanges(*desk());
    past = desk()->findChild<PastChanges *>();
    QTRY_COMPARE(past->list()->count(), 1);
    picture(past, u"bulk-past"_s);
    QVERIFY(!past->goOnButton()->isEnabled());
    past->list()->setCurrentRow(0);
    QVERIFY(!past->undoButton()->isEnabled()); // it has changed nothing yet
    QTest::mouseClick(past->goOnButton(), Qt::LeftButton);
    BulkDialog *dialog = shown();
    QTRY_COMPARE(dialog->stage(), BulkDialog::Stage::Done);
    QVERIFY(now(m_beta).tags.contains(u"late"_s));
}

void TestBulkDialog::whatIsDeleted_isNotOffered()
{
    desk()->showSection({Section::Kind::Deleted});
    QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY(desk()->list()->notice()->message().contains(u"Restore"_s));
    QVERIFY(!desk()->findChild<BulkDialog *>());
}

void TestBulkDialog::closedDesk_endsIt()
{
    BulkDialog *dialog = open();
    QTest::keyClicks(dialog->form()->addTagsField(), u"x"_s);
    QTest::mouseClick(dialog->previewButton(), Qt::LeftButton);
    const QPointer<BulkDialog> left(dialog);
    m_window.reset();
    QVERIFY(!left);
}

QTEST_MAIN(TestBulkDialog)
#include "tst_bulkdialog.moc"
