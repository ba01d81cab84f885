#include "people.h"

#include <ports/articlestore.h>
#include <support/olderschema.h>

#include <sql/database.h>
#include <workspace/schemaupgrade.h>

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::ErrorKind;

/** triptychctl setup --upgrade, and what desks see before and after it. */
class TestSchemaUpgrade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_people.emplace(); }
    void cleanup() { m_people.reset(); }

    void olderSchema_isUpgradedByItsOwnerOnly();
    void upgrade_renewsTheRights();
    void rowsThatBreakACheck_areListed();
    void oddDaysAndLanguages_areListedAndStay();
    void constraintThatAllRowsKeep_isValidated();
    void openDesk_goesOnThroughAnUpgrade();
    void newerSchema_isRelayedWhereItSaysSo();
    void rightsOfOlderTables_waitForTheUpgrade();
    void upgrade_standsAlone();

private:
    void makeOlder() const
    {
        m_people->database().execute(
            Support::takeBackLimits() + Support::takeBackUsableFrom() +
            QStringLiteral("DELETE FROM schema_version WHERE version > 8"));
    }
    Profiles::ProfileWithSecrets profile(const QString &dsn) const
    {
        Profiles::Profile servers;
        servers.kind = Profiles::Profile::Kind::Servers;
        servers.postgres = dsn;
        return *Profiles::normalised(servers, {});
    }
    Core::Result<Workspace::SchemaUpgrade> upgrade(const QString &dsn) const
    {
        return QCoro::waitFor(Workspace::upgradeSchema(profile(dsn), {}));
    }
    /** triptychctl as the database's owner. */
    CtlRun ctl(const QStringList &arguments) const
    {
        return m_people->ctl(m_people->database().dsn(), arguments);
    }

    std::optional<People> m_people;
};

void TestSchemaUpgrade::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
}

