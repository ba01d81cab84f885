#include "editordesk.h"

#include <ui/article/recoverybar.h>
#include <ui/controls/inlinenotice.h>
#include <ui/text/markdowneditor.h>

#include <QAction>
#include <QPushButton>

#include <optional>

using namespace Triptych;
using namespace Triptych::Ui;
using State = Newsroom::EditingSession::State;
using Tests::wait;

/** What a person typed comes back by what is in sight. */
class TestKeptText final : public Tests::PageTest
{
    Q_OBJECT

private:
    std::optional<Tests::WritingDesk> m_desk;

    Core::Article store(const QString &body)
    {
        return m_desk->save(Tests::article(QStringLiteral("T"), body));
    }

    std::unique_ptr<EditorPage> editor(const Core::ArticleId &id)
    {
        auto page = m_desk->editor();
        m_desk->open(*page, id);
        return page;
    }

    static void press(QWidget &where, const QString &text)
    {
        QPushButton *found = nullptr;
        QTRY_VERIFY2((found = Tests::visibleButton(where, text)),
                     qPrintable(text + QStringLiteral(" is not in sight")));
        QTest::mouseClick(found, Qt::LeftButton);
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
        const Unsaved::JournalContent content = m_desk->journalled();
        for (const Unsaved::JournalEntry &entry : content.entries)
            bodies << entry.article.body;
        return bodies;
    }

private Q_SLOTS:
    void init() { m_desk.emplace(); }

    void discardOfWhatCannotBeOpened_isUndoneFromWhereOneIs()
    {
        const Core::Article article = store(QStringLiteral("Saved."));
        auto page = editor(article.id);
        page->bodyEdit()->setFocus();
        QTest::keyClicks(page->bodyEdit(), QStringLiteral("Typed. "));
        const QString typed = page->bodyEdit()->text();
        QTRY_COMPARE(entries(), QStringList{typed});
        QVERIFY(wait(m_desk->workspace->library().remove(article.id, 0, {})).has_value());
        bool staysInSight = false;
        connect(&page->session(), &Newsroom::EditingSession::openFailed, this,
                [&] { staysInSight = page->notice()->isVisible(); });
        // It is told here, and once more by whoever looks at the database.
        QTRY_VERIFY(page->notice()->message().contains(QStringLiteral("deleted")));
        choose(*page, QStringLiteral("Discard unsaved changes"));
        m_desk->workspace->changes().articleRemoved(article.id, 2);
        QTRY_COMPARE_WITH_TIMEOUT(page->session().state(), State::Empty, 10000);
        QVERIFY(staysInSight);
        QTRY_COMPARE(entries(), QStringList());

        press(*page, QStringLiteral("Undo"));
        QTRY_COMPARE_WITH_TIMEOUT(page->session().state(), State::Unsaved, 10000);
        QCOMPARE(page->bodyEdit()->text(), typed);
        QTRY_VERIFY(page->bodyEdit()->isVisible());
        QCOMPARE(entries(), QStringList{typed});
    }

    void undoBesideTheOpenArticle_takesNothingOfIt_data()
    {
        QTest::addColumn<bool>("isWritten");
        QTest::newRow("written down") << true;
        QTest::newRow("not written down yet") << false;
    }

    void undoBesideTheOpenArticle_takesNothingOfIt()
    {
        QFETCH(bool, isWritten);
        const Core::Article article = store(QStringLiteral("Saved."));
        Core::Article typed = article;
        typed.body = QStringLiteral("Typed before.");
        QVERIFY(wait(m_desk->journal.write(typed)).has_value());
        RecoveryBar bar(*m_desk->workspace, m_desk->journal);
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
        if (isWritten)
            QTRY_COMPARE(entries(), QStringList{now});
        press(bar, QStringLiteral("Undo"));
        // Its own row, and none of what is being written.
        QTRY_COMPARE_WITH_TIMEOUT(refreshed.size(), 2, 10000);
        QCOMPARE(bar.count(), 1);
        QTRY_COMPARE(entries(), QStringList{now});
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
