// The window as a person uses it, on an embedded workspace: keys and clicks in, what is shown out.

#include <models/articlelistmodel.h>
#include <newsroom/articlelibrary.h>
#include <profiles/profilestore.h>
#include <profiles/secretstore.h>
#include <support/screenshot.h>
#include <support/waiting.h>
#include <ui/article/editorpage.h>
#include <ui/article/readingpage.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/pill.h>
#include <ui/list/articlelistpane.h>
#include <ui/list/filterbar.h>
#include <ui/look/theme.h>
#include <ui/many/selectionpage.h>
#include <ui/search/searchpage.h>
#include <ui/stores/startpage.h>
#include <ui/stores/storespage.h>
#include <ui/text/markdowneditor.h>
#include <ui/window/commandpalette.h>
#include <ui/window/desk.h>
#include <ui/window/mainwindow.h>
#include <ui/window/sidebar.h>
#include <ui/window/sidebaritem.h>
#include <ui/window/statusstrip.h>
#include <workspace/workspace.h>

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Triptych;
using Ui::Section;

class TestWindow final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;
    std::unique_ptr<Ui::Theme> m_theme;
    std::unique_ptr<Profiles::ProfileStore> m_profiles;
    Profiles::SecretStore m_secrets;
    std::shared_ptr<Workspace::Workspace> m_workspace;
    std::unique_ptr<Ui::MainWindow> m_window;
    int m_number = 0;

    Ui::ArticleListPane *list() const { return m_window->desk()->list(); }
    QListView *view() const { return list()->view(); }
    Models::ArticleListModel *model() const { return list()->model(); }

    void add(const QString &title, Core::Status status, const QString &author)
    {
        Core::Article article;
        article.title = title;
        article.body = QStringLiteral("Some words about %1.").arg(title);
        article.status = status;
        article.authors = QStringList{author};
        if (status == Core::Status::Published)
            article.publishAt = Core::utcNow().addSecs(-60);
        const auto saved = Tests::wait(m_workspace->library().save(article, {}));
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message));
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TRIPTYCH_HOME", m_home.path().toLocal8Bit());
        m_theme = std::make_unique<Ui::Theme>(*qApp);
        m_profiles = std::make_unique<Profiles::ProfileStore>(
            m_home.filePath(QStringLiteral("settings.ini")));
    }

    void init()
    {
        Profiles::Profile profile = Profiles::embeddedProfile(
            m_home.filePath(QStringLiteral("test%1.triptych").arg(++m_number)));
        const auto opened = Tests::wait(Workspace::Workspace::open(
            {profile, {}}, Workspace::Workspace::RelayMode::OnDemand, Core::Call{}));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_workspace = *opened;
        add(QStringLiteral("Alpha"), Core::Status::Draft, QStringLiteral("Ada"));
        add(QStringLiteral("Beta"), Core::Status::Published, QStringLiteral("Grace"));
        add(QStringLiteral("Gamma"), Core::Status::Review, QStringLiteral("Ada"));
        m_window = std::make_unique<Ui::MainWindow>(m_workspace, *m_profiles, m_secrets,
                                                    m_home.filePath(QStringLiteral("window.ini")));
        m_window->resize(1'300, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(model()->rowCount() >= 3);
    }

    void cleanup()
    {
        Support::saveScreenshotsOfFailure();
        m_window.reset();
        m_workspace.reset();
    }

    void arrowKeys_showTheRowWithoutOpeningIt()
    {
        view()->setFocus();
        view()->setCurrentIndex(model()->index(0));
        QTest::keyClick(view(), Qt::Key_Down);
        QCOMPARE(view()->currentIndex().row(), 1);
        QVERIFY(qobject_cast<Ui::SelectionPage *>(m_window->desk()->currentPage()));
    }

    void returnKey_reads_f2Edits()
    {
        view()->setFocus();
        const auto row = model()->index(0);
        view()->setCurrentIndex(row);
        QTest::keyClick(view(), Qt::Key_Return);
        QTRY_VERIFY(qobject_cast<Ui::ReadingPage *>(m_window->desk()->currentPage()));
        QCOMPARE(m_window->desk()->reader()->articleId(), *model()->idAt(0));
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_F2);
        QTRY_VERIFY(qobject_cast<Ui::EditorPage *>(m_window->desk()->currentPage()));
        QTRY_COMPARE(m_window->desk()->editor()->articleId(), *model()->idAt(0));
    }

    void countThatRises_leavesTheOpenPage()
    {
        view()->setCurrentIndex(model()->index(0));
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Return);
        QTRY_VERIFY(qobject_cast<Ui::ReadingPage *>(m_window->desk()->currentPage()));
        view()->setFocus();
        model()->countsChanged({{*model()->idAt(0), 5}});
        QVERIFY(qobject_cast<Ui::ReadingPage *>(m_window->desk()->currentPage()));
        QCOMPARE(model()->index(0).data(Models::ArticleListModel::ViewsRole).toLongLong(), 5);
    }

    void sidebar_filtersByStatus()
    {
        for (Ui::SidebarItem *item : m_window->desk()->sidebar()->items()) {
            if (item->section() == Section{Section::Kind::Review})
                QTest::mouseClick(item, Qt::LeftButton);
        }
        QTRY_COMPARE(model()->rowCount(), 1);
        QCOMPARE(model()->index(0).data().toString(), QStringLiteral("Gamma"));
    }

    void chips_filterAndClear()
    {
        list()->filters()->setAuthor(QStringLiteral("Grace"));
        QTRY_COMPARE(model()->rowCount(), 1);
        QCOMPARE(list()->filters()->authorChip()->value(), QStringLiteral("Grace"));
        list()->filters()->setStatus(Core::Status::Archived);
        QTRY_COMPARE(model()->state(), Models::ArticleListModel::State::FilteredToNothing);
        QTRY_COMPARE(list()->shownState(), QStringLiteral("state"));
        list()->filters()->statusChip()->setFocus();
        QTest::keyClick(list()->filters()->statusChip(), Qt::Key_Delete);
        QTRY_COMPARE(model()->rowCount(), 1);
        list()->filters()->clear();
        QTRY_VERIFY(model()->rowCount() >= 3);
    }

    void deleteKey_removesAndUndoBringsBack()
    {
        const int before = model()->rowCount();
        view()->setFocus();
        view()->setCurrentIndex(model()->index(0));
        const auto id = *model()->idAt(0);
        QTest::keyClick(view(), Qt::Key_Delete);
        QTRY_COMPARE(model()->rowOf(id), -1);
        QCOMPARE(Tests::wait(m_workspace->library().article(id, {})).error().kind,
                 Core::ErrorKind::NotFound);
        QTRY_VERIFY(list()->notice()->isVisible());
        QTest::mouseClick(list()->notice()->actionButton(), Qt::LeftButton);
        QTRY_VERIFY(model()->rowOf(id) >= 0);
        QTRY_COMPARE(model()->rowCount(), before);
        QVERIFY(Tests::wait(m_workspace->library().article(id, {})));
    }

    void savedElsewhere_movesTheRowUp()
    {
        const int last = model()->rowCount() - 1;
        const auto id = *model()->idAt(last);
        auto article = Tests::wait(m_workspace->library().article(id, {}));
        QVERIFY(article);
        article->title = QStringLiteral("Renamed");
        QVERIFY(Tests::wait(m_workspace->library().save(*article, {})));
        QTRY_COMPARE(model()->rowOf(id), 0);
        QCOMPARE(model()->index(0).data().toString(), QStringLiteral("Renamed"));
    }

    void palette_findsAndRuns()
    {
        QTest::keyClick(m_window.get(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_window->commandPalette()->isVisible());
        QTest::keyClicks(m_window->commandPalette()->field(), QStringLiteral("stores"));
        QTRY_VERIFY(m_window->commandPalette()->list()->count() >= 1);
        QTest::keyClick(m_window->commandPalette()->field(), Qt::Key_Return);
        QTRY_VERIFY(qobject_cast<Ui::StoresPage *>(m_window->desk()->currentPage()));
        QVERIFY(!m_window->commandPalette()->isVisible());
    }

    void everyMenuAction_hasANameInThePalette()
    {
        QStringList names;
        for (const auto &entry : m_window->commands()) {
            if (entry.action && !entry.action->isSeparator())
                names << entry.action->text().remove(QLatin1Char('&'));
        }
        QVERIFY(names.contains(QStringLiteral("New Article")));
        QVERIFY(names.contains(QStringLiteral("Dark")));
        QVERIFY(!names.contains(QString()));
    }

    void narrowWindow_collapsesTheSidebar()
    {
        const int before = list()->width();
        m_window->resize(900, 600);
        QTRY_VERIFY(m_window->desk()->sidebar()->isNarrow());
        m_window->resize(1'300, 800);
        QTRY_VERIFY(!m_window->desk()->sidebar()->isNarrow());
        QTRY_COMPARE(list()->width(), before);
    }

    void articleAskedForLast_isTheOneThatOpens()
    {
        const auto idOf = [&](const QString &title) {
            const auto page = Tests::wait(m_workspace->library().list({}, 10, {}, Core::Call{}));
            for (const Core::Article &row : page->rows)
                if (row.title == title)
                    return row.id;
            return Core::ArticleId();
        };
        Ui::Desk *desk = m_window->desk();
        const Core::ArticleId alpha = idOf(QStringLiteral("Alpha"));
        const Core::ArticleId beta = idOf(QStringLiteral("Beta"));
        desk->editArticle(alpha);
        QTRY_COMPARE(desk->editor()->shownArticle().title, QStringLiteral("Alpha"));
        QTest::keyClicks(desk->editor()->bodyEdit(), QStringLiteral("Typed. "));
        QVERIFY(desk->hasUnsavedText());
        desk->editArticle(beta);
        QVERIFY(desk->editor()->bodyEdit()->isReadOnly()); // it is waited for
        desk->editArticle(alpha);
        QTRY_VERIFY(!desk->editor()->bodyEdit()->isReadOnly());
        desk->saveArticle();
        QTRY_VERIFY(!desk->hasUnsavedText());
        QCOMPARE(desk->editor()->articleId(), alpha);
        QCOMPARE(Tests::wait(m_workspace->library().article(alpha, Core::Call{}))->body,
                 QStringLiteral("Typed. Some words about Alpha."));
    }

    void searchField_leadsToTheSearchPage()
    {
        list()->searchField()->setFocus();
        QTest::keyClicks(list()->searchField(), QStringLiteral("B"));
        QTRY_VERIFY(qobject_cast<Ui::SearchPage *>(m_window->desk()->currentPage()));
        QVERIFY(!list()->isVisible());
        // The next letters follow the first.
        auto *words = qobject_cast<QLineEdit *>(m_window->focusWidget());
        QVERIFY(words);
        QTest::keyClicks(words, QStringLiteral("ay"));
        QCOMPARE(words->text(), QStringLiteral("Bay"));
    }

    void storeState_isInTheStatusLine()
    {
        QVERIFY(Tests::wait(m_workspace->checkHealth(Core::Call{})));
        QTRY_VERIFY(!m_window->desk()->status()->storeButtons().isEmpty());
        QTRY_VERIFY(m_window->desk()->status()->storeButtons().first()->text().contains(
            QStringLiteral("SQLite")));
        QTest::mouseClick(m_window->desk()->status()->storeButtons().first(), Qt::LeftButton);
        QTRY_VERIFY(qobject_cast<Ui::StoresPage *>(m_window->desk()->currentPage()));
    }

    void workspaceThatCannotBeOpened_saysWhatToDo()
    {
        Ui::MainWindow window(nullptr, *m_profiles, m_secrets);
        window.show();
        window.open(
            {Profiles::embeddedProfile(QStringLiteral("/nonexistent/folder/x.triptych")), {}});
        QTRY_VERIFY_WITH_TIMEOUT(window.startPage()->retryButton()->isVisible(), 10'000);
        QVERIFY(!window.desk());
        QVERIFY(!window.startPage()->accessibleDescription().isEmpty());
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
