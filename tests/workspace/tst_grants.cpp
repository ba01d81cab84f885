#include "people.h"

#include <ports/articlestore.h>
#include <ports/outbox.h>
#include <ports/viewcounter.h>

using namespace Triptych;
using Core::ErrorKind;
using Tests::article;
using Tests::Psql;
using Tests::Refused;
using Tests::text;
using Tests::wait;

/** Which role may change what by psql, and what is written down of it. */
class TestGrants : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void everyTable_givesEachRoleWhatItNeeds();
    void olderSetup_isTakenBackByTheNext();
    void revisions_areWrittenOverByNobodyAndEveryOtherChangeIsWrittenDown();
    void workingCopiesOfOthers_areMovedAndTidiedUpOnly();
    void outboxRow_saysWhatWasSaved();
    void views_areCountedOneByOne();
    void tags_ofWhatIsHidden_areNotTold();
    void tagCounts_areWrittenByTheDatabaseAlone();
    void tagCounts_ofBatchesAtTheSameTime_areRight();

private:
    QString asOwner(const QString &sql) const { return m_people->database().value(sql); }
    /** What was written down of an article after the entry `after`, oldest first. */
    QString audited(const Core::ArticleId &id, const char *kind) const
    {
        return asOwner(
            QStringLiteral(
                "SELECT string_agg(concat_ws(' ', login, action, old_version, new_version), "
                "', ' ORDER BY number) FROM audit WHERE kind = '%1' AND article_id = ")
                .arg(QLatin1String(kind)) +
            text(id));
    }
    QStringList tagsSeenBy(const char *who) const
    {
        const auto overview =
            wait(m_people->openAs(who)->stores().articles.overview(m_people->login(who), {}));
        if (!overview)
            return {overview.error().message + overview.error().detail};
        QStringList tags;
        for (const Core::TagCount &tag : overview->tags)
            tags << tag.tag + QLatin1Char(' ') + QString::number(tag.count);
        tags.sort();
        return tags;
    }

    std::optional<Tests::People> m_people;
};

void TestGrants::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    m_people.emplace();
}

void TestGrants::everyTable_givesEachRoleWhatItNeeds()
{
    // What a member of the group has, its own and inherited; "(columns)" where it is not the whole
    // table.
    const QString asked = QStringLiteral(
        "SELECT string_agg(relname || ':' || given, '; ' ORDER BY relname) FROM pg_class, LATERAL ("
        "  SELECT string_agg(CASE WHEN has_table_privilege('%1', pg_class.oid, right_) THEN "
        "lower(right_)"
        "    ELSE lower(right_) || '(columns)' END, ' ' ORDER BY place) AS given"
        "  FROM "
        "unnest(ARRAY['SELECT','INSERT','UPDATE','DELETE','TRUNCATE','REFERENCES','TRIGGER'])"
        "    WITH ORDINALITY AS rights (right_, place)"
        "  WHERE CASE WHEN right_ IN ('DELETE','TRUNCATE','TRIGGER')"
        "    THEN has_table_privilege('%1', pg_class.oid, right_)"
        "    ELSE has_any_column_privilege('%1', pg_class.oid, right_) END) AS rights "
        "WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm') "
        "  AND given IS NOT NULL");
    const std::initializer_list<std::pair<const char *, const char *>> wanted{
        {"reader", "article_authors:select; article_tags:select; articles:select; "
                   "schema_version:select; settings:select; tag_counts:select; "
                   "view_counts:select insert update"},
        {"author",
         "article_authors:select; article_tags:select; articles:select insert update; "
         "bulk_actions:select insert update delete; "
         "bulk_rows:select insert update delete; import_sources:select insert update(columns); "
         "outbox:insert(columns); revisions:select insert; "
         "schema_version:select; settings:select; "
         "tag_counts:select; view_counts:select insert update; "
         "working_copies:select insert update delete"},
        {"editor",
         "article_authors:select; article_tags:select; articles:select insert update; "
         "bulk_actions:select insert update delete; "
         "bulk_rows:select insert update delete; import_sources:select insert update(columns); "
         "outbox:insert(columns); revisions:select insert; "
         "schema_version:select; settings:select; "
         "tag_counts:select; view_counts:select insert update; "
         "working_copies:select insert update delete"},
        {"site", "public_articles:select"},
        {"relay", "article_authors:select; article_tags:select; articles:select; outbox:select "
                  "update(columns) delete; schema_version:select; "
                  "settings:select; tag_counts:select; view_counts:select insert update"},
        {"admin",
         "article_authors:select; article_tags:select; articles:select insert update delete; "
         "audit:select; bulk_actions:select insert update "
         "delete; bulk_rows:select insert update delete; import_sources:select insert update "
         "delete; outbox:select insert(columns) update(columns) delete; public_articles:select; "
         "revisions:select insert delete; schema_version:select; settings:select insert update; "
         "tag_counts:select; "
         "view_counts:select insert update delete; working_copies:select insert update delete"},
    };
    for (const auto &[role, rights] : wanted)
        QCOMPARE(asOwner(asked.arg(m_people->group(role))), QLatin1String(rights));
}

