#pragma once

#include "profile.h"

#include <QList>

namespace Triptych::Profiles {

/** The profiles of this user, in the settings file. GUI thread; small and local. */
class ProfileStore final
{
public:
    /** `file` is Platform::settingsFile() in the desktop. */
    explicit ProfileStore(QString file);

    /** The embedded one first, then the saved ones by name. */
    QList<Profile> profiles() const;
    std::optional<Profile> profile(const QString &name) const;
    /** Adds or replaces by name. ReadOnly/Full where the settings cannot be written. */
    Core::Result<void> save(const Profile &profile);
    Core::Result<void> remove(const QString &name);
    /** The one opened last; the embedded one where none was. */
    QString lastUsed() const;
    void setLastUsed(const QString &name);

private:
    QString m_file;
};

} // namespace Triptych::Profiles