void TestSchemaUpgrade::olderSchema_isUpgradedByItsOwnerOnly()
{
    const Core::Article kept =
        m_people->saveAs("ann", article(QStringLiteral("Kept"), QStringLiteral("K")));
    makeOlder();
    const auto refused = wait(Workspace::Workspace::open(
        profile(m_people->dsn("ada")), Workspace::Workspace::RelayMode::OnDemand, {}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::OlderSchema);
    QVERIFY2(refused.error().message.contains(QLatin1String("setup --upgrade")),
             qPrintable(refused.error().message));
    const auto byAdmin = upgrade(m_people->dsn("ada"));
    QVERIFY(!byAdmin);
    QCOMPARE(byAdmin.error().kind, ErrorKind::Forbidden);
    const auto byOwner = upgrade(m_people->database().dsn());
    QVERIFY2(byOwner, byOwner ? "" : qPrintable(byOwner.error().detail));
    QCOMPARE(byOwner->from, 8);
    QCOMPARE(byOwner->to, Sql::newestSchema(Sql::Dialect::PostgreSql));
    QVERIFY(byOwner->broken.isEmpty());
    const auto desk = m_people->openAs("ann");
    QVERIFY(!desk->hasOldSchema());
    QCOMPARE(wait(desk->stores().articles.article(kept.id, {}))->body, QStringLiteral("K"));
    const auto again = upgrade(m_people->database().dsn());
    QVERIFY(again);
    QCOMPARE(again->from, again->to);
}

void TestSchemaUpgrade::upgrade_renewsTheRights()
{
    m_people->database().execute(QStringLiteral("DROP POLICY own_drafts ON articles;"
                                                "COMMENT ON POLICY admin_all ON articles IS '8'"));
    QVERIFY(m_people->openAs("rel")->hasOldRights());
    const auto done = upgrade(m_people->database().dsn());
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QVERIFY(done->hasRights);
    QVERIFY(!m_people->openAs("rel")->hasOldRights());
    QCOMPARE(m_people->database().value(
                 QStringLiteral("SELECT count(*) FROM pg_policy WHERE polname = 'own_drafts'")),
             QStringLiteral("1"));

    Support::FreshDatabase plain;
    const auto without = upgrade(plain.dsn());
    QVERIFY2(without, without ? "" : qPrintable(without.error().detail));
    QVERIFY(!without->hasRights);
}

void TestSchemaUpgrade::rowsThatBreakACheck_areListed()
{
    const Core::Article broken =
        m_people->saveAs("ann", article(QStringLiteral("Odd"), QStringLiteral("O")));
    m_people->saveAs("ann", article(QStringLiteral("Even"), QStringLiteral("E")));
    m_people->database().execute(QStringLiteral(
        "ALTER TABLE articles ADD CONSTRAINT no_odd CHECK (title <> 'Odd') NOT VALID;"
        "ALTER TABLE revisions ADD CONSTRAINT no_odd CHECK (title <> 'Odd') NOT VALID"));
    const auto [code, out, err] =
        ctl({QStringLiteral("--json"), QStringLiteral("setup"), QStringLiteral("--upgrade")});
    QVERIFY2(code == 1, err.constData());
    const QJsonArray listed =
        QJsonDocument::fromJson(out).object().value(QLatin1String("broken")).toArray();
    QCOMPARE(listed.size(), 2);
    const QJsonObject first = listed.at(0).toObject();
    QCOMPARE(first.value(QLatin1String("table")).toString(), QStringLiteral("articles"));
    QCOMPARE(first.value(QLatin1String("rows")).toInt(), 1);
    QCOMPARE(first.value(QLatin1String("first")).toArray(),
             QJsonArray::fromStringList({broken.id.toString()}));
    QCOMPARE(listed.at(1).toObject().value(QLatin1String("first")).toArray(),
             QJsonArray::fromStringList({broken.id.toString() + QStringLiteral(" 1")}));
    const auto [textCode, text, said] = ctl({QStringLiteral("setup"), QStringLiteral("--upgrade")});
    QCOMPARE(textCode, 1);
    QVERIFY2(text.contains(broken.id.toString().toUtf8()) && text.contains("no_odd"),
             text.constData());
}

void TestSchemaUpgrade::oddDaysAndLanguages_areListedAndStay()
{
    const auto saved = [this](const char *title) {
        return m_people->saveAs("ann", article(QLatin1String(title), QStringLiteral("T"))).id;
    };
    QStringList days;
    m_people->database().execute(Support::takeBackValues() +
                                 QStringLiteral("DELETE FROM schema_version WHERE version > 12"));
    // What an author could write by psql then.
    const auto write = [this](const Core::ArticleId &id, const QString &values) {
        m_people->database().execute(
            QStringLiteral("UPDATE articles SET %1 WHERE id = %2").arg(values, text(id)));
        return id.toString();
    };
    for (const char *day : {"2040-01-01", "infinity", "5874897-12-31"}) {
        days << write(saved(day),
                      QStringLiteral("publish_at = '2031-05-01', publish_day_at = '2031-05-01', "
                                     "publish_day = '%1'")
                          .arg(QLatin1String(day)));
    }
    const QString language = write(saved("odd"), QStringLiteral("language = '../en'"));
    const auto done = upgrade(m_people->database().dsn());
    QVERIFY2(done, done ? "" : qPrintable(done.error().message + done.error().detail));
    QCOMPARE(done->broken.size(), 2);
    for (const Workspace::BrokenConstraint &broken : done->broken) {
        QStringList first = broken.first;
        first.sort();
        QCOMPARE(first,
                 broken.name == QLatin1String("articles_day") ? days : QStringList{language});
    }
    // Nobody is kept from reading them, nor from a list that they are in.
    const auto desk = m_people->openAs("ed");
    for (const QString &id : std::as_const(days)) {
        const auto read = wait(desk->library().article(*Core::ArticleId::fromString(id), {}));
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    }
    const auto list = wait(desk->library().list({}, 10, {}, {}));
    QVERIFY2(list, list ? "" : qPrintable(list.error().detail));
    QCOMPARE(list->rows.size(), 4);
}

void TestSchemaUpgrade::constraintThatAllRowsKeep_isValidated()
{
    m_people->saveAs("ann", article(QStringLiteral("Even"), QStringLiteral("E")));
    m_people->database().execute(QStringLiteral(
        "ALTER TABLE articles ADD CONSTRAINT \"no Odd\" CHECK (title <> 'Odd') NOT VALID"));
    const auto done = upgrade(m_people->database().dsn());
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QVERIFY(done->checked.contains(QStringLiteral("no Odd")));
    QVERIFY(done->checked.contains(QStringLiteral("articles_years")));
    QVERIFY(upgrade(m_people->database().dsn())->checked.isEmpty());
    QCOMPARE(m_people->database().value(
                 QStringLiteral("SELECT convalidated FROM pg_constraint WHERE conname = 'no Odd'")),
             QStringLiteral("t"));
}

void TestSchemaUpgrade::openDesk_goesOnThroughAnUpgrade()
{
    // The same tables under the floor's number: what an upgrade has not come to yet.
    m_people->database().execute(
        QStringLiteral("DELETE FROM schema_version WHERE version > %1").arg(Sql::FloorSchema));
    const auto desk = m_people->openAs("ann");
    const Core::Article before =
        *wait(desk->library().save(article(QStringLiteral("Before"), QStringLiteral("B")), {}));
    m_people->database().execute(
        QStringLiteral("INSERT INTO schema_version VALUES (9999, 'later', now(), 9, 9);"
                       "ALTER TABLE articles ADD COLUMN later text NOT NULL DEFAULT 'x';"
                       "ALTER TABLE revisions ADD COLUMN later text;"
                       "ALTER TABLE outbox ADD COLUMN later integer NOT NULL DEFAULT 0"));
    Core::Article after = before;
    after.body = QStringLiteral("A");
    const auto saved = wait(desk->library().save(after, {}));
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().detail));
    QCOMPARE(wait(desk->stores().articles.article(before.id, {}))->body, QStringLiteral("A"));
    QCOMPARE(wait(desk->stores().articles.revisions(before.id, {}))->size(), 2);
}

