#pragma once

#include <QFileDialog>

namespace Triptych::Ui {

/**
 * Makes a file dialog that does not read the files it lists. It deletes itself when it is closed;
 * show it with open().
 *
 * Qt's own dialog, and desktop dialogs that run in this process, open files to find their icons and
 * types. On Unix, closing such a file drops every lock that this process has on it (fcntl, POSIX).
 * The open workspace file in such a folder would lose the locks of SQLite; another program could
 * then believe that it is alone and delete the log to which the desk writes. GUI thread.
 */
QFileDialog *makeFileDialog(QWidget *parent, const QString &caption, const QString &directory,
                            const QString &filter = {});

} // namespace Triptych::Ui
