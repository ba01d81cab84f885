#include "people.h"

#include <core/articlejson.h>
#include <ports/articlestore.h>

#include <QScopeGuard>

using namespace Triptych;
using Tests::article;
using Tests::Psql;
using Tests::text;
using Tests::wait;

/** What a website's login of the role "site" reads, and that it can do nothing else, by psql. */
class TestSiteRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_people.reset(); }

    void view_showsWhatIsPublicOfEverybody_data();
    void view_showsWhatIsPublicOfEverybody();
    void article_appearsAtItsTimeAndGoesWithItsStatus();
    void attack_isRefused_data();
    void attack_isRefused();
    void leakyFunction_seesNoHiddenRow();
    void role_isGivenAndTakenAsTheOthers();
    void loginOfAnOlderSetup_isGrantedWithoutTheNewGroup();
    void site_opensNoWorkspace();

private:
    std::optional<Tests::People> m_people;
    Core::ArticleId m_draft;
};

void TestSiteRights::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    m_people.emplace();
    const auto owner = m_people->open(m_people->database().dsn());
    const auto granted = wait(owner->grantLogin(
        m_people->prefix(),
        {m_people->login("web"), {QStringLiteral("site")}, m_people->password()}, {}));
    QVERIFY2(granted, granted ? "" : qPrintable(granted.error().message));
    m_people->dropLater(m_people->login("web"));

    const auto save = [this](const char *who, const char *title, Core::Status status,
                             const QDateTime &at = {}) {
        Core::Article wanted = article(QLatin1String(title), QStringLiteral("Text"), status);
        wanted.publishAt = at;
        return m_people->saveAs(who, wanted);
    };
    m_draft = save("ann", "Ann's draft", Core::Status::Draft).id;
    save("bob", "Bob's review", Core::Status::Review);
    save("ed", "Timeless", Core::Status::Published);
    save("ed", "Since long", Core::Status::Published, Core::utcNow().addYears(-20));
    save("ada", "Ada's", Core::Status::Published, Core::utcNow().addSecs(-60));
    save("ed", "Tomorrow", Core::Status::Published, Core::utcNow().addDays(1));
    save("ed", "Archived", Core::Status::Archived, Core::utcNow().addDays(-1));
    const Core::Article gone = save("ed", "Deleted", Core::Status::Published);
    QVERIFY(wait(m_people->openAs("ed")->library().remove(gone.id, 1, {})).has_value());
    // Of an author who may not publish: it was hers, and an editor made it public.
    Core::Article anns = save("ann", "Ann's", Core::Status::Review);
    anns.status = Core::Status::Published;
    QCOMPARE(m_people->saveAs("ed", anns).version, 2);
}

void TestSiteRights::view_showsWhatIsPublicOfEverybody_data()
{
    QTest::addColumn<QString>("dsn");
    QTest::newRow("site") << m_people->dsn("web");
    QTest::newRow("admin") << m_people->dsn("ada");
    QTest::newRow("owner") << m_people->database().dsn();
}

void TestSiteRights::view_showsWhatIsPublicOfEverybody()
{
    QFETCH(QString, dsn);
    Psql session(dsn);
    QCOMPARE(session.run(QStringLiteral(
                 "SELECT string_agg(title, ', ' ORDER BY title) FROM public_articles")),
             QStringLiteral("Ada's, Ann's, Since long, Timeless"));
    QCOMPARE(session.run(QStringLiteral("SELECT title FROM public_articles WHERE id = ") +
                         text(m_draft)),
             QString());
}

void TestSiteRights::article_appearsAtItsTimeAndGoesWithItsStatus()
{
    Psql web = m_people->psql("web");
    Core::Article soon =
        article(QStringLiteral("Soon"), QStringLiteral("T"), Core::Status::Published);
    soon.publishAt = Core::utcNow().addSecs(3600);
    soon = m_people->saveAs("ed", soon);
    const QString seen =
        QStringLiteral("SELECT count(*) FROM public_articles WHERE id = ") + text(soon.id);
    QCOMPARE(web.run(seen), QStringLiteral("0"));
    // The hour goes by.
    m_people->database().execute(
        QStringLiteral("UPDATE articles SET publish_at = now() - interval '1 second' WHERE id = ") +
        text(soon.id));
    QCOMPARE(web.run(seen), QStringLiteral("1"));
    soon.status = Core::Status::Draft;
    soon = m_people->saveAs("ed", soon);
    QCOMPARE(soon.version, 2);
    QCOMPARE(web.run(seen), QStringLiteral("0"));
    soon.status = Core::Status::Published;
    soon.publishAt = {};
    soon = m_people->saveAs("ed", soon);
    QCOMPARE(web.run(seen), QStringLiteral("1"));
    QVERIFY(wait(m_people->openAs("ed")->library().remove(soon.id, soon.version, {})).has_value());
    QCOMPARE(web.run(seen), QStringLiteral("0"));
}

