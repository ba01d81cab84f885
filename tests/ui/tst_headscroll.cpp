// The title scrolls away with the text, and comes back.

#include "editordesk.h"

#include <ui/article/articlehead.h>
#include <ui/article/editorsheet.h>
#include <ui/article/headscroll.h>
#include <ui/controls/growingedit.h>
#include <ui/text/markdowneditor.h>

#include <QApplication>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

using namespace Triptych;

class TestHeadScroll final : public Tests::DeskTest
{
    Q_OBJECT

private:
    void wheel(QWidget *over, int degrees)
    {
        const QPointF at = over->rect().center();
        QWheelEvent event(at, over->mapToGlobal(at), {}, {0, degrees}, Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(over, &event);
    }

    /** Where the caret is, in the page: what a person looks at. */
    static int caretY(Ui::EditorPage &page)
    {
        const Ui::MarkdownEditor *body = page.bodyEdit();
        return body->viewport()->mapTo(&page, body->cursorRect().bottomLeft()).y();
    }

    std::unique_ptr<Ui::EditorPage> openText(int lines)
    {
        QString body;
        for (int i = 1; i <= lines; ++i)
            body += QStringLiteral("Line %1 of the text.\n\n").arg(i);
        const Core::Article article = store(QStringLiteral("A title that scrolls"), body);
        auto page = m_desk->editor();
        page->resize(900, 600);
        Tests::WritingDesk::open(*page, article.id);
        page->focusText();
        QCoreApplication::processEvents();
        return page;
    }

private Q_SLOTS:
    void wheel_takesTheTitleAwayAndBringsItBack()
    {
        auto page = openText(100);
        const Ui::HeadScroll *scroll = page->sheet()->headScroll();
        Ui::ArticleHeadEdit *head = page->head();
        Ui::MarkdownEditor *body = page->bodyEdit();
        const int top = body->viewport()->mapTo(page.get(), QPoint()).y();
        QCOMPARE(head->y(), 0);
        QVERIFY(top >= head->mapTo(page.get(), QPoint(0, head->height())).y());
        wheel(body->viewport(), -120);
        QVERIFY(scroll->hidden() > 0);
        QCOMPARE(head->y(), -scroll->hidden());
        // The text goes along with the head, as far.
        QCOMPARE(body->viewport()->mapTo(page.get(), QPoint()).y(), top - scroll->hidden());
        QCOMPARE(body->verticalScrollBar()->value(), 0);
        for (int i = 0; i < 12; ++i)
            wheel(body->viewport(), -120);
        QCOMPARE(scroll->hidden(), head->height());
        QVERIFY(body->verticalScrollBar()->value() > 0);
        QVERIFY(head->visibleRegion().isEmpty());
        for (int i = 0; i < 40; ++i)
            wheel(body->viewport(), 120);
        QCOMPARE(scroll->hidden(), 0);
        QCOMPARE(head->y(), 0);
    }

    void caretThatGoesDown_movesLineByLineAndNeverJumps()
    {
        auto page = openText(100);
        Ui::MarkdownEditor *body = page->bodyEdit();
        const Ui::HeadScroll *scroll = page->sheet()->headScroll();
        const int line = body->cursorRect().height() + body->fontMetrics().lineSpacing();
        int before = caretY(*page);
        for (int i = 0; i < 70; ++i) {
            QTest::keyClick(body, Qt::Key_Down);
            const int now = caretY(*page);
            QVERIFY2(qAbs(now - before) <= line,
                     qPrintable(QStringLiteral("%1: %2 to %3").arg(i).arg(before).arg(now)));
            QVERIFY(body->viewport()->rect().intersects(body->cursorRect()));
            before = now;
        }
        QCOMPARE(scroll->hidden(), page->head()->height());
        QTest::keyClick(body, Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(scroll->hidden(), 0);
        QVERIFY(body->viewport()->rect().intersects(body->cursorRect()));
    }

    void titleThatGetsTheKeyboard_isInSight()
    {
        auto page = openText(60);
        for (int i = 0; i < 20; ++i)
            wheel(page->bodyEdit()->viewport(), -120);
        QVERIFY(page->sheet()->headScroll()->hidden() > 0);
        page->sheet()->focusTitle();
        QTRY_COMPARE(page->sheet()->headScroll()->hidden(), 0);
    }

    void textThatFits_leavesTheTitle()
    {
        auto page = openText(2);
        for (int i = 0; i < 5; ++i)
            wheel(page->bodyEdit()->viewport(), -120);
        QCOMPARE(page->sheet()->headScroll()->hidden(), 0);
        // Over the head, too.
        wheel(page->head(), -120);
        QCOMPARE(page->sheet()->headScroll()->hidden(), 0);
    }

    void titleThatGrows_pushesTheTextDown()
    {
        auto page = openText(5);
        const Ui::MarkdownEditor *body = page->bodyEdit();
        const int top = body->viewport()->y();
        page->sheet()->focusTitle();
        QTest::keyClicks(page->head()->titleEdit(),
                         QStringLiteral(" and is so long that it takes a second line of the page"));
        QTRY_VERIFY(body->viewport()->y() > top);
        QCOMPARE(body->viewport()->y(), page->head()->height());
    }

    void anotherArticle_beginsWithItsTitle()
    {
        auto page = openText(100);
        for (int i = 0; i < 20; ++i)
            wheel(page->bodyEdit()->viewport(), -120);
        const Core::Article other = store(QStringLiteral("Other"), QStringLiteral("Text."));
        Tests::WritingDesk::open(*page, other.id);
        QCOMPARE(page->sheet()->headScroll()->hidden(), 0);
    }
};

QTEST_MAIN(TestHeadScroll)
#include "tst_headscroll.moc"
