#pragma once

#include <QColor>

#include <array>

namespace Triptych::Ui {

/** Every colour of the window. Text colours have a contrast of 4.5:1 on page, list and sidebar,
 * glyphs 3:1. */
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
    QColor secondary;   ///< bylines, dates, hints
    QColor faint;       ///< glyphs, 3:1 only
    QColor placeholder; ///< of empty fields

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
/** The colours that the application uses now. GUI thread. */
const Colours &colours();
/** Switches to the dark or the light colours; the theme then updates the widgets. */
void setDarkColours(bool dark);

/** WCAG 2 contrast ratio, 1 to 21. */
double contrast(const QColor &a, const QColor &b);
/** `share` (0 to 1) of `over` on `under`. */
QColor mixed(const QColor &under, const QColor &over, double share);

enum class Tone { Neutral, Accent, Ok, Notice, Warning, Danger };
QColor toneText(Tone tone);
QColor toneSoft(Tone tone);

} // namespace Triptych::Ui
