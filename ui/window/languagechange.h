#pragma once

#include <QObject>

class QDialog;

namespace Triptych::Ui {

class MainWindow;

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
    QDialog *unfinishedDialog() const;

    MainWindow &m_window;
    QString m_spoken; ///< code of the language
};

} // namespace Triptych::Ui
