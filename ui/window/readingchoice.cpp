#include "readingchoice.h"

#include <workspace/workspace.h>

#include <QSettings>

namespace Triptych::Ui {

namespace {

const auto Key = QStringLiteral("reading/counts");

} // namespace

bool countsReading(const Workspace::Workspace &workspace, const QString &settingsFile)
{
    const bool usual =
        workspace.profile().kind == Profiles::Profile::Kind::Embedded || workspace.isReadOnly();
    return settingsFile.isEmpty()
               ? usual
               : QSettings(settingsFile, QSettings::IniFormat).value(Key, usual).toBool();
}

void chooseCountsReading(bool counts, const QString &settingsFile)
{
    if (!settingsFile.isEmpty())
        QSettings(settingsFile, QSettings::IniFormat).setValue(Key, counts);
}

} // namespace Triptych::Ui
