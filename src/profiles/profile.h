#pragma once

#include <core/result.h>
#include <core/storehealth.h>

#include <QProcessEnvironment>
#include <QString>

#include <optional>

namespace Triptych::Profiles {

/** Names the store behind each port. It holds no secret and may be written to settings. */
struct Profile
{
    enum class Kind { Embedded, Servers };

    QString name;
    Kind kind = Kind::Embedded;
    QString file;        ///< Embedded: the workspace file
    QString postgres;    ///< Servers: libpq URI or keywords, without a password
    QString elastic;     ///< Servers: URLs or host:port, comma-separated; empty = SQL full text
    QString elasticUser; ///< empty with an API key, or without a sign-in
    QString elasticCa;   ///< PEM file of the CA; empty = the system's
    QString elasticAlias = QStringLiteral("articles");
    QString redis; ///< Servers: as Redis::Settings reads it; empty = counters in SQL
    QString redisCa;

    friend bool operator==(const Profile &, const Profile &) = default;
};

/** Kept in the keychain, or in memory for this session. */
struct Secrets
{
    QString postgresPassword;
    QString elasticPassword;
    QString elasticApiKey;
    QString redisPassword;
    QString redisSentinelPassword; ///< of the sentinels, where they ask for one

    friend bool operator==(const Secrets &, const Secrets &) = default;
};

struct ProfileWithSecrets
{
    Profile profile;
    Secrets secrets;
};

/** The embedded profile of this user (TRIPTYCH_HOME moves it). */
Profile embeddedProfile();
Profile embeddedProfile(const QString &file);

/** ES_ALIAS, "articles" where it is not set; Usage where it cannot be the name of an alias. */
Core::Result<QString> aliasFromEnvironment(const QProcessEnvironment &environment);

/**
 * POSTGRES_DSN, ES_ADDR (and ES_ALIAS, "articles" where it is not set), REDIS_ADDR; nothing where
 * none is set. Usage where ES_ADDR or REDIS_ADDR is set without POSTGRES_DSN, or one cannot be
 * parsed. Passwords in them are moved into the secrets.
 */
Core::Result<std::optional<ProfileWithSecrets>>
profileFromEnvironment(const QProcessEnvironment &environment);

/** Moves passwords from the addresses into `secrets`; Usage where an address cannot be parsed. */
Core::Result<ProfileWithSecrets> normalised(Profile profile, Secrets secrets);

/** "host:port" or a file, fit to be shown. */
QString shownAddress(const Profile &profile, Core::StoreRole role);

} // namespace Triptych::Profiles
