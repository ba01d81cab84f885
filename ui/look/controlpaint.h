#pragma once

class QPainter;
class QRect;
class QStyleOption;
class QStyleOptionComboBox;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionTab;

/**
 * How each control looks: the style asks for them. Each paints in option->rect, in the colours in
 * force (colours()), and reads nothing else; the painter may come back with another pen and font.
 * GUI thread.
 */
namespace Triptych::Ui {

/** The face of a push button; a flat one has a face only under the pointer. `primary`: what Enter
 * does, on the accent. */
void paintButton(const QStyleOption *option, QPainter *painter, bool primary);
void paintToolButton(const QStyleOption *option, QPainter *painter);
/** The box around a line that is typed in, or around a frame that holds a text or a list. */
void paintField(const QStyleOption *option, QPainter *painter);
/** Box, arrow and focus, without the chosen text. `bare`: no box but under the pointer. */
void paintComboBox(const QStyleOptionComboBox *option, const QRect &arrow, QPainter *painter,
                   bool bare);
/** The mark of a check box, or, `round`, of a radio button; in the middle of the rectangle. */
void paintCheck(const QStyleOption *option, QPainter *painter, bool round);
/** One tab with its text. */
void paintTab(const QStyleOptionTab *option, QPainter *painter);
/** A bar without a range (minimum = maximum) shows that something goes on. */
void paintProgress(const QStyleOptionProgressBar *option, QPainter *painter);
/** The thumb alone, within `slider`; nothing where there is nothing to scroll. */
void paintScrollBar(const QStyleOptionSlider *option, const QRect &slider, QPainter *painter);

} // namespace Triptych::Ui
