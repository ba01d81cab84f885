// The row of the open article: where it is when it is out of sight, and what the list shows once it
// is gone.

#include "windowtest.h"

#include <ui/article/articlehead.h>
#include <ui/article/editorbar.h>
#include <ui/article/editorsheet.h>
#include <ui/article/readingpage.h>
#include <ui/article/savestateline.h>
#include <ui/controls/growingedit.h>
#include <ui/controls/inlinenotice.h>
#include <ui/list/openrowbutton.h>
#include <ui/text/markdowneditor.h>

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

using namespace Triptych;

class TestOpenRow final : public Tests::WindowTest
{
    Q_OBJECT

private:
    Ui::OpenRowButton *button() const { return list()->openRowButton(); }
    Ui::EditorPage *editor() const { return desk()->editor(); }

    void addMany()
    {
        for (int i = 0; i < 40; ++i)
            add(QStringLiteral("Filler %1").arg(i), Core::Status::Draft, QStringLiteral("Ada"));
        list()->setSort(Core::Sort::TitleAscending);
        desk()->showSection({Ui::Section::Kind::All});
        QTRY_VERIFY(model()->rowCount() >= 43);
        QTRY_COMPARE(model()->rowOf(m_alpha.id), 0);
    }

    bool isSeen(const Core::ArticleId &id) const
    {
        const QRect row = view()->visualRect(model()->index(model()->rowOf(id)));
        return view()->viewport()->rect().contains(row.center());
    }

    /** As somebody else does, at another desk. */
    void removeElsewhere(const Core::Article &article)
    {
        const auto removed = Tests::wait(m_workspace->library().remove(article.id, 0, {}));
        QVERIFY(removed);
    }

private Q_SLOTS:
    void rowOutOfSight_isToldAndReached()
    {
        addMany();
        edit(m_alpha.id);
        QVERIFY(isSeen(m_alpha.id));
        QTRY_VERIFY(!button()->isVisible());
        view()->verticalScrollBar()->setValue(view()->verticalScrollBar()->maximum());
        QTRY_VERIFY(button()->isVisible());
        QCOMPARE(button()->accessibleName(), QStringLiteral("Open article above"));
        QVERIFY(button()->y() < view()->mapTo(list(), QPoint(0, view()->height() / 4)).y());
        const int before = view()->verticalScrollBar()->value();
        QTest::keyClicks(editor()->bodyEdit(), QStringLiteral("more "));
        QCOMPARE(view()->verticalScrollBar()->value(), before); // it only tells
        editor()->focusText();
        QTest::mouseClick(button(), Qt::LeftButton);
        QVERIFY(isSeen(m_alpha.id));
        QTRY_VERIFY(!button()->isVisible());
        QVERIFY(editor()->bodyEdit()->hasFocus());
        QCOMPARE(desk()->currentPage(), editor());
    }

