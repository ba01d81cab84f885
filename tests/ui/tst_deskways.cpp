// The ways through the window by keys: to a hit and back, to where one was.

#include "windowtest.h"

#include <ui/article/articlehead.h>
#include <ui/article/inspector.h>
#include <ui/article/publishflow.h>
#include <ui/article/publishsheet.h>
#include <ui/article/readingpage.h>
#include <ui/controls/growingedit.h>
#include <ui/controls/inlinenotice.h>
#include <ui/many/selectionpage.h>
#include <ui/search/searchpage.h>
#include <ui/text/markdowneditor.h>
#include <ui/window/pages.h>
#include <ui/window/sidebar.h>
#include <ui/window/trail.h>

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>

using namespace Triptych;
using Ui::Section;

class TestDeskWays final : public Tests::WindowTest
{
    Q_OBJECT

private:
    void searchFor(const QString &words)
    {
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(isOn<Ui::SearchPage>());
        QTRY_VERIFY(desk()->searcher()->field()->hasFocus());
        QTest::keyClicks(desk()->searcher()->field(), words);
        QTRY_VERIFY(desk()->searcher()->summaryText().startsWith(QStringLiteral("1 ")));
    }

    template<typename Page> bool isOn() const
    {
        return qobject_cast<Page *>(desk()->currentPage()) != nullptr;
    }

    void alt(Qt::Key key) { QTest::keyClick(m_window.get(), key, Qt::AltModifier); }

