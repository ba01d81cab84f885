#pragma once

#include <ui/look/theme.h>

#include <QObject>
#include <QPointer>

class QAction;
class QMenu;
class QMainWindow;

namespace Triptych::Ui {

class SettingsDialog;
struct TextLook;

/**
 * The commands of the View menu for what a person chooses once: look, language, how texts are set;
 * and the dialog that has them together. All but the language apply by themselves and are kept
 * (Theme); the language is kept here, and its change told. A child of the window. GUI thread.
 */
class SettingsMenu final : public QObject
{
    Q_OBJECT

public:
    /** `settingsFile` keeps the language; empty = it is not kept. `countReading` is the command of
     * what reading counts, which the dialog shows, too. */
    SettingsMenu(QMenu *menu, QAction *countReading, const QString &settingsFile,
                 QMainWindow *window);

    /** Each appearance by its name. */
    static QList<std::pair<QString, Appearance>> offeredAppearances();

    void showDialog();
    /** Null while it is closed. */
    SettingsDialog *dialog() const;

    /** Code of the chosen language; empty for the system's. */
    QString language() const { return m_language; }
    void chooseLanguage(const QString &code);

    /** Makes the text of articles bigger by so many pixels, or smaller. */
    static void resizeText(int pixels);

Q_SIGNALS:
    /** Another language was chosen, and is kept. */
    void languageChosen();

private:
    void addText(QMenu *menu);
    void addAppearance(QMenu *menu);
    void addLanguage(QMenu *menu);
    void showChoices();

    QMainWindow *m_window;
    QAction *m_countReading;
    QString m_settingsFile;
    QString m_language;
    QList<QAction *> m_appearances;
    QList<QAction *> m_languages;
    QAction *m_bigger = nullptr;
    QAction *m_smaller = nullptr;
    QAction *m_usual = nullptr;
    QAction *m_wider = nullptr;
    QAction *m_narrower = nullptr;
    QPointer<SettingsDialog> m_dialog;
};

} // namespace Triptych::Ui
