#include <newsroom/embedded.h>

#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <ports/articlecache.h>
#include <ports/articlestore.h>
#include <support/freshdatabase.h>
#include <support/servers.h>

#include <QSignalSpy>

#include <optional>

using namespace Triptych;
using Tests::article;
using Tests::wait;
using Space = Workspace::Workspace;

Q_DECLARE_METATYPE(Triptych::Profiles::Profile::Kind)

/** Two desks on one store. */
class TestLiveChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void savedInOne_isToldInTheOther_data() { kinds(); }
    void savedInOne_isToldInTheOther();
    void restoredAndErasedInOne_isToldInTheOther_data() { kinds(); }
    void restoredAndErasedInOne_isToldInTheOther();
    void ownSave_isToldOnce_data() { kinds(); }
    void ownSave_isToldOnce();
    void savedInOne_leavesTheCacheOfTheOther_data() { kinds(); }
    void savedInOne_leavesTheCacheOfTheOther();
    void manyAtOnce_sayOnlyThatSomethingChanged_data() { kinds(); }
    void manyAtOnce_sayOnlyThatSomethingChanged();
    void listenerTerminated_bothGoOn();

private:
    using Kind = Profiles::Profile::Kind;

    static void kinds()
    {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("SQLite") << Kind::Embedded;
        QTest::newRow("PostgreSQL") << Kind::Servers;
    }
    bool open(Kind kind)
    {
        Profiles::ProfileWithSecrets profile;
        if (kind == Kind::Embedded) {
            profile.profile =
                Profiles::embeddedProfile(m_folder->filePath(QStringLiteral("a.triptych")));
        } else {
            m_database.emplace();
            profile.profile.kind = kind;
            profile.profile.postgres = m_database->dsn();
            profile = *Profiles::normalised(profile.profile, {});
        }
        for (auto *workspace : {&m_one, &m_two}) {
            const auto opened = wait(Space::open(profile, Space::RelayMode::InBackground, {}));
            if (!opened)
                return false;
            *workspace = *opened;
        }
        m_saved.emplace(&m_two->changes(), &Newsroom::Changes::articleSaved);
        m_removed.emplace(&m_two->changes(), &Newsroom::Changes::articleRemoved);
        m_something.emplace(&m_two->changes(), &Newsroom::Changes::somethingChanged);
        return follows();
    }
    /** Saves until the second desk is told: from then on it follows. */
    bool follows()
    {
        return QTest::qWaitFor(
            [this] {
                const auto saved = wait(m_one->library().save(
                    article(QStringLiteral("First"), QStringLiteral("B")), {}));
                // The last of them: an earlier one may be told late.
                return saved && QTest::qWaitFor([&] { return timesTold(*saved) > 0; }, 1'000);
            },
            60'000);
    }
    int timesTold(const Core::Article &wanted) const
    {
        int count = 0;
        for (const QList<QVariant> &call : *m_saved) {
            const auto told = call.constFirst().value<Core::Article>();
            count +=
                told.id == wanted.id && told.version == wanted.version && told.body == wanted.body;
        }
        return count;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Support::FreshDatabase> m_database;
    std::shared_ptr<Space> m_one;
    std::shared_ptr<Space> m_two;
    std::optional<QSignalSpy> m_saved;
    std::optional<QSignalSpy> m_removed;
    std::optional<QSignalSpy> m_something;
};

void TestLiveChanges::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestLiveChanges::cleanup()
{
    m_saved.reset();
    m_removed.reset();
    m_something.reset();
    m_one.reset();
    m_two.reset();
    m_database.reset();
}

#define OPEN_BOTH()                                                                                \
    do {                                                                                           \
        QFETCH(Kind, kind);                                                                        \
        if (kind == Kind::Servers)                                                                 \
            TRIPTYCH_NEEDS(Support::postgresDsn());                                                \
        QVERIFY(open(kind));                                                                       \
    } while (false)

void TestLiveChanges::savedInOne_isToldInTheOther()
{
    OPEN_BOTH();
    auto saved = wait(m_one->library().save(article(QStringLiteral("A"), QStringLiteral("B")), {}));
    QVERIFY(saved.has_value());
    QTRY_COMPARE_WITH_TIMEOUT(timesTold(*saved), 1, 20'000);
    Core::Article changed = *saved;
    changed.body = QStringLiteral("C");
    saved = wait(m_one->library().save(changed, {}));
    QVERIFY(saved.has_value());
    QTRY_COMPARE_WITH_TIMEOUT(timesTold(*saved), 1, 20'000);
    QVERIFY(wait(m_one->library().remove(saved->id, saved->version, {})).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(m_removed->size(), 1, 20'000);
    QCOMPARE(m_removed->at(0).at(0).value<Core::ArticleId>(), saved->id);
    QCOMPARE(m_removed->at(0).at(1).toLongLong(), 3);
    const auto restored = wait(m_one->library().restore(saved->id, 3, {}));
    QVERIFY(restored.has_value());
    QTRY_COMPARE_WITH_TIMEOUT(timesTold(*restored), 1, 20'000);
    QCOMPARE(m_something->size(), 0);
}

void TestLiveChanges::restoredAndErasedInOne_isToldInTheOther()
{
    OPEN_BOTH();
    Newsroom::ArticleLibrary &library = m_one->library();
    const auto saved = wait(library.save(
        article(QStringLiteral("A"), QStringLiteral("B"), Core::Status::Published), {}));
    QVERIFY(saved.has_value());
    QVERIFY(wait(library.remove(saved->id, 1, {})).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(m_removed->size(), 1, 20'000);
    const auto restored = wait(library.restoreAsDraft(saved->id, 2, {}, {}));
    QVERIFY(restored.has_value());
    QTRY_COMPARE_WITH_TIMEOUT(timesTold(*restored), 1, 20'000);
    QVERIFY(wait(library.remove(saved->id, 3, {})).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(m_removed->size(), 2, 20'000);
    QVERIFY(wait(library.erase(saved->id, 4, {})).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(m_removed->size(), 3, 20'000);
    QCOMPARE(m_removed->at(2).at(0).value<Core::ArticleId>(), saved->id);
    QCOMPARE(m_removed->at(2).at(1).toLongLong(), 5);
    QCOMPARE(m_something->size(), 0);
}

void TestLiveChanges::ownSave_isToldOnce()
{
    OPEN_BOTH();
    const auto own =
        wait(m_two->library().save(article(QStringLiteral("Own"), QStringLiteral("B")), {}));
    QVERIFY(own.has_value());
    // A later change of the other tells that the feed has come past it.
    const auto other =
        wait(m_one->library().save(article(QStringLiteral("Other"), QStringLiteral("B")), {}));
    QVERIFY(other.has_value());
    QTRY_COMPARE_WITH_TIMEOUT(timesTold(*other), 1, 20'000);
    QCOMPARE(timesTold(*own), 1);
}

void TestLiveChanges::savedInOne_leavesTheCacheOfTheOther()
{
    OPEN_BOTH();
    auto saved = wait(m_one->library().save(
        article(QStringLiteral("A"), QStringLiteral("B"), Core::Status::Published), {}));
    QVERIFY(saved.has_value());
    QTRY_COMPARE_WITH_TIMEOUT(timesTold(*saved), 1, 20'000);
    QVERIFY(wait(m_two->stores().cache.fill(*saved, {})).has_value());
    saved->body = QStringLiteral("C");
    const auto changed = wait(m_one->library().save(*saved, {}));
    QVERIFY(changed.has_value());
    QTRY_COMPARE_WITH_TIMEOUT(timesTold(*changed), 1, 20'000);
    // A late fill of the old text is refused by the floor that the feed put there.
    QVERIFY(wait(m_two->stores().cache.fill(*saved, {})).has_value());
    QVERIFY(!wait(m_two->stores().cache.get(saved->id, {}))->has_value());
}

void TestLiveChanges::manyAtOnce_sayOnlyThatSomethingChanged()
{
    OPEN_BOTH();
    m_saved->clear();
    QList<Core::Article> batch;
    for (int i = 0; i < 60; ++i)
        batch << article(QStringLiteral("A %1").arg(i), QStringLiteral("B"));
    QVERIFY(wait(m_one->stores().articles.saveAll(batch, QStringLiteral("ann"), {})).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(m_something->size(), 1, 20'000);
    QCOMPARE(m_saved->size(), 0);
}

void TestLiveChanges::listenerTerminated_bothGoOn()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    QVERIFY(open(Kind::Servers));
    // Sooner the second listener may not stand yet.
    QTRY_COMPARE_WITH_TIMEOUT(m_database->listeners(), 2, 20'000);
    QCOMPARE(m_database->endListeners(), 2);
    const auto meanwhile =
        wait(m_one->library().save(article(QStringLiteral("A"), QStringLiteral("B")), {}));
    QVERIFY(meanwhile.has_value());
    QTRY_COMPARE_WITH_TIMEOUT(timesTold(*meanwhile), 1, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_something->size(), 1, 20'000);
    const auto after =
        wait(m_one->library().save(article(QStringLiteral("C"), QStringLiteral("D")), {}));
    QVERIFY(after.has_value());
    QTRY_COMPARE_WITH_TIMEOUT(timesTold(*after), 1, 20'000);
}

QTEST_GUILESS_MAIN(TestLiveChanges)
#include "tst_livechanges.moc"
