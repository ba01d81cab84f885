#pragma once

#include "colours.h"
#include "measures.h"
#include "type.h"

#include <QObject>

class QApplication;
class QPushButton;
class QWidget;

namespace Triptych::Ui {

enum class Appearance { System, Light, Dark };

/**
 * Sets style, palette and fonts of the application, again whenever the appearance changes. The
 * choice is kept in `settingsFile`; with an empty path it is not kept. One object for the whole
 * program, owned by main() or by a test. GUI thread.
 */
class Theme final : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QApplication &application, const QString &settingsFile = {});
    ~Theme() override;

    /** The theme of this application; null before it is made. */
    static Theme *current();

    Appearance appearance() const { return m_appearance; }
    void setAppearance(Appearance appearance);
    /** How articles are set; kept and applied at once, as the appearance is. */
    void setTextLook(const TextLook &look);
    bool isMotionOn() const { return m_motion; }
    void setMotionOn(bool on);

Q_SIGNALS:
    /** Also after setTextLook(). */
    void appearanceChanged();

private:
    void apply();

    QApplication &m_application;
    QString m_settingsFile;
    Appearance m_appearance = Appearance::System;
    bool m_systemIsDark = false;
    bool m_motion = true;
};

/** Marks the button as the primary action of a screen. */
void makePrimary(QPushButton *button);
/** Marks the button of an action that destroys something. */
void makeDangerous(QPushButton *button);
/** Gives the widget a background from the theme that follows the appearance. */
enum class Surface { Page, List, Sidebar, Raised };
void setSurface(QWidget *widget, Surface surface);
QColor surfaceColour(Surface surface);

} // namespace Triptych::Ui
