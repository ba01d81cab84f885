#pragma once

class QPainter;
class QRect;
class QStyleOption;
class QStyleOptionComboBox;
class QStyleOptionSpinBox;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionTab;

/**
 * Paint each control for Style. Each function paints in option->rect with colours(), and reads
 * nothing else; it may leave another pen and font in the painter. GUI thread.
 */
namespace Triptych::Ui {

/** The background of a push button; a flat button has one only under the pointer. `primary`: in the
 * accent colour, for the button of Enter. */
void paintButton(const QStyleOption *option, QPainter *painter, bool primary);
void paintToolButton(const QStyleOption *option, QPainter *painter);
/** The box around a line edit, or around a frame with a text or a list. */
void paintField(const QStyleOption *option, QPainter *painter);
/** Box, arrow and focus, without the chosen text. `bare`: a box only under the pointer. */
void paintComboBox(const QStyleOptionComboBox *option, const QRect &arrow, QPainter *painter,
                   bool bare);
/** The mark of a check box, or, `round`, of a radio button; in the middle of the rectangle. */
/** A field with two small arrows, `up` and `down`, at its end. */
void paintSpinBox(const QStyleOptionSpinBox *option, const QRect &up, const QRect &down,
                  QPainter *painter);
void paintCheck(const QStyleOption *option, QPainter *painter, bool round);
/** One tab with its text. */
void paintTab(const QStyleOptionTab *option, QPainter *painter);
/** A progress bar; without a range (minimum = maximum) it shows only activity. */
void paintProgress(const QStyleOptionProgressBar *option, QPainter *painter);
/** The thumb alone, within `slider`; nothing where there is nothing to scroll. */
void paintScrollBar(const QStyleOptionSlider *option, const QRect &slider, QPainter *painter);

} // namespace Triptych::Ui