void TestSchemaUpgrade::newerSchema_isRelayedWhereItSaysSo()
{
    m_people->database().execute(
        QStringLiteral("INSERT INTO schema_version VALUES (9999, 'later', now(), 9, 9)"));
    QVERIFY(m_people->openAs("rel")->mayRelay());
    m_people->database().execute(
        QStringLiteral("UPDATE schema_version SET relayable_from = 9999 WHERE version = 9999"));
    const auto service = m_people->openAs("rel");
    QVERIFY(!service->mayRelay());
    QVERIFY(!service->hasOldSchema());
}

void TestSchemaUpgrade::rightsOfOlderTables_waitForTheUpgrade()
{
    m_people->database().execute(Support::takeBackToFloor());
    const auto [code, out, err] = ctl({QStringLiteral("--json"), QStringLiteral("setup")});
    QVERIFY(code != 0);
    QVERIFY2(err.contains("older_schema") && err.contains("setup --upgrade"), err.constData());
    const auto upgraded = upgrade(m_people->database().dsn());
    QVERIFY2(upgraded, upgraded ? "" : qPrintable(upgraded.error().detail));
    QCOMPARE(ctl({QStringLiteral("setup"), QStringLiteral("--prefix"), m_people->prefix()}).code,
             0);
}

void TestSchemaUpgrade::upgrade_standsAlone()
{
    const auto [code, out, err] =
        ctl({QStringLiteral("setup"), QStringLiteral("user"), QStringLiteral("eve"),
             QStringLiteral("--role"), QStringLiteral("reader"), QStringLiteral("--upgrade")});
    QCOMPARE(code, 2);
    QVERIFY2(err.contains("--upgrade"), err.constData());
}

QTEST_GUILESS_MAIN(TestSchemaUpgrade)
#include "tst_schemaupgrade.moc"
