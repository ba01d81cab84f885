#include "schemaupgrade.h"

#include "adapters.h"
#include "departures.h"
#include "rights.h"

#include <core/cotry.h>
#include <core/limits.h>
#include <sql/database.h>

namespace Triptych::Workspace {

namespace {

constexpr int ListedRows = 20;

/** A CHECK that PostgreSQL has not seen all rows keep. */
struct Unchecked
{
    BrokenConstraint constraint;
    QString key; ///< an expression: the primary key as one text
};

Core::Result<QString> rightsPrefix(Sql::Connection &connection)
{
    auto prefix =
        connection.statement(QStringLiteral("sql/rights_prefix")).one([](const Sql::Row &row) {
            return row.text("prefix");
        });
    if (!prefix)
        return Core::failure(prefix.error());
    return prefix->value_or(QString());
}

/** Counts the rows that break it, or tells PostgreSQL that none does. */
Core::Result<void> look(Sql::Connection &connection, const Unchecked &unchecked,
                        SchemaUpgrade *upgrade)
{
    BrokenConstraint found = unchecked.constraint;
    // Names and condition come from PostgreSQL's own catalogue, quoted by it where they must be.
    const QString where =
        QStringLiteral(" FROM %1 WHERE NOT (%2)").arg(found.table, found.condition);
    auto rows = connection.composed(QStringLiteral("SELECT count(*) AS n") + where)
                    .one([](const Sql::Row &row) { return row.integer("n"); });
    if (!rows)
        return Core::failure(rows.error());
    found.rows = rows->value_or(0);
    if (found.rows == 0) {
        upgrade->checked << found.name;
        return connection.execute(QStringLiteral("ALTER TABLE %1 VALIDATE CONSTRAINT \"%2\"")
                                      .arg(found.table, found.name));
    }
    auto first = connection
                     .composed(QStringLiteral("SELECT %1 AS key").arg(unchecked.key) + where +
                               QStringLiteral(" ORDER BY 1 LIMIT %1").arg(ListedRows))
                     .all([](const Sql::Row &row) { return row.text("key"); });
    if (!first)
        return Core::failure(first.error());
    found.first = *first;
    upgrade->broken << found;
    return {};
}

Core::Result<SchemaUpgrade> lookAtConstraints(Sql::Connection &connection, SchemaUpgrade upgrade)
{
    auto unchecked =
        connection.statement(QStringLiteral("sql/unchecked_constraints"))
            .all([](const Sql::Row &row) {
                return Unchecked{
                    {row.text("name"), row.text("table_name"), row.text("condition"), 0, {}},
                    row.text("key")};
            });
    if (!unchecked)
        return Core::failure(unchecked.error());
    for (const Unchecked &one : std::as_const(*unchecked)) {
        if (auto looked = look(connection, one, &upgrade); !looked)
            return Core::failure(looked.error());
    }
    return upgrade;
}

/** The rules of SQLite's triggers, of which no catalogue says what they ask. */
Core::Result<SchemaUpgrade> lookAtTriggers(Sql::Connection &connection, SchemaUpgrade upgrade)
{
    const auto looked = connection.statement(QStringLiteral("sql/broken_rows"))
                            .bind("most", ListedRows)
                            .each([&broken = upgrade.broken](const Sql::Row &row) {
                                const QString rule = row.text("rule");
                                if (broken.isEmpty() || broken.constLast().name != rule)
                                    broken << BrokenConstraint{
                                        rule, row.text("table_name"), {}, row.integer("total"), {}};
                                broken.last().first << row.text("key");
                            });
    if (!looked)
        return Core::failure(looked.error());
    return upgrade;
}

Core::Result<SchemaUpgrade> lookAtLimits(Sql::Connection &connection, SchemaUpgrade upgrade)
{
    const Core::ArticleSizes most;
    const std::pair<const char *, qint64> limits[] = {
        {"body", most.body},     {"title", most.title},     {"about", most.about},
        {"fields", most.fields}, {"authors", most.authors}, {"fields_depth", most.fieldsDepth},
        {"tags", most.tags},     {"digest", most.digest}};
    Sql::Statement statement = connection.statement(QStringLiteral("sql/beyond_limits"));
    QHash<QString, qint64> mostOf;
    for (const auto &[part, limit] : limits) {
        statement.bind(part, limit);
        mostOf.insert(QLatin1String(part), limit);
    }
    const auto looked =
        statement.bind("most", ListedRows)
            .each([&beyond = upgrade.beyond, &mostOf](const Sql::Row &row) {
                const QString part = row.text("part");
                if (beyond.isEmpty() || beyond.constLast().part != part)
                    beyond << BeyondLimit{part, mostOf.value(part), row.integer("total"), {}};
                beyond.last().first << row.text("key");
            });
    if (!looked)
        return Core::failure(looked.error());
    return upgrade;
}

Core::Task<SchemaUpgrade> upgradeIn(Sql::Database &database, Core::Call call)
{
    CO_TRY_VOID(database.open(call));
    const Sql::SchemaState schema = database.schema().value_or(Sql::SchemaState{});
    SchemaUpgrade upgrade{schema.found, schema.version, schema.copy, false, {}, {}, {}};
    if (database.dialect() != Sql::Dialect::PostgreSql) {
        auto looking =
            database.run(Sql::Access::Read, call, [upgrade](Sql::Connection &connection) {
                return lookAtTriggers(connection, upgrade)
                    .and_then([&connection](const SchemaUpgrade &looked) {
                        return lookAtLimits(connection, looked);
                    });
            });
        co_return co_await looking;
    }
    CO_TRY(const auto prefix, database.run(Sql::Access::Read, call, rightsPrefix));
    upgrade.hasRights = !prefix.isEmpty();
    if (upgrade.hasRights) {
        CO_TRY_VOID(setUpRights(database, prefix, call));
    }
    auto looking = database.run(Sql::Access::Write, call, [upgrade](Sql::Connection &connection) {
        return lookAtConstraints(connection, upgrade)
            .and_then([&connection](const SchemaUpgrade &looked) {
                return lookAtLimits(connection, looked);
            });
    });
    co_return co_await looking;
}

} // namespace

Core::Task<SchemaUpgrade> upgradeSchema(Profiles::ProfileWithSecrets profile, Core::Call call)
{
    const StillOpening underWay;
    auto made = Adapters::make(profile, Adapters::Schema::Upgrade);
    if (!made)
        co_return Core::failure(made.error());
    std::unique_ptr<Adapters> adapters = std::move(*made);
    auto upgrading = upgradeIn(*adapters->database, call);
    auto done = co_await upgrading;
    Adapters::closeInBackground(std::move(adapters));
    co_return done;
}

} // namespace Triptych::Workspace
