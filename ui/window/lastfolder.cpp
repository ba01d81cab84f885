#include "lastfolder.h"

#include <QSettings>

namespace Triptych::Ui {

namespace {

QString keyOf(FolderUse use)
{
    return use == FolderUse::Import ? QStringLiteral("folders/import")
                                    : QStringLiteral("folders/export");
}

} // namespace

QString lastFolder(FolderUse use, const QString &settingsFile)
{
    return settingsFile.isEmpty()
               ? QString()
               : QSettings(settingsFile, QSettings::IniFormat).value(keyOf(use)).toString();
}

void keepLastFolder(FolderUse use, const QString &folder, const QString &settingsFile)
{
    if (!settingsFile.isEmpty())
        QSettings(settingsFile, QSettings::IniFormat).setValue(keyOf(use), folder);
}

} // namespace Triptych::Ui
