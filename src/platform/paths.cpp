#include "paths.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace Triptych::Platform {

QString homeFolder()
{
    QString folder = qEnvironmentVariable("TRIPTYCH_HOME");
    if (folder.isEmpty()) {
        folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                 QLatin1String("/triptych");
    }
    folder = QDir(folder).absolutePath();
    if (!QDir(folder).exists() && QDir().mkpath(folder))
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return folder;
}

QString workspaceFile()
{
    return homeFolder() + QLatin1String("/workspace.triptych");
}

QString settingsFile()
{
    return homeFolder() + QLatin1String("/settings.ini");
}

QString journalFolder()
{
    const QString folder = homeFolder() + QLatin1String("/journal");
    QDir().mkpath(folder);
    return folder;
}

} // namespace Triptych::Platform
