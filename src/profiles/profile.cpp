#include "profile.h"

#include <elastic/settings.h>
#include <platform/paths.h>
#include <redis/settings.h>
#include <sql/connectsettings.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace Triptych::Profiles {

namespace {

QString quoted(const QString &value)
{
    QString text = value;
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('\''), QLatin1String("\\'"));
    return QLatin1Char('\'') + text + QLatin1Char('\'');
}

/** libpq's keyword form (33.1.1.1 of its manual), which carries any value. */
QString toKeywords(const QMap<QString, QString> &parameters)
{
    QStringList words;
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        words << it.key() + QLatin1Char('=') + quoted(it.value());
    return words.join(QLatin1Char(' '));
}

/** A C string ends at U+0000, and then a piece of the password is sent. */
bool isCut(const Secrets &secrets)
{
    for (const QString &secret :
         {secrets.postgresPassword, secrets.elasticPassword, secrets.elasticApiKey,
          secrets.redisPassword, secrets.redisSentinelPassword}) {
        if (secret.contains(QChar(u'\0')))
            return true;
    }
    return false;
}

} // namespace

Profile embeddedProfile()
{
    Profile profile = embeddedProfile(Platform::workspaceFile());
    profile.name = QCoreApplication::translate("Workspace", "On this computer");
    return profile;
}

Profile embeddedProfile(const QString &file)
{
    Profile profile;
    profile.kind = Profile::Kind::Embedded;
    profile.file = QFileInfo(file).absoluteFilePath();
    profile.name = QFileInfo(file).completeBaseName();
    return profile;
}

Core::Result<ProfileWithSecrets> normalised(Profile profile, Secrets secrets)
{
    if (profile.kind == Profile::Kind::Embedded) {
        if (profile.file.isEmpty()) {
            return Core::failure(
                Core::ErrorKind::Usage,
                QCoreApplication::translate("Workspace", "Name the file of the workspace."));
        }
        return ProfileWithSecrets{std::move(profile), {}};
    }
    const auto sql = Sql::ConnectSettings::postgresql(profile.postgres);
    if (!sql)
        return Core::failure(sql.error());
    profile.postgres = toKeywords(sql->parameters);
    if (!sql->password.isEmpty())
        secrets.postgresPassword = sql->password;

    if (!profile.elastic.trimmed().isEmpty()) {
        if (const auto alias = Elastic::Settings::checkAlias(profile.elasticAlias); !alias)
            return Core::failure(alias.error());
        const auto elastic = Elastic::Settings::parse(profile.elastic);
        if (!elastic)
            return Core::failure(elastic.error());
        QStringList nodes;
        for (const QUrl &node : elastic->nodes)
            nodes << node.toString();
        profile.elastic = nodes.join(QLatin1Char(','));
        if (!elastic->user.isEmpty())
            profile.elasticUser = elastic->user;
        if (!elastic->password.isEmpty())
            secrets.elasticPassword = elastic->password;
    }
    if (!profile.redis.trimmed().isEmpty()) {
        const auto redis = Redis::Settings::parse(profile.redis);
        if (!redis)
            return Core::failure(redis.error());
        profile.redis = redis->toString();
        if (!redis->password.isEmpty())
            secrets.redisPassword = redis->password;
        if (!redis->sentinelPassword.isEmpty())
            secrets.redisSentinelPassword = redis->sentinelPassword;
        if (!redis->caFile.isEmpty())
            profile.redisCa = redis->caFile;
    }
    if (isCut(secrets)) {
        return Core::failure(
            Core::ErrorKind::Usage,
            QCoreApplication::translate(
                "Workspace", "A password holds the character U+0000, which would cut it."));
    }
    return ProfileWithSecrets{std::move(profile), std::move(secrets)};
}

Core::Result<QString> aliasFromEnvironment(const QProcessEnvironment &environment)
{
    const QString named = environment.value(QStringLiteral("ES_ALIAS")).trimmed();
    const QString alias = named.isEmpty() ? Profile().elasticAlias : named;
    return Elastic::Settings::checkAlias(alias).map([&alias] { return alias; });
}

Core::Result<std::optional<ProfileWithSecrets>>
profileFromEnvironment(const QProcessEnvironment &environment)
{
    Profile profile;
    profile.kind = Profile::Kind::Servers;
    profile.postgres = environment.value(QStringLiteral("POSTGRES_DSN")).trimmed();
    profile.elastic = environment.value(QStringLiteral("ES_ADDR")).trimmed();
    profile.redis = environment.value(QStringLiteral("REDIS_ADDR")).trimmed();
    if (profile.postgres.isEmpty()) {
        if (profile.elastic.isEmpty() && profile.redis.isEmpty())
            return std::nullopt;
        return Core::failure(Core::ErrorKind::Usage,
                             QCoreApplication::translate(
                                 "Workspace", "ES_ADDR and REDIS_ADDR stand beside a PostgreSQL "
                                              "database: set POSTGRES_DSN too, or unset them."));
    }
    const auto alias = aliasFromEnvironment(environment);
    if (!alias)
        return Core::failure(alias.error());
    profile.elasticAlias = *alias;
    auto result = normalised(std::move(profile), {});
    if (!result)
        return Core::failure(result.error());
    result->profile.name =
        shownAddress(result->profile, Core::StoreRole::Articles).section(QLatin1Char('/'), -1);
    return std::optional(*result);
}

QString shownAddress(const Profile &profile, Core::StoreRole role)
{
    if (profile.kind == Profile::Kind::Embedded)
        return QDir::toNativeSeparators(profile.file);
    switch (role) {
    case Core::StoreRole::Search:
        if (const auto elastic = Elastic::Settings::parse(profile.elastic))
            return elastic->toString();
        break;
    case Core::StoreRole::Counters:
        if (const auto redis = Redis::Settings::parse(profile.redis))
            return redis->address();
        break;
    case Core::StoreRole::Articles:
        break;
    }
    const auto sql = Sql::ConnectSettings::postgresql(profile.postgres);
    return sql ? sql->address() : QString();
}

} // namespace Triptych::Profiles
