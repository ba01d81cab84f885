#pragma once

#include <QString>

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

/**
 * Whether reading at the desk counts views. The person's choice, else: yes on one's own file and
 * for those who only read, no on servers for those who write, who would count themselves.
 * `settingsFile` keeps the choice; empty = nobody chose. GUI thread.
 */
bool countsReading(const Workspace::Workspace &workspace, const QString &settingsFile);
void chooseCountsReading(bool counts, const QString &settingsFile);

} // namespace Triptych::Ui
