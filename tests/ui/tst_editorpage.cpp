#include "editordesk.h"

#include <ui/article/articlehead.h>
#include <ui/article/comparedialog.h>
#include <ui/article/inspector.h>
#include <ui/article/publishflow.h>
#include <ui/article/publishsheet.h>
#include <ui/article/revisiondialog.h>
#include <ui/controls/growingedit.h>
#include <ui/controls/inlinenotice.h>
#include <ui/text/articledocument.h>
#include <ui/text/articlerenderer.h>
#include <ui/text/articleview.h>
#include <ui/text/markdowneditor.h>
#include <ui/text/previewpane.h>

#include <QApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSemaphore>

using namespace Triptych;
using namespace Triptych::Ui;
using State = Newsroom::EditingSession::State;
using Tests::visibleButton;

/** What comes late to the page one writes on. */
class TestEditorPage final : public Tests::PageTest
{
    Q_OBJECT

private:
    /** An article of two versions, the second one open. */
    static Core::Article openSecondVersion(Tests::EditorDesk &desk)
    {
        Core::Article article =
            desk.save(Tests::article(QStringLiteral("First"), QStringLiteral("First text.")));
        article.title = QStringLiteral("Second");
        article.summary = QStringLiteral("Short.");
        article.body = QStringLiteral("Second text.");
        article = desk.save(article);
        desk.open(article.id);
        return article;
    }

    static RevisionDialog *showFirst(Tests::EditorDesk &desk)
    {
        Q_EMIT desk.page->inspector()->revisionChosen(1);
        const auto shown = [&] { return desk.page->findChild<RevisionDialog *>() != nullptr; };
        if (!QTest::qWaitFor(shown))
            qFatal("no version is shown");
        return desk.page->findChild<RevisionDialog *>();
    }

    /** Holds what builds a page on its worker thread until it goes. */
    class HeldBuild final
    {
    public:
        explicit HeldBuild(ArticleRenderer &renderer)
        {
            renderer.setBuild([this](const ArticleHead &head, const QString &markdown,
                                     const ArticleStyle &style) {
                started.release();
                let.acquire();
                return ArticleDocument::build(head, markdown, style);
            });
        }
        ~HeldBuild() { let.release(100); }

        QSemaphore started;
        QSemaphore let;
    };

private Q_SLOTS:
    void pageThatGoes_tellsNoPreviewThatIsGone()
    {
        Tests::EditorDesk desk;
        const Core::Article article = desk.save(Tests::article(
            QStringLiteral("Long"), QStringLiteral("A line of it.\n\n").repeated(300)));
        desk.open(article.id);
        desk.page->setPreviewShown(true);
        desk.page->bodyEdit()->moveCursor(QTextCursor::End);
        QTRY_VERIFY(desk.page->bodyEdit()->verticalScrollBar()->value() > 0);
        // The text scrolls once more while the page goes, as it loses its colours.
        delete desk.page->preview();
        desk.page->bodyEdit()->verticalScrollBar()->setValue(0);
        QCOMPARE(desk.page->bodyEdit()->verticalScrollBar()->value(), 0);
    }

    void heldPreview_keepsNeitherKeysNorJournalWaiting()
    {
        Tests::EditorDesk desk;
        const Core::Article article =
            desk.save(Tests::article(QStringLiteral("T"), QStringLiteral("Text.")));
        desk.open(article.id);
        HeldBuild held(*desk.page->preview()->renderer());
        desk.page->setPreviewShown(true);
        desk.page->bodyEdit()->setFocus();
        QTest::keyClicks(desk.page->bodyEdit(), QStringLiteral("a"));
        QTRY_COMPARE(held.started.available(), 1);
        // The page is being built, and will be for as long as we like.
        QTest::keyClicks(desk.page->bodyEdit(), QStringLiteral("bc"));
        QCOMPARE(desk.page->bodyEdit()->text(), QStringLiteral("abcText."));
        QTRY_COMPARE(desk.journalled(article.id).body, QStringLiteral("abcText."));
        QVERIFY(desk.page->preview()->renderer()->isBusy());
        desk.page->save();
        QTRY_COMPARE(desk.page->session().state(), State::Saved);
        QCOMPARE(desk.stored(article.id).body, QStringLiteral("abcText."));
        held.let.release(100);
        QTRY_VERIFY(desk.page->preview()->view()->articleDocument());
    }

