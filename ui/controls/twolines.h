#pragma once

#include <ui/look/icons.h>

#include <QString>

class QPainter;
class QStyleOptionViewItem;

namespace Triptych::Ui {

/** What a row of a list of findings shows. */
struct TwoLines
{
    Icon glyph = Icon::Info;
    Tone tone = Tone::Neutral;
    QString title;
    QString facts;             ///< below the title
    QString aside;             ///< at the end of the title's line
    bool isAsideQuiet = false; ///< grey, not in the tone
};

/** Paints a row of Measure::TallRow; each text is cut at its end where there is no room. */
void paintTwoLines(QPainter *painter, const QStyleOptionViewItem &option, const TwoLines &row);

} // namespace Triptych::Ui
