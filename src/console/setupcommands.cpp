#include "commands.h"

#include <core/cotry.h>
#include <core/said.h>
#include <profiles/profile.h>
#include <text/encoding.h>
#include <workspace/workspace.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcessEnvironment>
#include <QRegularExpression>

#include <cstdio>

using namespace std::chrono_literals;

namespace Triptych::Console {

namespace {

constexpr auto SetupPatience = 2min;

constexpr Core::Said said{"Console"};

QString prefixOf(const Invocation &invocation)
{
    return invocation.has(QStringLiteral("prefix")) ? invocation.value(QStringLiteral("prefix"))
                                                    : QStringLiteral("triptych");
}

Core::Task<int> setUpDatabase(Context context)
{
    const QString prefix = prefixOf(context.invocation);
    CO_TRY_VOID(context.workspace.setUpRights(prefix, Core::Call::within(SetupPatience)));
    QStringList groups;
    for (const QString &role : Workspace::roleNames())
        groups << prefix + QLatin1Char('_') + role;
    if (context.output.isJson())
        context.output.object({{QStringLiteral("groups"), QJsonArray::fromStringList(groups)}});
    context.output.text(
        said(QT_TRANSLATE_NOOP("Console", "Row-level security is on. Groups: %1.\nGive each person "
                                          "one: triptychctl setup user NAME --role author"))
            .arg(groups.join(QLatin1String(", "))));
    co_return AllDone;
}

Core::Task<int> setUpUser(Context context)
{
    Workspace::LoginGrant grant;
    grant.login = context.invocation.arguments.value(1);
    grant.roles = context.invocation.options.value(QStringLiteral("role"));
    if (context.invocation.has(QStringLiteral("password-stdin"))) {
        const auto passwords = passwordsFromStdin(1);
        if (!passwords)
            co_return Core::failure(passwords.error());
        grant.password = passwords->constFirst();
    }
    CO_TRY_VOID(context.workspace.grantLogin(prefixOf(context.invocation), grant,
                                             Core::Call::within(SetupPatience)));
    if (context.output.isJson()) {
        context.output.object({{QStringLiteral("login"), grant.login},
                               {QStringLiteral("roles"), QJsonArray::fromStringList(grant.roles)}});
    }
    context.output.text(said(QT_TRANSLATE_NOOP("Console", "%1 is %2 now."))
                            .arg(grant.login, grant.roles.join(QLatin1String(", "))));
    co_return AllDone;
}

/** The users of an ACL file (redis.io, ACL rules), without prefix, and their rules: what each may
 * do, and on which keys. Without selectors only rules that Redis 6 knows. */
QList<std::pair<QString, QString>> redisUsers(bool withSelectors)
{
    const QString articles = QStringLiteral("~triptych:1:article:*");
    const QString views = QStringLiteral("~article:views:*");
    const QString notes = QStringLiteral("~triptych:1:views:*");
    const QString server = QStringLiteral("+ping +info +role +select +client|setname "
                                          "+cluster|slots +asking");
    // A desk counts, and hands a count over where none is yet (SETNX): it never changes one that is
    // there. A relay notes what was handed over, and raises a counter that was lost.
    const QString counting = QStringLiteral("+incr +get +mget +setnx");
    const QString keeping = QStringLiteral("+incrby +set");
    // A desk fills the cache by what it read.
    const QString filling = QStringLiteral("+hget +hmget +hset +hdel +pexpire +eval +evalsha");
    const auto rules = [](const QStringList &keys, const QStringList &allowed) {
        return QStringLiteral("resetkeys %1 resetchannels -@all %2")
            .arg(keys.join(QLatin1Char(' ')), allowed.join(QLatin1Char(' ')));
    };
    QList<std::pair<QString, QString>> users;
    if (withSelectors) {
        // Each command on its own keys only: on a counter's key a desk can neither set a time to
        // live nor make a hash.
        const QString cache = QStringLiteral(" (%1 %2)").arg(articles, filling);
        users = {
            {QStringLiteral("desk"), rules({views}, {server, counting}) + cache},
            {QStringLiteral("relay"), rules({views, notes}, {server, counting, keeping}) + cache}};
    } else {
        users = {{QStringLiteral("desk"), rules({views, articles}, {server, counting, filling})},
                 {QStringLiteral("relay"),
                  rules({views, articles, notes}, {server, counting, keeping, filling})}};
    }
    // Without selectors a site that reads the cache could count on its keys, and spoil them.
    const QString reading =
        withSelectors ? QStringLiteral(" (%1 +hget +hmget)").arg(articles) : QString();
    users << std::pair(QStringLiteral("site"),
                       rules({views}, {QStringLiteral("+ping +incr +get +mget")}) + reading);
    return users;
}

/** Lines of an ACL file; no remarks among them, which such a file cannot hold. */
int printRedisAcl(const Invocation &invocation, const Output &output)
{
    const bool withSelectors = invocation.has(QStringLiteral("selectors"));
    const QList<std::pair<QString, QString>> users = redisUsers(withSelectors);
    QStringList passwords;
    if (invocation.has(QStringLiteral("password-stdin"))) {
        const auto given = passwordsFromStdin(int(users.size()));
        if (!given)
            return output.error(given.error());
        passwords = *given;
    } else {
        output.remark(
            said(QT_TRANSLATE_NOOP("Console", "Without --password-stdin (one line each for desk, "
                                              "relay and site) the users are off.")));
    }
    output.remark(said(QT_TRANSLATE_NOOP(
        "Console",
        "The user \"default\" is off, since it is everyone who gives no name. Who must keep it "
        "(replicas without masteruser, sentinels, older clients) gives it a password and few rules "
        "instead.")));
    if (!withSelectors) {
        output.remark(said(QT_TRANSLATE_NOOP(
            "Console",
            "Redis 6 tells commands on the cache from commands on the counters by no rule: there a "
            "desk's login can still let a counter expire, and a site's cannot read the cache. For "
            "Redis 7 and Valkey add --selectors, which mends both.")));
    }
    const auto print = [&output](const QString &name, const QString &rules) {
        if (output.isJson())
            output.object({{QStringLiteral("user"), name}, {QStringLiteral("rules"), rules}});
        output.text(QStringLiteral("user %1 %2").arg(name, rules));
    };
    print(QStringLiteral("default"), QStringLiteral("off resetpass resetkeys resetchannels -@all"));
    for (qsizetype i = 0; i < users.size(); ++i) {
        const QString name = prefixOf(invocation) + QLatin1Char('_') + users.at(i).first;
        const QString access =
            passwords.isEmpty()
                ? QStringLiteral("off resetpass")
                : QStringLiteral("on resetpass #") +
                      QString::fromLatin1(QCryptographicHash::hash(passwords.at(i).toUtf8(),
                                                                   QCryptographicHash::Sha256)
                                              .toHex());
        print(name, access + QLatin1Char(' ') + users.at(i).second);
    }
    return AllDone;
}

/** Bodies for PUT _security/role/NAME. */
int printElasticRoles(const Invocation &invocation, const Output &output)
{
    // A pattern here would give rights to the indices of others.
    const auto named = Profiles::aliasFromEnvironment(QProcessEnvironment::systemEnvironment());
    if (!named)
        return output.error(named.error());
    const QString &alias = *named;
    const auto role = [&alias](const QStringList &cluster, const QStringList &privileges) {
        const QJsonObject indices{
            {QStringLiteral("names"), QJsonArray{alias, QString(alias + QLatin1String("-*"))}},
            {QStringLiteral("privileges"), QJsonArray::fromStringList(privileges)}};
        return QJsonObject{{QStringLiteral("cluster"), QJsonArray::fromStringList(cluster)},
                           {QStringLiteral("indices"), QJsonArray{indices}}};
    };
    const QList<std::pair<QString, QJsonObject>> roles{
        {QStringLiteral("desk"),
         role({}, {QStringLiteral("read"), QStringLiteral("view_index_metadata")})},
        {QStringLiteral("relay"),
         role({QStringLiteral("monitor")},
              {QStringLiteral("read"), QStringLiteral("write"), QStringLiteral("create_index"),
               QStringLiteral("delete_index"), QStringLiteral("manage")})},
    };
    for (const auto &[suffix, body] : roles) {
        const QString name = prefixOf(invocation) + QLatin1Char('_') + suffix;
        if (output.isJson())
            output.object({{QStringLiteral("name"), name}, {QStringLiteral("role"), body}});
        output.text(
            QStringLiteral("PUT _security/role/%1\n%2")
                .arg(name, QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Indented))));
    }
    return AllDone;
}

} // namespace

