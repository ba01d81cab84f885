#pragma once

#include <ui/look/icons.h>

#include <QString>

class QPainter;
class QStyleOptionViewItem;

namespace Triptych::Ui {

/** The content of a two-line row in a list of results. */
struct TwoLines
{
    Icon glyph = Icon::Info;
    Tone tone = Tone::Neutral;
    QString title;
    QString facts;             ///< below the title
    QString aside;             ///< at the end of the title's line
    bool isAsideQuiet = false; ///< `aside` is grey instead of in the colour of the tone
};

/** Paints a row of height Measure::TallRow; a text that is too long is elided at its end. */
void paintTwoLines(QPainter *painter, const QStyleOptionViewItem &option, const TwoLines &row);

} // namespace Triptych::Ui