    void rowBelow_isReachedByItsKey()
    {
        addMany();
        edit(m_gamma.id);
        view()->scrollToTop();
        QTRY_VERIFY(button()->isVisible());
        QCOMPARE(button()->accessibleName(), QStringLiteral("Open article below"));
        QVERIFY(button()->y() > view()->mapTo(list(), QPoint(0, view()->height() / 2)).y());
        QTest::keyClick(editor()->bodyEdit(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(isSeen(m_gamma.id));
        QTRY_VERIFY(!button()->isVisible());
        // A row that the list leaves out cannot be reached, and that is said.
        list()->findField()->setText(QStringLiteral("alpha"));
        QTRY_COMPARE(model()->rowCount(), 1);
        QTest::keyClick(editor()->bodyEdit(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(list()->notice()->message().contains(QStringLiteral("not among the rows")));
        QVERIFY(!button()->isVisible());
    }

    void deletedElsewhere_keepsTheTextAndMarksNoOtherRow_data()
    {
        QTest::addColumn<bool>("isTyped");
        QTest::newRow("as it was stored") << false;
        QTest::newRow("with unsaved text") << true;
    }

    void deletedElsewhere_keepsTheTextAndMarksNoOtherRow()
    {
        QFETCH(bool, isTyped);
        edit(m_beta.id);
        editor()->focusText();
        if (isTyped)
            QTest::keyClicks(editor()->bodyEdit(), QStringLiteral("Typed. "));
        const QString text = editor()->bodyEdit()->text();
        removeElsewhere(m_beta);
        QTRY_COMPARE(model()->rowOf(m_beta.id), -1);
        QTRY_VERIFY(!view()->currentIndex().isValid());
        QVERIFY(view()->selectionModel()->selectedIndexes().isEmpty());
        QCOMPARE(desk()->currentPage(), editor());
        QCOMPARE(editor()->bodyEdit()->text(), text);
        QVERIFY(editor()->bodyEdit()->isVisible());
        QCOMPARE(editor()->stateLine()->kind(), Ui::SaveStateLine::Kind::Deleted);
        QTRY_COMPARE(editor()->notice()->actionButton()->text(), QStringLiteral("Restore"));

        // The text goes on as an article of its own, which readers do not see.
        auto *asNew = editor()->stateLine()->findChild<QToolButton *>();
        QCOMPARE(asNew->text(), QStringLiteral("Save as new article"));
        QTest::mouseClick(asNew, Qt::LeftButton);
        QTRY_COMPARE(editor()->session().state(), Newsroom::EditingSession::State::Saved);
        const Core::ArticleId fresh = editor()->articleId();
        QVERIFY(fresh != m_beta.id);
        const auto saved = stored(fresh);
        QVERIFY(saved);
        QCOMPARE(saved->body, text);
        QCOMPARE(saved->status, Core::Status::Draft);
        QVERIFY(!stored(m_beta.id));
        QTRY_COMPARE(view()->currentIndex().row(), model()->rowOf(fresh));
    }

    void deletedElsewhere_isRestoredFromTheNotice()
    {
        edit(m_beta.id);
        QTest::keyClicks(editor()->bodyEdit(), QStringLiteral("Typed. "));
        const QString text = editor()->bodyEdit()->text();
        removeElsewhere(m_beta);
        QTRY_VERIFY(editor()->notice()->isVisible());
        QTRY_COMPARE(editor()->notice()->actionButton()->text(), QStringLiteral("Restore"));
        QTest::mouseClick(editor()->notice()->actionButton(), Qt::LeftButton);
        QTRY_VERIFY(stored(m_beta.id));
        QCOMPARE(stored(m_beta.id)->status, Core::Status::Draft);
        QTRY_VERIFY(model()->rowOf(m_beta.id) >= 0);
        QTRY_VERIFY(editor()->stateLine()->kind() != Ui::SaveStateLine::Kind::Deleted);
        QCOMPARE(editor()->articleId(), m_beta.id);
        QCOMPARE(editor()->bodyEdit()->text(), text);
        QTest::keyClick(editor()->bodyEdit(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(stored(m_beta.id)->body, text);
        QCOMPARE(stored(m_beta.id)->status, Core::Status::Draft);
    }

    void undoBackToWhatIsStored_isSaved()
    {
        edit(m_alpha.id);
        const QString before = editor()->bodyEdit()->text();
        editor()->focusText();
        QTest::keyClicks(editor()->bodyEdit(), QStringLiteral("More words "));
        QTRY_COMPARE(editor()->stateLine()->kind(), Ui::SaveStateLine::Kind::Unsaved);
        for (int i = 0; i < 20 && editor()->bodyEdit()->text() != before; ++i)
            QTest::keyClick(editor()->bodyEdit(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(editor()->bodyEdit()->text(), before);
        QTRY_COMPARE(editor()->stateLine()->kind(), Ui::SaveStateLine::Kind::Saved);
        QVERIFY(!editor()->hasUnsavedText());
        QVERIFY(!editor()->sheet()->bar()->saveButton()->isEnabled());
        QCOMPARE(stored(m_alpha.id)->version, m_alpha.version);
        // Redo is a change again.
        QTest::keyClick(editor()->bodyEdit(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(editor()->stateLine()->kind(), Ui::SaveStateLine::Kind::Unsaved);
    }
};

QTEST_MAIN(TestOpenRow)
#include "tst_openrow.moc"
