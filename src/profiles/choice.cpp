#include "choice.h"

#include "profilestore.h"
#include "secretstore.h"

#include <core/cotry.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace Triptych::Profiles {

namespace {

bool looksLikeFile(const QString &named)
{
    return named.contains(QLatin1Char('/')) || named.contains(QLatin1Char('\\')) ||
           named.contains(QLatin1Char('.')) || QFileInfo::exists(named);
}

/** An address may hold a password, and what a person mistypes is shown. */
bool mayHoldSecret(const QString &named)
{
    // Beyond the letter of a drive on Windows.
    static const QRegularExpression secret(
        QStringLiteral("://|pass(word|wd)?\\s*=|(..:|:(?![/\\\\])).*@"),
        QRegularExpression::CaseInsensitiveOption);
    return secret.match(named).hasMatch();
}

Core::Result<Profile> namedProfile(const QString &named, const ProfileStore &profiles)
{
    if (auto profile = profiles.profile(named))
        return *profile;
    if (mayHoldSecret(named) && !QFileInfo::exists(named)) {
        return Core::failure(
            Core::ErrorKind::Usage,
            QCoreApplication::translate("Workspace",
                                        "A workspace is named by a saved profile or a file. The "
                                        "address of a database is given by POSTGRES_DSN."));
    }
    if (looksLikeFile(named))
        return embeddedProfile(named);
    return Core::failure(Core::ErrorKind::Usage,
                         QCoreApplication::translate("Workspace",
                                                     "There is no workspace \"%1\": name a saved "
                                                     "profile or a file.")
                             .arg(named));
}

} // namespace

Core::Result<QString> namedFromAnywhere(const QString &named, const ProfileStore &profiles)
{
    if (named.isEmpty())
        return named;
    const auto profile = namedProfile(named, profiles);
    if (!profile)
        return Core::failure(profile.error());
    return profiles.profile(named) ? named : profile->file;
}

Core::Task<ProfileWithSecrets> chooseProfile(QString named, ProfileStore &profiles,
                                             SecretStore &secrets, QProcessEnvironment environment)
{
    std::optional<Profile> profile;
    if (!named.isEmpty()) {
        const auto found = namedProfile(named, profiles);
        if (!found)
            co_return Core::failure(found.error());
        profile = *found;
    } else {
        auto fromEnvironment = profileFromEnvironment(environment);
        if (!fromEnvironment)
            co_return Core::failure(fromEnvironment.error());
        if (*fromEnvironment)
            co_return **fromEnvironment;
        profile = profiles.profile(profiles.lastUsed()).value_or(embeddedProfile());
    }
    if (profile->kind == Profile::Kind::Embedded)
        co_return ProfileWithSecrets{*profile, {}};
    auto reading = secrets.read(profile->name);
    const auto kept = co_await reading;
    co_return ProfileWithSecrets{*profile, kept ? *kept : Secrets{}};
}

Core::Task<ProfileWithSecrets> chooseMoveSource(QString named, ProfileStore &profiles,
                                                SecretStore &secrets)
{
    ProfileWithSecrets source;
    if (named.isEmpty()) {
        const auto last = profiles.profile(profiles.lastUsed());
        source = ProfileWithSecrets{
            last && last->kind == Profile::Kind::Embedded ? *last : embeddedProfile(), {}};
    } else {
        CO_TRY(source, chooseProfile(named, profiles, secrets));
    }
    if (source.profile.kind != Profile::Kind::Embedded) {
        co_return Core::failure(
            Core::ErrorKind::Usage,
            QCoreApplication::translate("Workspace",
                                        "\"%1\" stands on servers already: name an embedded "
                                        "workspace to move.")
                .arg(source.profile.name));
    }
    if (!QFileInfo::exists(source.profile.file)) {
        co_return Core::failure(
            Core::ErrorKind::NotFound,
            QCoreApplication::translate("Workspace",
                                        "There is no workspace to move: %1 does not exist.")
                .arg(QDir::toNativeSeparators(source.profile.file)));
    }
    co_return source;
}

Core::Task<ProfileWithSecrets> chooseMoveTarget(QString named, QString password,
                                                ProfileStore &profiles, SecretStore &secrets)
{
    Core::Result<ProfileWithSecrets> target;
    const std::optional<Profile> saved = named.isEmpty() ? std::nullopt : profiles.profile(named);
    const bool isAddress = named.contains(QLatin1Char('=')) || mayHoldSecret(named);
    if ((saved && saved->kind == Profile::Kind::Embedded) ||
        (!saved && !isAddress && looksLikeFile(named))) {
        co_return Core::failure(
            Core::ErrorKind::Usage,
            QCoreApplication::translate("Workspace",
                                        "A workspace is moved to PostgreSQL, and \"%1\" is a "
                                        "file: name a database or a saved profile on servers.")
                .arg(named));
    }
    if (saved) {
        auto reading = secrets.read(saved->name);
        const auto kept = co_await reading;
        target = ProfileWithSecrets{*saved, kept ? *kept : Secrets{}};
    } else {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        const QString variable = QStringLiteral("POSTGRES_DSN");
        if (!named.isEmpty()) {
            if (environment.contains(variable) &&
                environment.value(variable).trimmed() != named.trimmed()) {
                // They stand beside that database, not beside this one.
                environment.remove(QStringLiteral("ES_ADDR"));
                environment.remove(QStringLiteral("REDIS_ADDR"));
            }
            environment.insert(variable, named);
        }
        const auto fromEnvironment = profileFromEnvironment(environment);
        if (!fromEnvironment)
            co_return Core::failure(fromEnvironment.error());
        if (!*fromEnvironment) {
            co_return Core::failure(
                Core::ErrorKind::Usage,
                QCoreApplication::translate("Workspace",
                                            "Say where to: --to with a PostgreSQL address or a "
                                            "saved profile, or set POSTGRES_DSN."));
        }
        target = **fromEnvironment;
    }
    if (!password.isEmpty())
        target->secrets.postgresPassword = password;
    co_return target;
}

} // namespace Triptych::Profiles