void TestGrants::olderSetup_isTakenBackByTheNext()
{
    m_people->database().execute(
        QStringLiteral(
            "GRANT INSERT, UPDATE ON tag_counts TO %1; GRANT UPDATE ON revisions, outbox TO %2;"
            "ALTER TABLE tag_counts DISABLE ROW LEVEL SECURITY; ALTER TABLE audit DROP COLUMN kind;"
            "DROP TRIGGER revisions_audit ON revisions;"
            "CREATE POLICY admin_all ON working_copies TO %2 USING (true) WITH CHECK (true)")
            .arg(m_people->group("author"), m_people->group("admin")));
    m_people->setUp();
    everyTable_givesEachRoleWhatItNeeds();
    QCOMPARE(asOwner(QStringLiteral("SELECT count(*) FROM pg_policy WHERE polname = 'admin_all' "
                                    "AND polrelid = 'working_copies'::regclass")),
             QStringLiteral("0"));
}

void TestGrants::revisions_areWrittenOverByNobodyAndEveryOtherChangeIsWrittenDown()
{
    Core::Article saved =
        m_people->saveAs("ann", article(QStringLiteral("First"), QStringLiteral("A")));
    saved.title = QStringLiteral("Second");
    saved = m_people->saveAs("ann", saved);
    QCOMPARE(saved.version, 2);
    // Both came with their article's change, which is written down.
    QCOMPARE(audited(saved.id, "revision"), QString());
    const QString of = QStringLiteral(" WHERE article_id = ") + text(saved.id);
    for (const char *who : {"rita", "ann", "ed", "rel", "ada"}) {
        Psql session = m_people->psql(who);
        for (const char *sql :
             {"UPDATE revisions SET content = '{}'", "UPDATE revisions SET title = 'x'",
              "TRUNCATE revisions", "ALTER TABLE revisions DISABLE TRIGGER revisions_audit",
              "DROP TRIGGER revisions_audit ON revisions",
              "SET session_replication_role = replica"})
            QCOMPARE(session.run(QLatin1String(sql)), Refused);
    }
    // Deleting and adding again would be writing over, too.
    Psql ada = m_people->psql("ada");
    const QString removal =
        QStringLiteral("DELETE FROM revisions") + of + QStringLiteral(" AND version = 1");
    const QString forgery =
        QStringLiteral("INSERT INTO revisions VALUES (%1, 1, 'Forged', '{}', now(), '%2')")
            .arg(text(saved.id), m_people->login("ann"));
    const QString before = asOwner(QStringLiteral("SELECT string_agg(revisions::text, ' ' ORDER BY "
                                                  "version) FROM revisions") +
                                   of);
    QCOMPARE(ada.run(removal), Refused);
    for (const char *role : {"", "reader"}) {
        QCOMPARE(ada.run(QStringLiteral("BEGIN; ") + removal), QStringLiteral("1"));
        QCOMPARE(ada.run(forgery), QStringLiteral("1"));
        // Who sees nothing of the article at the end has not deleted it.
        if (*role)
            QCOMPARE(ada.run(QStringLiteral("SET LOCAL ROLE ") + m_people->group(role)), QString());
        QCOMPARE(ada.run(QStringLiteral("COMMIT")), Refused);
    }
    QCOMPARE(asOwner(QStringLiteral("SELECT string_agg(revisions::text, ' ' ORDER BY version) "
                                    "FROM revisions") +
                     of),
             before);
    m_people->database().execute(QStringLiteral("BEGIN; %1; %2; COMMIT").arg(removal, forgery));
    m_people->database().execute(QStringLiteral("UPDATE revisions SET title = 'x'") + of +
                                 QStringLiteral(" AND version = 2"));
    const QString owner = asOwner(QStringLiteral("SELECT session_user"));
    QCOMPARE(audited(saved.id, "revision"),
             QStringLiteral("%1 delete 1, %1 insert 1, %1 update 2 2").arg(owner));
    QCOMPARE(audited(saved.id, "article"),
             QStringLiteral("%1 insert 1, %1 update 1 2").arg(m_people->login("ann")));
    for (const char *function : {"audit_revision", "revisions_go_with_article",
                                 "audit_working_copy", "note_tags", "count_tags"})
        QCOMPARE(ada.run(QStringLiteral("SELECT has_function_privilege('%1()', 'EXECUTE')")
                             .arg(QLatin1String(function))),
                 QStringLiteral("f"));
}

