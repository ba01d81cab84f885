#pragma once

class QWidget;

namespace Triptych::Ui {

/** What QApplication::exec() returns where the program is to start again at once. */
inline constexpr int RestartCode = 1000;

/**
 * Closes the window and asks for the program to start again, which run() does: what is open and
 * what is typed is there again. GUI thread.
 */
void startAgain(QWidget &window);

} // namespace Triptych::Ui