    void heldLayout_keepsNeitherKeysNorJournalWaiting()
    {
        Tests::EditorDesk desk;
        const Core::Article article = desk.save(Tests::article(
            QStringLiteral("T"), QStringLiteral("A paragraph.\n\n").repeated(3'000)));
        desk.open(article.id);
        ArticleView *view = desk.page->preview()->view();
        view->holdLayout(true);
        QSignalSpy rendered(desk.page->preview(), &PreviewPane::rendered);
        desk.page->setPreviewShown(true);
        QTRY_VERIFY(!rendered.isEmpty());
        QVERIFY(!view->isLaidOut());
        desk.page->bodyEdit()->setFocus();
        QTest::keyClicks(desk.page->bodyEdit(), QStringLiteral("abc"));
        QTRY_VERIFY(desk.journalled(article.id).body.startsWith(QStringLiteral("abcA")));
        QVERIFY(!view->isLaidOut());
        view->holdLayout(false);
        QTRY_VERIFY(view->document()->toPlainText().contains(QStringLiteral("abcA")));
    }

    void publishing_needsTitleAndText_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("missing");
        QTest::addColumn<QString>("go");
        const QString text = QStringLiteral("Go to the text");
        const QString title = QStringLiteral("Go to the title");
        QTest::newRow("no text") << "T" << "" << "no text" << text;
        QTest::newRow("blanks") << "T" << " \n\n\t \u00a0\n" << "no text" << text;
        QTest::newRow("a comment") << "T" << "<!-- to come -->\n" << "no text" << text;
        QTest::newRow("empty marks") << "T" << "#\n\n- \n\n> \n\n<p></p>\n\n---\n"
                                     << "no text" << text;
        QTest::newRow("coded blanks") << "T" << "&nbsp;&#8203;\n" << "no text" << text;
        QTest::newRow("no title") << "" << "Text." << "no title" << title;
        QTest::newRow("blank title") << " \u200b " << "Text." << "no title" << title;
    }

    void publishing_needsTitleAndText()
    {
        QFETCH(QString, title);
        QFETCH(QString, body);
        QFETCH(QString, missing);
        QFETCH(QString, go);
        Tests::EditorDesk desk;
        const Core::Article article = desk.save(Tests::article(title, body));
        desk.open(article.id);
        const auto isRefused = [&] {
            const auto *notice = desk.page->findChild<InlineNotice *>();
            return notice->isVisible() && notice->message().contains(missing) &&
                   visibleButton(*desk.page, go) && desk.stored(article.id).version == 1 &&
                   desk.stored(article.id).status == Core::Status::Draft;
        };
        // By the sheet.
        QTest::keyClick(desk.page->bodyEdit(), Qt::Key_Return,
                        Qt::ControlModifier | Qt::ShiftModifier);
        Ui::PublishSheet *sheet = desk.page->publishing()->sheet();
        QVERIFY(sheet && sheet->sentences().contains(missing));
        QVERIFY(!sheet->publishButton()->isEnabled());
        sheet->reject();
        desk.page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(desk.page.get()));
        QCOMPARE(desk.page->shownArticle().status, Core::Status::Draft);
        QCOMPARE(desk.page->session().state(), State::Saved);
        // By the inspector and Save, now and at a time.
        for (const QDateTime &at : {QDateTime(), Core::utcNow().addDays(1)}) {
            desk.page->inspector()->setStatus(Core::Status::Published);
            desk.page->inspector()->setPublishAt(at);
            desk.page->session().markEdited();
            desk.page->save();
            QVERIFY(isRefused());
            QCOMPARE(desk.page->session().state(), State::Unsaved);
        }
        QTest::mouseClick(visibleButton(*desk.page, go), Qt::LeftButton);
        QWidget *wanted = go.contains(QStringLiteral("title"))
                              ? static_cast<QWidget *>(desk.page->head()->titleEdit())
                              : desk.page->bodyEdit();
        QCOMPARE(QApplication::focusWidget(), wanted);
        // With both it goes out.
        desk.page->head()->titleEdit()->setText(QStringLiteral("Title"));
        desk.page->bodyEdit()->replaceText(QStringLiteral("Text."));
        desk.page->inspector()->setStatus(Core::Status::Published);
        desk.page->save();
        QTRY_COMPARE(desk.stored(article.id).status, Core::Status::Published);
    }

    void textTakenFromAPublishedArticle_isNotUpdated()
    {
        Tests::EditorDesk desk;
        Core::Article article = Tests::article(QStringLiteral("T"), QStringLiteral("Text."));
        article.status = Core::Status::Published;
        article = desk.save(article);
        desk.open(article.id);
        desk.page->bodyEdit()->replaceText({});
        desk.page->save();
        QCOMPARE(desk.stored(article.id).version, 1);
        QCOMPARE(desk.page->session().state(), State::Unsaved);
        desk.page->session().discard();
        // One that was public without a text already can be mended step by step.
        article.body.clear();
        article = desk.save(article);
        desk.open(article.id);
        desk.page->head()->titleEdit()->setText(QStringLiteral("Better"));
        desk.page->session().markEdited();
        desk.page->save();
        QTRY_COMPARE(desk.stored(article.id).title, QStringLiteral("Better"));
    }

    void revisionTakenBack_isUndoneFieldByField()
    {
        Tests::EditorDesk desk;
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

    void revisionWithoutAMember_clearsNothing()
    {
        // As an older desk wrote it, which knew no summary.
        Tests::EditorDesk desk;
        openSecondVersion(desk);
        Core::Article older = desk.stored(desk.page->shownArticle().id);
        older.title = QStringLiteral("Older");
        older.summary.clear();
        older.absent = {QStringLiteral("summary")};
        Q_EMIT showFirst(desk)->takeBack(older);
        QCOMPARE(desk.page->shownArticle().title, QStringLiteral("Older"));
        QCOMPARE(desk.page->shownArticle().summary, QStringLiteral("Short."));
        QCOMPARE(desk.page->session().state(), State::Unsaved);
    }

    void comparedTextOfAnOlderDesk_takesNothingAway()
    {
        Core::Article saved = Tests::article(QStringLiteral("T"), QStringLiteral("Same text."));
        saved.summary = QStringLiteral("Short.");
        Core::Article typed = saved;
        typed.body = QStringLiteral("Other text.");
        typed.summary.clear();
        typed.absent = {QStringLiteral("summary")};
        const CompareDialog dialog(saved, typed, false, nullptr);
        const QString shown = dialog.findChild<QPlainTextEdit *>()->toPlainText();
        QVERIFY2(shown.contains(QStringLiteral("+ Other text.")), qPrintable(shown));
        QVERIFY2(!shown.contains(QStringLiteral("− Short.")), qPrintable(shown));
    }

    void lateRevision_isNotShownOverAnotherArticle()
    {
        Tests::EditorDesk desk;
        const Core::Article other =
            desk.save(Tests::article(QStringLiteral("Other"), QStringLiteral("Other text.")));
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
        Tests::EditorDesk desk;
        const Core::Article other =
            desk.save(Tests::article(QStringLiteral("Other"), QStringLiteral("Other text.")));
        openSecondVersion(desk);
        const QPointer<RevisionDialog> dialog(showFirst(desk));
        desk.open(other.id);
        QTRY_VERIFY(!dialog || !dialog->isVisible());
        QCOMPARE(desk.page->shownArticle().body, QStringLiteral("Other text."));
    }

    void anotherTitle_isNotUndoneIntoThisArticle()
    {
        Tests::EditorDesk desk;
        const Core::Article first =
            desk.save(Tests::article(QStringLiteral("Same"), QStringLiteral("a")));
        const Core::Article second =
            desk.save(Tests::article(QStringLiteral("Same"), QStringLiteral("b")));
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
        Tests::EditorDesk desk;
        const Core::Article other =
            desk.save(Tests::article(QStringLiteral("Other"), QStringLiteral("Other text.")));
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
