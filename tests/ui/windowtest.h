#pragma once

#include <models/articlelistmodel.h>
#include <newsroom/articlelibrary.h>
#include <profiles/profilestore.h>
#include <profiles/secretstore.h>
#include <support/screenshot.h>
#include <support/waiting.h>
#include <ui/article/editorpage.h>
#include <ui/list/articlelistpane.h>
#include <ui/look/theme.h>
#include <ui/window/desk.h>
#include <ui/window/deskmemory.h>
#include <ui/window/mainwindow.h>
#include <ui/window/pages.h>
#include <ui/window/sidebar.h>
#include <ui/window/statusstrip.h>
#include <workspace/workspace.h>

#include <QListView>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

namespace Triptych::Tests {

/** A window over an embedded workspace of three articles, new for each test: Alpha, a draft; Beta,
 * which is public; Gamma, which is in review. */
class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TRIPTYCH_HOME", m_home.path().toLocal8Bit());
        m_theme = std::make_unique<Ui::Theme>(*qApp);
        m_profiles = std::make_unique<Profiles::ProfileStore>(
            m_home.filePath(QStringLiteral("settings.ini")));
    }

    void init() { openWindow(); }

    void cleanup()
    {
        Support::saveScreenshotsOfFailure();
        closeWindow();
    }

protected:
    void openWindow()
    {
        Profiles::Profile profile = Profiles::embeddedProfile(
            m_home.filePath(QStringLiteral("test%1.triptych").arg(++m_number)));
        const auto opened = wait(Workspace::Workspace::open(
            {profile, {}}, Workspace::Workspace::RelayMode::OnDemand, Core::Call{}));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_workspace = *opened;
        m_alpha = add(QStringLiteral("Alpha"), Core::Status::Draft, QStringLiteral("Ada"));
        m_beta = add(QStringLiteral("Beta"), Core::Status::Published, QStringLiteral("Grace"));
        m_gamma = add(QStringLiteral("Gamma"), Core::Status::Review, QStringLiteral("Ada"));
        show();
        QTRY_VERIFY(model()->rowCount() >= 3);
    }

    /** The window over m_workspace. */
    void show()
    {
        m_window = std::make_unique<Ui::MainWindow>(m_workspace, *m_profiles, m_secrets,
                                                    m_home.filePath(QStringLiteral("window.ini")));
        m_window->resize(1'300, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void closeWindow()
    {
        m_window.reset();
        m_workspace.reset();
    }

    Ui::Desk *desk() const { return m_window->desk(); }
    Ui::ArticleListPane *list() const { return desk()->list(); }
    QListView *view() const { return list()->view(); }
    Models::ArticleListModel *model() const { return list()->model(); }

    /** What is shown now is in the file. */
    void waitUntilKept()
    {
        const auto wanted = m_window->memory()->state().toMap();
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                QSettings settings(m_home.filePath(QStringLiteral("window.ini")),
                                   QSettings::IniFormat);
                settings.beginGroup(QStringLiteral("desk"));
                for (const QString &group : settings.childGroups()) {
                    settings.beginGroup(group);
                    bool isIt = true;
                    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it)
                        isIt = isIt && settings.value(it.key()).toString() == it.value().toString();
                    settings.endGroup();
                    if (isIt)
                        return true;
                }
                return false;
            }(),
            20'000);
    }

    /** Sidebar, list, page and status strip, in the window. */
    QList<QRect> panes()
    {
        QList<QRect> all;
        for (QWidget *pane : std::initializer_list<QWidget *>{desk()->sidebar(), list(),
                                                              desk()->pages(), desk()->status()})
            all << (pane->isVisible() ? QRect(pane->mapTo(m_window.get(), QPoint()), pane->size())
                                      : QRect());
        return all;
    }

    Core::Article add(const QString &title, Core::Status status, const QString &author)
    {
        Core::Article article;
        article.title = title;
        article.body = QStringLiteral("Some words about %1.").arg(title);
        article.status = status;
        article.authors = QStringList{author};
        if (status == Core::Status::Published)
            article.publishAt = Core::utcNow().addSecs(-60);
        const auto saved = wait(m_workspace->library().save(article, {}));
        if (!saved)
            qFatal("%s", qPrintable(saved.error().message));
        return *saved;
    }

    /** As it is stored now, after all that was asked of the store before; nothing where it is
     * deleted. */
    std::optional<Core::Article> stored(const Core::ArticleId &id)
    {
        const auto article = wait(m_workspace->library().article(id, {}));
        return article ? std::optional(*article) : std::nullopt;
    }

    void select(const Core::ArticleId &id)
    {
        QTRY_VERIFY(model()->rowOf(id) >= 0);
        view()->setCurrentIndex(model()->index(model()->rowOf(id)));
    }

    void edit(const Core::ArticleId &id)
    {
        desk()->editArticle(id);
        QTRY_COMPARE(desk()->editor()->articleId(), id);
        QTRY_COMPARE(desk()->editor()->session().state(), Newsroom::EditingSession::State::Saved);
    }

    QTemporaryDir m_home;
    std::unique_ptr<Ui::Theme> m_theme;
    std::unique_ptr<Profiles::ProfileStore> m_profiles;
    Profiles::SecretStore m_secrets;
    std::shared_ptr<Workspace::Workspace> m_workspace;
    std::unique_ptr<Ui::MainWindow> m_window;
    Core::Article m_alpha;
    Core::Article m_beta;
    Core::Article m_gamma;
    int m_number = 0;
};

} // namespace Triptych::Tests