void TestGrants::workingCopiesOfOthers_areMovedAndTidiedUpOnly()
{
    const auto desk = m_people->openAs("ann");
    Core::Article typed = article(QStringLiteral("Typed"), QStringLiteral("A"));
    typed.id = Core::ArticleId::create();
    for (int i = 0; i < 2; ++i)
        QVERIFY(wait(desk->stores().articles.putWorkingCopy({typed, QStringLiteral("here")},
                                                            desk->actor(), {}, {}))
                    .has_value());
    QCOMPARE(audited(typed.id, "working copy"), QString());
    const QString of = QStringLiteral(" WHERE article_id = ") + text(typed.id);
    Psql ada = m_people->psql("ada");
    QCOMPARE(ada.run(QStringLiteral("SELECT count(*) FROM working_copies") + of),
             QStringLiteral("1"));
    QCOMPARE(ada.run(QStringLiteral("UPDATE working_copies SET content = '{}'") + of),
             QStringLiteral("0"));
    QCOMPARE(ada.run(QStringLiteral("DELETE FROM working_copies") + of), QStringLiteral("1"));
    QCOMPARE(ada.run(QStringLiteral("INSERT INTO working_copies VALUES (%1, '%2', 0, '{}', now())")
                         .arg(text(typed.id), desk->actor())),
             QStringLiteral("1"));
    QCOMPARE(audited(typed.id, "working copy"),
             QStringLiteral("%1 delete 0, %1 insert 0").arg(m_people->login("ada")));
    QCOMPARE(m_people->psql("ann").run(QStringLiteral("DELETE FROM working_copies") + of),
             QStringLiteral("1"));
}