void TestSiteRights::attack_isRefused_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("answer");
    const auto refused = [](const QString &sql) {
        QTest::newRow(qPrintable(sql)) << sql << Tests::Refused;
    };
    for (const char *table :
         {"articles", "revisions", "working_copies", "outbox", "view_counts", "tag_counts",
          "tag_changes", "schema_version", "settings", "import_sources", "audit"}) {
        const QString name = QString::fromLatin1(table);
        refused(QStringLiteral("SELECT 1 FROM ") + name);
        refused(QStringLiteral("SELECT count(*) FROM ") + name);
        refused(QStringLiteral("COPY %1 TO STDOUT").arg(name));
        refused(QStringLiteral("EXPLAIN SELECT * FROM ") + name);
        refused(QStringLiteral("DELETE FROM ") + name);
        refused(QStringLiteral("TRUNCATE %1 CASCADE").arg(name));
        refused(QStringLiteral("INSERT INTO %1 DEFAULT VALUES").arg(name));
        refused(QStringLiteral("LOCK TABLE %1 IN SHARE MODE").arg(name));
        refused(QStringLiteral("ALTER TABLE %1 DISABLE ROW LEVEL SECURITY").arg(name));
    }
    refused(QStringLiteral("UPDATE articles SET title = 'x'"));
    refused(QStringLiteral("UPDATE public_articles SET title = 'x'"));
    refused(QStringLiteral("DELETE FROM public_articles"));
    refused(
        QStringLiteral("INSERT INTO public_articles (id, title) VALUES (gen_random_uuid(), 'x')"));
    refused(QStringLiteral("SELECT 1 FROM public_articles FOR UPDATE"));
    refused(QStringLiteral("SELECT 1 FROM public_articles FOR KEY SHARE"));
    refused(QStringLiteral("CREATE OR REPLACE VIEW public_articles AS SELECT 1 AS id"));
    refused(QStringLiteral("ALTER VIEW public_articles RESET (security_barrier)"));
    refused(QStringLiteral("DROP VIEW public_articles"));
    refused(QStringLiteral("CREATE VIEW mine AS SELECT * FROM public_articles"));
    refused(QStringLiteral("CREATE TABLE mine (x int)"));
    refused(QStringLiteral("CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'"));
    refused(QStringLiteral("CREATE SCHEMA mine"));
    refused(QStringLiteral("SET ROLE ") + m_people->group("reader"));
    refused(QStringLiteral("SET ROLE ") + m_people->group("admin"));
    refused(QStringLiteral("GRANT %1 TO %2").arg(m_people->group("site"), m_people->login("rita")));
    refused(QStringLiteral("GRANT SELECT ON public_articles TO PUBLIC; SELECT 1 FROM pg_authid"));
    refused(QStringLiteral("SET SESSION AUTHORIZATION ") + m_people->login("ann"));
    refused(QStringLiteral("SELECT article_as_stored(%1, 1)").arg(text(m_draft)));
    refused(QStringLiteral("SELECT pg_logical_slot_peek_changes('triptych_outbox', NULL, NULL)"));
    refused(QStringLiteral("SELECT pg_read_file('postgresql.conf')"));
    refused(QStringLiteral("COPY (SELECT 1) TO PROGRAM 'cat'"));
    const auto answered = [](const QString &sql, const char *answer) {
        QTest::newRow(qPrintable(sql)) << sql << QString::fromLatin1(answer);
    };
    answered(QStringLiteral("SET row_security = off; SELECT count(*) FROM public_articles"), "4");
    answered(
        QStringLiteral(
            "SELECT count(*) FROM pg_stats WHERE tablename IN ('articles', 'revisions', 'outbox')"),
        "0");
    answered(QStringLiteral("CREATE TEMP TABLE articles (LIKE public_articles); SELECT count(*) "
                            "FROM public_articles"),
             "4");
    answered(
        QStringLiteral(
            "CREATE FUNCTION pg_temp.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT "
            "CAST($$9000-01-01$$ "
            "AS timestamptz)'; SET search_path = pg_temp, public, pg_catalog; SELECT count(*) FROM "
            "public_articles"),
        "4");
    answered(QStringLiteral("SET timezone = 'Pacific/Kiritimati'; SET datestyle = 'German'; SELECT "
                            "count(*) FROM public_articles"),
             "4");
}

