#pragma once

#include <QString>

#include <optional>

namespace Triptych::Ui {

/** The characters before the text of a list item or a quoted line. */
struct ListPrefix
{
    QString lead;      ///< white space and '>' signs, as typed
    QString marker;    ///< "-", "*", "+", "12.", "12)"; empty for a quoted line that is no item
    QString space;     ///< between the marker and the text
    bool task = false; ///< "[ ]" or "[x]" follows
    int length = 0;    ///< characters before the text

    /** The prefix of the item that follows: the next number, an open task box. */
    QString next() const;
};

/** "---", "* * *": a line across the page (CommonMark 0.31, 4.1). */
bool isThematicBreak(QStringView line);

/** Nothing where the line is neither an item nor quoted. */
std::optional<ListPrefix> listPrefix(QStringView line);

} // namespace Triptych::Ui
