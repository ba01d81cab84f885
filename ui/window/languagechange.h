#pragma once

#include <QObject>

class QDialog;

namespace Triptych::Ui {

class MainWindow;

/** A dialog of the window that is open, or whose work runs; null where there is none. The settings
 * do not count. */
QDialog *unfinishedDialog(const MainWindow &window);
/** Calls `then` once, from the event loop, when the dialog is closed or its work has ended,
 * whichever comes first; never after `context` is gone. */
void whenDone(QDialog *dialog, QObject *context, const std::function<void()> &then);

/** Whether an import or export runs in the window's desk, which would end with it: then the list
 * says that the workspace called `name` opens when it has ended, and `then` is called. */
bool waitsForWork(MainWindow &window, const QString &name, const std::function<void()> &then);

/**
 * Has the program speak the language that is chosen in the settings of its window, at once. A
 * dialog that is open is not taken away, nor work that runs: the language changes when they are
 * done. A child of the window. GUI thread.
 */
class LanguageChange final : public QObject
{
    Q_OBJECT

public:
    explicit LanguageChange(MainWindow &window);

private:
    void change();
    void changeAfter(QDialog *dialog);

    MainWindow &m_window;
    QString m_spoken;  ///< code of the language
    QString m_waiting; ///< the notice of a change that waits; empty where none does
};

} // namespace Triptych::Ui
