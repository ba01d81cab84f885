#include "sitedates.h"

#include <core/cotry.h>
#include <core/said.h>
#include <ports/settings.h>

namespace Triptych::Workspace {

const QString SiteDates::ZoneSetting = QStringLiteral("zone");

namespace {

constexpr Core::Said said{"Workspace"};

/** What the settings say of the zone. */
SiteDates read(const Core::Result<QJsonObject> &settings)
{
    SiteDates dates;
    if (!settings) {
        dates.trouble = said(QT_TRANSLATE_NOOP(
            "Workspace",
            "Your role may not read the settings of this workspace, so its site's time "
            "zone is not known. A time without a zone means UTC here."));
        return dates;
    }
    const QJsonValue value = settings->value(SiteDates::ZoneSetting);
    if (value.isUndefined() || value.isNull())
        return dates;
    if (const auto zone = Core::SiteZone::fromName(value.toString())) {
        dates.zone = *zone;
        return dates;
    }
    dates.trouble = said(QT_TRANSLATE_NOOP(
                             "Workspace", "This computer does not know the time zone of this site, "
                                          "\"%1\". A time without a zone means UTC here."))
                        .arg(value.toString());
    return dates;
}

} // namespace

Core::Task<SiteDates> siteDatesOf(Ports::Settings &settings, Core::Call call)
{
    auto reading = settings.all(call);
    const auto all = co_await reading;
    if (!all && all.error().kind != Core::ErrorKind::Forbidden)
        co_return Core::failure(all.error());
    SiteDates dates = read(all);
    CO_TRY(dates.maySet, settings.mayWrite(call));
    co_return dates;
}

Core::Result<Core::SiteZone> siteZoneNamed(const QString &name)
{
    if (const auto zone = Core::SiteZone::fromName(name))
        return *zone;
    const QStringList near = Core::SiteZone::suggestions(name);
    if (near.isEmpty()) {
        return Core::failure(
            Core::ErrorKind::Usage,
            said(QT_TRANSLATE_NOOP("Workspace", "\"%1\" is no time zone. Name one by continent and "
                                                "city, such as Europe/Berlin, or UTC."))
                .arg(name));
    }
    return Core::failure(
        Core::ErrorKind::Usage,
        said(QT_TRANSLATE_NOOP("Workspace", "\"%1\" is no time zone. You may mean: %2."))
            .arg(name, near.join(QLatin1String(", "))));
}

} // namespace Triptych::Workspace