    void pressPublish(QWidget *where)
    {
        where->setFocus();
        QTest::keyClick(where, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    }
    Ui::PublishSheet *sheet() { return desk()->editor()->publishing()->sheet(); }

private Q_SLOTS:
    void publishKey_actsOnTheArticleOnTheRight_whereverTheKeyboardIs()
    {
        edit(m_alpha.id);
        desk()->editor()->setInspectorShown(true);
        const QList<QWidget *> places{desk()->editor()->bodyEdit(), view(), list()->findField(),
                                      desk()->editor()->inspector()->statusBox()};
        for (QWidget *place : places) {
            pressPublish(place);
            QTRY_VERIFY(sheet() && sheet()->isVisible());
            QCOMPARE(desk()->editor()->articleId(), m_alpha.id);
            sheet()->close();
            QTRY_VERIFY(!sheet());
            m_window->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        }
        // What is only read is shown in the editor then.
        desk()->readArticle(m_gamma.id);
        QTRY_VERIFY(desk()->pages()->article());
        pressPublish(view());
        QTRY_VERIFY(sheet() && sheet()->isVisible());
        QCOMPARE(desk()->editor()->articleId(), m_gamma.id);
        sheet()->close();
    }

    void publishKey_saysWhyNot()
    {
        desk()->showSection({Section::Kind::Stores});
        pressPublish(desk()->currentPage());
        QVERIFY(!sheet());
        QVERIFY2(list()->notice()->message().contains(QStringLiteral("No article is open")),
                 qPrintable(list()->notice()->message()));
        QVERIFY(Tests::wait(m_workspace->library().remove(m_alpha.id, 0, {})));
        desk()->showSection({Section::Kind::Deleted});
        QTRY_VERIFY(model()->rowOf(m_alpha.id) >= 0);
        select(m_alpha.id);
        QTRY_VERIFY(desk()->pages()->showsDeleted());
        pressPublish(view());
        QVERIFY(!sheet());
        QVERIFY2(list()->notice()->message().contains(QStringLiteral("Restore it first")),
                 qPrintable(list()->notice()->message()));
    }

    void escFromTheSearch_leadsBackToTheFindField()
    {
        edit(m_alpha.id);
        list()->findField()->setFocus();
        QTest::keyClicks(list()->findField(), QStringLiteral("beta"));
        QTest::keyClick(list()->findField(), Qt::Key_Return);
        QTRY_VERIFY(isOn<Ui::SearchPage>());
        QTRY_VERIFY(desk()->searcher()->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(isOn<Ui::EditorPage>());
        // What is typed next is not written into the article.
        QCOMPARE(QApplication::focusWidget(), list()->findField());
    }

    void returnInTheField_opensTheFirstHit_escAndBackReturn_data()
    {
        QTest::addColumn<bool>("byEscape");
        QTest::newRow("Esc") << true;
        QTest::newRow("Alt+Left") << false;
    }

    void returnInTheField_opensTheFirstHit_escAndBackReturn()
    {
        QFETCH(bool, byEscape);
        const auto back = [&] {
            if (byEscape)
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
            else
                alt(Qt::Key_Left);
        };
        view()->setFocus();
        select(m_gamma.id);
        searchFor(QStringLiteral("beta"));
        QLineEdit *field = desk()->searcher()->field();
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(isOn<Ui::ReadingPage>());
        QCOMPARE(desk()->reader()->articleId(), m_beta.id);
        QTRY_COMPARE(desk()->reader()->article().id, m_beta.id);
        QVERIFY(list()->isVisible());
        QTRY_VERIFY(desk()->reader()->isAncestorOf(QApplication::focusWidget()));
        back();
        QTRY_VERIFY(isOn<Ui::SearchPage>());
        QCOMPARE(QApplication::focusWidget(), field);
        QCOMPARE(field->text(), QStringLiteral("beta"));
        QCOMPARE(desk()->sidebar()->current().kind, Section::Kind::Search);
        back();
        QTRY_VERIFY(isOn<Ui::SelectionPage>());
        QCOMPARE(QApplication::focusWidget(), view());
        QCOMPARE(desk()->sidebar()->current().kind, Section::Kind::All);
        back();
        QVERIFY(isOn<Ui::SelectionPage>());
    }

    void searchFromTheEditor_leadsBackToItsCaret()
    {
        edit(m_alpha.id);
        Ui::MarkdownEditor *body = desk()->editor()->bodyEdit();
        body->setFocus();
        desk()->editor()->setCaret(7);
        searchFor(QStringLiteral("gamma"));
        QTest::keyClick(desk()->searcher()->field(), Qt::Key_Down);
        QTest::keyClick(desk()->searcher()->hitsView(), Qt::Key_Return);
        QTRY_COMPARE(desk()->reader()->article().id, m_gamma.id);
        alt(Qt::Key_Left);
        QTRY_VERIFY(isOn<Ui::SearchPage>());
        QCOMPARE(QApplication::focusWidget(), desk()->searcher()->hitsView());
        QTest::keyClick(desk()->searcher()->hitsView(), Qt::Key_Escape);
        QTRY_VERIFY(isOn<Ui::EditorPage>());
        QCOMPARE(desk()->editor()->articleId(), m_alpha.id);
        QCOMPARE(QApplication::focusWidget(), body);
        QCOMPARE(desk()->editor()->caret(), 7);
        QCOMPARE(desk()->sidebar()->current().kind, Section::Kind::All);
        QTest::keyClicks(body, QStringLiteral("x"));
        QCOMPARE(body->text(), QStringLiteral("Some woxrds about Alpha."));
    }

    void hitThatIsEdited_leadsBackToTheSearch()
    {
        searchFor(QStringLiteral("alpha"));
        QTest::keyClick(desk()->searcher()->field(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(isOn<Ui::EditorPage>());
        QTRY_COMPARE(desk()->editor()->session().state(), Newsroom::EditingSession::State::Saved);
        alt(Qt::Key_Left);
        QTRY_VERIFY(isOn<Ui::SearchPage>());
        QCOMPARE(QApplication::focusWidget(), desk()->searcher()->field());
    }

    void rowThatIsClicked_leavesTheSearch()
    {
        select(m_beta.id);
        searchFor(QStringLiteral("alpha"));
        const QModelIndex row = model()->index(model()->rowOf(m_beta.id));
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, view()->visualRect(row).center());
        QTRY_VERIFY(isOn<Ui::SelectionPage>());
        QCOMPARE(desk()->sidebar()->current().kind, Section::Kind::All);
        QCOMPARE(desk()->pages()->article()->id, m_beta.id);
    }

    void windowTitle_followsWhatIsOpen()
    {
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Triptych"));
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
        QTRY_COMPARE(m_window->windowTitle(), QStringLiteral("New article – Triptych"));
        Ui::GrowingEdit *title = desk()->editor()->head()->titleEdit();
        QTest::keyClicks(title, QStringLiteral("Ropes"));
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Ropes – Triptych"));
        searchFor(QStringLiteral("beta"));
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Triptych"));
        QTest::keyClick(desk()->searcher()->field(), Qt::Key_Return);
        QTRY_COMPARE(m_window->windowTitle(), QStringLiteral("Beta – Triptych"));
        alt(Qt::Key_Left);
        alt(Qt::Key_Left);
        QTRY_COMPARE(m_window->windowTitle(), QStringLiteral("Ropes – Triptych"));
        QCOMPARE(QApplication::focusWidget(), title);
    }

    void deletedArticle_isPassedOnTheWayBack()
    {
        Ui::Trail trail;
        const auto one = Core::ArticleId::create();
        const auto two = Core::ArticleId::create();
        using Kind = Ui::Trail::Kind;
        trail.leave({Kind::List, {}, {}, {}});
        trail.leave({Kind::Read, one, {}, {}});
        trail.leave({Kind::Written, two, {}, {}});
        trail.leave({Kind::Written, two, {}, {}});
        trail.forget(one);
        const Ui::Trail::Place now{Kind::Search, {}, {}, {}};
        QCOMPARE(trail.back(now)->article, two);
        QCOMPARE(trail.back(now)->kind, Kind::List);
        QVERIFY(!trail.back(now));
        trail.leave({Kind::Search, {}, {}, {}});
        QVERIFY(!trail.back(now));
    }
};

QTEST_MAIN(TestDeskWays)
#include "tst_deskways.moc"