void TestGrants::outboxRow_saysWhatWasSaved()
{
    const Core::Article saved =
        m_people->saveAs("ann", article(QStringLiteral("Draft"), QStringLiteral("A")));
    const QString row =
        QStringLiteral(
            "INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, version) VALUES "
            "(gen_random_uuid(), 'article', %1, 'saved', "
            "jsonb_build_object('id', %1, 'status', '%2', 'publish_at', %3), 1)")
            .arg(text(saved.id));
    Psql ann = m_people->psql("ann");
    const QString null = QStringLiteral("NULL");
    // Whoever reads the rows instead of the articles, as Kafka Connect does, would publish it.
    const QString early = QStringLiteral("'2020-01-01T00:00:00.000Z'");
    for (const auto &[status, time] : {std::pair(QStringLiteral("published"), null),
                                       std::pair(QStringLiteral("draft"), early)}) {
        QCOMPARE(ann.run(row.arg(status, time)), QStringLiteral("1"));
        QCOMPARE(asOwner(QStringLiteral("SELECT concat(payload -> 'status', payload -> "
                                        "'publish_at') FROM outbox ORDER BY sequence DESC LIMIT "
                                        "1")),
                 QStringLiteral("\"draft\"null"));
    }
    Core::Article later =
        article(QStringLiteral("Later"), QStringLiteral("L"), Core::Status::Published);
    later.publishAt = Core::utcNow().addDays(1);
    QCOMPARE(m_people->saveAs("ed", later).version, 1);
    Psql rel = m_people->psql("rel");
    for (const char *sql : {"UPDATE outbox SET payload = '{}'", "UPDATE outbox SET version = 99",
                            "UPDATE outbox SET aggregateid = 'x'"})
        QCOMPARE(rel.run(QLatin1String(sql)), Refused);
    const auto relaying = m_people->openAs("rel");
    QVERIFY(relaying->mayRelay());
    const auto claims = wait(relaying->stores().outbox.claim(10, 60, Ports::AllTargets, {}));
    QVERIFY(claims && !claims->isEmpty());
    QVERIFY(wait(relaying->stores().outbox.postpone({{claims->constFirst().rows,
                                                      QStringLiteral("The cache is away."),
                                                      0,
                                                      {},
                                                      Ports::OutboxTarget::Cache}},
                                                    {}))
                .has_value());
}

void TestGrants::views_areCountedOneByOne()
{
    const Core::Article shown = m_people->saveAs(
        "ed", article(QStringLiteral("Shown"), QStringLiteral("S"), Core::Status::Published));
    const auto desk = m_people->openAs("rita");
    const QString of = QStringLiteral(" WHERE article_id = ") + text(shown.id);
    Psql rita = m_people->psql("rita");
    QCOMPARE(
        rita.run(QStringLiteral("INSERT INTO view_counts VALUES (%1, 1000)").arg(text(shown.id))),
        Refused);
    QCOMPARE(wait(desk->stores().views.increment(shown.id, {})), Core::Result<qint64>(1));
    QCOMPARE(wait(desk->stores().views.increment(shown.id, {})), Core::Result<qint64>(2));
    QCOMPARE(rita.run(QStringLiteral("UPDATE view_counts SET views = 1000") + of), Refused);
    QCOMPARE(rita.run(QStringLiteral("UPDATE view_counts SET views = 0") + of), Refused);
    QCOMPARE(m_people->psql("ada").run(QStringLiteral("UPDATE view_counts SET views = 40") + of),
             QStringLiteral("1"));
}

void TestGrants::tags_ofWhatIsHidden_areNotTold()
{
    const auto save = [this](const char *who, Core::Status status, const QString &tag) {
        Core::Article one = article(tag, QStringLiteral("T"), status);
        one.tags = {tag, QStringLiteral("all")};
        return m_people->saveAs(who, one);
    };
    QVERIFY(tagsSeenBy("ed").isEmpty());
    save("ann", Core::Status::Draft, QStringLiteral("anns"));
    save("bob", Core::Status::Draft, QStringLiteral("bobs"));
    save("ed", Core::Status::Published, QStringLiteral("shown"));
    const auto tags = [](const char *list) {
        return QString::fromLatin1(list).split(QLatin1Char(','));
    };
    QCOMPARE(tagsSeenBy("rita"), tags("all 1,shown 1"));
    QCOMPARE(tagsSeenBy("ann"), tags("all 2,anns 1,shown 1"));
    for (const char *who : {"ed", "ada", "rel"})
        QCOMPARE(tagsSeenBy(who), tags("all 3,anns 1,bobs 1,shown 1"));
    for (const char *who : {"rita", "ann"})
        QCOMPARE(m_people->psql(who).run(QStringLiteral("SELECT count(*) FROM tag_counts")),
                 QStringLiteral("0"));
}

