#include "people.h"

#include <ports/articlestore.h>
#include <sync/relay.h>

using namespace Triptych;
using Core::ErrorKind;
using Tests::article;
using Tests::Psql;
using Tests::Refused;
using Tests::wait;

/** Who may set up rights, and whom a role is given to. */
class TestGrantLogins : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void ownerWhoIsNoSuperuser_setsUpAndGoesOn();
    void grants_replaceRolesAndRefuseWhatIsNone();
    void grants_leaveWhoIsNoPersonAsItIs();

private:
    QString group(const char *role) const { return m_people->group(role); }
    QString login(const char *who) const { return m_people->login(who); }
    Psql psql(const char *who) const { return m_people->psql(who); }

    std::optional<Tests::People> m_people;
};

void TestGrantLogins::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    m_people.emplace();
}

void TestGrantLogins::ownerWhoIsNoSuperuser_setsUpAndGoesOn()
{
    const QString prefix = Support::uniqueName(QStringLiteral("o"));
    const QString owner = prefix + QStringLiteral("_owner");
    Psql server(Support::postgresDsn());
    QCOMPARE(server.run(QStringLiteral("CREATE ROLE %1 LOGIN CREATEROLE PASSWORD 'x'").arg(owner)),
             QString());
    m_people->dropLater(owner);
    for (const QString &role : Workspace::roleNames())
        m_people->dropLater(prefix + QLatin1Char('_') + role);
    Support::FreshDatabase database;
    database.execute(
        QStringLiteral("ALTER DATABASE %1 OWNER TO %2; ALTER SCHEMA public OWNER TO %2")
            .arg(database.name(), owner));
    const QString dsn = database.dsn(owner, QStringLiteral("x"));
    Core::Article saved;
    {
        const auto workspace = m_people->open(dsn);
        QVERIFY(workspace);
        saved = *wait(
            workspace->library().save(article(QStringLiteral("Before"), QStringLiteral("B")), {}));
        const auto done = wait(workspace->setUpRights(prefix, {}));
        QVERIFY2(done, done ? "" : qPrintable(done.error().message + done.error().detail));
    }
    const auto workspace = m_people->open(dsn);
    QVERIFY(workspace->mayRelay());
    saved.status = Core::Status::Published;
    QCOMPARE(wait(workspace->library().save(saved, {}))->version, 2);
    QVERIFY(wait(workspace->stores().outbox.claim(10, 60, Ports::AllTargets, {}))->size() == 1);
}

void TestGrantLogins::grants_replaceRolesAndRefuseWhatIsNone()
{
    const auto owner = m_people->open(m_people->database().dsn());
    for (const char *prefix : {"", "Upper", "x; DROP TABLE articles", "1x", "a\"b"})
        QCOMPARE(wait(owner->setUpRights(QLatin1String(prefix), {})).error().kind,
                 ErrorKind::Usage);
    QCOMPARE(
        wait(owner->grantLogin(m_people->prefix(), {login("x"), {QStringLiteral("king")}, {}}, {}))
            .error()
            .kind,
        ErrorKind::Usage);
    QCOMPARE(wait(owner->grantLogin(m_people->prefix(), {login("x"), {}, {}}, {})).error().kind,
             ErrorKind::Usage);
    QCOMPARE(wait(owner->grantLogin(Support::uniqueName(QStringLiteral("n")),
                                    {login("x"), {QStringLiteral("reader")}, {}}, {}))
                 .error()
                 .kind,
             ErrorKind::NotFound);
    QCOMPARE(
        m_people->database().value(
            QStringLiteral("SELECT count(*) FROM pg_roles WHERE rolname = '%1'").arg(login("x"))),
        QStringLiteral("0"));
    // Another role instead of the first, never beside it.
    QVERIFY(wait(owner->grantLogin(m_people->prefix(),
                                   {login("rel"), {QStringLiteral("author")}, {}}, {}))
                .has_value());
    QCOMPARE(psql("rel").run(QStringLiteral("SELECT 1 FROM outbox")), Refused);
    QVERIFY(wait(owner->grantLogin(m_people->prefix(),
                                   {login("rel"), {QStringLiteral("relay")}, {}}, {}))
                .has_value());
    QCOMPARE(psql("rel").run(QStringLiteral("SELECT has_table_privilege('articles', 'INSERT')")),
             QStringLiteral("f"));
    // A name that needs quoting is only a name.
    const QString odd = m_people->prefix() + QStringLiteral(" \"odd\"; --");
    QVERIFY(wait(owner->grantLogin(m_people->prefix(), {odd, {QStringLiteral("reader")}, {}}, {}))
                .has_value());
    QString quoted = odd;
    quoted.replace(QLatin1Char('"'), QLatin1String("\"\""));
    m_people->database().execute(QStringLiteral("DROP ROLE \"%1\"").arg(quoted));
    Tests::EmbeddedWorkspace embedded;
    QCOMPARE(wait(embedded->setUpRights(m_people->prefix(), {})).error().kind, ErrorKind::Usage);
}

