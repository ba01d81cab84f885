#include <newsroom/embedded.h>
#include <support/freshdatabase.h>
#include <support/servers.h>
#include <unsaved/journal.h>
#include <workspace/journalplace.h>
#include <workspace/workspace.h>

#include <QCryptographicHash>
#include <QDir>

using namespace Triptych;
using namespace std::chrono_literals;
using Tests::wait;
using Unsaved::Journal;
using Space = Workspace::Workspace;

/** Where unsaved text lies, and that it is found again by another address of the same database. */
class TestJournalPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void otherOptions_leadToTheSameFolder();
    void otherDatabase_hasAFolderOfItsOwn();
    void otherLogin_hasAFolderOfItsOwn();
    void folderByAddress_isAdopted();
    void newerText_counts();
    void databaseAway_findsTheFolderAgain();
    void restoredDatabase_keepsTheText();
    void embedded_isKnownByItsFile();

private:
    static Profiles::ProfileWithSecrets profile(const QString &dsn, const QString &options = {})
    {
        Profiles::Profile profile;
        profile.kind = Profiles::Profile::Kind::Servers;
        profile.name = QStringLiteral("News");
        profile.postgres = dsn + options;
        return *Profiles::normalised(profile, {});
    }
    static std::shared_ptr<Space> open(const Profiles::ProfileWithSecrets &profile)
    {
        const auto opened = wait(Space::open(profile, Space::RelayMode::OnDemand, {}), 60'000);
        if (!opened)
            qWarning() << opened.error().message << opened.error().detail;
        return opened.value_or(nullptr);
    }
    static Core::Article typed(const QString &body)
    {
        Core::Article article = Tests::article(QStringLiteral("Typed"), body);
        article.id = Core::ArticleId::create();
        return article;
    }
    static QStringList bodies(const QString &folder)
    {
        QStringList bodies;
        const auto content = wait(Journal(folder).content());
        for (const Unsaved::JournalEntry &entry : content->entries)
            bodies << entry.article.body;
        bodies.sort();
        return bodies;
    }
    /** As folders were named once, and are where a server does not say who it is. */
    QString byAddress(const Profiles::Profile &profile) const
    {
        const QByteArray hash =
            QCryptographicHash::hash(profile.postgres.toUtf8(), QCryptographicHash::Sha256);
        return m_folder->filePath(QStringLiteral("journal/") +
                                  QString::fromLatin1(hash.toHex().left(16)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestJournalPlace::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("TRIPTYCH_HOME", QFile::encodeName(m_folder->path()));
}

void TestJournalPlace::otherOptions_leadToTheSameFolder()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Support::FreshDatabase database;
    const auto first = open(profile(database.dsn()));
    const QString folder = Workspace::journalFolder(*first);
    QVERIFY(wait(Journal(folder).write(typed(QStringLiteral("Not saved")))).has_value());

    const auto other =
        open(profile(database.dsn(), QStringLiteral("?sslmode=prefer&connect_timeout=7")));
    QVERIFY(other->profile().postgres != first->profile().postgres);
    QCOMPARE(Workspace::journalFolder(*other), folder);
    // The same server by another name.
    QString dsn = database.dsn();
    QVERIFY(dsn.contains(QLatin1String("127.0.0.1")));
    dsn.replace(QLatin1String("127.0.0.1"), QLatin1String("localhost"));
    QCOMPARE(Workspace::journalFolder(*open(profile(dsn))), folder);
    QCOMPARE(bodies(folder), QStringList{QStringLiteral("Not saved")});
}

void TestJournalPlace::otherDatabase_hasAFolderOfItsOwn()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Support::FreshDatabase database;
    Support::FreshDatabase another;
    const auto first = open(profile(database.dsn()));
    const QString folder = Workspace::journalFolder(*first);
    QVERIFY(wait(Journal(folder).write(typed(QStringLiteral("Not saved")))).has_value());
    // Under the same name, as a profile that was pointed elsewhere.
    const QString there = Workspace::journalFolder(*open(profile(another.dsn())));
    QVERIFY(there != folder);
    QCOMPARE(bodies(there), QStringList());
    QCOMPARE(bodies(folder).size(), 1);
}

void TestJournalPlace::otherLogin_hasAFolderOfItsOwn()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Support::FreshDatabase database;
    const auto owner = open(profile(database.dsn()));
    const QString login = Support::uniqueName(QStringLiteral("editor"));
    database.execute(QStringLiteral("CREATE ROLE %1 LOGIN SUPERUSER PASSWORD 'secret'").arg(login));
    const auto other = open(profile(database.dsn(login, QStringLiteral("secret"))));
    const bool isApart = Workspace::journalFolder(*other) != Workspace::journalFolder(*owner);
    database.execute(QStringLiteral("DROP ROLE %1").arg(login));
    QVERIFY(isApart);
}

