#include "attackwords.h"

#include <iterator>

namespace Triptych::Tests {

namespace {

const Attack OnRights[] = {
    // To be somebody else.
    {"rita ann rel", "SET ROLE $editor", Refused},
    {"rita ann ed rel", "SET ROLE $admin", Refused},
    {Everybody, "SET SESSION AUTHORIZATION $bob; SET SESSION AUTHORIZATION $ada", Refused},
    {"rita ann ed rel", "GRANT $editor TO $rita", Refused},
    {Everybody, "GRANT $admin TO $ann", Refused},
    {"ann ed ada", "SET ROLE $author; SELECT CAST(session_user AS text) LIKE '%\\_author'", "f"},
    {"ann",
     "SET ROLE $author; " NEW_ARTICLE("", "1, " CONTENT
                                          ", 'draft', '$author', '$author', now(), now()"),
     Refused},
    {Everybody, "CREATE ROLE attacker", Refused},
    {Everybody, "ALTER ROLE $bob CREATEROLE", Refused},
    {Everybody, "SET session_replication_role = replica", Refused},
    {Everybody, "ALTER SCHEMA public OWNER TO session_user", Refused},
    {Everybody, "CREATE SCHEMA mine", Refused},
    {Everybody, "CREATE EXTENSION pg_trgm", Refused},
    {Everybody, "ALTER ROLE CURRENT_USER BYPASSRLS", Refused},
    {Everybody, "ALTER TABLE articles OWNER TO $ann", Refused},

    // To see what is hidden.
    {"rita", "SELECT string_agg(title, ', ') FROM articles", "For all"},
    {"ann", "SELECT count(*) FROM articles WHERE created_by = '$bob'", "0"},
    {"rita ann", "SET row_security = off; SELECT count(*) FROM articles", Refused},
    {"rita ann",
     "CREATE FUNCTION pg_temp.tells(text) RETURNS boolean COST 0.0001 LANGUAGE plpgsql AS $$ BEGIN "
     "IF $1 LIKE 'Bob%' OR $1 LIKE '%later' THEN RAISE EXCEPTION 'seen'; END IF; RETURN true; "
     "END $$; SELECT count(*) > 0 FROM articles WHERE pg_temp.tells(title)",
     "t"},
    {"rita ann",
     "CREATE FUNCTION pg_temp.tells(text, text) RETURNS boolean COST 0.0001 LANGUAGE plpgsql "
     "AS $$ BEGIN RAISE EXCEPTION 'seen'; END $$;"
     "CREATE OPERATOR pg_temp.=== (LEFTARG = text, RIGHTARG = text, FUNCTION = pg_temp.tells);"
     "SELECT count(*) FROM articles WHERE title OPERATOR(pg_temp.===) 'x' AND id = $bobs",
     "0"},
    {"rita", "COPY articles (title) TO STDOUT", "For all"},
    {"rita", "COPY (SELECT title FROM articles) TO STDOUT", "For all"},
    {"ann", "COPY (SELECT count(*) FROM revisions WHERE title LIKE 'Bob%') TO STDOUT", "0"},
    {Everybody, "COPY articles TO '/tmp/articles'", Refused},
    {Everybody, "COPY (SELECT 1) TO PROGRAM 'cat'", Refused},
    {Everybody, "SELECT pg_read_file('postgresql.conf')", Refused},
    {Everybody, "SELECT lo_import('/etc/passwd')", Refused},
    {Everybody, "SELECT pg_logical_slot_peek_changes('triptych_outbox', NULL, NULL)", Refused},
    {"rita ann", "SELECT count(*) FROM pg_stats WHERE tablename IN ('articles', 'revisions')", "0"},
    {"rita ann ed",
     "SELECT count(*) FROM pg_stat_activity WHERE usename <> session_user AND "
     "query NOT LIKE '<insufficient%' AND query <> ''",
     "0"},
    {"rita ann ed rel", "SELECT 1 FROM pg_statistic", Refused},
    {Everybody, "SELECT 1 FROM pg_authid", Refused},
    {"rita ann ed", "SELECT 1 FROM outbox", Refused},
    {"rita ann ed", "EXPLAIN SELECT payload FROM outbox", Refused},
    {"rita ann ed rel", "SELECT 1 FROM audit", Refused},
    {"rita rel", "SELECT 1 FROM revisions", Refused},
    {"rita rel", "SELECT 1 FROM working_copies", Refused},
    {"ann ed", "SELECT count(*) FROM working_copies WHERE owner = '$bob'", "0"},
    {"ann", "SELECT count(*) FROM revisions WHERE article_id = $bobs", "0"},
    {"ann", "SELECT article_as_stored($bobs, 1) IS NULL", "t"},
    {"rita rel", "SELECT article_as_stored($bobs, 1)", Refused},
    {"rita ann", "SELECT count(*) FROM tag_counts", "0"},
    {"ann", "SELECT count(*) FROM view_counts WHERE article_id = $bobs", "0"},
    {"ann", "SELECT count(*) FROM articles WHERE source_name = 'bobs site'", "0"},
    {"ann",
     "WITH changed AS (" NEXT ", title = 'x' RETURNING id) SELECT count(*) FROM changed WHERE id "
     "NOT IN (SELECT id FROM articles WHERE created_by = session_user)",
     "0"},
    {"ann", NEXT " WHERE id = $bobs RETURNING title", ""},
    {"ann", NEXT " WHERE id = $open RETURNING title", ""},
    {"ann", ROW("", "'article', $anns, 'saved', 1, '{}'") " RETURNING payload", Refused},
    {"ann",
     "SELECT count(*) FROM (SELECT 1 FROM articles WHERE id IN ($open, $bobs) FOR UPDATE) "
     "AS locked",
     "0"},
    {"rita rel", "SELECT 1 FROM articles FOR KEY SHARE", Refused},
    {"rita rel", "LOCK TABLE articles IN SHARE MODE", Refused},

    // To change what belongs to others, or what nobody changes.
    {"rita rel", NEXT, Refused},
    {"rita rel",
     NEW_ARTICLE("", "1, " CONTENT ", 'draft', session_user, session_user, now(), now()"), Refused},
    {"rita ann ed rel", "DELETE FROM articles", Refused},
    {Everybody, "TRUNCATE articles CASCADE", Refused},
    {"ann", NEXT ", title = 'x' WHERE id IN ($bobs, $open, $later)", "0"},
    {"ann", NEXT ", created_by = '$bob' WHERE id = $anns", Refused},
    {"ed", NEXT ", created_by = '$ed' WHERE id = $anns", Refused},
    {"ann", "UPDATE articles SET version = version + 1, updated_by = '$bob' WHERE id = $anns",
     Refused},
    {"ed", "UPDATE articles SET version = version + 1, updated_by = '$ann' WHERE id = $anns",
     Refused},
    {Writers, NEXT ", id = gen_random_uuid() WHERE id = $anns", Refused},
    {Writers, NEXT ", created_at = now() WHERE id = $anns", Refused},
    {Writers, "UPDATE articles SET updated_by = session_user, title = 'x' WHERE id = $anns",
     Refused},
    {Writers,
     "UPDATE articles SET version = version + 2, updated_by = session_user WHERE id = $anns",
     Refused},
    {"ann", NEXT ", status = 'published' WHERE id = $anns", Refused},
    {"ann", NEXT ", status = 'archived' WHERE id = $anns", Refused},
    {"ann",
     NEW_ARTICLE("", "1, " CONTENT ", 'published', session_user, session_user, now(), now()"),
     Refused},
    {"ann", NEW_ARTICLE("", "1, " CONTENT ", 'draft', '$bob', session_user, now(), now()"),
     Refused},
    {"ed", NEW_ARTICLE("", "1, " CONTENT ", 'draft', '$ann', session_user, now(), now()"), Refused},
    {Writers, NEW_ARTICLE("", "9, " CONTENT ", 'draft', session_user, session_user, now(), now()"),
     Refused},
    {"ann",
     "INSERT INTO articles SELECT (a).* FROM (SELECT a FROM articles AS a WHERE id = $anns) AS x",
     Generated},
    {"ann",
     "INSERT INTO articles (id, version, slug, language, title, summary, body, authors, tags, "
     "section, fields, source_digest, status, created_by, updated_by, created_at, updated_at) "
     "VALUES ($bobs, 1, " CONTENT ", 'draft', session_user, session_user, now(), now()) "
     "ON CONFLICT (id) DO UPDATE SET title = 'Mine', version = articles.version + 1",
     Refused},
    {"ann",
     "INSERT INTO articles (id, version, slug, language, title, summary, body, authors, tags, "
     "section, fields, source_digest, status, created_by, updated_by, created_at, updated_at) "
     "VALUES ($bobs, 1, " CONTENT ", 'draft', session_user, session_user, now(), now()) "
     "ON CONFLICT DO NOTHING",
     "0"},
    {"ann", "COPY articles FROM STDIN", "0A000"},
    {"ann", "COPY outbox (id, aggregatetype, aggregateid, type, payload, version) FROM STDIN",
     "0A000"},
    {"rita", "COPY articles FROM STDIN", Refused},

    // A place in an import source that is somebody else's.
    {Writers,
     NEW_ARTICLE(", source_name, source_path",
                 "1, " CONTENT ", 'draft', session_user, session_user, now(), now(), "
                 "'bobs site', 'x/budget.md'"),
     Taken},
    {"ann", NEXT ", source_name = 'bobs site', source_path = 'x/budget.md' WHERE id = $anns",
     Taken},

    // Times and the number of the transaction are the server's.
    {Writers,
     NEW_ARTICLE("",
                 "1, " CONTENT ", 'draft', session_user, session_user, '1999-01-01', '9999-01-01'"),
     "1", FRESH("created_at") " AND created_at = updated_at" WRITTEN, "t"},
    {Writers,
     NEW_ARTICLE("",
                 "1, " CONTENT ", 'draft', session_user, session_user, 'infinity', '-infinity'"),
     "1", FRESH("created_at") " AND created_at = updated_at" WRITTEN, "t"},
    {Writers,
     NEW_ARTICLE(", deleted_at",
                 "1, " CONTENT ", 'draft', session_user, session_user, now(), now(), now()"),
     "1", "SELECT deleted_at IS NULL" WRITTEN, "t"},
    {"ann ed ada",
     NEW_ARTICLE(", changed_in",
                 "1, " CONTENT ", 'draft', session_user, session_user, now(), now(), "
                 "'18446744073709551615'"),
     "1", "SELECT changed_in = pg_current_xact_id()" WRITTEN, "t"},
    {"ann ed ada", NEXT ", changed_in = '1' WHERE id = $anns", "1",
     "SELECT changed_in = pg_current_xact_id() FROM articles WHERE id = $anns", "t"},
    {Writers, NEXT ", updated_at = '9999-12-31' WHERE id = $anns", "1",
     FRESH("updated_at") " FROM articles WHERE id = $anns", "t"},
    {Writers, NEXT ", updated_at = '4713-01-01 BC' WHERE id = $anns", "1",
     FRESH("updated_at") " FROM articles WHERE id = $anns", "t"},
    {Writers, NEXT ", deleted_at = '1999-01-01' WHERE id = $anns", "1",
     FRESH("deleted_at") " AND deleted_at = updated_at FROM articles WHERE id = $anns", "t"},
    {"ann ed ada", NEXT ", publish_at = '10000-01-01 00:00+00' WHERE id = $anns", Violated},
    {"ann ed ada", NEXT ", publish_at = '0001-12-31 BC' WHERE id = $anns", Violated},
    {"ann ed ada", NEXT ", publish_at = 'infinity' WHERE id = $anns", Violated},
    {"ann ed ada", NEXT ", publish_at = '9999-12-31 23:59:59.999+00' WHERE id = $anns", "1"},
    {"ann ed ada", NEXT ", publish_at = '9999-12-31 23:59:59.9999+00' WHERE id = $anns", Violated},
    {"ann ed ada", NEXT ", publish_at = '0001-01-01 00:00+00' WHERE id = $anns", "1"},
    {"ann ed ada", NEXT ", publish_key = now() WHERE id = $anns", Generated},
    // An admin moves articles here with their times, within the same years.
    {"ada", NEXT ", created_at = '1999-01-01' WHERE id = $anns", "1",
     "SELECT created_at = '1999-01-01' FROM articles WHERE id = $anns", "t"},
    {"ada", NEXT ", created_at = '10000-01-02' WHERE id = $anns", Violated},
    {"ada", NEXT ", updated_at = '0044-03-15 BC' WHERE id = $anns", Violated},
    {"ada", NEXT ", deleted_at = '294276-01-01' WHERE id = $anns", Violated},

    // Revisions say what was saved.
    {"rita ed rel ada", "UPDATE revisions SET title = 'x'", Refused},
    {"ann", "UPDATE revisions SET content = '{}'", Refused},
    {"rita ann ed rel", "DELETE FROM revisions", Refused},
    {"ann", REVISION("$bobs", "1", "{}", "now()", "session_user"), Refused},
    {Writers, REVISION("$open", "7", "{}", "now()", "session_user"), Refused},
    {"ann", REVISION("$anns", "2", "{}", "now()", "session_user"), Refused},
    {"ann", REVISION("$anns", "1", "{}", "now()", "session_user"), Taken},
    {"ann", NEXT " WHERE id = $anns; " REVISION("$anns", "2", "{}", "now()", "'$bob'"), Refused},
    {Writers,
     NEXT ", body = 'As saved' WHERE id = $anns; " REVISION(
         "$anns", "2", "{\"body\": \"Forged\", \"version\": 1, \"later\": 7}", "'9999-01-01'",
         "session_user"),
     "1",
     "SELECT concat_ws(' ', r.title = a.title, r.saved_at = a.updated_at, r.content ->> 'body', "
     "r.content ->> 'version', r.content ->> 'later') FROM revisions AS r JOIN articles AS a ON "
     "a.id = r.article_id AND a.version = r.version WHERE a.id = $anns",
     "t t As saved 2 7"},
    {"ada", NEXT " WHERE id = $anns; " REVISION("$anns", "2", "{}", "'10000-01-01'", "'$bob'"),
     Violated},

    // Working copies are their owner's.
    {"ann ed", "INSERT INTO working_copies VALUES ($bobs, '$bob', 1, '{}', now())", Refused},
    {"ann ed",
     "INSERT INTO working_copies VALUES ($bobs, '$bob', 1, '{}', now()) ON CONFLICT (article_id, "
     "owner) DO UPDATE SET content = '{\"title\": \"x\"}'",
     Refused},
    {"ann ed", "DELETE FROM working_copies WHERE owner = '$bob'", "0"},
    {"ann", "UPDATE working_copies SET owner = '$bob' WHERE article_id = $anns", Refused},
    {"ada", "UPDATE working_copies SET content = '{}' WHERE owner = '$bob'", "0"},
    {"ann", "INSERT INTO working_copies VALUES ($open, session_user, 1, '{}', '9999-01-01')", "1",
     FRESH("updated_at") " FROM working_copies WHERE article_id = $open", "t"},
    {"ann", "UPDATE working_copies SET updated_at = '10000-01-01' WHERE article_id = $anns", "1",
     FRESH("updated_at") " FROM working_copies WHERE article_id = $anns", "t"},
    {"ada", "INSERT INTO working_copies VALUES ($open, '$bob', 1, '{}', '10000-01-01')", Violated},

    // Outbox rows say what is stored, and are new and due.
    {"ann ed", "UPDATE outbox SET type = 'deleted'", Refused},
    {"rel ada", "UPDATE outbox SET type = 'deleted'", Refused},
    {"rel ada", "UPDATE outbox SET payload = '{}'", Refused},
    {"rel ada", "UPDATE outbox SET version = 99", Refused},
    {"rel ada", "UPDATE outbox SET aggregateid = 'x'", Refused},
    {"rel ada", "UPDATE outbox SET created_at = now()", Refused},
    {"rel ada", "UPDATE outbox SET id = gen_random_uuid()", Refused},
    {"rel ada", "UPDATE outbox SET sequence = 1", Generated},
    {"rel ada", "UPDATE outbox SET lease_until = 'infinity'", Violated},
    {"rel ada", "UPDATE outbox SET lease_until = '10000-01-01'", Violated},
    {"rel ada", "UPDATE outbox SET owes = 0", Violated},
    {"rita ann ed", "DELETE FROM outbox", Refused},
    {"rita rel", ROW("", "'article', $anns, 'saved', 1, '{}'"), Refused},
    {Writers, ROW("", "'article', $bobs, 'deleted', 1, '{}'"), Refused},
    {Writers, ROW("", "'article', $anns, 'saved', 9, '{}'"), Refused},
    {"ann", ROW("", "'article', $open, 'saved', 1, '{}'"), Refused},
    {"ann", ROW("", "'other', $anns, 'saved', 1, '{}'"), Refused},
    {"ann", ROW("", "'article', upper($anns), 'saved', 1, '{}'"), Refused},
    {"ann", ROW("", "'article', 'x', 'saved', 1, '{}'"), "22P02"},
    {"ann ed ada", ROW(", attempts", "'article', $anns, 'saved', 1, '{}', 7"), Refused},
    {"ann ed ada", ROW(", lease_until", "'article', $anns, 'saved', 1, '{}', now()"), Refused},
    {"ann ed ada", ROW(", dead", "'article', $anns, 'saved', 1, '{}', true"), Refused},
    {"ann ed ada", ROW(", last_error", "'article', $anns, 'saved', 1, '{}', 'x'"), Refused},
    {"ann ed ada", ROW(", owes", "'article', $anns, 'saved', 1, '{}', 1"), Refused},
    {"ann ed ada",
     "INSERT INTO outbox (id, aggregatetype, aggregateid, type, version, payload, sequence) "
     "OVERRIDING SYSTEM VALUE VALUES (gen_random_uuid(), 'article', $anns, 'saved', 1, '{}', 1)",
     Refused},
    {"ann", ROW(", created_at", "'article', $anns, 'saved', 1, '{}', 'infinity'"), "1",
     FRESH("created_at") TOLD, "t"},
    {"ann ada", ROW("", "'article', $anns, 'deleted', 1, '{}'"), "1",
     "SELECT concat_ws(' ', type, payload -> 'deleted_at')" TOLD, "saved null"},
    {"ann ada",
     ROW("", "'article', $anns, 'published', 1, '{\"id\": \"x\", \"status\": \"published\", "
             "\"version\": 999, \"publish_at\": \"2020-01-01T00:00:00.000Z\", \"updated_at\": "
             "\"9999-01-01T00:00:00.000Z\", \"deleted_at\": \"2020-01-01T00:00:00.000Z\", "
             "\"created_by\": \"x\", \"slug\": \"front\", \"title\": \"x\", \"body\": \"x\", "
             "\"later\": 7}'"),
     "1",
     "SELECT concat_ws(' ', type, payload ->> 'status', payload ->> 'version', payload -> "
     "'publish_at', payload -> 'deleted_at', payload ->> 'id' = aggregateid, payload ->> 'title', "
     "payload ->> 'slug', payload ->> 'body', payload ? 'later', CAST(payload ->> 'updated_at' "
     "AS timestamptz) = (SELECT updated_at FROM articles WHERE id = $anns))" TOLD,
     "saved draft 1 null null t Ann's draft anns-draft A f t"},
    // A day counts with its moment only, and is told as it is stored.
    {"ann ada", ROW("", "'article', $anns, 'saved', 1, '{\"publish_day\": \"2020-01-01\"}'"), "1",
     "SELECT payload -> 'publish_day' IS NULL" TOLD, "t"},
    {"ann ada",
     NEXT ", publish_at = '2031-05-01 22:00+00', publish_day = '2031-05-02', "
          "publish_day_at = '2031-05-01 22:00+00' WHERE id = $anns; " ROW(
              "", "'article', $anns, 'saved', 2, '{}'"),
     "1", "SELECT payload ->> 'publish_day'" TOLD, "2031-05-02"},
    {"ann ada",
     NEXT ", publish_at = '2031-05-01 23:00+00', publish_day = '2031-05-02', "
          "publish_day_at = '2031-05-01 22:00+00' WHERE id = $anns; " ROW(
              "", "'article', $anns, 'saved', 2, '{\"publish_day\": \"2031-05-02\"}'"),
     "1", "SELECT payload -> 'publish_day' IS NULL" TOLD, "t"},
    {"ann", ROW("", "'article', $anns, 'saved', 1, '[1, 2]'"), "1",
     "SELECT jsonb_typeof(payload)" TOLD, "object"},
    {"ann", ROW("", "'article', $anns, 'saved', 1, '\"text\"'"), "1",
     "SELECT payload ->> 'version'" TOLD, "1"},
    {"ann",
     NEXT ", deleted_at = now() WHERE id = $anns; " ROW(
         "", "'article', $anns, 'saved', 2, '{\"deleted_at\": null}'"),
     "1",
     "SELECT concat_ws(' ', type, CAST(payload ->> 'deleted_at' AS timestamptz) = (SELECT "
     "deleted_at FROM articles WHERE id = $anns))" TOLD,
     "deleted t"},
    {"ann",
     ROW("", "'article', $anns, 'saved', 1, '{\"source\": {\"name\": \"x\"}, \"public\": true}'"),
     "1", "SELECT concat_ws(' ', payload -> 'source', payload ? 'public')" TOLD, "null f"},
    {"ada", ROW("", "'article', $bobs, 'saved', 1, '{}'"), "1",
     "SELECT payload #>> '{source,path}'" TOLD, "x/budget.md"},
    // What is no longer there was deleted for good: an admin may tell so.
    {"ada",
     ROW("", "'article', '01890000-0000-7000-8000-000000000009', 'deleted', 3, '{\"id\": 1}'"), "1",
     "SELECT concat_ws(' ', type, payload ->> 'id')" TOLD, "deleted 1"},

    // Counts.
    {Everybody, "UPDATE tag_counts SET articles = 1000", Refused},
    {Everybody, "INSERT INTO tag_changes (removed, added) VALUES ('{}', '{x}')", Refused},
    {"rita ann", "INSERT INTO view_counts VALUES ($bobs, 1)", Refused},
    {"rita ann ed rel", "INSERT INTO view_counts VALUES ($later, 1000)", Refused},
    {"rita ann ed rel", "UPDATE view_counts SET views = 1000", Refused},
    {"rita ann ed rel", "UPDATE view_counts SET article_id = $later, views = views + 1", Refused},
    {"rita ann ed rel",
     "INSERT INTO view_counts VALUES ($open, 1) ON CONFLICT (article_id) DO UPDATE SET views = "
     "view_counts.views + 1000",
     Refused},
    {"rita ann ed rel",
     "INSERT INTO view_counts VALUES ($open, 1) ON CONFLICT (article_id) DO UPDATE SET views = "
     "view_counts.views + 1",
     "1"},
    {"rita ann ed rel", "DELETE FROM view_counts", Refused},

    // The tables, what stands on them, and what writes them.
    {Everybody, "UPDATE schema_version SET version = 1", Refused},
    {Everybody, "INSERT INTO schema_version VALUES (9999, 'x', now())", Refused},
    {Everybody, "DELETE FROM schema_version", Refused},
    {Everybody, "UPDATE audit SET login = 'x'", Refused},
    {Everybody, "DELETE FROM audit", Refused},
    {Everybody,
     "INSERT INTO audit (login, action, article_id, title, is_tombstone) VALUES ('x', 'insert', "
     "gen_random_uuid(), '', false)",
     Refused},
    {Everybody, "SELECT nextval('outbox_sequence_seq')", Refused},
    {Everybody, "SELECT setval('audit_number_seq', 1)", Refused},
    {Everybody, "ALTER TABLE articles DISABLE ROW LEVEL SECURITY", Refused},
    {Everybody, "ALTER TABLE articles DISABLE TRIGGER USER", Refused},
    {Everybody, "ALTER TABLE articles DROP CONSTRAINT articles_years", Refused},
    {Everybody, "DROP POLICY public_articles ON articles", Refused},
    {Everybody, "CREATE POLICY mine ON articles USING (true)", Refused},
    {Everybody, "CREATE RULE mine AS ON SELECT TO revisions DO INSTEAD SELECT 1", Refused},
    {Everybody,
     "CREATE FUNCTION pg_temp.mine() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; "
     "END $$; CREATE TRIGGER mine BEFORE INSERT ON articles FOR EACH ROW EXECUTE FUNCTION "
     "pg_temp.mine()",
     Refused},
    {Everybody, "CREATE TEMP TABLE mine () INHERITS (articles)", Refused},
    {Everybody, "CREATE TEMP TABLE mine (id uuid REFERENCES articles)", "42P16"},
    {Everybody, "CREATE TABLE mine (a integer)", Refused},
    {Everybody, "CREATE FUNCTION mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'", Refused},
    {Everybody,
     "CREATE TEMP TABLE mine (a integer); CREATE TRIGGER t AFTER INSERT ON mine FOR EACH ROW "
     "EXECUTE FUNCTION audit_article()",
     Refused},
    {Everybody,
     "CREATE TEMP TABLE mine (a integer); CREATE TRIGGER t BEFORE INSERT ON mine FOR EACH ROW "
     "EXECUTE FUNCTION outbox_set_by_server()",
     Refused},
    {Everybody, "CREATE EVENT TRIGGER mine ON ddl_command_end EXECUTE FUNCTION outbox_doorbell()",
     Refused},

    // Tables and functions of one's own with the same names are not meant.
    {"ann",
     "CREATE TEMP TABLE articles (LIKE public.articles); CREATE TEMP TABLE audit (login "
     "text, action text, article_id uuid, old_version bigint, new_version bigint, old_status text, "
     "new_status text, title text, is_tombstone boolean); "
     "UPDATE public.articles SET version = version + 1, updated_by = session_user, tags = "
     "'{shadow}' WHERE id = $anns",
     "1",
     "SELECT concat_ws(' ', (SELECT max(new_version) FROM public.audit WHERE article_id = $anns), "
     "(SELECT count(*) FROM pg_temp.audit))",
     "2 0"},
    {"ann",
     "CREATE TEMP TABLE articles (LIKE public.articles); INSERT INTO articles (id, version, slug, "
     "language, title, summary, body, authors, tags, section, status, fields, source_digest, "
     "created_at, updated_at, created_by, updated_by, changed_in, publish_key, title_key, search) "
     "SELECT id, version, slug, language, title, summary, body, authors, tags, section, "
     "'published', fields, source_digest, created_at, updated_at, created_by, updated_by, "
     "changed_in, publish_key, title_key, search FROM public.articles WHERE id = $anns; " ROW(
         "", "'article', $anns, 'saved', 1, '{}'"),
     "1", "SELECT payload ->> 'status'" TOLD, "draft"},
    {"ann",
     "CREATE FUNCTION pg_temp.pg_has_role(name, text, text) RETURNS boolean LANGUAGE sql AS "
     "'SELECT true'; SET search_path = pg_temp, public, pg_catalog; " NEXT
     ", created_at = now() WHERE id = $anns",
     Refused},
    // Rings of the doorbell say nothing. How often they ring, no right can tell.
    {Everybody, "LISTEN triptych_outbox", ""},
};

} // namespace

QList<Attack> attacks()
{
    QList<Attack> all = attacksOnValues();
    std::copy(std::begin(OnRights), std::end(OnRights), std::back_inserter(all));
    return all;
}

} // namespace Triptych::Tests