Core::Result<QStringList> passwordsFromStdin(int count)
{
    // More than any store takes would be cut somewhere, and sign nobody in.
    constexpr qint64 LongestPassword = 1000;
    // With a byte order mark and the end of a line; one byte more tells that it goes on.
    constexpr qint64 LongestLine = LongestPassword + 5;
    const auto refuse = [](const QString &why) {
        return Core::failure(Core::ErrorKind::Usage, why);
    };
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return refuse(said(QT_TRANSLATE_NOOP("Console", "Standard input cannot be read.")));
    QStringList passwords;
    for (int number = 1; number <= count; ++number) {
        // Byte by byte, since readLine() says nothing of what it cut.
        QByteArray line;
        char next = 0;
        bool isEnded = false;
        while (line.size() <= LongestLine && !isEnded && input.getChar(&next)) {
            isEnded = next == '\n';
            if (!isEnded)
                line += next;
        }
        if (line.endsWith('\r'))
            line.chop(1);
        if (!isEnded && line.isEmpty()) {
            return refuse(QCoreApplication::translate(
                "Console", "Give %n password(s) on standard input, one a line.", nullptr, count));
        }
        const bool goesOn = line.size() > LongestLine;
        const auto text = Text::decodeUtf8(goesOn ? QByteArray() : line);
        if (!text) {
            return refuse(said(QT_TRANSLATE_NOOP("Console", "The password of line %1 holds a NUL "
                                                            "or is not UTF-8 text."))
                              .arg(number));
        }
        if (text->isEmpty() && !goesOn) {
            return refuse(said(QT_TRANSLATE_NOOP("Console", "The password of line %1 is empty."))
                              .arg(number));
        }
        if (goesOn || text->toUtf8().size() > LongestPassword) {
            return refuse(said(QT_TRANSLATE_NOOP("Console", "The password of line %1 is too long: "
                                                            "%2 bytes are the most."))
                              .arg(number)
                              .arg(LongestPassword));
        }
        passwords << *text;
    }
    return passwords;
}

