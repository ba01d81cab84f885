#include "editordesk.h"

#include <newsroom/changes.h>
#include <profiles/profilestore.h>
#include <profiles/secretstore.h>
#include <support/fakearticlestore.h>
#include <ui/article/articlehead.h>
#include <ui/article/conflictview.h>
#include <ui/article/inspector.h>
#include <ui/article/publishflow.h>
#include <ui/article/publishsheet.h>
#include <ui/article/recoverybar.h>
#include <ui/article/savestateline.h>
#include <ui/controls/emptystate.h>
#include <ui/controls/growingedit.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/labelledfield.h>
#include <ui/controls/pill.h>
#include <ui/controls/tokenfield.h>
#include <ui/list/removalnotice.h>
#include <ui/search/searchpage.h>
#include <ui/stores/connectiondialog.h>
#include <ui/stores/storetestline.h>
#include <ui/text/articleview.h>
#include <ui/text/markdowneditor.h>

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace Triptych;
using namespace Triptych::Ui;
using namespace std::chrono_literals;
using State = Newsroom::EditingSession::State;
using Tests::wait;

class TestPages final : public Tests::DeskTest
{
    Q_OBJECT

private:
    static Pill *visiblePill(const QWidget &where)
    {
        for (Pill *pill : where.findChildren<Pill *>()) {
            if (pill->isVisible())
                return pill;
        }
        return nullptr;
    }

private Q_SLOTS:
    void typing_isOnDiskSoon()
    {
        auto page = m_desk->editor();
        page->newArticle();
        QCOMPARE(page->stateLine()->kind(), SaveStateLine::Kind::NewDraft);
        QTest::keyClicks(page->head()->titleEdit(), QStringLiteral("Nine lamps"));
        QCOMPARE(page->stateLine()->kind(), SaveStateLine::Kind::Unsaved);
        const QDir folder(m_desk->journalFolder());
        QTRY_VERIFY_WITH_TIMEOUT(!folder.entryList(QDir::Files).isEmpty(), 20'000);
        const auto content = wait(m_desk->journal.content());
        QVERIFY(content.has_value());
        QCOMPARE(content->entries.size(), 1);
        QVERIFY(content->entries.first().article.title.startsWith(QStringLiteral("N")));
    }

    void saveKey_storesWhatWasTyped()
    {
        auto page = m_desk->editor();
        page->newArticle();
        QTest::keyClicks(page->head()->titleEdit(), QStringLiteral("Nine lamps"));
        QTest::keyClick(page->head()->titleEdit(), Qt::Key_Return);
        QTRY_VERIFY(page->head()->summaryEdit()->hasFocus());
        QTest::keyClicks(page->head()->summaryEdit(), QStringLiteral("Short."));
        QTest::keyClick(page->head()->summaryEdit(), Qt::Key_Return);
        QTRY_VERIFY(page->bodyEdit()->hasFocus());
        QTest::keyClicks(page->bodyEdit(), QStringLiteral("It began at six."));
        page->setInspectorShown(true);
        QTest::keyClicks(page->inspector()->tagsField()->findChild<QLineEdit *>(),
                         QStringLiteral("city"));
        QSignalSpy saved(page.get(), &EditorPage::articleSaved);
        page->bodyEdit()->setFocus();
        QTest::keyClick(page->bodyEdit(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 10000);
        QTRY_COMPARE(page->stateLine()->kind(), SaveStateLine::Kind::Saved);
        const Core::Article article = m_desk->stored(page->articleId());
        QCOMPARE(article.title, QStringLiteral("Nine lamps"));
        QCOMPARE(article.summary, QStringLiteral("Short."));
        QCOMPARE(article.body, QStringLiteral("It began at six."));
        QCOMPARE(article.tags, QStringList{QStringLiteral("city")});
        QCOMPARE(article.slug, QStringLiteral("nine-lamps"));
        QCOMPARE(page->inspector()->slugEdit()->text(), QStringLiteral("nine-lamps"));
        QTRY_VERIFY(QDir(m_desk->journalFolder()).entryList(QDir::Files).isEmpty());
        // Undo reaches back over the save.
        page->bodyEdit()->undo();
        QVERIFY(page->bodyEdit()->text() != QStringLiteral("It began at six."));
        QCOMPARE(page->stateLine()->kind(), SaveStateLine::Kind::Unsaved);
    }

    void loneSurrogate_isRefusedAndKept()
    {
        const Core::Article article = store(QStringLiteral("T"), QStringLiteral("text"));
        auto page = m_desk->editor();
        m_desk->open(*page, article.id);
        QTextCursor cursor = page->bodyEdit()->textCursor();
        cursor.insertText(QString(QChar(0xd800)));
        QSignalSpy failed(&page->session(), &Newsroom::EditingSession::failed);
        page->save();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 10000);
        QCOMPARE(page->stateLine()->kind(), SaveStateLine::Kind::Failed);
        QVERIFY(page->stateLine()->text().contains(
            failed.first().first().value<Core::Error>().message));
        QVERIFY(page->bodyEdit()->text().contains(QChar(0xd800)));
        QVERIFY(page->hasUnsavedText());
        QCOMPARE(m_desk->stored(article.id).version, article.version);
    }

    void staleSave_isMergedAndKeepsTheCursor()
    {
        const Core::Article article =
            store(QStringLiteral("T"),
                  QStringLiteral("One stands here. Two stands there.\n\nThree is last.\n"));
        auto page = m_desk->editor();
        m_desk->open(*page, article.id);
        Core::Article theirs = article;
        theirs.body.replace(QStringLiteral("One stands"), QStringLiteral("One still stands"));
        QTextCursor cursor = page->bodyEdit()->textCursor();
        cursor.movePosition(QTextCursor::End);
        page->bodyEdit()->setTextCursor(cursor);
        QTest::keyClicks(page->bodyEdit(), QStringLiteral("Four."));
        m_desk->save(theirs);
        QSignalSpy merged(&page->session(), &Newsroom::EditingSession::merged);
        page->save();
        QTRY_COMPARE_WITH_TIMEOUT(merged.size(), 1, 10000);
        const QString both =
            QStringLiteral("One still stands here. Two stands there.\n\nThree is last.\nFour.");
        QTRY_COMPARE(page->bodyEdit()->text(), both);
        QVERIFY(page->bodyEdit()->textCursor().atEnd());
        QTRY_COMPARE(page->session().state(), State::Saved);
        QCOMPARE(m_desk->stored(article.id).body, both);
    }

    void conflict_isShownSideBySideAndSaved()
    {
        const Core::Article article =
            store(QStringLiteral("T"), QStringLiteral("One stands here."));
        auto page = m_desk->editor();
        m_desk->open(*page, article.id);
        Core::Article theirs = article;
        theirs.title = QStringLiteral("Theirs");
        page->head()->titleEdit()->setFocus();
        QTest::keyClicks(page->head()->titleEdit(), QStringLiteral("Mine "));
        const QString mine = page->head()->titleEdit()->text();
        m_desk->save(theirs);
        QTest::keyClick(page->head()->titleEdit(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(page->conflictView()->isVisible(), 10000);
        QCOMPARE(page->conflictView()->cards().size(), 1);
        // Cancelling loses nothing, and saving again asks again.
        QTest::mouseClick(page->conflictView()->cancelButton(), Qt::LeftButton);
        QCOMPARE(page->head()->titleEdit()->text(), mine);
        QCOMPARE(page->stateLine()->kind(), SaveStateLine::Kind::Conflict);
        page->save();
        QTRY_VERIFY_WITH_TIMEOUT(page->conflictView()->isVisible(), 10000);
        page->conflictView()->cards().first()->take(ConflictCard::Side::Theirs);
        QSignalSpy saved(page.get(), &EditorPage::articleSaved);
        QTest::mouseClick(page->conflictView()->saveButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page->session().state() == State::Saved, 10000);
        QCOMPARE(page->head()->titleEdit()->text(), QStringLiteral("Theirs"));
        QCOMPARE(m_desk->stored(article.id).title, QStringLiteral("Theirs"));
    }

    void publish_isOneChoice()
    {
        const Core::Article article = store(QStringLiteral("T"), QStringLiteral("text"));
        auto page = m_desk->editor();
        m_desk->open(*page, article.id);
        QSignalSpy saved(page.get(), &EditorPage::articleSaved);
        page->publishing()->ask();
        QTest::mouseClick(page->publishing()->sheet()->publishButton(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 10000);
        QVERIFY(m_desk->stored(article.id).isPublic(Core::utcNow().addSecs(1)));
        bool update = false;
        const auto buttons = page->findChildren<QPushButton *>();
        for (const QPushButton *button : buttons)
            update = update || button->text() == QStringLiteral("Update…");
        QVERIFY(update);
    }

    void unsavedText_isOfferedAndTakenUp()
    {
        const Core::Article article = store(QStringLiteral("T"), QStringLiteral("text"));
        Core::Article typed = article;
        typed.body = QStringLiteral("text and more");
        QVERIFY(wait(m_desk->journal.write(typed)).has_value());
        RecoveryBar bar(*m_desk->workspace, m_desk->journal);
        QSignalSpy refreshed(&bar, &RecoveryBar::refreshed);
        bar.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(refreshed.size(), 1, 10000);
        QCOMPARE(bar.count(), 1);
        QVERIFY(!bar.isHidden());
        auto page = m_desk->editor();
        connect(&bar, &RecoveryBar::openRequested, page.get(), &EditorPage::recover);
        QSignalSpy shown(page.get(), &EditorPage::articleShown);
        for (QPushButton *button : bar.findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Open"))
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, 10000);
        QCOMPARE(page->bodyEdit()->text(), QStringLiteral("text and more"));
        QVERIFY(page->hasUnsavedText());
        QCOMPARE(bar.count(), 0);
    }

    void partOfAText_isMarkedAndLeavesTheWholeOne()
    {
        const Core::Article article = store(QStringLiteral("T"), QStringLiteral("text"));
        Core::Article typed = article;
        typed.body = QStringLiteral("text, of which a half is cut");
        const QByteArray bytes = Unsaved::journalBytes({typed, Core::utcNow()});
        const QString name =
            m_desk->journalFolder() + QStringLiteral("/%1.json").arg(article.id.toString());
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes.left(bytes.indexOf(" is cut")));
        file.close();
        Core::Article copy = article;
        copy.body = QStringLiteral("text from another computer");
        copy.updatedAt = Core::utcNow().addSecs(60);
        QVERIFY(wait(m_desk->workspace->stores().articles.putWorkingCopy(
                         {copy, QStringLiteral("another")}, m_desk->workspace->actor(), {}, {}))
                    .has_value());
        RecoveryBar bar(*m_desk->workspace, m_desk->journal);
        bar.show();
        QSignalSpy refreshed(&bar, &RecoveryBar::refreshed);
        bar.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(refreshed.size(), 1, 10000);
        QCOMPARE(bar.count(), 2);
        QTRY_VERIFY(visiblePill(bar));
        QCOMPARE(visiblePill(bar)->text(), QStringLiteral("In part"));
        const QWidget *row = visiblePill(bar)->parentWidget();
        QVERIFY(Tests::visibleButton(*row, QStringLiteral("Open")));
        QVERIFY(Tests::visibleButton(*row, QStringLiteral("Compare")));
        QVERIFY(Tests::visibleButton(*row, QStringLiteral("Discard")));

        QTest::mouseClick(Tests::visibleButton(*row, QStringLiteral("Discard")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(bar.count(), 1, 10000);
        QVERIFY(m_desk->journalled().aside.isEmpty());
        for (QPushButton *button : bar.findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Undo"))
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(bar.count(), 2, 10000);

        auto page = m_desk->editor();
        connect(&bar, &RecoveryBar::openRequested, page.get(), &EditorPage::recover);
        QSignalSpy shown(page.get(), &EditorPage::articleShown);
        QTRY_VERIFY(visiblePill(bar));
        QTest::mouseClick(
            Tests::visibleButton(*visiblePill(bar)->parentWidget(), QStringLiteral("Open")),
            Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, 10000);
        QCOMPARE(page->bodyEdit()->text(), QStringLiteral("text, of which a half"));
        QCOMPARE(page->shownArticle().title, article.title);
        // The other computer's text is offered still.
        bar.setOpenArticle(article.id);
        bar.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(refreshed.size(), 3, 10000);
        QCOMPARE(bar.count(), 1);
        // Saving does not overwrite: both are shown.
        page->save();
        QTRY_COMPARE_WITH_TIMEOUT(page->session().state(), State::Conflict, 10000);
        QCOMPARE(m_desk->stored(article.id).body, article.body);
    }

    void removalWithoutAnAnswer_isAskedAndSaid()
    {
        Tests::FakeArticleStore store;
        Newsroom::Changes changes;
        Newsroom::ArticleLibrary library(store, changes, QStringLiteral("ann"));
        Core::Article article;
        article.title = QStringLiteral("Lamps");
        article = wait(library.save(article, {})).value();
        InlineNotice notice;
        RemovalNotice removalNotice(library, changes, &notice);
        connect(&notice, &InlineNotice::actionTriggered, &removalNotice, &RemovalNotice::act);
        QSignalSpy removed(&changes, &Newsroom::Changes::articleRemoved);
        // Neither the removal nor the question is answered.
        store.trouble = [](const QString &) {
            return Core::Error{Core::ErrorKind::Timeout, QStringLiteral("no answer"), {}};
        };
        removalNotice.remove(article);
        QTRY_VERIFY(notice.message().startsWith(QStringLiteral("No answer")));
        QVERIFY(!removalNotice.lastRemovedTitle());
        store.trouble = {};
        QTRY_VERIFY_WITH_TIMEOUT(notice.message().contains(QStringLiteral("was not deleted")),
                                 10000);
        QVERIFY(removed.isEmpty());
        // Nothing is deleted but by the person.
        QCOMPARE(wait(store.article(article.id, {}))->version, 1);
        QCOMPARE(notice.actionButton()->text(), QStringLiteral("Delete"));
        notice.actionButton()->click();
        QTRY_COMPARE(notice.message(), QStringLiteral("“Lamps” was deleted."));
        QTRY_COMPARE(removed.size(), 1);
        QCOMPARE(notice.actionButton()->text(), QStringLiteral("Undo"));
    }

    void discardedText_comesBackByUndo()
    {
        Core::Article typed;
        typed.id = Core::ArticleId::create();
        typed.title = QStringLiteral("Never saved");
        QVERIFY(wait(m_desk->journal.write(typed)).has_value());
        RecoveryBar bar(*m_desk->workspace, m_desk->journal);
        QSignalSpy refreshed(&bar, &RecoveryBar::refreshed);
        bar.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(refreshed.size(), 1, 10000);
        for (QPushButton *button : bar.findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Discard"))
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(bar.count(), 0, 10000);
        QCOMPARE(m_desk->journalled().entries.size(), 0);
        QVERIFY(!bar.isHidden());
        for (QPushButton *button : bar.findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Undo"))
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(bar.count(), 1, 10000);
        QCOMPARE(m_desk->journalled().entries.size(), 1);
    }

    void search_findsAndIsKeptInTheKeyboard()
    {
        const Core::Article lamps =
            store(QStringLiteral("Nine lamps"), QStringLiteral("On the north road."),
                  Core::Status::Published);
        store(QStringLiteral("Bridges"), QStringLiteral("By the mill."), Core::Status::Published);
        SearchPage page(*m_desk->workspace);
        page.resize(900, 600);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        page.focusWords();
        QTest::keyClicks(page.field(), QStringLiteral("lamps"));
        QTest::keyClick(page.field(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(page.hitsView()->model()->rowCount(), 1, 10000);
        QVERIFY(page.summaryText().startsWith(QStringLiteral("1 ")));
        QTest::keyClick(page.field(), Qt::Key_Down);
        QTRY_VERIFY(page.hitsView()->hasFocus());
        QSignalSpy read(&page, &SearchPage::readRequested);
        QSignalSpy edit(&page, &SearchPage::editRequested);
        QTest::keyClick(page.hitsView(), Qt::Key_Return);
        QCOMPARE(read.size(), 1);
        QCOMPARE(read.first().first().value<Core::ArticleId>(), lamps.id);
        QTest::keyClick(page.hitsView(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(edit.size(), 1);
        QCOMPARE(read.size(), 1);
        QTest::keyClick(page.hitsView(), Qt::Key_Up);
        QTRY_VERIFY(page.field()->hasFocus());
        QTest::keyClick(page.field(), Qt::Key_Return);
        QCOMPARE(read.size(), 2);
        QSignalSpy back(&page, &SearchPage::backRequested);
        QTest::keyClick(page.hitsView(), Qt::Key_Escape);
        QTest::keyClick(page.field(), Qt::Key_Escape);
        QCOMPARE(back.size(), 2);
        QCOMPARE(page.field()->text(), QStringLiteral("lamps"));
        page.setStatusFilter(Core::Status::Draft);
        QTRY_COMPARE_WITH_TIMEOUT(page.hitsView()->model()->rowCount(), 0, 10000);
        QVERIFY(page.shownState() != static_cast<QWidget *>(page.hitsView()));
        page.clearFilters();
        QTRY_COMPARE_WITH_TIMEOUT(page.hitsView()->model()->rowCount(), 1, 10000);
    }

    void connection_saysWhatIsWrongBesideTheField()
    {
        Profiles::ProfileStore profiles(m_desk->file(QStringLiteral("settings.ini")));
        Profiles::SecretStore secrets(100ms);
        ConnectionDialog dialog(profiles, secrets);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        dialog.serversChoice()->setChecked(true);
        QTest::mouseClick(dialog.connectButton(), Qt::LeftButton);
        QVERIFY(!dialog.nameField()->error().isEmpty());
        QVERIFY(!dialog.postgresField()->error().isEmpty());
        QVERIFY(dialog.isVisible());
        QTest::keyClicks(dialog.nameField()->edit(), QStringLiteral("team"));
        QVERIFY(dialog.nameField()->error().isEmpty());
        // Nothing listens on port 1: the test says so, and may be repeated.
        dialog.postgresField()->setValue(QStringLiteral("postgresql://nobody@127.0.0.1:1/none"));
        StoreTestLine *line = dialog.testLine(Core::StoreRole::Articles);
        QSignalSpy tested(line, &StoreTestLine::finished);
        QTest::mouseClick(line->button(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(tested.size(), 1, 20000);
        QCOMPARE(tested.first().first().toBool(), false);
        QVERIFY(!line->text().isEmpty());
    }

    void connection_savesTheProfile()
    {
        Profiles::ProfileStore profiles(m_desk->file(QStringLiteral("settings.ini")));
        Profiles::SecretStore secrets(100ms);
        ConnectionDialog dialog(profiles, secrets);
        dialog.show();
        dialog.nameField()->setValue(QStringLiteral("mine"));
        dialog.embeddedChoice()->setChecked(true);
        dialog.fileField()->setValue(m_desk->file(QStringLiteral("mine.triptych")));
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        QTest::mouseClick(dialog.connectButton(), Qt::LeftButton);
        QTRY_COMPARE(accepted.size(), 1);
        const auto saved = profiles.profile(QStringLiteral("mine"));
        QVERIFY(saved.has_value());
        QCOMPARE(saved->file, m_desk->file(QStringLiteral("mine.triptych")));
    }
};

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
