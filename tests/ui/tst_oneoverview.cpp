#include "../newsroom/embedded.h"

#include <models/articlelistmodel.h>
#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <support/freshdatabase.h>
#include <support/screenshot.h>
#include <support/servers.h>
#include <ui/article/editorpage.h>
#include <ui/list/articlelistpane.h>
#include <ui/look/theme.h>
#include <ui/window/desk.h>
#include <ui/window/overviewreader.h>

#include <QLoggingCategory>
#include <QSignalSpy>

#include <atomic>
#include <optional>

using namespace Triptych;
using Tests::article;
using Tests::wait;
using Space = Workspace::Workspace;

Q_DECLARE_METATYPE(Triptych::Profiles::Profile::Kind)

namespace {

/** Counts, on all threads, how often the statement of the overview is run. */
class OverviewQueries final
{
public:
    OverviewQueries()
    {
        s_count = 0;
        QLoggingCategory::setFilterRules(QStringLiteral("triptych.sql.statements.debug=true"));
        s_before = qInstallMessageHandler(&OverviewQueries::onMessage);
    }
    ~OverviewQueries()
    {
        qInstallMessageHandler(s_before);
        QLoggingCategory::setFilterRules({});
    }
    Q_DISABLE_COPY_MOVE(OverviewQueries)

    int count() const { return s_count; }

private:
    static void onMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        if (qstrcmp(context.category, "triptych.sql.statements") != 0)
            s_before(type, context, text);
        else if (text == QLatin1String("articles/overview"))
            ++s_count;
    }

    static inline std::atomic<int> s_count;
    static inline QtMessageHandler s_before;
};

} // namespace

/** The overview counts every article of a workspace, so a desk asks for it no more than it must. */
class TestOneOverview final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Ui::Theme>(*qApp); }
    void cleanup();

    void opening_asksOnce_data() { kinds(); }
    void opening_asksOnce();
    void ownSave_asksOnce_data() { kinds(); }
    void ownSave_asksOnce();
    void editedAndSaved_asksOnce_data() { kinds(); }
    void editedAndSaved_asksOnce();

private:
    using Kind = Profiles::Profile::Kind;

    static void kinds()
    {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("SQLite") << Kind::Embedded;
        QTest::newRow("PostgreSQL") << Kind::Servers;
    }
    std::shared_ptr<Space> open() const
    {
        const auto opened = wait(Space::open(m_profile, Space::RelayMode::InBackground, {}));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message + opened.error().detail));
        return *opened;
    }
    void openDesk(Kind kind);
    /** Saves as somebody else, and waits until this desk is told, and so of all saves before. */
    void letOthersSave(const Core::Article &article = Tests::article(QStringLiteral("Theirs"),
                                                                     QStringLiteral("Text.")));
    Ui::OverviewReader *reader() const { return m_desk->findChild<Ui::OverviewReader *>(); }
    bool areAllStoresWell() const
    {
        const QList<Core::StoreHealth> health = m_here->health();
        return std::all_of(health.begin(), health.end(), [](const Core::StoreHealth &store) {
            return store.state == Core::StoreState::Ok;
        });
    }

    std::unique_ptr<Ui::Theme> m_theme;
    std::optional<QTemporaryDir> m_folder;
    std::optional<Support::FreshDatabase> m_database;
    Profiles::ProfileWithSecrets m_profile;
    std::shared_ptr<Space> m_here;
    std::shared_ptr<Space> m_others;
    Core::Article m_first;
    std::optional<OverviewQueries> m_queries;
    std::optional<QSignalSpy> m_told;
    std::unique_ptr<Ui::Desk> m_desk;
};

void TestOneOverview::cleanup()
{
    Support::saveScreenshotsOfFailure();
    m_told.reset();
    m_desk.reset();
    m_queries.reset();
    m_here.reset();
    m_others.reset();
    m_database.reset();
    m_folder.reset();
}