void TestJournalPlace::folderByAddress_isAdopted()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Support::FreshDatabase database;
    const auto workspace = open(profile(database.dsn()));
    const QString before = byAddress(workspace->profile());
    const Core::Article article = typed(QStringLiteral("Typed before an update"));
    QVERIFY(wait(Journal(before).write(article)).has_value());
    const QString folder = Workspace::journalFolder(*workspace);
    QVERIFY(folder != before);
    QCOMPARE(bodies(folder), QStringList{article.body});
    QCOMPARE(bodies(before), QStringList());
}

void TestJournalPlace::newerText_counts()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Support::FreshDatabase database;
    const auto workspace = open(profile(database.dsn()));
    const QString before = byAddress(workspace->profile());
    const QString folder = Workspace::journalFolder(*workspace);
    Core::Article one = typed(QStringLiteral("One, older"));
    Core::Article two = typed(QStringLiteral("Two, older"));
    QVERIFY(wait(Journal(before).write(one)).has_value());
    QVERIFY(wait(Journal(folder).write(two)).has_value());
    QTest::qWait(5);
    one.body = QStringLiteral("One, newer");
    two.body = QStringLiteral("Two, newer");
    QVERIFY(wait(Journal(folder).write(one)).has_value());
    QVERIFY(wait(Journal(before).write(two)).has_value());

    QCOMPARE(Workspace::journalFolder(*workspace), folder);
    QCOMPARE(bodies(folder), QStringList({one.body, two.body}));
    // Nothing is thrown away.
    QVERIFY(!QDir(before).exists());
    QStringList aside;
    const auto content = wait(Journal(folder).content());
    for (const Unsaved::AsideEntry &older : content->aside)
        aside << older.entry.article.body;
    aside.sort();
    QCOMPARE(aside, QStringList({QStringLiteral("One, older"), QStringLiteral("Two, older")}));
    QCOMPARE(Workspace::journalFolder(*workspace), folder);
    QCOMPARE(bodies(folder), QStringList({one.body, two.body}));
}

void TestJournalPlace::databaseAway_findsTheFolderAgain()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Support::FreshDatabase database;
    const auto wanted = profile(database.dsn());
    QString folder;
    {
        const auto workspace = open(wanted);
        folder = Workspace::journalFolder(*workspace);
    }
    QCOMPARE(Workspace::journalFolder(wanted.profile), folder);
    // One that was never open has a folder that no option changes.
    const auto never = profile(QStringLiteral("postgresql://u@db.example/never"));
    const auto stricter =
        profile(QStringLiteral("postgresql://u@db.example/never?sslmode=verify-full"));
    QCOMPARE(Workspace::journalFolder(never.profile), Workspace::journalFolder(stricter.profile));
}

void TestJournalPlace::restoredDatabase_keepsTheText()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Support::FreshDatabase database;
    QString folder;
    {
        const auto workspace = open(profile(database.dsn()));
        folder = Workspace::journalFolder(*workspace);
        QVERIFY(wait(Journal(folder).write(typed(QStringLiteral("Not saved")))).has_value());
    }
    // Another database behind the same address, as after a restore.
    const Support::FreshDatabase bystander;
    bystander.execute(QStringLiteral("DROP DATABASE %1 WITH (FORCE)").arg(database.name()));
    bystander.execute(QStringLiteral("CREATE DATABASE %1").arg(database.name()));
    const QString now = Workspace::journalFolder(*open(profile(database.dsn())));
    QVERIFY(now != folder);
    QCOMPARE(bodies(now), QStringList{QStringLiteral("Not saved")});
}

void TestJournalPlace::embedded_isKnownByItsFile()
{
    const auto one = Profiles::embeddedProfile(m_folder->filePath(QStringLiteral("a.triptych")));
    const auto two = Profiles::embeddedProfile(m_folder->filePath(QStringLiteral("b.triptych")));
    QVERIFY(Workspace::journalFolder(one) != Workspace::journalFolder(two));
    QCOMPARE(Workspace::journalFolder(*open({one, {}})), Workspace::journalFolder(one));
}

QTEST_GUILESS_MAIN(TestJournalPlace)
#include "tst_journalplace.moc"
