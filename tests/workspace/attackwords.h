#pragma once

#include "attacks.h"

// What the rows of attacks share: SQL, answers, logins.

// Pieces of statements that many attacks begin with.
#define NEW_ARTICLE(columns, values)                                                               \
    "INSERT INTO articles (id, version, slug, language, title, summary, body, authors, tags, "     \
    "section, fields, source_digest, status, created_by, updated_by, created_at, "                 \
    "updated_at" columns ") VALUES ('01890000-0000-7000-8000-000000000001', " values ")"
#define CONTENT "'new', 'en', 'New', '', '', '{}', '{}', '', '{}', ''"
#define WRITTEN " FROM articles WHERE id = '01890000-0000-7000-8000-000000000001'"
#define NEXT "UPDATE articles SET version = version + 1, updated_by = session_user"
#define ROW(columns, values)                                                                       \
    "INSERT INTO outbox (id, aggregatetype, aggregateid, type, version, payload" columns           \
    ") VALUES ('01890000-0000-7000-8000-000000000002', " values ")"
#define TOLD " FROM outbox WHERE id = '01890000-0000-7000-8000-000000000002'"
#define REVISION(article, version, content, at, by)                                                \
    "INSERT INTO revisions VALUES (" article ", " version ", 'Forged', '" content "', " at ", " by \
    ")"
#define SOURCE(name, root)                                                                         \
    "INSERT INTO import_sources VALUES (" name ", " root                                           \
    ", '0044-01-01 BC', session_user, '9999-01-01', session_user)"
// A time is stored in milliseconds, which may round it up.
#define FRESH(time)                                                                                \
    "SELECT " time " BETWEEN now() - interval '1 minute' AND clock_timestamp() + interval '1 s'"

namespace Triptych::Tests {

inline constexpr const char *Refused = "42501";   // insufficient_privilege
inline constexpr const char *Violated = "23514";  // check_violation
inline constexpr const char *Taken = "23505";     // unique_violation
inline constexpr const char *Generated = "428C9"; // generated_always
inline constexpr const char *Everybody = "rita ann bob ed rel ada";
inline constexpr const char *Writers = "ann ed";

} // namespace Triptych::Tests
