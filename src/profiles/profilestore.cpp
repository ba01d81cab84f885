#include "profilestore.h"

#include <QCoreApplication>
#include <QSettings>

namespace Triptych::Profiles {

namespace {

constexpr auto Group = "profiles";

std::unique_ptr<QSettings> settings(const QString &file)
{
    return std::make_unique<QSettings>(file, QSettings::IniFormat);
}

Core::Result<void> written(QSettings &settings)
{
    settings.sync();
    if (settings.status() == QSettings::NoError)
        return {};
    return Core::failure(Core::ErrorKind::ReadOnly,
                         QCoreApplication::translate(
                             "Workspace", "The settings cannot be written; the workspace stays "
                                          "connected for this session."),
                         settings.fileName());
}

// A group name may not hold slashes, and a profile may be called anything.
QString groupName(const QString &name)
{
    return QString::fromLatin1(name.toUtf8().toHex());
}

} // namespace

ProfileStore::ProfileStore(QString file) : m_file(std::move(file)) {}

QList<Profile> ProfileStore::profiles() const
{
    QList<Profile> list;
    const auto store = settings(m_file);
    store->beginGroup(QLatin1String(Group));
    for (const QString &group : store->childGroups()) {
        store->beginGroup(group);
        Profile profile;
        profile.name = store->value("name").toString();
        profile.kind = store->value("kind").toString() == QLatin1String("servers")
                           ? Profile::Kind::Servers
                           : Profile::Kind::Embedded;
        profile.file = store->value("file").toString();
        profile.postgres = store->value("postgres").toString();
        profile.elastic = store->value("elastic").toString();
        profile.elasticUser = store->value("elastic_user").toString();
        profile.elasticCa = store->value("elastic_ca").toString();
        profile.elasticAlias = store->value("elastic_alias", profile.elasticAlias).toString();
        profile.redis = store->value("redis").toString();
        profile.redisCa = store->value("redis_ca").toString();
        store->endGroup();
        if (!profile.name.isEmpty())
            list << profile;
    }
    std::sort(list.begin(), list.end(), [](const Profile &a, const Profile &b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    list.prepend(embeddedProfile());
    return list;
}

std::optional<Profile> ProfileStore::profile(const QString &name) const
{
    const QList<Profile> all = profiles();
    for (const Profile &profile : all) {
        if (profile.name == name)
            return profile;
    }
    return std::nullopt;
}

Core::Result<void> ProfileStore::save(const Profile &profile)
{
    if (profile.name.trimmed().isEmpty() || profile.name == embeddedProfile().name) {
        return Core::failure(
            Core::ErrorKind::Usage,
            QCoreApplication::translate("Workspace", "Give the workspace a name of its own."));
    }
    const auto store = settings(m_file);
    store->beginGroup(QLatin1String(Group));
    store->beginGroup(groupName(profile.name));
    store->setValue("name", profile.name);
    store->setValue("kind", profile.kind == Profile::Kind::Servers ? QStringLiteral("servers")
                                                                   : QStringLiteral("embedded"));
    store->setValue("file", profile.file);
    store->setValue("postgres", profile.postgres);
    store->setValue("elastic", profile.elastic);
    store->setValue("elastic_user", profile.elasticUser);
    store->setValue("elastic_ca", profile.elasticCa);
    store->setValue("elastic_alias", profile.elasticAlias);
    store->setValue("redis", profile.redis);
    store->setValue("redis_ca", profile.redisCa);
    return written(*store);
}

Core::Result<void> ProfileStore::remove(const QString &name)
{
    const auto store = settings(m_file);
    store->beginGroup(QLatin1String(Group));
    store->remove(groupName(name));
    return written(*store);
}

QString ProfileStore::lastUsed() const
{
    return settings(m_file)->value("last_profile", embeddedProfile().name).toString();
}

void ProfileStore::setLastUsed(const QString &name)
{
    settings(m_file)->setValue("last_profile", name);
}

} // namespace Triptych::Profiles