void TestGrants::tagCounts_areWrittenByTheDatabaseAlone()
{
    for (const char *who : {"rita", "ann", "ed", "rel", "ada"}) {
        Psql session = m_people->psql(who);
        for (const char *sql : {"UPDATE tag_counts SET articles = 1000", "DELETE FROM tag_counts",
                                "INSERT INTO tag_counts VALUES ('x', 1000)",
                                "INSERT INTO tag_changes (removed, added) VALUES ('{}', '{x}')",
                                "SELECT 1 FROM tag_changes"})
            QCOMPARE(session.run(QLatin1String(sql)), Refused);
    }
    // Tables of one's own of the same names are not meant, nor can the functions be hung on them.
    Core::Article draft = article(QStringLiteral("Shadow"), QStringLiteral("S"));
    draft.tags = {QStringLiteral("before")};
    draft = m_people->saveAs("ann", draft);
    Psql ann = m_people->psql("ann");
    QCOMPARE(ann.run(QStringLiteral(
                 "CREATE TEMP TABLE tag_counts (tag text PRIMARY KEY, articles bigint)")),
             QString());
    QCOMPARE(ann.run(QStringLiteral(
                 "CREATE TEMP TABLE tag_changes (number uuid, removed text[], added text[])")),
             QString());
    QCOMPARE(ann.run(QStringLiteral("CREATE TRIGGER t AFTER INSERT ON tag_changes FOR EACH ROW "
                                    "EXECUTE FUNCTION count_tags()")),
             Refused);
    QCOMPARE(
        ann.run(
            QStringLiteral(
                "UPDATE articles SET tags = '{after}', version = version + 1, updated_by = '%1' "
                "WHERE id = ")
                .arg(m_people->login("ann")) +
            text(draft.id)),
        QStringLiteral("1"));
    QCOMPARE(ann.run(QStringLiteral("SELECT count(*) FROM pg_temp.tag_counts")),
             QStringLiteral("0"));
    QCOMPARE(asOwner(QStringLiteral(
                 "SELECT string_agg(tag || ' ' || articles, ',' ORDER BY tag) FROM tag_counts "
                 "WHERE tag IN ('before', 'after')")),
             QStringLiteral("after 1,before 0"));
    QCOMPARE(asOwner(QStringLiteral("SELECT count(*) FROM tag_changes")), QStringLiteral("0"));
}

void TestGrants::tagCounts_ofBatchesAtTheSameTime_areRight()
{
    // In opposite orders, which would be a deadlock if each article were counted where it is
    // written.
    constexpr int Rounds = 20;
    const auto batch = [](bool turned) {
        QList<Core::Article> articles;
        for (int i = 0; i < 6; ++i) {
            articles << article(QStringLiteral("Batch"), QStringLiteral("B"));
            articles.last().tags = {QStringLiteral("batch %1").arg(turned ? 5 - i : i)};
        }
        return articles;
    };
    const auto ann = m_people->openAs("ann"), bob = m_people->openAs("bob");
    for (int round = 0; round < Rounds; ++round) {
        auto hers = ann->stores().articles.saveAll(batch(false), ann->actor(), {});
        auto his = bob->stores().articles.saveAll(batch(true), bob->actor(), {});
        for (const auto &saved : {wait(hers), wait(his)}) {
            QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message + saved.error().detail));
            for (const auto &one : *saved)
                QVERIFY2(one, one ? "" : qPrintable(one.error().message + one.error().detail));
        }
    }
    QCOMPARE(
        asOwner(QStringLiteral("SELECT string_agg(DISTINCT articles::text, ' ') FROM tag_counts "
                               "WHERE tag LIKE 'batch %'")),
        QString::number(2 * Rounds));
}

QTEST_GUILESS_MAIN(TestGrants)
#include "tst_grants.moc"