void TestOneOverview::openDesk(Kind kind)
{
    m_folder.emplace();
    qputenv("TRIPTYCH_HOME", m_folder->path().toLocal8Bit());
    if (kind == Kind::Embedded) {
        m_profile = {Profiles::embeddedProfile(m_folder->filePath(QStringLiteral("a.triptych"))),
                     {}};
    } else {
        m_database.emplace();
        Profiles::Profile servers;
        servers.kind = kind;
        servers.postgres = m_database->dsn();
        m_profile = *Profiles::normalised(servers, {});
    }
    m_others = open();
    const auto first = wait(
        m_others->library().save(article(QStringLiteral("First"), QStringLiteral("Text.")), {}));
    QVERIFY(first);
    m_first = *first;
    m_here = open();
    m_told.emplace(&m_here->changes(), &Newsroom::Changes::articleSaved);
    m_queries.emplace();
    m_desk = std::make_unique<Ui::Desk>(m_here);
    QSignalSpy read(reader(), &Ui::OverviewReader::overviewRead);
    m_desk->resize(1'300, 800);
    m_desk->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_desk.get()));
    QTRY_COMPARE(m_desk->list()->model()->rowCount(), 1);
    QTRY_COMPARE(read.size(), 1);
    QTRY_VERIFY(areAllStoresWell());
    QTRY_VERIFY(!reader()->isDue());
}

void TestOneOverview::letOthersSave(const Core::Article &article)
{
    const auto theirs = wait(m_others->library().save(article, {}));
    QVERIFY(theirs);
    const auto isTold = [&] {
        return std::any_of(m_told->begin(), m_told->end(), [&](const QList<QVariant> &call) {
            const auto told = call.constFirst().value<Core::Article>();
            return told.id == theirs->id && told.version == theirs->version;
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTold(), 20'000);
}

#define OPEN_DESK()                                                                                \
    QFETCH(Kind, kind);                                                                            \
    if (kind == Kind::Servers)                                                                     \
        TRIPTYCH_NEEDS(Support::postgresDsn());                                                    \
    openDesk(kind);                                                                                \
    if (QTest::currentTestFailed())                                                                \
    return

void TestOneOverview::opening_asksOnce()
{
    OPEN_DESK();
    QCOMPARE(m_queries->count(), 1);
    letOthersSave();
    QTRY_VERIFY(!reader()->isDue());
    QTRY_COMPARE(m_queries->count(), 2);
}

void TestOneOverview::ownSave_asksOnce()
{
    OPEN_DESK();
    m_told->clear();
    QVERIFY(
        wait(m_here->library().save(article(QStringLiteral("Own"), QStringLiteral("Text.")), {})));
    QTRY_COMPARE(m_queries->count(), 2);
    QVERIFY(!reader()->isDue());
    // The store tells of it, too: before it tells what others save afterwards.
    letOthersSave();
    QTRY_VERIFY(!reader()->isDue());
    QTRY_COMPARE(m_queries->count(), 3);
    QCOMPARE(m_told->size(), 2);
}

void TestOneOverview::editedAndSaved_asksOnce()
{
    OPEN_DESK();
    m_desk->editArticle(m_first.id);
    QTRY_COMPARE(m_desk->editor()->articleId(), m_first.id);
    // The page asks for the names that it suggests only as they are typed.
    QTRY_COMPARE(m_queries->count(), 1);
    m_told->clear();
    m_desk->editor()->saveAs(Core::Status::Review);
    QTRY_COMPARE(m_told->size(), 1);
    QTRY_COMPARE(m_queries->count(), 2);
    QVERIFY(!reader()->isDue());
    // What others save of it is shown in its place.
    auto theirs = m_told->constFirst().constFirst().value<Core::Article>();
    theirs.title = QStringLiteral("Second");
    letOthersSave(theirs);
    QTRY_COMPARE(m_desk->editor()->shownArticle().title, theirs.title);
    QTRY_VERIFY(!reader()->isDue());
    QTRY_COMPARE(m_queries->count(), 3);
}

QTEST_MAIN(TestOneOverview)
#include "tst_oneoverview.moc"
