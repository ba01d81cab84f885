#include "editordesk.h"

#include <ui/articlehead.h>
#include <ui/growingedit.h>
#include <ui/inspector.h>
#include <ui/markdowneditor.h>
#include <ui/revisiondialog.h>

#include <QPushButton>

using namespace Triptych;
using namespace Triptych::Ui;
using State = Newsroom::EditingSession::State;

/** What comes late to the page one writes on. */
class TestEditorPage final : public Test::PageTest
{
    Q_OBJECT

private:
    /** An article of two versions, the second one open. */
    static Core::Article openSecondVersion(Test::EditorDesk &desk)
    {
        Core::Article article =
            desk.save(Test::article(QStringLiteral("First"), QStringLiteral("First text.")));
        article.title = QStringLiteral("Second");
        article.summary = QStringLiteral("Short.");
        article.body = QStringLiteral("Second text.");
        article = desk.save(article);
        desk.open(article.id);
        return article;
    }

    static RevisionDialog *showFirst(Test::EditorDesk &desk)
    {
        Q_EMIT desk.page->inspector()->revisionChosen(1);
        const auto shown = [&] { return desk.page->findChild<RevisionDialog *>() != nullptr; };
        if (!QTest::qWaitFor(shown))
            qFatal("no version is shown");
        return desk.page->findChild<RevisionDialog *>();
    }

private Q_SLOTS:
    void revisionTakenBack_isUndoneFieldByField()
    {
        Test::EditorDesk desk;
        openSecondVersion(desk);
        RevisionDialog *dialog = showFirst(desk);
        for (QPushButton *button : dialog->findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Take back into the editor"))
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(desk.page->shownArticle().title, QStringLiteral("First"));
        QCOMPARE(desk.page->shownArticle().summary, QString());
        QCOMPARE(desk.page->shownArticle().body, QStringLiteral("First text."));
        QCOMPARE(desk.page->session().state(), State::Unsaved);
        desk.page->head()->titleEdit()->undo();
        desk.page->head()->summaryEdit()->undo();
        desk.page->bodyEdit()->undo();
        QCOMPARE(desk.page->shownArticle().title, QStringLiteral("Second"));
        QCOMPARE(desk.page->shownArticle().summary, QStringLiteral("Short."));
        QCOMPARE(desk.page->shownArticle().body, QStringLiteral("Second text."));
    }

    void lateRevision_isNotShownOverAnotherArticle()
    {
        Test::EditorDesk desk;
        const Core::Article other =
            desk.save(Test::article(QStringLiteral("Other"), QStringLiteral("Other text.")));
        openSecondVersion(desk);
        Q_EMIT desk.page->inspector()->revisionChosen(1);
        desk.page->session().open(other.id);
        QTRY_COMPARE(desk.page->session().state(), State::Saved);
        // The store answers in order: what was asked before is here.
        desk.stored(other.id);
        QVERIFY(!desk.page->findChild<RevisionDialog *>());
    }

    void anotherArticleOpened_closesTheRevision()
    {
        Test::EditorDesk desk;
        const Core::Article other =
            desk.save(Test::article(QStringLiteral("Other"), QStringLiteral("Other text.")));
        openSecondVersion(desk);
        const QPointer<RevisionDialog> dialog(showFirst(desk));
        desk.open(other.id);
        QTRY_VERIFY(!dialog || !dialog->isVisible());
        QCOMPARE(desk.page->shownArticle().body, QStringLiteral("Other text."));
    }

    void anotherTitle_isNotUndoneIntoThisArticle()
    {
        Test::EditorDesk desk;
        const Core::Article first =
            desk.save(Test::article(QStringLiteral("Same"), QStringLiteral("a")));
        const Core::Article second =
            desk.save(Test::article(QStringLiteral("Same"), QStringLiteral("b")));
        desk.open(first.id);
        QTest::keyClicks(desk.page->head()->titleEdit(), QStringLiteral("x"));
        QTest::keyClick(desk.page->head()->titleEdit(), Qt::Key_Backspace);
        desk.open(second.id);
        desk.page->head()->titleEdit()->undo();
        QCOMPARE(desk.page->shownArticle().title, QStringLiteral("Same"));
        QCOMPARE(desk.page->session().state(), State::Saved);
    }

    void sameArticleAskedAgain_callsTheOtherOff()
    {
        Test::EditorDesk desk;
        const Core::Article other =
            desk.save(Test::article(QStringLiteral("Other"), QStringLiteral("Other text.")));
        const Core::Article article = openSecondVersion(desk);
        QTest::keyClicks(desk.page->bodyEdit(), QStringLiteral("Typed. "));
        desk.page->openArticle(other.id);
        QVERIFY(desk.page->bodyEdit()->isReadOnly());
        desk.page->openArticle(article.id);
        QTRY_VERIFY(!desk.page->bodyEdit()->isReadOnly());
        // The journal answers in order: what the other one waited for is here.
        desk.journalled(other.id);
        QCOMPARE(desk.page->articleId(), article.id);
        QCOMPARE(desk.page->shownArticle().body, QStringLiteral("Typed. Second text."));
    }
};

QTEST_MAIN(TestEditorPage)
#include "tst_editorpage.moc"