std::optional<int> setUpOffline(const Invocation &invocation, const Output &output)
{
    if (invocation.command != QLatin1String("setup"))
        return std::nullopt;
    static const QRegularExpression plain(QStringLiteral("\\A[a-z][a-z0-9_]{0,39}\\z"));
    if (!plain.match(prefixOf(invocation)).hasMatch()) {
        return output.error(
            {Core::ErrorKind::Usage,
             said(QT_TRANSLATE_NOOP(
                 "Console", "--prefix is a word of small letters, digits and _, at most 40.")),
             {}});
    }
    const QString what = invocation.arguments.value(0);
    if (invocation.has(QStringLiteral("upgrade")) && !what.isEmpty()) {
        return output.error({Core::ErrorKind::Usage,
                             said(QT_TRANSLATE_NOOP(
                                 "Console", "--upgrade stands alone: triptychctl setup --upgrade")),
                             {}});
    }
    if (what == QLatin1String("redis-acl") && invocation.arguments.size() == 1)
        return printRedisAcl(invocation, output);
    if (what == QLatin1String("elastic-role") && invocation.arguments.size() == 1)
        return printElasticRoles(invocation, output);
    if (what.isEmpty() || (what == QLatin1String("user") && invocation.arguments.size() == 2))
        return std::nullopt;
    return output.error(
        {Core::ErrorKind::Usage,
         said(QT_TRANSLATE_NOOP("Console",
                                "Usage: triptychctl setup [--upgrade | user NAME --role ROLE... | "
                                "redis-acl [--selectors] | elastic-role]")),
         {}});
}

Core::Task<int> setUp(Context context)
{
    auto setting =
        context.invocation.arguments.isEmpty() ? setUpDatabase(context) : setUpUser(context);
    co_return co_await setting;
}

} // namespace Triptych::Console
