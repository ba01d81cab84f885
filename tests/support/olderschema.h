#pragma once

#include <QString>

namespace Triptych::Support {

/** Takes back migration 7 of PostgreSQL, but for its row in schema_version. */
inline QString takeBackFiniteTimes()
{
    return QStringLiteral("ALTER TABLE articles DROP CONSTRAINT articles_finite;"
                          "ALTER TABLE revisions DROP CONSTRAINT revisions_finite;"
                          "ALTER TABLE working_copies DROP CONSTRAINT working_copies_finite;"
                          "ALTER TABLE outbox DROP CONSTRAINT outbox_finite;");
}

/** Takes back migration 8 of PostgreSQL, but for its row in schema_version. */
inline QString takeBackTagChangeNumbers()
{
    return QStringLiteral("ALTER TABLE tag_changes DROP COLUMN number, ADD COLUMN number bigint "
                          "GENERATED ALWAYS AS IDENTITY PRIMARY KEY;");
}

/** Takes back migrations 14 and 15 of either dialect, but for their rows in schema_version. What
 * takes back columns or steps before them begins with this. */
inline QString takeBackPublicArticles()
{
    return QStringLiteral(
        "DROP VIEW IF EXISTS public_articles;DROP INDEX IF EXISTS articles_deleted;");
}

/** Takes back migration 10 of either dialect, but for its row in schema_version. */
inline QString takeBackSettings()
{
    return takeBackPublicArticles() +
           QStringLiteral("DROP TABLE settings;"
                          "DROP INDEX IF EXISTS articles_publish_day;"
                          "ALTER TABLE articles DROP COLUMN publish_day;"
                          "ALTER TABLE articles DROP COLUMN publish_day_at;");
}

/** Takes back migration 11 of either dialect, but for its row in schema_version. */
inline QString takeBackSources()
{
    return QStringLiteral("DROP TABLE import_sources;");
}

/** Takes back migrations 9 to 11 and 14 of either dialect, but for their rows in schema_version. */
inline QString takeBackUsableFrom()
{
    return takeBackSources() + takeBackSettings() +
           QStringLiteral("ALTER TABLE schema_version DROP COLUMN usable_from;"
                          "ALTER TABLE schema_version DROP COLUMN relayable_from;");
}

/** Takes back migrations 12 to 14 of SQLite, but for their rows in schema_version. */
inline QString takeBackLimitsOfFile()
{
    QString script =
        takeBackPublicArticles() +
        QStringLiteral("DROP TRIGGER articles_values_new;DROP TRIGGER articles_values_changed;");
    for (const char *table : {"articles", "revisions", "working_copies", "outbox"}) {
        for (const char *when : {"new", "changed"})
            script += QStringLiteral("DROP TRIGGER %1_years_%2;")
                          .arg(QLatin1String(table), QLatin1String(when));
    }
    return script;
}

/** Takes back migrations 13 and 14 of PostgreSQL, but for their rows in schema_version. */
inline QString takeBackValues()
{
    return takeBackPublicArticles() +
           QStringLiteral("ALTER TABLE articles DROP CONSTRAINT IF EXISTS articles_day;"
                          "ALTER TABLE articles DROP CONSTRAINT articles_language;");
}

/** Takes back migrations 12 to 14 of PostgreSQL, but for their rows in schema_version. */
inline QString takeBackLimits()
{
    return takeBackValues() +
           QStringLiteral("ALTER TABLE articles DROP CONSTRAINT articles_years;"
                          "ALTER TABLE revisions DROP CONSTRAINT revisions_years;"
                          "ALTER TABLE working_copies DROP CONSTRAINT working_copies_years;"
                          "ALTER TABLE outbox DROP CONSTRAINT outbox_years;");
}

/** Takes back migrations 10 to 14 of PostgreSQL, as schema 9 was. */
inline QString takeBackToFloor()
{
    return takeBackLimits() + takeBackSources() + takeBackSettings() +
           QStringLiteral("DELETE FROM schema_version WHERE version > 9;");
}

} // namespace Triptych::Support
