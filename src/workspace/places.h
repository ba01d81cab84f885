#pragma once

#include "profile.h"

#include <platform/paths.h>

#include <QCryptographicHash>

namespace Triptych::Workspace {

/** Where the desktop keeps profiles and the window's state. */
inline QString settingsFile()
{
    return Platform::settingsFile();
}

/** Unsaved text of one workspace: another one's is never offered in it. */
inline QString journalFolder(const Profile &profile)
{
    const QString place = profile.kind == Profile::Kind::Embedded ? profile.file : profile.postgres;
    const QByteArray hash = QCryptographicHash::hash(place.toUtf8(), QCryptographicHash::Sha256);
    return Platform::journalFolder() + QLatin1Char('/') + QString::fromLatin1(hash.toHex().left(16));
}

} // namespace Triptych::Workspace
