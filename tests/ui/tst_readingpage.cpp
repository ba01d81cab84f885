#include "editordesk.h"

#include <newsroom/changes.h>
#include <ui/article/readingpage.h>
#include <ui/controls/emptystate.h>
#include <ui/terms/format.h>
#include <ui/text/articledocument.h>
#include <ui/text/articlerenderer.h>
#include <ui/text/articleview.h>

#include <QPlainTextEdit>
#include <QSemaphore>

using namespace Triptych;
using namespace Triptych::Ui;

class TestReadingPage final : public Tests::DeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void readingPage_answersEscapeWhateverIsUnderWay()
    {
        const Core::Article article =
            store(QStringLiteral("T"), QStringLiteral("A paragraph.\n\n").repeated(3'000));
        const auto pressEscape = [] {
            QWidget *focus = QApplication::focusWidget();
            QVERIFY(focus);
            QTest::keyClick(focus, Qt::Key_Escape);
        };
        ReadingPage page(*m_desk->workspace);
        page.resize(900, 600);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QSignalSpy back(&page, &ReadingPage::backRequested);
        QSignalSpy shown(&page, &ReadingPage::articleShown);
        QSemaphore started;
        QSemaphore let;
        page.renderer()->setBuild(
            [&](const ArticleHead &head, const QString &markdown, const ArticleStyle &style) {
                started.release();
                let.acquire();
                return ArticleDocument::build(head, markdown, style);
            });
        page.openArticle(article.id);
        page.setFocus();
        QTRY_COMPARE_WITH_TIMEOUT(started.available(), 1, 10000);
        pressEscape();
        QCOMPARE(back.size(), 1);
        // Also once the page says that it waits.
        QTRY_VERIFY(page.shownPage() != static_cast<QWidget *>(page.view()));
        pressEscape();
        QCOMPARE(back.size(), 2);
        page.view()->holdLayout(true);
        let.release();
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, 10'000);
        QVERIFY(!page.view()->isLaidOut());
        pressEscape();
        QCOMPARE(back.size(), 3);
        page.view()->holdLayout(false);
        QTRY_VERIFY(page.view()->isLaidOut());
        pressEscape();
        QCOMPARE(back.size(), 4);
    }

    void whatIsNotShown_canBeReadAsWritten()
    {
        const Core::Article article =
            store(QStringLiteral("T"), QStringLiteral("Twenty signs of it.\n\n").repeated(15'000));
        ReadingPage page(*m_desk->workspace);
        page.resize(900, 600);
        page.show();
        QSignalSpy shown(&page, &ReadingPage::articleShown);
        page.openArticle(article.id);
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, 20'000);
        QVERIFY(page.view()->articleDocument()->omitted() > 0);
        page.setFocus();
        Q_EMIT page.view()->anchorClicked(QUrl(ArticleDocument::SourceAddress));
        QCOMPARE(page.shownPage(), static_cast<QWidget *>(page.source()));
        QCOMPARE(page.source()->toPlainText(), article.body);
        // Escape leads to the page, and then back.
        QSignalSpy back(&page, &ReadingPage::backRequested);
        QTest::keyClick(page.source(), Qt::Key_Escape);
        QCOMPARE(page.shownPage(), static_cast<QWidget *>(page.view()));
        QCOMPARE(back.size(), 0);
        QTest::keyClick(page.view(), Qt::Key_Escape);
        QCOMPARE(back.size(), 1);
    }

    void reading_countsAViewAndShowsIt()
    {
        const Core::Article article =
            store(QStringLiteral("Lamps"), QStringLiteral("text"), Core::Status::Published);
        ReadingPage page(*m_desk->workspace);
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

    void timeThatPasses_isSaidAnewEachMinute()
    {
        Core::Article article = Tests::article(
            QStringLiteral("Lamps"), QStringLiteral("Some text."), Core::Status::Published);
        article.publishAt = Core::utcNow().addSecs(-38);
        article = m_desk->save(article);
        ReadingPage page(*m_desk->workspace);
        page.resize(900, 600);
        page.show();
        QSignalSpy shown(&page, &ReadingPage::articleShown);
        page.openArticle(article.id);
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, 10000);
        const auto text = [&] { return page.view()->articleDocument()->toPlainText(); };
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(QStringLiteral("1 view")), 10000);
        const auto *document = page.view()->articleDocument();
        const auto fire = [&] {
            const QList<QTimer *> timers = page.findChildren<QTimer *>();
            for (QTimer *timer : timers) {
                if (timer->isActive() && timer->remainingTime() > 0)
                    timer->start(0);
            }
        };
        const auto date = [&] { return articleDate(article, {}); };
        const QString before = date();
        page.showTimes();
        QVERIFY(text().contains(before));
        page.view()->setTextCursor(page.view()->articleDocument()->find(QStringLiteral("Some")));
        QTRY_VERIFY_WITH_TIMEOUT(date() != before, 60'000);
        const QString after = date();
        fire();
        QTRY_VERIFY(text().contains(after));
        QVERIFY(!text().contains(before));
        // In its own line alone: the count stands behind it, what was selected stays.
        QCOMPARE(page.view()->articleDocument(), document);
        QCOMPARE(text().count(QStringLiteral("1 view")), 1);
        QCOMPARE(page.view()->textCursor().selectedText(), QStringLiteral("Some"));
        page.setViews(2);
        QVERIFY(text().contains(after));
        QCOMPARE(text().count(QStringLiteral("2 views")), 1);
        QCOMPARE(text().count(QStringLiteral("1 view")), 0);
    }

    void savedWhileItOpens_isShownAsSaved()
    {
        const Core::Article article =
            store(QStringLiteral("Lamps"), QStringLiteral("text"), Core::Status::Published);
        ReadingPage page(*m_desk->workspace);
        page.show();
        QSignalSpy shown(&page, &ReadingPage::articleShown);
        page.openArticle(article.id);
        // Told before the answer, which is of the version before.
        Core::Article newer = article;
        ++newer.version;
        newer.title = QStringLiteral("New lamps");
        m_desk->workspace->changes().articleSaved(newer);
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, 10000);
        QVERIFY(page.view()->articleDocument()->toPlainText().contains(newer.title));
        QCOMPARE(page.view()->accessibleName(), newer.title);
    }

    void missingArticle_isSaid()
    {
        ReadingPage page(*m_desk->workspace);
        page.show();
        page.openArticle(Core::ArticleId::create());
        QTRY_VERIFY_WITH_TIMEOUT(page.shownPage() == static_cast<QWidget *>(page.failure()), 10000);
    }
};

QTEST_MAIN(TestReadingPage)
#include "tst_readingpage.moc"
