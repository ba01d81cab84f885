#pragma once

#include <QDialog>

class QAction;
class QCheckBox;
class QComboBox;
class QFontComboBox;
class QSpinBox;

namespace Triptych::Ui {

class SettingsMenu;

/**
 * What a person chooses once: the face, size and lines of texts, the look of the window, its
 * language, whether reading counts. Each choice is applied and kept at once; there is nothing to
 * confirm. It stands beside the window, where one sees what a choice does, and deletes itself when
 * it is closed. GUI thread.
 */
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    /** Both outlive it. */
    SettingsDialog(SettingsMenu &menu, QAction *countReading, QWidget *parent);

    /** Shows the present choices, which may have been made elsewhere. */
    void showChoices();

    QComboBox *face() const { return m_face; }
    /** The installed families; shown where face() says "Another". */
    QFontComboBox *family() const { return m_family; }
    QSpinBox *size() const { return m_size; }
    QSpinBox *characters() const { return m_characters; }
    QComboBox *appearance() const { return m_appearance; }
    QComboBox *language() const { return m_language; }
    QCheckBox *counting() const { return m_counting; }

private:
    void fill();
    void layOut();
    void connectChoices();
    void applyText();

    SettingsMenu &m_menu;
    QAction *m_countReading;
    QComboBox *m_face;
    QFontComboBox *m_family;
    QSpinBox *m_size;
    QSpinBox *m_characters;
    QComboBox *m_appearance;
    QComboBox *m_language;
    QCheckBox *m_counting;
};

} // namespace Triptych::Ui
