#pragma once

#include <core/call.h>
#include <core/sitezone.h>
#include <core/task.h>

namespace Triptych::Ports {
class Settings;
}

namespace Triptych::Workspace {

/** The zone of the dates of a workspace's site. */
struct SiteDates
{
    static const QString ZoneSetting; ///< the setting's name; its value is an IANA name

    Core::SiteZone zone;
    /** One sentence: why `zone` is UTC although another zone is set; else empty. */
    QString trouble;
    bool maySet = false; ///< this login may set the zone
};

/** Reads a workspace's settings. A zone that this computer does not know, and settings that this
 * login may not read, give `trouble`; any other failure is an error of the store. */
Core::Task<SiteDates> siteDatesOf(Ports::Settings &settings, Core::Call call);

/** Usage, with similar names, where this computer knows no zone of that name. */
Core::Result<Core::SiteZone> siteZoneNamed(const QString &name);

} // namespace Triptych::Workspace
