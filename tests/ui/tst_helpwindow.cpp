// The help: found, read, in each language.

#include <support/screenshot.h>
#include <ui/help/helpwindow.h>
#include <ui/look/theme.h>
#include <ui/text/articleview.h>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QUrl>

#include <memory>

using namespace Triptych;

class TestHelpWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        m_theme = std::make_unique<Ui::Theme>(*qApp);
    }
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->show();
        m_help = new Ui::HelpWindow(m_window.get());
        m_help->open();
        QVERIFY(QTest::qWaitForWindowActive(m_help));
    }
    void cleanup()
    {
        Support::saveScreenshotsOfFailure();
        m_window.reset();
    }

    void pages_areOneSetInEachLanguage();
    void keys_chooseAPage();
    void search_leavesThePagesThatHaveTheWords();
    void searchWithoutHit_saysSoAndKeepsThePage();
    void language_changesPagesAndStaysAtTheTopic();
    void link_leadsToTheOtherPage();
    void escape_clearsTheSearchThenCloses();

private:
    QString shownText() const { return m_help->view()->toPlainText(); }

    std::unique_ptr<Ui::Theme> m_theme;
    std::unique_ptr<QWidget> m_window;
    Ui::HelpWindow *m_help = nullptr;
};

void TestHelpWindow::pages_areOneSetInEachLanguage()
{
    const QList<Ui::HelpPage> english = Ui::helpPages(QStringLiteral("en"));
    QVERIFY(english.size() >= 7);
    for (const QString &language : Ui::helpLanguages()) {
        const QList<Ui::HelpPage> pages = Ui::helpPages(language);
        QCOMPARE(pages.size(), english.size());
        for (qsizetype i = 0; i < pages.size(); ++i) {
            const Ui::HelpPage &page = pages.at(i);
            QCOMPARE(page.name, english.at(i).name);
            QVERIFY(!page.title.isEmpty() && !page.summary.isEmpty());
            const auto words = page.body.split(QLatin1Char(' ')).size();
            QVERIFY2(words >= 120 && words <= 450, qPrintable(language + page.name));
        }
    }
}

void TestHelpWindow::keys_chooseAPage()
{
    QCOMPARE(m_help->pageList()->currentRow(), 0);
    QTest::keyClick(m_help->searchField(), Qt::Key_Down);
    QCOMPARE(m_help->pageList()->currentRow(), 1);
    QTRY_VERIFY(shownText().contains(m_help->page().title));
    QTest::keyClick(m_help->searchField(), Qt::Key_Up);
    QTest::keyClick(m_help->searchField(), Qt::Key_Up);
    QCOMPARE(m_help->pageList()->currentRow(), 0);
    QTest::keyClick(m_help->searchField(), Qt::Key_Return);
    QTRY_VERIFY(m_help->view()->hasFocus());
}

void TestHelpWindow::search_leavesThePagesThatHaveTheWords()
{
    const int all = m_help->pageList()->count();
    QTest::keyClicks(m_help->searchField(), QStringLiteral("redis COUNT"));
    QVERIFY(m_help->pageList()->count() > 0);
    QVERIFY(m_help->pageList()->count() < all);
    QTRY_VERIFY(shownText().contains(QLatin1String("Redis")));
    QTRY_VERIFY(!m_help->view()->extraSelections().isEmpty());
    QSet<QString> marked;
    for (const auto &mark : m_help->view()->extraSelections())
        marked << mark.cursor.selectedText().toLower();
    QCOMPARE(marked, (QSet<QString>{QStringLiteral("redis"), QStringLiteral("count")}));
}

void TestHelpWindow::searchWithoutHit_saysSoAndKeepsThePage()
{
    const QString before = m_help->page().name;
    m_help->searchField()->setText(QStringLiteral("xyzzy"));
    QCOMPARE(m_help->pageList()->count(), 0);
    QCOMPARE(m_help->page().name, before);
    bool isTold = false;
    for (const QLabel *label : m_help->findChildren<QLabel *>())
        isTold = isTold || (label->isVisible() && label->text().contains(QLatin1String("xyzzy")));
    QVERIFY(isTold);
}

void TestHelpWindow::language_changesPagesAndStaysAtTheTopic()
{
    m_help->pageList()->setCurrentRow(2);
    const Ui::HelpPage english = m_help->page();
    const int german = m_help->languages()->findData(QStringLiteral("de"));
    QVERIFY(german > 0);
    m_help->languages()->setCurrentIndex(german);
    QCOMPARE(m_help->page().name, english.name);
    QVERIFY(m_help->page().title != english.title);
    QTRY_VERIFY(shownText().contains(m_help->page().title));
}

void TestHelpWindow::link_leadsToTheOtherPage()
{
    const QString other = Ui::helpPages(QStringLiteral("en")).at(3).name;
    Q_EMIT m_help->view()->pageAsked(QUrl(other));
    QCOMPARE(m_help->page().name, other);
    // All links of all pages lead somewhere.
    static const QRegularExpression link(QStringLiteral("\\]\\(([^)#:]+\\.md)\\)"));
    for (const QString &language : Ui::helpLanguages()) {
        const QList<Ui::HelpPage> pages = Ui::helpPages(language);
        for (const Ui::HelpPage &page : pages) {
            for (auto it = link.globalMatch(page.body); it.hasNext();) {
                const QString name = it.next().captured(1);
                QVERIFY2(std::any_of(pages.cbegin(), pages.cend(),
                                     [&name](const auto &one) { return one.name == name; }),
                         qPrintable(page.name + QLatin1String(": ") + name));
            }
        }
    }
}

void TestHelpWindow::escape_clearsTheSearchThenCloses()
{
    QTest::keyClicks(m_help->searchField(), QStringLiteral("save"));
    QTest::keyClick(m_help->searchField(), Qt::Key_Escape);
    QVERIFY(m_help->isVisible());
    QVERIFY(m_help->searchField()->text().isEmpty());
    QTest::keyClick(m_help->searchField(), Qt::Key_Escape);
    QVERIFY(!m_help->isVisible());
}

QTEST_MAIN(TestHelpWindow)
#include "tst_helpwindow.moc"
