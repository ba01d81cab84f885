#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <newsroom/journal.h>
#include <ports/articlestore.h>
#include <support/fakearticlestore.h>
#include <support/screenshot.h>
#include <ui/articledocument.h>
#include <ui/articlehead.h>
#include <ui/articleview.h>
#include <ui/conflictview.h>
#include <ui/connectiondialog.h>
#include <ui/editorpage.h>
#include <ui/emptystate.h>
#include <ui/growingedit.h>
#include <ui/inlinenotice.h>
#include <ui/inspector.h>
#include <ui/labelledfield.h>
#include <ui/markdowneditor.h>
#include <ui/pill.h>
#include <ui/readingpage.h>
#include <ui/recoverybar.h>
#include <ui/removals.h>
#include <ui/savestateline.h>
#include <ui/searchpage.h>
#include <ui/storetestline.h>
#include <ui/theme.h>
#include <ui/tokenfield.h>
#include <workspace/profilestore.h>
#include <workspace/secretstore.h>
#include <workspace/workspace.h>

#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Triptych;
using namespace Triptych::Ui;
using namespace std::chrono_literals;
using State = Newsroom::EditingSession::State;

class TestPages final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Workspace::Workspace> m_workspace;
    std::unique_ptr<Newsroom::Journal> m_journal;

    template<typename T> static Core::Result<T> waitFor(Core::FutureResult<T> future)
    {
        [&] { QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20000); }();
        return future.isFinished()
                   ? future.result()
                   : Core::failure(Core::ErrorKind::Timeout, QStringLiteral("too late"));
    }

    QString journalFolder() const { return m_folder->filePath(QStringLiteral("journal")); }

    Core::Article store(const QString &title, const QString &body,
                        Core::Status status = Core::Status::Draft)
    {
        Core::Article article;
        article.title = title;
        article.body = body;
        article.status = status;
        if (status == Core::Status::Published)
            article.publishAt = Core::utcNow().addSecs(-60);
        return save(article);
    }

    Core::Article save(const Core::Article &article)
    {
        const auto saved = waitFor(m_workspace->library().save(article, Core::Call{}));
        [&] { QVERIFY2(saved.has_value(), saved ? "" : qPrintable(saved.error().message)); }();
        return saved ? *saved : Core::Article();
    }

    Core::Article stored(const Core::ArticleId &id)
    {
        const auto found = waitFor(m_workspace->library().article(id, Core::Call{}));
        return found ? *found : Core::Article();
    }

    std::unique_ptr<EditorPage> editor()
    {
        auto page = std::make_unique<EditorPage>(*m_workspace, *m_journal);
        page->resize(1000, 700);
        page->show();
        [&] { QVERIFY(QTest::qWaitForWindowExposed(page.get())); }();
        return page;
    }

    static void open(EditorPage &page, const Core::ArticleId &id)
    {
        QSignalSpy shown(&page, &EditorPage::articleShown);
        page.openArticle(id);
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, 10000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        (new Theme(*qApp))->setParent(qApp);
        Theme::current()->setMotionOn(false);
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        const auto opened = waitFor(Workspace::Workspace::open(
            {Workspace::embeddedProfile(m_folder->filePath(QStringLiteral("w.triptych"))), {}},
            Workspace::Workspace::RelayMode::OnDemand, Core::Call{}));
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message));
        m_workspace = *opened;
        m_journal = std::make_unique<Newsroom::Journal>(journalFolder());
    }

    void cleanup()
    {
        Support::saveScreenshotsOfFailure();
        m_journal.reset();
        m_workspace.reset();
    }

    void typing_isOnDiskWithinASecond()
    {
        auto page = editor();
        page->newArticle();
        QCOMPARE(page->stateLine()->kind(), SaveStateLine::Kind::NewDraft);
        QElapsedTimer clock;
        QTest::keyClicks(page->head()->titleEdit(), QStringLiteral("Nine lamps"));
        clock.start();
        QCOMPARE(page->stateLine()->kind(), SaveStateLine::Kind::Unsaved);
        const QDir folder(journalFolder());
        QTRY_VERIFY_WITH_TIMEOUT(!folder.entryList(QDir::Files).isEmpty(), 5000);
        // The budget is a second; a busy test machine is given some of its own.
        QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
        const auto content = waitFor(m_journal->content());
        QVERIFY(content.has_value());
        QCOMPARE(content->entries.size(), 1);
        QVERIFY(content->entries.first().article.title.startsWith(QStringLiteral("N")));
    }

    void saveKey_storesWhatWasTyped()
    {
        auto page = editor();
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
        const Core::Article article = stored(page->articleId());
        QCOMPARE(article.title, QStringLiteral("Nine lamps"));
        QCOMPARE(article.summary, QStringLiteral("Short."));
        QCOMPARE(article.body, QStringLiteral("It began at six."));
        QCOMPARE(article.tags, QStringList{QStringLiteral("city")});
        QCOMPARE(article.slug, QStringLiteral("nine-lamps"));
        QCOMPARE(page->inspector()->slugEdit()->text(), QStringLiteral("nine-lamps"));
        QTRY_VERIFY(QDir(journalFolder()).entryList(QDir::Files).isEmpty());
        // Undo reaches back over the save.
        page->bodyEdit()->undo();
        QVERIFY(page->bodyEdit()->text() != QStringLiteral("It began at six."));
        QCOMPARE(page->stateLine()->kind(), SaveStateLine::Kind::Unsaved);
    }

    void loneSurrogate_isRefusedAndKept()
    {
        const Core::Article article = store(QStringLiteral("T"), QStringLiteral("text"));
        auto page = editor();
        open(*page, article.id);
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
        QCOMPARE(stored(article.id).version, article.version);
    }

    void staleSave_isMergedAndKeepsTheCursor()
    {
        const Core::Article article =
            store(QStringLiteral("T"),
                  QStringLiteral("One stands here. Two stands there.\n\nThree is last.\n"));
        auto page = editor();
        open(*page, article.id);
        Core::Article theirs = article;
        theirs.body.replace(QStringLiteral("One stands"), QStringLiteral("One still stands"));
        QTextCursor cursor = page->bodyEdit()->textCursor();
        cursor.movePosition(QTextCursor::End);
        page->bodyEdit()->setTextCursor(cursor);
        QTest::keyClicks(page->bodyEdit(), QStringLiteral("Four."));
        save(theirs);
        QSignalSpy merged(&page->session(), &Newsroom::EditingSession::merged);
        page->save();
        QTRY_COMPARE_WITH_TIMEOUT(merged.size(), 1, 10000);
        const QString both =
            QStringLiteral("One still stands here. Two stands there.\n\nThree is last.\nFour.");
        QTRY_COMPARE(page->bodyEdit()->text(), both);
        QVERIFY(page->bodyEdit()->textCursor().atEnd());
        QTRY_COMPARE(page->session().state(), State::Saved);
        QCOMPARE(stored(article.id).body, both);
    }

    void conflict_isShownSideBySideAndSaved()
    {
        const Core::Article article =
            store(QStringLiteral("T"), QStringLiteral("One stands here."));
        auto page = editor();
        open(*page, article.id);
        Core::Article theirs = article;
        theirs.title = QStringLiteral("Theirs");
        page->head()->titleEdit()->setFocus();
        QTest::keyClicks(page->head()->titleEdit(), QStringLiteral("Mine "));
        const QString mine = page->head()->titleEdit()->text();
        save(theirs);
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
        QCOMPARE(stored(article.id).title, QStringLiteral("Theirs"));
    }

    void publish_isOneChoice()
    {
        const Core::Article article = store(QStringLiteral("T"), QStringLiteral("text"));
        auto page = editor();
        open(*page, article.id);
        QSignalSpy saved(page.get(), &EditorPage::articleSaved);
        page->saveAs(Core::Status::Published);
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 10000);
        QVERIFY(stored(article.id).isPublic(Core::utcNow().addSecs(1)));
        bool update = false;
        const auto buttons = page->findChildren<QPushButton *>();
        for (const QPushButton *button : buttons)
            update = update || button->text() == QStringLiteral("Update");
        QVERIFY(update);
    }

    void unsavedText_isOfferedAndTakenUp()
    {
        const Core::Article article = store(QStringLiteral("T"), QStringLiteral("text"));
        Core::Article typed = article;
        typed.body = QStringLiteral("text and more");
        QVERIFY(waitFor(m_journal->write(typed)).has_value());
        RecoveryBar bar(*m_workspace, *m_journal);
        QSignalSpy refreshed(&bar, &RecoveryBar::refreshed);
        bar.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(refreshed.size(), 1, 10000);
        QCOMPARE(bar.count(), 1);
        QVERIFY(!bar.isHidden());
        auto page = editor();
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
        const QByteArray bytes = Newsroom::journalBytes({typed, Core::utcNow()});
        const QString name =
            journalFolder() + QStringLiteral("/%1.json").arg(article.id.toString());
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes.left(bytes.indexOf(" is cut")));
        file.close();
        Core::Article copy = article;
        copy.body = QStringLiteral("text from another computer");
        copy.updatedAt = Core::utcNow().addSecs(60);
        QVERIFY(waitFor(m_workspace->articles().putWorkingCopy({copy, QStringLiteral("another")},
                                                               m_workspace->actor(), {}, {}))
                    .has_value());
        RecoveryBar bar(*m_workspace, *m_journal);
        bar.show();
        QSignalSpy refreshed(&bar, &RecoveryBar::refreshed);
        bar.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(refreshed.size(), 1, 10000);
        QCOMPARE(bar.count(), 2);
        QPushButton *discard = nullptr;
        QPushButton *open = nullptr;
        for (const Pill *pill : bar.findChildren<Pill *>()) {
            if (!pill->isVisible())
                continue;
            QCOMPARE(pill->text(), QStringLiteral("In part"));
            for (QPushButton *button : pill->parentWidget()->findChildren<QPushButton *>()) {
                QVERIFY(button->isVisible()); // Compare too
                if (button->text() == QStringLiteral("Discard"))
                    discard = button;
                if (button->text() == QStringLiteral("Open"))
                    open = button;
            }
        }
        QVERIFY(open && discard);

        QTest::mouseClick(discard, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(bar.count(), 1, 10000);
        QVERIFY(waitFor(m_journal->content())->aside.isEmpty());
        for (QPushButton *button : bar.findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Undo"))
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(bar.count(), 2, 10000);

        auto page = editor();
        connect(&bar, &RecoveryBar::openRequested, page.get(), &EditorPage::recover);
        QSignalSpy shown(page.get(), &EditorPage::articleShown);
        open = nullptr;
        for (const Pill *pill : bar.findChildren<Pill *>()) {
            if (!pill->isVisible())
                continue;
            for (QPushButton *button : pill->parentWidget()->findChildren<QPushButton *>())
                if (button->text() == QStringLiteral("Open"))
                    open = button;
        }
        QVERIFY(open);
        QTest::mouseClick(open, Qt::LeftButton);
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
        QCOMPARE(stored(article.id).body, article.body);
    }

    void removalWithoutAnAnswer_isAskedAndSaid()
    {
        Tests::FakeArticleStore store;
        Newsroom::Changes changes;
        Newsroom::ArticleLibrary library(store, changes, QStringLiteral("ann"));
        Core::Article article;
        article.title = QStringLiteral("Lamps");
        article = waitFor(library.save(article, Core::Call{})).value();
        InlineNotice notice;
        Removals removals(library, changes, &notice);
        connect(&notice, &InlineNotice::actionTriggered, &removals, &Removals::act);
        QSignalSpy removed(&changes, &Newsroom::Changes::articleRemoved);
        // Neither the removal nor the question is answered.
        store.trouble = [](const QString &) {
            return Core::Error{Core::ErrorKind::Timeout, QStringLiteral("no answer"), {}};
        };
        removals.remove(article);
        QTRY_VERIFY(notice.message().startsWith(QStringLiteral("No answer")));
        QVERIFY(!removals.hasAction());
        store.trouble = {};
        QTRY_VERIFY_WITH_TIMEOUT(notice.message().contains(QStringLiteral("was not deleted")),
                                 10000);
        QVERIFY(removed.isEmpty());
        // Nothing is deleted but by the person.
        QCOMPARE(waitFor(store.article(article.id, {}))->version, 1);
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
        QVERIFY(waitFor(m_journal->write(typed)).has_value());
        RecoveryBar bar(*m_workspace, *m_journal);
        QSignalSpy refreshed(&bar, &RecoveryBar::refreshed);
        bar.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(refreshed.size(), 1, 10000);
        for (QPushButton *button : bar.findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Discard"))
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(bar.count(), 0, 10000);
        QCOMPARE(waitFor(m_journal->content())->entries.size(), 0);
        QVERIFY(!bar.isHidden());
        for (QPushButton *button : bar.findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Undo"))
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(bar.count(), 1, 10000);
        QCOMPARE(waitFor(m_journal->content())->entries.size(), 1);
    }

    void reading_countsAViewAndShowsIt()
    {
        const Core::Article article =
            store(QStringLiteral("Lamps"), QStringLiteral("text"), Core::Status::Published);
        ReadingPage page(*m_workspace);
        page.resize(900, 600);
        page.show();
        QSignalSpy shown(&page, &ReadingPage::articleShown);
        page.openArticle(article.id);
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, 10000);
        const auto text = [&] { return page.view()->articleDocument()->toPlainText(); };
        QVERIFY(text().contains(QStringLiteral("Lamps")));
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(QStringLiteral("1 view")), 10000);
        page.setViews(12345);
        QVERIFY(text().contains(QLocale().toString(12345)));
        QSignalSpy edit(&page, &ReadingPage::editRequested);
        QTest::keyClick(page.view(), Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(edit.size(), 1);
    }

    void missingArticle_isSaid()
    {
        ReadingPage page(*m_workspace);
        page.show();
        page.openArticle(Core::ArticleId::create());
        QTRY_VERIFY_WITH_TIMEOUT(page.shownPage() == static_cast<QWidget *>(page.failure()), 10000);
    }

    void search_findsAndIsKeptInTheKeyboard()
    {
        const Core::Article lamps =
            store(QStringLiteral("Nine lamps"), QStringLiteral("On the north road."),
                  Core::Status::Published);
        store(QStringLiteral("Bridges"), QStringLiteral("By the mill."), Core::Status::Published);
        SearchPage page(*m_workspace);
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
        QTest::keyClick(page.hitsView(), Qt::Key_Escape);
        QTRY_VERIFY(page.field()->hasFocus());
        page.setStatusFilter(Core::Status::Draft);
        QTRY_COMPARE_WITH_TIMEOUT(page.hitsView()->model()->rowCount(), 0, 10000);
        QVERIFY(page.shownState() != static_cast<QWidget *>(page.hitsView()));
        page.clearFilters();
        QTRY_COMPARE_WITH_TIMEOUT(page.hitsView()->model()->rowCount(), 1, 10000);
    }

    void connection_saysWhatIsWrongBesideTheField()
    {
        Workspace::ProfileStore profiles(m_folder->filePath(QStringLiteral("settings.ini")));
        Workspace::SecretStore secrets(100ms);
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
        Workspace::ProfileStore profiles(m_folder->filePath(QStringLiteral("settings.ini")));
        Workspace::SecretStore secrets(100ms);
        ConnectionDialog dialog(profiles, secrets);
        dialog.show();
        dialog.nameField()->setValue(QStringLiteral("mine"));
        dialog.embeddedChoice()->setChecked(true);
        dialog.fileField()->setValue(m_folder->filePath(QStringLiteral("mine.triptych")));
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        QTest::mouseClick(dialog.connectButton(), Qt::LeftButton);
        QTRY_COMPARE(accepted.size(), 1);
        const auto saved = profiles.profile(QStringLiteral("mine"));
        QVERIFY(saved.has_value());
        QCOMPARE(saved->file, m_folder->filePath(QStringLiteral("mine.triptych")));
    }
};

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
