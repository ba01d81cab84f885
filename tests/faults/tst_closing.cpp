#include <newsroom/embedded.h>
#include <ports/articlestore.h>
#include <profiles/profilestore.h>
#include <profiles/secretstore.h>
#include <support/faultproxy.h>
#include <support/freshdatabase.h>
#include <support/guiwatch.h>
#include <support/servers.h>
#include <ui/window/desk.h>
#include <ui/window/mainwindow.h>
#include <workspace/departures.h>
#include <workspace/workspace.h>

#include <QApplication>
#include <QPointer>
#include <QSignalSpy>

using namespace Triptych;
using namespace std::chrono_literals;
using Support::FaultProxy;
using Tests::wait;
using Space = Workspace::Workspace;

namespace {

// Ample: a thread that waits for the end of a session in a black hole waits for a second at least.
constexpr int LongestBlock = 500;

} // namespace

/** Workspaces that are left while their database answers nothing: no window waits for their end. */
class TestClosing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void switchingAway_blocksNothing();
    void closing_blocksNothing();
    void givingUpToOpen_blocksNothing();
    void otherOwner_keepsIt();

private:
    Profiles::ProfileWithSecrets servers() const;
    /** The window with a desk over the database, whose calls get no answer from now on. */
    void openAndSwallow();
    void watch();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Support::FreshDatabase> m_database;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Profiles::ProfileStore> m_profiles;
    Profiles::SecretStore m_secrets;
    std::unique_ptr<Ui::MainWindow> m_window;
    std::unique_ptr<Support::GuiWatch> m_watch;
    QStringList m_blocks;
};

void TestClosing::init()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("TRIPTYCH_HOME", QFile::encodeName(m_folder->path()));
    m_database = std::make_unique<Support::FreshDatabase>();
    m_proxy = std::make_unique<FaultProxy>(QStringLiteral("127.0.0.1"), m_database->port());
    m_profiles = std::make_unique<Profiles::ProfileStore>(
        m_folder->filePath(QStringLiteral("settings.ini")));
    m_window = std::make_unique<Ui::MainWindow>(nullptr, *m_profiles, m_secrets);
    m_blocks.clear();
}

void TestClosing::cleanup()
{
    m_watch.reset();
    m_window.reset();
    Workspace::waitForDepartures(60s);
    m_profiles.reset();
    m_proxy.reset();
    m_database.reset();
}

Profiles::ProfileWithSecrets TestClosing::servers() const
{
    QUrl url(m_database->dsn());
    url.setPort(m_proxy->port());
    Profiles::Profile profile;
    profile.kind = Profiles::Profile::Kind::Servers;
    profile.name = QStringLiteral("News");
    profile.postgres = url.toString(QUrl::FullyEncoded);
    return *Profiles::normalised(profile, {});
}

void TestClosing::watch()
{
    m_watch = std::make_unique<Support::GuiWatch>(
        LongestBlock, [this](qint64 milliseconds, const QString &how) {
            m_blocks << QStringLiteral("%1 ms, %2").arg(milliseconds).arg(how);
        });
}

void TestClosing::openAndSwallow()
{
    m_window->show();
    m_window->open(servers());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->desk(), 60'000);
    QVERIFY(wait(m_window->desk()->workspace().checkHealth({})).has_value());
    m_proxy->setMode(FaultProxy::Mode::BlackHole);
    // All connections are in a call that nobody answers.
    for (int i = 0; i < 5; ++i)
        m_window->desk()->workspace().stores().articles.ping({});
    m_window->desk()->refresh();
    QTest::qWait(300);
    watch();
}

void TestClosing::switchingAway_blocksNothing()
{
    openAndSwallow();
    // Not by its address: the new one may stand where it stood.
    const QPointer<Ui::Desk> before = m_window->desk();
    m_window->open(
        {Profiles::embeddedProfile(m_folder->filePath(QStringLiteral("a.triptych"))), {}});
    QTRY_VERIFY_WITH_TIMEOUT(before.isNull(), 60'000);
    QCOMPARE(m_window->desk()->workspace().profile().kind, Profiles::Profile::Kind::Embedded);
    QTRY_VERIFY_WITH_TIMEOUT(Workspace::waitForDepartures(0s), 60'000);
    QCOMPARE(m_blocks.join(QLatin1Char('\n')), QString());
    // The new one is none the worse for it.
    QVERIFY(wait(m_window->desk()->workspace().checkHealth({})).has_value());
}

void TestClosing::closing_blocksNothing()
{
    openAndSwallow();
    m_window->close();
    m_window.reset();
    // The watch tells of a block when the loop has come round.
    QTest::qWait(100);
    // It ends while the hole is still there; how long that may take, a program waits without a
    // window.
    QTRY_VERIFY_WITH_TIMEOUT(Workspace::waitForDepartures(0s), 15'000);
    QCOMPARE(m_blocks.join(QLatin1Char('\n')), QString());
}

void TestClosing::givingUpToOpen_blocksNothing()
{
    m_proxy->setMode(FaultProxy::Mode::BlackHole);
    watch();
    auto opening =
        Space::open(servers(), Space::RelayMode::InBackground, Core::Call::within(500ms));
    QTRY_VERIFY_WITH_TIMEOUT(opening.isFinished(), 60'000);
    QVERIFY(!opening.result());
    auto testing = Space::test(servers(), Core::StoreRole::Articles, Core::Call::within(500ms));
    QTRY_VERIFY_WITH_TIMEOUT(testing.isFinished(), 60'000);
    QVERIFY(!testing.result());
    QTRY_VERIFY_WITH_TIMEOUT(Workspace::waitForDepartures(0s), 60'000);
    QCOMPARE(m_blocks.join(QLatin1Char('\n')), QString());
}

void TestClosing::otherOwner_keepsIt()
{
    auto workspace = *wait(
        Space::open(servers(), Space::RelayMode::InBackground, Core::Call::within(30s)), 60'000);
    Space::closeInBackground(workspace);
    QVERIFY(wait(workspace->checkHealth({})).has_value());
    Space::closeInBackground(std::move(workspace));
    QTRY_VERIFY_WITH_TIMEOUT(Workspace::waitForDepartures(0s), 60'000);
}

QTEST_MAIN(TestClosing)
#include "tst_closing.moc"
