#include <newsroom/articlelibrary.h>
#include <newsroom/journal.h>
#include <ports/articlestore.h>
#include <support/screenshot.h>
#include <ui/editorpage.h>
#include <ui/inlinenotice.h>
#include <ui/markdowneditor.h>
#include <ui/recoverybar.h>
#include <ui/theme.h>
#include <workspace/workspace.h>

#include <QAction>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Triptych;
using namespace Triptych::Ui;
using State = Newsroom::EditingSession::State;

/** What a person typed comes back by what is in sight. */
class TestKeptText final : public QObject
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

    Core::Article store(const QString &body)
    {
        Core::Article article;
        article.title = QStringLiteral("T");
        article.body = body;
        return waitFor(m_workspace->library().save(article, Core::Call{})).value();
    }

    std::unique_ptr<EditorPage> editor(const Core::ArticleId &id)
    {
        auto page = std::make_unique<EditorPage>(*m_workspace, *m_journal);
        page->resize(1000, 700);
        page->show();
        [&] {
            QVERIFY(QTest::qWaitForWindowExposed(page.get()));
            page->openArticle(id);
            QTRY_COMPARE_WITH_TIMEOUT(page->session().state(), State::Saved, 10000);
        }();
        return page;
    }

    static void press(QWidget &where, const QString &text)
    {
        for (QPushButton *button : where.findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL(qPrintable(text + QStringLiteral(" is not in sight")));
    }

    static void choose(const EditorPage &page, const QString &text)
    {
        for (QAction *action : page.pageActions()) {
            if (action->text() == text) {
                action->trigger();
                return;
            }
        }
        QFAIL(qPrintable(text + QStringLiteral(" is not there")));
    }

    QStringList entries()
    {
        QStringList bodies;
        const auto content = waitFor(m_journal->content()).value_or(Newsroom::JournalContent());
        for (const Newsroom::JournalEntry &entry : content.entries)
            bodies << entry.article.body;
        return bodies;
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
        const auto opened = waitFor(Workspace::Workspace::open(
            {Workspace::embeddedProfile(m_folder->filePath(QStringLiteral("w.triptych"))), {}},
            Workspace::Workspace::RelayMode::OnDemand, Core::Call{}));
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message));
        m_workspace = *opened;
        m_journal =
            std::make_unique<Newsroom::Journal>(m_folder->filePath(QStringLiteral("k/journal")));
    }

    void cleanup()
    {
        Support::saveScreenshotsOfFailure();
        m_journal.reset();
        m_workspace.reset();
        m_folder.reset();
    }

    void discardOfWhatCannotBeOpened_isUndoneFromWhereOneIs()
    {
        const Core::Article article = store(QStringLiteral("Saved."));
        auto page = editor(article.id);
        page->bodyEdit()->setFocus();
        QTest::keyClicks(page->bodyEdit(), QStringLiteral("Typed. "));
        const QString typed = page->bodyEdit()->text();
        QTRY_COMPARE(entries(), QStringList{typed});
        QVERIFY(waitFor(m_workspace->library().remove(article.id, 0, Core::Call{})).has_value());
        bool staysInSight = false;
        connect(&page->session(), &Newsroom::EditingSession::openFailed, this,
                [&] { staysInSight = page->notice()->isVisible(); });
        choose(*page, QStringLiteral("Discard unsaved changes"));
        QTRY_COMPARE_WITH_TIMEOUT(page->session().state(), State::Empty, 10000);
        QVERIFY(staysInSight);
        QTRY_COMPARE(entries(), QStringList());

        press(*page, QStringLiteral("Undo"));
        QTRY_COMPARE_WITH_TIMEOUT(page->session().state(), State::Unsaved, 10000);
        QCOMPARE(page->bodyEdit()->text(), typed);
        QTRY_VERIFY(page->bodyEdit()->isVisible());
        QCOMPARE(entries(), QStringList{typed});
    }

    void undoBesideTheOpenArticle_takesNothingOfIt()
    {
        const Core::Article article = store(QStringLiteral("Saved."));
        Core::Article typed = article;
        typed.body = QStringLiteral("Typed before.");
        QVERIFY(waitFor(m_journal->write(typed)).has_value());
        RecoveryBar bar(*m_workspace, *m_journal);
        bar.show();
        QSignalSpy refreshed(&bar, &RecoveryBar::refreshed);
        bar.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(refreshed.size(), 1, 10000);
        press(bar, QStringLiteral("Discard"));
        QTRY_COMPARE_WITH_TIMEOUT(bar.count(), 0, 10000);

        auto page = editor(article.id);
        bar.setOpenArticle(article.id);
        page->bodyEdit()->setFocus();
        QTest::keyClicks(page->bodyEdit(), QStringLiteral("Typed now. "));
        const QString now = page->bodyEdit()->text();
        QTRY_COMPARE(entries(), QStringList{now});
        press(bar, QStringLiteral("Undo"));
        // Its own row, and none of what is being written.
        QTRY_COMPARE_WITH_TIMEOUT(refreshed.size(), 2, 10000);
        QCOMPARE(bar.count(), 1);
        QCOMPARE(entries(), QStringList{now});
        press(bar, QStringLiteral("Discard"));
        QTRY_COMPARE_WITH_TIMEOUT(bar.count(), 0, 10000);
        QCOMPARE(entries(), QStringList{now});
        // No longer written, it is offered.
        page->newArticle();
        bar.setOpenArticle({});
        QTRY_COMPARE_WITH_TIMEOUT(bar.count(), 1, 10000);
    }
};

QTEST_MAIN(TestKeptText)
#include "tst_kepttext.moc"