void TestSiteRights::attack_isRefused()
{
    QFETCH(QString, sql);
    QFETCH(QString, answer);
    Psql web = m_people->psql("web");
    QCOMPARE(web.run(QStringLiteral("BEGIN")), QString());
    const QString got = web.run(sql);
    QVERIFY2(got == answer, qPrintable(got + QLatin1Char(' ') + web.message()));
    web.run(QStringLiteral("ROLLBACK"));
}

void TestSiteRights::leakyFunction_seesNoHiddenRow()
{
    m_people->database().execute(QStringLiteral("ANALYZE articles"));
    Psql web = m_people->psql("web");
    const QString told = web.run(QStringLiteral(
        "CREATE FUNCTION pg_temp.tells(text) RETURNS boolean COST 0.0001 LANGUAGE plpgsql AS $$ "
        "BEGIN "
        "IF $1 NOT IN ('Ada''s', 'Ann''s', 'Since long', 'Timeless') THEN RAISE EXCEPTION 'seen "
        "%', $1; END IF; "
        "RETURN true; END $$; SELECT count(*) FROM public_articles WHERE pg_temp.tells(title)"));
    QVERIFY2(told == QLatin1String("4"), qPrintable(told + web.message()));
    const QString compared =
        web.run(QStringLiteral("CREATE FUNCTION pg_temp.tells2(text, text) RETURNS boolean COST "
                               "0.0001 LANGUAGE plpgsql AS $$ BEGIN "
                               "RAISE EXCEPTION 'seen'; END $$;"
                               "CREATE OPERATOR pg_temp.=== (LEFTARG = text, RIGHTARG = text, "
                               "FUNCTION = pg_temp.tells2);"
                               "SELECT count(*) FROM public_articles WHERE title "
                               "OPERATOR(pg_temp.===) 'x' AND id = %1")
                    .arg(text(m_draft)));
    QVERIFY2(compared == QLatin1String("0"), qPrintable(compared + web.message()));
}

void TestSiteRights::role_isGivenAndTakenAsTheOthers()
{
    const QString owner = m_people->database().dsn();
    const QStringList setup{QStringLiteral("setup"),  QStringLiteral("user"),
                            m_people->login("kiosk"), QStringLiteral("--prefix"),
                            m_people->prefix(),       QStringLiteral("--role")};
    m_people->dropLater(m_people->login("kiosk"));
    const auto member = [this](const char *role) {
        return m_people->database().value(
            QStringLiteral("SELECT pg_has_role('%1', '%2', 'MEMBER')")
                .arg(m_people->login("kiosk"), m_people->group(role)));
    };
    const auto made = m_people->ctl(owner, setup + QStringList{QStringLiteral("site")});
    QVERIFY2(made.code == 0, made.err.constData());
    QCOMPARE(member("site"), QStringLiteral("t"));
    QCOMPARE(member("reader"), QStringLiteral("f"));
    const auto changed = m_people->ctl(owner, setup + QStringList{QStringLiteral("reader")});
    QVERIFY2(changed.code == 0, changed.err.constData());
    QCOMPARE(member("site"), QStringLiteral("f"));
    QCOMPARE(member("reader"), QStringLiteral("t"));
    const auto refused = m_people->ctl(owner, setup + QStringList{QStringLiteral("website")});
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains("site"), refused.err.constData());
}

void TestSiteRights::loginOfAnOlderSetup_isGrantedWithoutTheNewGroup()
{
    Tests::People older;
    const auto owner = older.open(older.database().dsn());
    older.database().execute(
        QStringLiteral("DROP OWNED BY %1; DROP ROLE %1").arg(older.group("site")));
    const auto granted = [&](const char *role) {
        return wait(owner->grantLogin(older.prefix(),
                                      {older.login("rita"), {QLatin1String(role)}, {}}, {}));
    };
    QVERIFY(granted("author").has_value());
    const auto refused = granted("site");
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Core::ErrorKind::NotFound);
    QVERIFY(refused.error().message.contains(QLatin1String("triptychctl setup")));
    older.setUp();
    QVERIFY(granted("site").has_value());
}

void TestSiteRights::site_opensNoWorkspace()
{
    const auto listed = m_people->ctl(m_people->dsn("web"), {QStringLiteral("list")});
    QVERIFY2(listed.code != 0 && listed.out.isEmpty(), listed.out.constData());
    QVERIFY2(!listed.err.isEmpty(), "no sentence");
    qInfo("%s", listed.err.constData());
}

QTEST_GUILESS_MAIN(TestSiteRights)
#include "tst_siterights.moc"
