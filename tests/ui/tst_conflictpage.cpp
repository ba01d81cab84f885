#include "editordesk.h"

#include <ui/article/articlehead.h>
#include <ui/article/conflictview.h>
#include <ui/article/savestateline.h>
#include <ui/controls/growingedit.h>
#include <ui/look/colours.h>
#include <ui/text/markdowneditor.h>

#include <QAction>
#include <QLabel>
#include <QPushButton>

using namespace Triptych;
using namespace Triptych::Ui;
using State = Newsroom::EditingSession::State;
using Side = ConflictCard::Side;

namespace {

/** Two people changed the title and one sentence; the conflict is shown. */
class ConflictDesk
{
public:
    ConflictDesk()
    {
        Core::Article article =
            Tests::article(QStringLiteral("Lamps"), QStringLiteral("One. Two. Three."));
        base = desk.save(article);
        desk.open(base.id);
        Core::Article theirs = base;
        theirs.title = QStringLiteral("Their lamps");
        theirs.body = QStringLiteral("One. Two theirs. Three theirs.");
        page().head()->titleEdit()->setFocus();
        QTest::keyClicks(page().head()->titleEdit(), QStringLiteral("My "));
        page().bodyEdit()->replaceText(QStringLiteral("One. Two mine. Three."));
        desk.save(theirs);
        page().save();
        if (!QTest::qWaitFor([&] { return view().isVisible() && view().cards().size() == 2; },
                             20'000))
            qFatal("no conflict is shown");
    }

    EditorPage &page() { return *desk.page; }
    ConflictView &view() { return *desk.page->conflictView(); }
    ConflictCard &title() { return *view().cards().at(0); }
    ConflictCard &text() { return *view().cards().at(1); }
    Core::Article stored() { return desk.stored(base.id); }

    void typeText(const QString &words)
    {
        QPlainTextEdit *edit = text().resultEdit();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, words);
    }

    Tests::EditorDesk desk;
    Core::Article base;
};

} // namespace

/** The page on which a conflict is decided, as a person uses it. */
class TestConflictPage final : public Tests::PageTest
{
    Q_OBJECT

private Q_SLOTS:
    void saveKey_savesWhatWasTyped()
    {
        ConflictDesk desk;
        desk.title().take(Side::Theirs);
        desk.typeText(QStringLiteral("Two both. "));
        QVERIFY(desk.view().saveButton()->isEnabled());
        QTest::keyClick(desk.text().resultEdit(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(desk.page().session().state(), State::Saved);
        const QString body = QStringLiteral("One. Two both. Three theirs.");
        QCOMPARE(desk.stored().body, body);
        QCOMPARE(desk.stored().title, QStringLiteral("Their lamps"));
        QCOMPARE(desk.page().bodyEdit()->text(), body);
        QVERIFY(!desk.view().isVisible());
    }

    void saveKey_savesNothingThatIsUndecided()
    {
        ConflictDesk desk;
        desk.typeText(QStringLiteral("Two both. "));
        QVERIFY(!desk.view().saveButton()->isEnabled());
        QVERIFY(desk.view().undecidedText().contains(QStringLiteral("Title")));
        QVERIFY(!desk.view().undecidedText().contains(QStringLiteral("Text")));
        QTest::keyClick(desk.text().resultEdit(), Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(desk.page().session().state(), State::Conflict);
        QVERIFY(desk.view().isVisible());
        QVERIFY(desk.title().isAncestorOf(QApplication::focusWidget()));
        QCOMPARE(desk.text().result(), QStringLiteral("Two both. "));
        desk.title().take(Side::Mine);
        QVERIFY(desk.view().undecidedText().isEmpty());
        QVERIFY(desk.view().saveButton()->isEnabled());
        QCOMPARE(desk.stored().version, 2);
    }

    void otherStatus_isNotSavedMeanwhile()
    {
        ConflictDesk desk;
        desk.typeText(QStringLiteral("Two both. "));
        QTest::keyClick(desk.text().resultEdit(), Qt::Key_Return,
                        Qt::ControlModifier | Qt::ShiftModifier);
        desk.page().saveAs(Core::Status::Review);
        QCOMPARE(desk.page().session().state(), State::Conflict);
        QVERIFY(desk.view().isVisible());
        QCOMPARE(desk.text().result(), QStringLiteral("Two both. "));
        QCOMPARE(desk.page().shownArticle().status, Core::Status::Draft);
        QAction *publish = nullptr;
        for (QAction *action : desk.page().pageActions())
            if (action->text().startsWith(QStringLiteral("Publish “")) &&
                !action->shortcut().isEmpty())
                publish = action;
        QVERIFY(publish && !publish->isEnabled());
        QTest::mouseClick(desk.view().cancelButton(), Qt::LeftButton);
        QVERIFY(publish->isEnabled());
    }

    void typedPassage_isJournalledAndMeetsTheRestAgain()
    {
        ConflictDesk desk;
        desk.typeText(QStringLiteral("Two both. "));
        const QString body = QStringLiteral("One. Two both. Three theirs.");
        QTRY_COMPARE(desk.desk.journalled(desk.base.id).body, body);
        const Core::Article kept = desk.desk.journalled(desk.base.id);
        QCOMPARE(kept.title, QStringLiteral("My Lamps"));
        QCOMPARE(kept.version, 1);
        // After a crash: another page over the same journal takes it up.
        EditorPage next(*desk.desk.workspace, desk.desk.journal);
        next.show();
        next.openArticle(desk.base.id);
        QTRY_COMPARE_WITH_TIMEOUT(next.bodyEdit()->text(), body, 20'000);
        next.save();
        QTRY_COMPARE_WITH_TIMEOUT(next.conflictView()->cards().size(), 2, 20'000);
        QCOMPARE(next.conflictView()->cards().at(1)->result(), QStringLiteral("Two both. "));
        QCOMPARE(desk.stored().version, 2);
    }

    void sideThatWasOnlyTaken_leavesMineInTheJournal()
    {
        ConflictDesk desk;
        const auto kept = [&desk] {
            desk.page().session().writeJournal();
            return desk.desk.journalled(desk.base.id);
        };
        desk.title().take(Side::Theirs);
        desk.text().take(Side::Theirs);
        QCOMPARE(kept().title, QStringLiteral("My Lamps"));
        QCOMPARE(kept().body, QStringLiteral("One. Two mine. Three."));
        QCOMPARE(desk.view().result().title, QStringLiteral("Their lamps"));
        // Nor does it go there with what was typed elsewhere.
        desk.typeText(QStringLiteral("Two both. "));
        QCOMPARE(kept().title, QStringLiteral("My Lamps"));
        QCOMPARE(kept().body, QStringLiteral("One. Two both. Three theirs."));
        QCOMPARE(desk.view().result().title, QStringLiteral("Their lamps"));
    }

    void cancelled_keepsTheChoices()
    {
        ConflictDesk desk;
        desk.title().take(Side::Theirs);
        desk.typeText(QStringLiteral("Two both. "));
        QTest::keyClick(desk.text().resultEdit(), Qt::Key_Escape);
        QVERIFY(!desk.view().isVisible());
        QCOMPARE(desk.page().bodyEdit()->text(), QStringLiteral("One. Two mine. Three."));
        QCOMPARE(desk.page().keptArticle().body, QStringLiteral("One. Two both. Three theirs."));
        QTest::keyClick(desk.page().bodyEdit(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(desk.view().isVisible());
        QCOMPARE(desk.text().result(), QStringLiteral("Two both. "));
        QVERIFY(desk.title().side() == Side::Theirs);
        QVERIFY(desk.view().saveButton()->isEnabled());
    }

    void typedOnAfterCancelling_asksOnlyWhatIsNew()
    {
        ConflictDesk desk;
        desk.title().take(Side::Theirs);
        desk.typeText(QStringLiteral("Two both. "));
        QTest::mouseClick(desk.view().cancelButton(), Qt::LeftButton);
        QTest::keyClicks(desk.page().head()->titleEdit(), QStringLiteral("x"));
        QCOMPARE(desk.page().keptArticle().body, QStringLiteral("One. Two mine. Three."));
        desk.page().save();
        QTRY_VERIFY(desk.view().isVisible());
        QVERIFY(!desk.title().isDecided());
        QCOMPARE(desk.text().result(), QStringLiteral("Two both. "));
        QCOMPARE(desk.page().keptArticle().body, QStringLiteral("One. Two both. Three theirs."));
        QTRY_COMPARE(desk.desk.journalled(desk.base.id).body,
                     QStringLiteral("One. Two both. Three theirs."));
    }

    void typedOnAfterCancelling_keepsTheTypedPassageAside()
    {
        ConflictDesk desk;
        desk.typeText(QStringLiteral("Two both. "));
        QTest::mouseClick(desk.view().cancelButton(), Qt::LeftButton);
        QTest::keyClicks(desk.page().head()->titleEdit(), QStringLiteral("xy"));
        auto reading = desk.desk.journal.content();
        QTRY_VERIFY(reading.isFinished());
        QCOMPARE(reading.result()->aside.size(), 1);
        QCOMPARE(reading.result()->aside.constFirst().entry.article.body,
                 QStringLiteral("One. Two both. Three theirs."));
    }

    void anotherArticleOpened_leavesTheTypedPassageInTheJournal()
    {
        ConflictDesk desk;
        const Core::Article other =
            desk.desk.save(Tests::article(QStringLiteral("Other"), QStringLiteral("Text.")));
        desk.typeText(QStringLiteral("Two both. "));
        desk.desk.open(other.id);
        QVERIFY(!desk.view().isVisible());
        QCOMPARE(desk.page().shownArticle().body, QStringLiteral("Text."));
        QCOMPARE(desk.desk.journalled(desk.base.id).body,
                 QStringLiteral("One. Two both. Three theirs."));
        QVERIFY(desk.desk.journalled(other.id).id.isNull());
    }

    void closedPage_leavesTheTypedPassageInTheJournal()
    {
        ConflictDesk desk;
        desk.typeText(QStringLiteral("Two both. "));
        desk.desk.page.reset();
        QCOMPARE(desk.desk.journalled(desk.base.id).body,
                 QStringLiteral("One. Two both. Three theirs."));
    }

    void refusedResolution_standsInTheEditorAndTheJournal()
    {
        ConflictDesk desk;
        desk.title().take(Side::Mine);
        // No store takes half of a pair.
        desk.text().resultEdit()->selectAll();
        desk.text().resultEdit()->insertPlainText(QStringLiteral("Two ") + QChar(0xd800));
        QTest::mouseClick(desk.view().saveButton(), Qt::LeftButton);
        // As it lies there before the store answers.
        auto before = desk.desk.journal.content();
        QTRY_COMPARE(desk.page().session().state(), State::Failed);
        QVERIFY(!desk.view().isVisible());
        QVERIFY(desk.page().bodyEdit()->text().contains(QChar(0xd800)));
        QCOMPARE(desk.page().stateLine()->kind(), SaveStateLine::Kind::Failed);
        const auto content = Tests::wait(before);
        QVERIFY(content && content->entries.size() == 1);
        for (const Core::Article &kept :
             {content->entries.constFirst().article, desk.desk.journalled(desk.base.id)}) {
            QCOMPARE(kept.version, 2);
            QCOMPARE(kept.title, QStringLiteral("My Lamps"));
            QVERIFY(kept.body.startsWith(QStringLiteral("One. Two ")));
            QVERIFY(kept.body.endsWith(QStringLiteral("Three theirs.")));
        }
    }

    void discarded_leavesThePage()
    {
        ConflictDesk desk;
        desk.typeText(QStringLiteral("Two both. "));
        desk.page().session().discard();
        QVERIFY(!desk.view().isVisible());
        QTRY_COMPARE(desk.page().session().state(), State::Saved);
        QCOMPARE(desk.page().bodyEdit()->text(), QStringLiteral("One. Two theirs. Three theirs."));
    }

    void takenSide_canBeUndone()
    {
        ConflictDesk desk;
        desk.typeText(QStringLiteral("Two both. "));
        desk.text().take(Side::Theirs);
        QCOMPARE(desk.text().result(), QStringLiteral("Two theirs. "));
        desk.text().resultEdit()->undo();
        QCOMPARE(desk.text().result(), QStringLiteral("Two both. "));
    }

    void differingWords_areMarkedOnBothSides()
    {
        ConflictDesk desk;
        const auto marked = [](ConflictCard &card, const QString &side) {
            QStringList words;
            const QList<QPlainTextEdit *> edits = card.findChildren<QPlainTextEdit *>();
            for (QPlainTextEdit *edit : edits) {
                if (!edit->accessibleName().endsWith(side))
                    continue;
                const auto marks = edit->extraSelections();
                for (const QTextEdit::ExtraSelection &mark : marks) {
                    words << mark.cursor.selectedText();
                    if (mark.format.background().color() != colours().highlight)
                        words << QStringLiteral("not visible");
                }
            }
            return words;
        };
        QCOMPARE(marked(desk.text(), QStringLiteral("mine")), {QStringLiteral("mine")});
        QCOMPARE(marked(desk.text(), QStringLiteral("theirs")), {QStringLiteral("theirs")});
        QCOMPARE(marked(desk.title(), QStringLiteral("mine")), {QStringLiteral("My Lamps")});
        // In what will be saved nothing is marked: it is one's own text.
        QVERIFY(desk.text().resultEdit()->extraSelections().isEmpty());
    }

    void noBreakSpaces_stayAsTyped()
    {
        ConflictDesk desk;
        const QString words = QStringLiteral("Two\u00a0both.\nOr three. ");
        desk.text().resultEdit()->selectAll();
        desk.text().resultEdit()->insertPlainText(words);
        QCOMPARE(desk.text().result(), words);
    }
};

QTEST_MAIN(TestConflictPage)
#include "tst_conflictpage.moc"
