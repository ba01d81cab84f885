#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

#include <array>

class QApplication;
class QPushButton;
class QWidget;

namespace Triptych::Ui {

/** Distances in device-independent pixels; nothing else is used between widgets. */
namespace Space {
inline constexpr int Tiny = 4;
inline constexpr int Small = 8;
inline constexpr int Medium = 12;
inline constexpr int Large = 16;
inline constexpr int Wide = 24;
inline constexpr int Huge = 32;
} // namespace Space

/** Sizes that are not distances. */
namespace Measure {
inline constexpr int CompactRow = 32;
inline constexpr int TallRow = 56;
inline constexpr int HitTarget = 28; ///< the least height of whatever is clicked
inline constexpr int Icon = 20;
inline constexpr int SmallIcon = 16;
inline constexpr int ControlRadius = 6;
inline constexpr int PanelRadius = 10;
inline constexpr int MotionMs = 120;
inline constexpr int TextColumn = 680; ///< about 70 characters of the article's face
inline constexpr int ArticleTextPx = 17;
} // namespace Measure

/** The type scale, in pixels at 96 dpi. */
enum class TextSize { Caption = 11, Small = 12, Body = 13, Lead = 15, Title = 20, Display = 28 };

enum class Weight { Regular, Medium, Bold };

/** The interface's font with tabular digits. */
QFont textFont(TextSize size, Weight weight = Weight::Regular);
/** The face of an article's own text; the size is in pixels at 96 dpi. */
QFont articleFont(int pixels = Measure::ArticleTextPx, Weight weight = Weight::Regular);
QFont monospaceFont(TextSize size);

/** Every colour of the window. Text colours keep 4.5:1 on page, list and sidebar; glyphs 3:1. */
struct Colours
{
    bool dark = false;
    std::array<QColor, 10> neutral; ///< from the deepest background (0) to the text (9)

    QColor page;    ///< behind an article's text
    QColor list;    ///< behind the article list
    QColor sidebar; ///< behind the sidebar and the status bar
    QColor raised;  ///< menus, pop-ups, fields
    QColor hover;   ///< under the pointer
    QColor pressed;
    QColor selected; ///< the selected row; text on it stays `text`
    QColor hairline; ///< between panes
    QColor border;   ///< around fields and buttons, 3:1 is not needed there
    QColor text;
    QColor secondary; ///< bylines, dates, hints
    QColor faint;     ///< glyphs and placeholders, 3:1 only

    QColor accent;     ///< text and glyphs in the accent
    QColor accentFill; ///< behind a primary button
    QColor onAccent;   ///< on accentFill
    QColor accentSoft; ///< behind accent text
    QColor highlight;  ///< behind a found word

    QColor ok, notice, warning, danger;                 ///< text and glyphs
    QColor okSoft, noticeSoft, warningSoft, dangerSoft; ///< behind them
};

const Colours &lightColours();
const Colours &darkColours();
/** Those in force in the application. */
const Colours &colours();

/** WCAG 2 contrast ratio, 1 to 21. */
double contrast(const QColor &a, const QColor &b);
/** `share` (0 to 1) of `over` on `under`. */
QColor mixed(const QColor &under, const QColor &over, double share);

enum class Tone { Neutral, Accent, Ok, Notice, Warning, Danger };
QColor toneText(Tone tone);
QColor toneSoft(Tone tone);

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
