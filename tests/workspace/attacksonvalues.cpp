#include "attackwords.h"

namespace Triptych::Tests {

QList<Attack> attacksOnValues()
{
    return {
        // A body has one limit at every door, and this is one. What was longer before may get
        // shorter.
        {Writers, NEXT ", body = repeat('x', 32000001) WHERE id = $anns", Violated},
        {"ann", NEXT ", body = repeat(chr(233), 16000001) WHERE id = $anns", Violated},
        {"ann", NEXT ", body = repeat('x', 32000000) WHERE id = $anns", "1"},
        {"ed",
         NEW_ARTICLE("",
                     "1, 'new', 'en', 'New', '', repeat('x', 32000001), '{}', '{}', '', '{}', '', "
                     "'draft', session_user, session_user, now(), now()"),
         Violated},

        // So have the other parts.
        {Writers, NEXT ", title = repeat('x', 10001) WHERE id = $anns", Violated},
        {Writers, NEXT ", title = repeat(chr(233), 5000) WHERE id = $anns", "1"},
        {Writers, NEXT ", summary = repeat('x', 500001) WHERE id = $anns", Violated},
        {Writers, NEXT ", section = repeat('x', 500001) WHERE id = $anns", Violated},
        {Writers,
         NEXT ", summary = repeat('x', 250001), tags = ARRAY[repeat('y', 250000)] WHERE id = $anns",
         Violated},
        {"ann",
         NEXT ", authors = array_fill(CAST('author' AS text), ARRAY[100000]) WHERE id = $anns",
         Violated},
        {"ann", NEXT ", fields = jsonb_build_object('x', repeat('x', 1000001)) WHERE id = $anns",
         Violated},
        {"ann",
         NEW_ARTICLE("", "1, 'new', 'en', repeat('x', 10001), '', '', '{}', '{}', '', '{}', '', "
                         "'draft', session_user, session_user, now(), now()"),
         Violated},

        // Nor is anything else boundless, or what the program cannot read.
        {Writers, NEXT ", source_digest = repeat('x', 20001) WHERE id = $anns", Violated},
        {Writers, NEXT ", source_digest = repeat('x', 20000) WHERE id = $anns", "1"},
        {Writers, NEXT ", authors = array_fill(CAST('' AS text), ARRAY[10001]) WHERE id = $anns",
         Violated},
        {Writers, NEXT ", tags = array_fill(CAST(NULL AS text), ARRAY[10001]) WHERE id = $anns",
         Violated},
        {Writers, NEXT ", tags = ARRAY[NULL, 'x'] WHERE id = $anns", Violated},
        {Writers, NEXT ", authors = ARRAY['x', NULL] WHERE id = $anns", Violated},
        {Writers, NEXT ", tags = array_fill(CAST('x' AS text), ARRAY[2, 2]) WHERE id = $anns",
         Violated},
        {Writers, NEXT ", tags = array_fill(CAST('x' AS text), ARRAY[10000]) WHERE id = $anns",
         "1"},
        {Writers, NEXT ", fields = '[1]' WHERE id = $anns", Violated},
        {Writers, NEXT ", fields = 'null' WHERE id = $anns", Violated},
        {Writers, NEXT ", fields = '{\"n\": 1e400}' WHERE id = $anns", Violated},
        {Writers, NEXT ", fields = '{\"n\": [-1e309]}' WHERE id = $anns", Violated},
        {Writers, NEXT ", fields = '{\"n\": [1.5, {\"a\": -3e300}]}' WHERE id = $anns", "1"},
        {Writers,
         NEXT
         ", fields = CAST('{\"a\":' || repeat('[', 5000) || repeat(']', 5000) || '}' AS jsonb) "
         "WHERE id = $anns",
         Violated},
        {Writers,
         NEXT ", fields = CAST('{\"a\":' || repeat('[', 400) || repeat(']', 400) || '}' AS jsonb) "
              "WHERE id = $anns",
         "1"},
        {Writers, SOURCE("'n'", "'/' || repeat('n', 1000000)"), Violated},
        {Writers, SOURCE("'n'", "'..'"), Violated},
        {Writers, SOURCE("'n'", "'/a/../b'"), Violated},
        {Writers, SOURCE("'n'", "'here'"), Violated},
        {Writers, SOURCE("repeat('n', 1001)", "'/x/y'"), Violated},
        {Writers, SOURCE("'a' || chr(27) || '[31m'", "'/x/y'"), Violated},
        {Writers, SOURCE("' '", "'/x/y'"), Violated},
        {Writers, SOURCE("'n'", "'/x/..y'"), "1",
         "SELECT created_at = changed_at AND created_at > '2020-01-01' FROM import_sources WHERE "
         "name "
         "= 'n'",
         "t"},
        {Writers, SOURCE("'n'", "'C:/x'"), "1"},
        {Writers,
         "INSERT INTO import_sources SELECT 'n' || i, '/x/' || i, now(), session_user, now(), "
         "session_user "
         "FROM generate_series(1, 1001) AS i",
         Violated},

        // A slug is one part of an address, a language a tag, a day of publication near its moment.
        {Writers, NEXT ", slug = '../../etc' WHERE id = $anns", Violated},
        {Writers, NEXT ", slug = '..' WHERE id = $anns", Violated},
        {Writers, NEXT ", slug = '   ' WHERE id = $anns", Violated},
        {Writers, NEXT ", slug = 'a' || chr(10) || 'b' WHERE id = $anns", Violated},
        {Writers, NEXT ", slug = 'a' || chr(27) || '[31m' WHERE id = $anns", Violated},
        {"ann", NEXT ", slug = 'a' || chr(160) || 'b' WHERE id = $anns", Violated},
        {"ann", NEXT ", slug = 'a' || chr(8238) || 'b' WHERE id = $anns", Violated},
        {"ann", NEXT ", slug = 'a?b' WHERE id = $anns", Violated},
        {"ann", NEXT ", slug = 'a#b' WHERE id = $anns", Violated},
        {"ann", NEXT ", slug = 'a%2Fb' WHERE id = $anns", Violated},
        {"ann", NEXT ", slug = 'a\\b' WHERE id = $anns", Violated},
        {"ann", NEXT ", slug = '[b]' WHERE id = $anns", Violated},
        {"ann", NEXT ", slug = repeat('x', 501) WHERE id = $anns", Violated},
        {"ann", NEXT ", slug = 'v0.4_3~(a)!$&+,;=:@' || chr(26085) || chr(8205) WHERE id = $anns",
         "1"},
        {"ann",
         NEW_ARTICLE("", "1, 'a/b', 'en', 'New', '', '', '{}', '{}', '', '{}', '', 'draft', "
                         "session_user, session_user, now(), now()"),
         Violated},
        {"ann ed ada", NEXT ", language = '../en' WHERE id = $anns", Violated},
        {"ann ed ada", NEXT ", language = '' WHERE id = $anns", Violated},
        {"ann ed ada", NEXT ", language = 'en' || chr(10) WHERE id = $anns", Violated},
        {"ann ed ada", NEXT ", language = 'en' || repeat('-a', 200) WHERE id = $anns", Violated},
        {"ann ed ada", NEXT ", language = 'zh-Hant-TW' WHERE id = $anns", "1"},
        {"ann ed ada",
         NEXT
         ", publish_at = '2031-05-01', publish_day_at = '2031-05-01', publish_day = '2031-05-04' "
         "WHERE id = $anns",
         Violated},
        {"ann ed ada",
         NEXT
         ", publish_at = '2031-05-01', publish_day_at = '2031-05-01', publish_day = 'infinity' "
         "WHERE id = $anns",
         Violated},
        {"ann ed ada",
         NEXT ", publish_at = '2031-05-01', publish_day_at = 'infinity', publish_day = 'infinity' "
              "WHERE id = $anns",
         Violated},
        {"ann ed ada",
         NEXT ", publish_at = '2031-05-01', publish_day_at = '2031-05-01', publish_day = "
              "'5874897-12-31' "
              "WHERE id = $anns",
         Violated},
        {"ann ed ada",
         NEXT ", publish_at = '2031-05-01', publish_day_at = '2031-05-01', publish_day = "
              "'4713-01-01 BC' "
              "WHERE id = $anns",
         Violated},

        // What an editor deleted stays deleted for its author.
        {"ann", NEXT ", deleted_at = NULL WHERE id = $gone", "0"},
        {"ann", NEXT ", title = 'Taken over first' WHERE id = $gone", "0"},
        {"ann", "UPDATE articles SET updated_by = session_user WHERE id = $gone", "0"},
        {"ann", NEXT ", deleted_at = NULL WHERE id = $dropped", "1"},
        {"ann", NEXT ", deleted_at = '2001-01-01' WHERE id = $dropped", "1",
         "SELECT deleted_at > '2020-01-01' FROM articles WHERE id = $dropped", "t"},
        {"ed", NEXT ", deleted_at = NULL WHERE id IN ($gone, $dropped)", "2"},
    };
}

} // namespace Triptych::Tests
