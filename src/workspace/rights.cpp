#include "rights.h"

#include <core/said.h>
#include <sql/database.h>
#include <sql/sqltext.h>

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace Triptych::Workspace {

namespace {

constexpr int LongestName = 63; // NAMEDATALEN - 1, in bytes

constexpr Core::Said said{"Workspace"};

tl::unexpected<Core::Error> usage(const QString &message)
{
    return Core::failure(Core::ErrorKind::Usage, message);
}

QString identifier(QString name)
{
    name.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + name + QLatin1Char('"');
}

QString group(const QString &prefix, const QString &role)
{
    return prefix + QLatin1Char('_') + role;
}

Core::Result<void> check(const Sql::Database &database, const QString &prefix)
{
    if (database.dialect() != Sql::Dialect::PostgreSql) {
        return Core::failure(
            Core::ErrorKind::Usage,
            said(QT_TRANSLATE_NOOP("Workspace", "Only a workspace on PostgreSQL has roles.")));
    }
    static const QRegularExpression plain(QStringLiteral("\\A[a-z][a-z0-9_]{0,39}\\z"));
    if (!plain.match(prefix).hasMatch()) {
        return usage(
            said(QT_TRANSLATE_NOOP("Workspace", "The names of the groups begin with a word of "
                                                "small letters, digits and _, at most 40.")));
    }
    return {};
}

struct RoleKind
{
    bool signsIn;
    bool rules; ///< the owner, a superuser and the like: no right binds it
};

/** What a role is for; nothing where there is none of that name. */
Core::Result<std::optional<RoleKind>> kindOf(Sql::Connection &connection, const QString &role)
{
    return connection.statement(QStringLiteral("sql/role_kind"))
        .bind("role", role)
        .one([](const Sql::Row &row) {
            return RoleKind{row.boolean("signs_in"), row.boolean("rules")};
        });
}

/** Refuses a name that PostgreSQL keeps for itself, or that cannot be typed to sign in. */
Core::Result<void> checkLogin(const QString &login)
{
    const bool isOdd = std::any_of(login.cbegin(), login.cend(), [](QChar one) {
        return one.category() == QChar::Other_Control;
    });
    if (login.trimmed().isEmpty() || isOdd || login.toUtf8().size() > LongestName)
        return usage(said(QT_TRANSLATE_NOOP("Workspace", "That is no name of a login.")));
    // Even in quotes the grammar takes "public" and "none" for what they mean without.
    static const QStringList words{QStringLiteral("public"), QStringLiteral("none"),
                                   QStringLiteral("current_role"), QStringLiteral("current_user"),
                                   QStringLiteral("session_user")};
    if (words.contains(login.toLower()) || login.startsWith(QLatin1String("pg_"))) {
        return usage(
            said(QT_TRANSLATE_NOOP("Workspace", "\"%1\" is a name of PostgreSQL's own, no login."))
                .arg(login));
    }
    return {};
}

/** Refuses who is no person: a group would lose its roles, and no right binds the owner. */
Core::Result<void> checkKind(const QString &login, const std::optional<RoleKind> &kind)
{
    if (kind && !kind->signsIn) {
        return usage(said(QT_TRANSLATE_NOOP("Workspace", "\"%1\" is a group, no login: nothing of "
                                                         "it was changed."))
                         .arg(login));
    }
    if (kind && kind->rules) {
        return usage(
            said(QT_TRANSLATE_NOOP("Workspace",
                                   "\"%1\" owns this database, or is a superuser or the like: its "
                                   "roles and its password are not changed here."))
                .arg(login));
    }
    return {};
}

Core::Result<bool> isMember(Sql::Connection &connection, const QString &group, const QString &login)
{
    auto found = connection.statement(QStringLiteral("sql/is_member"))
                     .bind("group", group)
                     .bind("login", login)
                     .one([](const Sql::Row &row) { return row.boolean("found"); });
    if (!found)
        return Core::failure(found.error());
    return found->value_or(false);
}

Core::Result<void> runScript(Sql::Connection &connection, const QString &prefix)
{
    Sql::initialiseStatements();
    QFile file(QStringLiteral(":/sql/rights/setup.postgresql.sql"));
    if (!file.open(QIODevice::ReadOnly))
        return Core::failure(Core::ErrorKind::Internal, file.errorString(), file.fileName());
    auto schema = connection.statement(QStringLiteral("sql/schema")).one([](const Sql::Row &row) {
        return row.text("schema");
    });
    if (!schema)
        return Core::failure(schema.error());
    for (const QString &role : roleNames()) {
        const auto kind = kindOf(connection, group(prefix, role));
        if (!kind)
            return Core::failure(kind.error());
        // Somebody who is the group would have every right of its members.
        if (*kind && (*kind)->signsIn) {
            return usage(said(QT_TRANSLATE_NOOP("Workspace",
                                                "A login has the name of the group \"%1\": choose "
                                                "another --prefix, or rename it."))
                             .arg(group(prefix, role)));
        }
    }
    QString script = QString::fromUtf8(file.readAll());
    for (const QString &role : roleNames())
        script.replace(QLatin1Char('@') + role + QLatin1Char('@'), group(prefix, role));
    script.replace(QLatin1String("@schema@"), identifier(schema->value_or(QString())));
    for (const QString &statement : Sql::splitStatements(script)) {
        if (auto done = connection.execute(statement); !done)
            return done;
    }
    return {};
}

/** Makes every session plan anew what it prepared. PostgreSQL chooses the policies of a login when
 * a statement is planned, and keeps the plan though the login's roles change: a desk that is open
 * would go on seeing what its login may not see any more. A right that is given once more changes
 * nothing but tells of its table. */
QString forgetPlans()
{
    return QStringLiteral(
        "DO $$ DECLARE one record; BEGIN FOR one IN SELECT oid, relowner FROM pg_class "
        "WHERE relnamespace = current_schema()::regnamespace AND relrowsecurity "
        "LOOP EXECUTE format('GRANT SELECT ON %s TO %I', CAST(one.oid AS regclass), "
        "pg_get_userbyid(one.relowner)); END LOOP; END $$");
}

Core::Result<void> grant(Sql::Connection &connection, const QString &prefix,
                         const LoginGrant &grant)
{
    const QString login = identifier(grant.login);
    const auto known = kindOf(connection, grant.login);
    if (!known)
        return Core::failure(known.error());
    if (auto checked = checkKind(grant.login, *known); !checked)
        return checked;
    QString password;
    if (!grant.password.isEmpty()) {
        const auto verifier = connection.encryptedPassword(grant.login, grant.password);
        if (!verifier)
            return Core::failure(verifier.error());
        // A SCRAM verifier is base64, '$' and ':' only.
        password = QStringLiteral(" PASSWORD '%1'").arg(*verifier);
    }
    QStringList commands;
    if (!*known)
        commands << QStringLiteral("CREATE ROLE %1 LOGIN").arg(login) + password;
    else if (!password.isEmpty())
        commands << QStringLiteral("ALTER ROLE %1").arg(login) + password;
    for (const QString &role : roleNames()) {
        const QString name = group(prefix, role);
        const auto found = kindOf(connection, name);
        if (!found)
            return Core::failure(found.error());
        // An earlier setup made no group of a role that is new; nobody is in it.
        if (!*found && !grant.roles.contains(role))
            continue;
        if (!*found) {
            return Core::failure(Core::ErrorKind::NotFound,
                                 said(QT_TRANSLATE_NOOP(
                                     "Workspace", "This database does not have all roles yet: run "
                                                  "\"triptychctl setup\" as its owner first.")),
                                 name);
        }
        const auto member = isMember(connection, name, grant.login);
        if (!member)
            return Core::failure(member.error());
        if (grant.roles.contains(role))
            commands << QStringLiteral("GRANT %1 TO %2").arg(name, login);
        else if (*member)
            commands << QStringLiteral("REVOKE %1 FROM %2").arg(name, login);
    }
    commands << forgetPlans();
    for (const QString &command : commands) {
        if (auto done = connection.execute(command); !done)
            return done;
    }
    return {};
}

} // namespace

QStringList roleNames()
{
    return {QStringLiteral("reader"), QStringLiteral("author"), QStringLiteral("editor"),
            QStringLiteral("admin"),  QStringLiteral("relay"),  QStringLiteral("site")};
}

Core::FutureResult<Rights> rightsOf(Sql::Database &database, Core::Call call)
{
    if (database.dialect() == Sql::Dialect::Sqlite) {
        const bool writes = !database.settings().readOnly;
        return Core::ready<Rights>(Rights{writes, writes, true, false, writes});
    }
    return database.run(
        Sql::Access::Read, std::move(call),
        [](Sql::Connection &connection) -> Core::Result<Rights> {
            auto rights =
                connection.statement(QStringLiteral("sql/rights")).one([](const Sql::Row &row) {
                    const bool relays = row.boolean("relays");
                    return Rights{row.boolean("writes"), relays, row.boolean("sees_all"),
                                  row.boolean("older") ||
                                      (row.boolean("relays_in_part") && !relays),
                                  row.boolean("erases")};
                });
            if (!rights)
                return Core::failure(rights.error());
            return rights->value_or(Rights{false, false, false, false, false});
        });
}

Core::FutureResult<void> setUpRights(Sql::Database &database, const QString &prefix,
                                     Core::Call call)
{
    if (auto checked = check(database, prefix); !checked)
        return Core::ready<void>(checked);
    return database.run(
        Sql::Access::Write, std::move(call),
        [prefix](Sql::Connection &connection) -> Core::Result<void> {
            if (connection.schemaVersion() < Sql::newestSchema(connection.dialect())) {
                return Core::failure(
                    Core::ErrorKind::OlderSchema,
                    said(QT_TRANSLATE_NOOP(
                        "Workspace", "The tables are older than the rights that this program sets "
                                     "up: run \"triptychctl setup --upgrade\", which renews the "
                                     "rights too. Nothing was changed.")));
            }
            return connection.transaction([&] { return runScript(connection, prefix); });
        });
}

Core::FutureResult<void> grantLogin(Sql::Database &database, const QString &prefix,
                                    LoginGrant wanted, Core::Call call)
{
    if (auto checked = check(database, prefix); !checked)
        return Core::ready<void>(checked);
    if (auto checked = checkLogin(wanted.login); !checked)
        return Core::ready<void>(checked);
    if (wanted.password.contains(QChar(u'\0'))) {
        return Core::ready<void>(usage(said(QT_TRANSLATE_NOOP(
            "Workspace", "A password holds the character U+0000, which would cut it."))));
    }
    if (wanted.roles.isEmpty())
        return Core::ready<void>(
            usage(said(QT_TRANSLATE_NOOP("Workspace", "Say which role the login shall have."))));
    for (const QString &role : std::as_const(wanted.roles)) {
        if (!roleNames().contains(role)) {
            return Core::ready<void>(usage(
                said(QT_TRANSLATE_NOOP("Workspace", "There is no role \"%1\"; there are reader, "
                                                    "author, editor, admin, relay and site."))
                    .arg(role)));
        }
    }
    return database.run(
        Sql::Access::Write, std::move(call), [prefix, wanted](Sql::Connection &connection) {
            return connection.transaction([&] { return grant(connection, prefix, wanted); });
        });
}

} // namespace Triptych::Workspace
