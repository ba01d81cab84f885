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
 * Dresses the application: style, palette and fonts, and again whenever the appearance changes. The
 * choice is kept in `settingsFile`; an empty one keeps nothing. One for the whole program, owned by
 * main() or by a test.
 */
class Theme final : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QApplication &application, const QString &settingsFile = {});
    ~Theme() override;

    /** The one that dresses this application; null before there is one. */
    static Theme *current();

    Appearance appearance() const { return m_appearance; }
    void setAppearance(Appearance appearance);
    bool isMotionOn() const { return m_motion; }
    void setMotionOn(bool on);

Q_SIGNALS:
    void appearanceChanged();

private:
    void apply();

    QApplication &m_application;
    QString m_settingsFile;
    Appearance m_appearance = Appearance::System;
    bool m_systemIsDark = false;
    bool m_motion = true;
};

/** The one primary action of a screen. */
void makePrimary(QPushButton *button);
/** For what destroys something. */
void makeDangerous(QPushButton *button);
/** Gives the widget a background from the theme that follows the appearance. */
enum class Surface { Page, List, Sidebar, Raised };
void setSurface(QWidget *widget, Surface surface);
QColor surfaceColour(Surface surface);

} // namespace Triptych::Ui