void TestGrantLogins::grants_leaveWhoIsNoPersonAsItIs()
{
    // A group of another prefix, an owner who is no superuser and who may act as one, and the like.
    const QString other = Support::uniqueName(QStringLiteral("g"));
    const QString owners = other + QStringLiteral("_owners"), member = other + QStringLiteral("_m");
    const QString kafka = other + QStringLiteral("_kafka"), dba = other + QStringLiteral("_dba");
    Psql server(Support::postgresDsn());
    const QStringList roles{
        other + QStringLiteral("_author NOLOGIN"), owners + QStringLiteral(" LOGIN PASSWORD 'x'"),
        member + QStringLiteral(" LOGIN IN ROLE ") + owners,
        kafka + QStringLiteral(" LOGIN REPLICATION"), dba + QStringLiteral(" LOGIN BYPASSRLS")};
    for (const QString &made : roles) {
        QCOMPARE(server.run(QStringLiteral("CREATE ROLE ") + made), QString());
        m_people->dropLater(made.section(QLatin1Char(' '), 0, 0));
    }
    m_people->database().execute(
        QStringLiteral("ALTER DATABASE %1 OWNER TO %2").arg(m_people->database().name(), owners));
    QStringList names{other + QStringLiteral("_author"),
                      owners,
                      member,
                      kafka,
                      dba,
                      m_people->database().value(QStringLiteral("SELECT current_user")),
                      QStringLiteral("public"),
                      QStringLiteral("PUBLIC"),
                      QStringLiteral("none"),
                      QStringLiteral("current_user"),
                      QStringLiteral("pg_monitor"),
                      QStringLiteral("pg_new"),
                      QStringLiteral("a\nb"),
                      QStringLiteral(" "),
                      QString(),
                      QString(64, QLatin1Char('x'))};
    for (const QString &role : Workspace::roleNames())
        names << group(role.toLatin1().constData());
    const auto all = [this, &other] {
        return m_people->database().value(
            QStringLiteral("SELECT string_agg(concat(r, (SELECT array_agg(m ORDER BY roleid) FROM "
                           "pg_auth_members AS m WHERE m.member = r.oid)), ' ' ORDER BY r.oid) "
                           "FROM pg_authid AS r WHERE rolname = current_user OR rolname LIKE '%1%' "
                           "OR rolname LIKE '%2%' OR rolname = 'pg_monitor'")
                .arg(other, m_people->prefix()));
    };
    const auto owner = m_people->open(m_people->database().dsn());
    const QString before = all();
    for (const QString &name : std::as_const(names)) {
        const auto refused = wait(owner->grantLogin(
            m_people->prefix(), {name, {QStringLiteral("reader")}, QStringLiteral("new")}, {}));
        QVERIFY2(!refused, qPrintable(name));
        QCOMPARE(refused.error().kind, ErrorKind::Usage);
    }
    QCOMPARE(all(), before);
    m_people->database().execute(
        QStringLiteral("ALTER DATABASE %1 OWNER TO CURRENT_USER").arg(m_people->database().name()));
    // A person may be called what is a group elsewhere, but is then none of ours.
    const QString prefix = other + QStringLiteral("n");
    const QString taken = prefix + QStringLiteral("_editor");
    QVERIFY(wait(owner->grantLogin(m_people->prefix(), {taken, {QStringLiteral("reader")}, {}}, {}))
                .has_value());
    m_people->dropLater(taken);
    QCOMPARE(wait(owner->setUpRights(prefix, {})).error().kind, ErrorKind::Usage);
    QCOMPARE(m_people->database().value(
                 QStringLiteral("SELECT count(*) FROM pg_roles WHERE rolname LIKE '%1\\_%'")
                     .arg(prefix)),
             QStringLiteral("1"));
}

QTEST_GUILESS_MAIN(TestGrantLogins)
#include "tst_grantlogins.moc"
