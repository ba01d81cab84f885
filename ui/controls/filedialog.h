#pragma once

#include <QFileDialog>

namespace Triptych::Ui {

/**
 * A dialog for files that opens none of them to look inside. It deletes itself when it is closed;
 * show it by open().
 *
 * Qt's own dialog, and those of desktops that run within this program, read files to find their
 * icons and kinds. On Unix the end of such a reading drops every lock that this program has on the
 * file (fcntl, POSIX), so a folder that holds the open workspace would lose SQLite's: another
 * program would take itself for the only one, and remove the log that the desk writes to. GUI
 * thread.
 */
QFileDialog *makeFileDialog(QWidget *parent, const QString &caption, const QString &directory,
                            const QString &filter = {});

} // namespace Triptych::Ui
