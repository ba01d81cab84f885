#include "choice.h"

#include "profilestore.h"
#include "secretstore.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace Triptych::Workspace {

namespace {

bool looksLikeFile(const QString &named)
{
    return named.contains(QLatin1Char('/')) || named.contains(QLatin1Char('\\'))
        || named.contains(QLatin1Char('.')) || QFileInfo::exists(named);
}

} // namespace

Core::Task<ProfileWithSecrets> chooseProfile(QString named, ProfileStore &profiles, SecretStore &secrets)
{
    std::optional<Profile> profile;
    if (!named.isEmpty()) {
        profile = profiles.profile(named);
        if (!profile && looksLikeFile(named))
            profile = embeddedProfile(named);
        if (!profile) {
            co_return Core::failure(Core::ErrorKind::Usage,
                QCoreApplication::translate("Workspace", "There is no workspace \"%1\": name a saved "
                    "profile or a file.").arg(named));
        }
    } else {
        auto fromEnvironment = profileFromEnvironment(QProcessEnvironment::systemEnvironment());
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

} // namespace Triptych::Workspace
