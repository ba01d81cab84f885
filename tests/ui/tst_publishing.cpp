// Publishing by the sheet: what it asks for, what it says, what its button does, and its undo.

#include "editordesk.h"

#include <ui/article/articlehead.h>
#include <ui/article/editorbar.h>
#include <ui/article/editorsheet.h>
#include <ui/article/inspector.h>
#include <ui/article/publicationfield.h>
#include <ui/article/publishflow.h>
#include <ui/article/publishsheet.h>
#include <ui/controls/growingedit.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/pill.h>
#include <ui/controls/yieldingarea.h>
#include <ui/text/markdowneditor.h>

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>

using namespace Triptych;
using namespace Triptych::Ui;
using Tests::visibleButton;

class TestPublishing final : public Tests::PageTest
{
    Q_OBJECT

private:
    static PublishSheet *ask(EditorPage &page)
    {
        // A sheet that was closed before gives the keyboard back.
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the page is not active");
        QTest::keyClick(page.bodyEdit(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        return page.publishing()->sheet();
    }

    static QAction *action(const EditorPage &page, const QString &text)
    {
        for (QAction *one : page.pageActions()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }

    static QString noteOf(const Inspector &inspector)
    {
        return inspector.statusBox()->accessibleDescription();
    }

private Q_SLOTS:
    void sheet_growsWithWhatItSays()
    {
        Tests::EditorDesk desk;
        Core::Article article = Tests::article(QStringLiteral("T"), QStringLiteral("Text."));
        article.status = Core::Status::Published;
        article.publishAt = Core::utcNow().addSecs(-3600);
        article = desk.save(article);
        desk.open(article.id);
        PublishSheet *sheet = ask(*desk.page);
        auto *area = sheet->findChild<YieldingArea *>();
        QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
        const int before = sheet->height();
        // A time to come adds sentences while the sheet stands.
        sheet->publication()->setMoment(Core::utcNow().addDays(400));
        Q_EMIT sheet->publication()->edited();
        for (QLabel *label : area->findChildren<QLabel *>()) {
            if (label->text().contains(QStringLiteral("They see it now")))
                label->setText(label->text() + QStringLiteral("\nMore.").repeated(6));
        }
        QTRY_VERIFY(sheet->height() > before);
        QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
        sheet->close();
    }

    void draft_goesOutByTwoKeys()
    {
        Tests::EditorDesk desk;
        const Core::Article article = desk.save(Tests::article(QStringLiteral("T"), {}));
        desk.open(article.id);
        QTest::keyClicks(desk.page->bodyEdit(), QStringLiteral("A text."));
        PublishSheet *sheet = ask(*desk.page);
        QVERIFY(sheet);
        QCOMPARE(sheet->publishButton()->text(), QStringLiteral("Publish now"));
        QVERIFY(sheet->sentences().contains(QStringLiteral("no author")));
        QVERIFY(sheet->sentences().contains(QStringLiteral("no summary")));
        QVERIFY(sheet->sentences().contains(QStringLiteral("no tags")));
        QVERIFY(sheet->sentences().contains(QStringLiteral("They see it at once")));
        QTest::keyClick(sheet, Qt::Key_Return);
        QTRY_COMPARE(desk.page->session().state(), Newsroom::EditingSession::State::Saved);
        QVERIFY(desk.stored(article.id).isPublic(Core::utcNow().addSecs(1)));
        QCOMPARE(desk.page->head()->statusPill()->text(), QStringLiteral("Published"));
    }

    void cancelledSheet_changesNothing()
    {
        Tests::EditorDesk desk;
        const Core::Article article =
            desk.save(Tests::article(QStringLiteral("T"), QStringLiteral("Text.")));
        desk.open(article.id);
        QTest::keyClick(ask(*desk.page), Qt::Key_Escape);
        QVERIFY(!desk.page->hasUnsavedText());
        QCOMPARE(desk.page->inspector()->status(), Core::Status::Draft);
        QCOMPARE(desk.stored(article.id).version, article.version);
    }

    void whatIsMissing_isSaidAndHolds()
    {
        Tests::EditorDesk desk;
        desk.page->newArticle();
        desk.page->head()->titleEdit()->setText(QStringLiteral("T"));
        PublishSheet *sheet = ask(*desk.page);
        QVERIFY(sheet->sentences().contains(QStringLiteral("no text")));
        QVERIFY(!sheet->publishButton()->isEnabled());
        QTest::keyClick(sheet, Qt::Key_Return);
        QCOMPARE(desk.page->inspector()->status(), Core::Status::Draft);
    }

    void takenSlug_isSaidAndHolds()
    {
        Tests::EditorDesk desk;
        Core::Article other = Tests::article(QStringLiteral("Other"), QStringLiteral("Text."));
        other.slug = QStringLiteral("harbour");
        desk.save(other);
        const Core::Article article =
            desk.save(Tests::article(QStringLiteral("T"), QStringLiteral("Text.")));
        desk.open(article.id);
        desk.page->inspector()->slugEdit()->setText(QStringLiteral("harbour"));
        Q_EMIT desk.page->inspector()->slugEdit()->textEdited(QStringLiteral("harbour"));
        PublishSheet *sheet = ask(*desk.page);
        QTRY_VERIFY(sheet->sentences().contains(QStringLiteral("“harbour” already")));
        QVERIFY(!sheet->publishButton()->isEnabled());
        sheet->reject();
        desk.page->inspector()->slugEdit()->setText(QStringLiteral("harbour-north"));
        Q_EMIT desk.page->inspector()->slugEdit()->textEdited(QStringLiteral("harbour-north"));
        sheet = ask(*desk.page);
        QTRY_VERIFY(sheet->publishButton()->isEnabled());
    }

    void picturesWithoutText_areCounted()
    {
        Tests::EditorDesk desk;
        const Core::Article article = desk.save(Tests::article(
            QStringLiteral("T"),
            QStringLiteral("![](a.png) ![A lamp](b.png) ![ ](c.png)\n\n`![](not.png)`\n")));
        desk.open(article.id);
        QVERIFY(ask(*desk.page)->sentences().contains(QStringLiteral("2 pictures")));
    }

    void time_schedulesAndIsUpdated()
    {
        Tests::EditorDesk desk;
        const Core::Article article =
            desk.save(Tests::article(QStringLiteral("T"), QStringLiteral("Text.")));
        desk.open(article.id);
        PublishSheet *sheet = ask(*desk.page);
        const QDateTime time = Core::utcNow().addDays(2);
        sheet->publication()->setMoment(time);
        QCOMPARE(sheet->publishButton()->text(), QStringLiteral("Schedule"));
        QTest::mouseClick(sheet->publishButton(), Qt::LeftButton);
        QTRY_VERIFY(desk.stored(article.id).isScheduled(Core::utcNow()));
        QTRY_COMPARE(desk.page->head()->statusPill()->text(), QStringLiteral("Scheduled"));
        // One word in every place, and the way out before its time.
        QCOMPARE(desk.page->inspector()->statusBox()->currentText(), QStringLiteral("Scheduled"));
        sheet = ask(*desk.page);
        QCOMPARE(sheet->publishButton()->text(), QStringLiteral("Update"));
        sheet->publication()->setMoment({});
        QCOMPARE(sheet->publishButton()->text(), QStringLiteral("Publish now"));
        QTest::mouseClick(sheet->publishButton(), Qt::LeftButton);
        QTRY_VERIFY(desk.stored(article.id).isPublic(Core::utcNow().addSecs(1)));
    }

    void scheduledArticle_goesOutNow()
    {
        Tests::EditorDesk desk;
        Core::Article article = Tests::article(QStringLiteral("Harbour"), QStringLiteral("Text."));
        article.status = Core::Status::Published;
        article.setPublishMoment(Core::utcNow().addDays(3));
        article = desk.save(article);
        desk.open(article.id);
        QAction *now = action(*desk.page, QStringLiteral("Publish “Harbour” now…"));
        QVERIFY(now && now->isEnabled() && now->isVisible());
        now->trigger();
        PublishSheet *sheet = desk.page->publishing()->sheet();
        QVERIFY(sheet && sheet->isVisible());
        QCOMPARE(sheet->publishButton()->text(), QStringLiteral("Publish now"));
        QCOMPARE(desk.page->inspector()->publishAt(), article.publishAt);
        QTest::mouseClick(sheet->publishButton(), Qt::LeftButton);
        QTRY_VERIFY(desk.stored(article.id).isPublic(Core::utcNow().addSecs(1)));
        now = action(*desk.page, QStringLiteral("Publish “Harbour” now…"));
        QVERIFY(!now->isEnabled() && !now->isVisible());
    }

    void publicationAtATime_isProposedAndAsked_data()
    {
        QTest::addColumn<int>("hours");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("no time") << 0 << false;
        QTest::newRow("a time that is past") << -30 << false;
        QTest::newRow("a time to come") << 50 << true;
    }

    void publicationAtATime_isProposedAndAsked()
    {
        QFETCH(int, hours);
        QFETCH(bool, isKept);
        Tests::EditorDesk desk;
        Core::Article article = Tests::article(QStringLiteral("Harbour"), QStringLiteral("Text."));
        if (hours != 0)
            article.setPublishMoment(Core::utcNow().addSecs(3600 * hours));
        article = desk.save(article);
        desk.open(article.id);
        action(*desk.page, QStringLiteral("Publish “Harbour” at a time…"))->trigger();
        PublishSheet *sheet = desk.page->publishing()->sheet();
        QVERIFY(sheet && sheet->isVisible());
        QCOMPARE(sheet->publishButton()->text(), QStringLiteral("Schedule"));
        QVERIFY(sheet->publication()->timedBox()->isChecked());
        QTRY_VERIFY(sheet->publication()->isAncestorOf(QApplication::focusWidget()));
        const QDateTime at = sheet->publication()->publishAt();
        if (isKept)
            QCOMPARE(at, article.publishAt);
        else
            QVERIFY(at > Core::utcNow().addSecs(29 * 60) && at < Core::utcNow().addSecs(91 * 60));
        // Nothing of it is chosen before the button is pressed.
        QCOMPARE(desk.page->inspector()->publishAt(), article.publishAt);
        QTest::mouseClick(sheet->publishButton(), Qt::LeftButton);
        QTRY_VERIFY(desk.stored(article.id).isScheduled(Core::utcNow()));
    }

    void update_saysWhatReadersWillSeeChange()
    {
        Tests::EditorDesk desk;
        Core::Article article =
            Tests::article(QStringLiteral("Old title"), QStringLiteral("One.\n\nTwo.\n\nThree."));
        article.status = Core::Status::Published;
        article = desk.save(article);
        desk.open(article.id);
        QCOMPARE(desk.page->sheet()->bar()->saveButton()->text(), QStringLiteral("Update…"));
        desk.page->head()->titleEdit()->setText(QStringLiteral("New title"));
        desk.page->bodyEdit()->replaceText(QStringLiteral("One.\n\n2.\n\nThree.\n\nFour."));
        QTest::keyClick(desk.page->bodyEdit(), Qt::Key_S, Qt::ControlModifier);
        PublishSheet *sheet = desk.page->publishing()->sheet();
        QVERIFY(sheet);
        QCOMPARE(sheet->publishButton()->text(), QStringLiteral("Update"));
        QVERIFY(sheet->sentences().contains(QStringLiteral("was “Old title”")));
        QTRY_VERIFY(sheet->sentences().contains(QStringLiteral("3 lines added, 1 removed")));
        QTest::keyClick(sheet, Qt::Key_Return);
        QTRY_COMPARE(desk.stored(article.id).title, QStringLiteral("New title"));
    }

    void choiceThatIsNotSaved_looksLikeOne()
    {
        Tests::EditorDesk desk;
        const Core::Article article =
            desk.save(Tests::article(QStringLiteral("T"), QStringLiteral("Text.")));
        desk.open(article.id);
        QPushButton *save = desk.page->sheet()->bar()->saveButton();
        QCOMPARE(save->text(), QStringLiteral("Save"));
        desk.page->inspector()->setStatus(Core::Status::Published);
        QCOMPARE(desk.page->head()->statusPill()->text(), QStringLiteral("Draft"));
        QVERIFY(noteOf(*desk.page->inspector()).startsWith(QStringLiteral("Not saved yet")));
        QCOMPARE(save->text(), QStringLiteral("Publish…"));
        desk.page->inspector()->setPublishAt(Core::utcNow().addDays(1));
        QCOMPARE(save->text(), QStringLiteral("Schedule…"));
        desk.page->inspector()->setStatus(Core::Status::Review);
        QCOMPARE(save->text(), QStringLiteral("Save"));
    }

    void undo_takesThePublicationBack()
    {
        Tests::EditorDesk desk;
        Core::Article article = Tests::article(QStringLiteral("T"), QStringLiteral("Text."));
        article.status = Core::Status::Review;
        article = desk.save(article);
        desk.open(article.id);
        PublishSheet *sheet = ask(*desk.page);
        QTest::mouseClick(sheet->publishButton(), Qt::LeftButton);
        QTRY_VERIFY(desk.page->publishing()->canUndo());
        // A line without an action does not push the undo aside.
        desk.page->tell(Tone::Notice, QStringLiteral("Something else."));
        QVERIFY(visibleButton(*desk.page, QStringLiteral("Undo")));
        QTest::mouseClick(visibleButton(*desk.page, QStringLiteral("Undo")), Qt::LeftButton);
        QTRY_COMPARE(desk.stored(article.id).status, Core::Status::Review);
        QVERIFY(!desk.stored(article.id).publishAt.isValid());
        QCOMPARE(desk.stored(article.id).body, QStringLiteral("Text."));
        QVERIFY(!desk.page->publishing()->canUndo());
        QCOMPARE(desk.page->notice()->message(), QStringLiteral("Something else."));
    }

    void takingOff_isSaidAndTakenBack_data()
    {
        QTest::addColumn<Core::Status>("status");
        QTest::newRow("review") << Core::Status::Review;
        QTest::newRow("draft") << Core::Status::Draft;
        QTest::newRow("archived") << Core::Status::Archived;
    }

    void takingOff_isSaidAndTakenBack()
    {
        QFETCH(Core::Status, status);
        Tests::EditorDesk desk;
        Core::Article article = Tests::article(QStringLiteral("T"), QStringLiteral("Text."));
        article.status = Core::Status::Published;
        article.publishAt = Core::utcNow().addSecs(-60);
        article = desk.save(article);
        desk.open(article.id);
        desk.page->publishing()->takeOff(status);
        QTRY_COMPARE(desk.stored(article.id).status, status);
        QTRY_VERIFY(desk.page->notice()->message().startsWith(QStringLiteral("Taken off")));
        QTest::mouseClick(visibleButton(*desk.page, QStringLiteral("Undo")), Qt::LeftButton);
        QTRY_COMPARE(desk.stored(article.id).status, Core::Status::Published);
        QCOMPARE(desk.stored(article.id).publishAt, article.publishAt);
    }

    void undoOfTakingOff_asksWhereTheTextIsAnother()
    {
        Tests::EditorDesk desk;
        Core::Article article = Tests::article(QStringLiteral("T"), QStringLiteral("Text."));
        article.status = Core::Status::Published;
        article = desk.save(article);
        desk.open(article.id);
        // Typed before, and saved with it: readers have never seen it.
        QTest::keyClicks(desk.page->bodyEdit(), QStringLiteral("Not checked. "));
        desk.page->publishing()->takeOff(Core::Status::Review);
        QTRY_VERIFY(desk.page->publishing()->canUndo());
        desk.page->publishing()->undo();
        QVERIFY(desk.page->publishing()->sheet());
        QCOMPARE(desk.stored(article.id).status, Core::Status::Review);
    }

    void undo_endsWithTheNextSave()
    {
        Tests::EditorDesk desk;
        const Core::Article article =
            desk.save(Tests::article(QStringLiteral("T"), QStringLiteral("Text.")));
        desk.open(article.id);
        QTest::mouseClick(ask(*desk.page)->publishButton(), Qt::LeftButton);
        QTRY_VERIFY(desk.page->publishing()->canUndo());
        QTest::keyClicks(desk.page->bodyEdit(), QStringLiteral("More. "));
        desk.page->save();
        QTRY_VERIFY(!desk.page->publishing()->canUndo());
        desk.page->publishing()->undo();
        QVERIFY(desk.stored(article.id).isPublic(Core::utcNow().addSecs(1)));
    }
};

QTEST_MAIN(TestPublishing)
#include "tst_publishing.moc"
