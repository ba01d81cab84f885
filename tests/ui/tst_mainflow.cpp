// The main flow through the window, by keys and clicks: write, save, find, read, see the count
// rise.

#include <models/articlelistmodel.h>
#include <newsroom/articlelibrary.h>
#include <newsroom/embedded.h>
#include <profiles/profilestore.h>
#include <profiles/secretstore.h>
#include <support/screenshot.h>
#include <ui/article/articlehead.h>
#include <ui/article/editorpage.h>
#include <ui/article/publishflow.h>
#include <ui/article/publishsheet.h>
#include <ui/article/readingpage.h>
#include <ui/controls/growingedit.h>
#include <ui/list/articlelistpane.h>
#include <ui/look/theme.h>
#include <ui/search/searchpage.h>
#include <ui/text/markdowneditor.h>
#include <ui/window/desk.h>
#include <ui/window/mainwindow.h>

#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace Triptych;

class TestMainFlow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { Support::saveScreenshotsOfFailure(); }

    void writtenArticle_isSavedFoundReadAndCounted();

private:
    static QStringList journalFiles(const QString &folder)
    {
        QStringList files;
        QDirIterator it(folder, {QStringLiteral("*.json")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext())
            files << it.next();
        return files;
    }

    QTemporaryDir m_home;
    std::unique_ptr<Ui::Theme> m_theme;
};

void TestMainFlow::initTestCase()
{
    qputenv("TRIPTYCH_HOME", m_home.path().toLocal8Bit());
    m_theme = std::make_unique<Ui::Theme>(*qApp);
}

void TestMainFlow::writtenArticle_isSavedFoundReadAndCounted()
{
    Profiles::ProfileStore profiles(m_home.filePath(QStringLiteral("settings.ini")));
    Profiles::SecretStore secrets;
    const auto opened = Tests::wait(Workspace::Workspace::open(
        {Profiles::embeddedProfile(m_home.filePath(QStringLiteral("flow.triptych"))), {}},
        Workspace::Workspace::RelayMode::InBackground, {}));
    QVERIFY(opened.has_value());
    std::shared_ptr<Workspace::Workspace> workspace = *opened;
    Ui::MainWindow window(workspace, profiles, secrets,
                          m_home.filePath(QStringLiteral("window.ini")));
    window.resize(1'300, 800);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    Ui::Desk *desk = window.desk();
    // The samples of a fresh workspace come first: nothing is newer than what is written.
    QTRY_VERIFY_WITH_TIMEOUT(desk->list()->model()->rowCount() > 1, 20'000);

    // Write: a new article, never saved, is in the journal soon.
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(qobject_cast<Ui::EditorPage *>(desk->currentPage()));
    Ui::EditorPage *editor = desk->editor();
    QTRY_COMPARE(QApplication::focusWidget(), editor->head()->titleEdit());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("A lamp on the north road"));
    editor->bodyEdit()->setFocus();
    QTest::keyClicks(editor->bodyEdit(), QStringLiteral("The zebrafish swims at noon."));
    QVERIFY(editor->hasUnsavedText());
    QTRY_VERIFY_WITH_TIMEOUT(!journalFiles(m_home.path()).isEmpty(), 20'000);

    // Save and publish by keys.
    QTest::keyClick(editor->bodyEdit(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!editor->hasUnsavedText());
    const Core::ArticleId id = editor->articleId();
    // The newest comes first.
    QTRY_COMPARE(desk->list()->model()->idAt(0), std::optional(id));
    QTest::keyClick(editor->bodyEdit(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(editor->publishing()->sheet());
    QTest::keyClick(editor->publishing()->sheet(), Qt::Key_Return);
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTRY_COMPARE(Tests::wait(workspace->library().article(id, {}))->status,
                 Core::Status::Published);
    QCOMPARE(Tests::wait(workspace->library().article(id, {}))->body,
             QStringLiteral("The zebrafish swims at noon."));
    QTRY_VERIFY(journalFiles(m_home.path()).isEmpty());

    // Find.
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(qobject_cast<Ui::SearchPage *>(desk->currentPage()));
    auto *search = qobject_cast<Ui::SearchPage *>(desk->currentPage());
    QTest::keyClicks(search->field(), QStringLiteral("zebrafish"));
    QTRY_COMPARE(search->hitsView()->model()->rowCount(), 1);

    // Read: one view, seen in the list.
    QTest::keyClick(search->field(), Qt::Key_Down);
    QTest::keyClick(search->hitsView(), Qt::Key_Return);
    QTRY_VERIFY(qobject_cast<Ui::ReadingPage *>(desk->currentPage()));
    QTRY_COMPARE(desk->reader()->articleId(), id);
    QTRY_COMPARE_WITH_TIMEOUT(
        desk->list()->model()->index(0).data(Models::ArticleListModel::ViewsRole).toLongLong(), 1,
        20'000);

    // And back to writing, by the key that the menu shows.
    QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(qobject_cast<Ui::EditorPage *>(desk->currentPage()));
    QTRY_COMPARE(desk->editor()->articleId(), id);
    QTRY_COMPARE(QApplication::focusWidget(), editor->bodyEdit());
    QTRY_COMPARE(editor->bodyEdit()->toPlainText(), QStringLiteral("The zebrafish swims at noon."));
}

QTEST_MAIN(TestMainFlow)
#include "tst_mainflow.moc"
