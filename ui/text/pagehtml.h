#pragma once

#include "pagepictures.h"

#include <QString>

namespace Triptych::Ui {

struct ArticleStyle;

/**
 * How much of an article is laid out, so that the time for any page is bounded. A
 * character costs one unit, a block 40, a cell of a table 60, a tag inside a line 4, a picture
 * 2,000.
 */
struct PageBudget
{
    qint64 page = 600'000; ///< units of a page; the rest is left out, and a line says so
    /** Units of one table, which QTextDocument lays out as a whole: a larger table is divided into
     * several, and a cell that is too large alone is shown as text. Each level of nesting doubles
     * the cost. */
    qint64 table = 6'000;
    qint64 block = 4'000; ///< units of a paragraph; a longer one is divided
    int items = 250; ///< items of a list, whose layout time is quadratic; a longer one is divided
    int levels = 8;  ///< levels of quotes and lists together, and of tables; deeper ones are
                     ///< flattened; at most PageMark::Places
};

/**
 * Bits in the right margins of QTextDocument's blocks and tables. They carry information from the
 * HTML to the page, because only margins are kept by QTextDocument and added up for nested
 * elements. The quotes and lists around a block have numbers, 0 for the outermost; each quote adds
 * its bits, shifted by its number. PageMarks replaces the bits by formats.
 */
namespace PageMark {
constexpr int Places = 8;
constexpr int Quote = 1;       ///< this level is a quote; a list leaves the bit out
constexpr int Turn = 1 << 8;   ///< differs between two quotes side by side
constexpr int Right = 1 << 16; ///< its bar stands at the right
constexpr int Code = 1 << 24;
constexpr int CodeTurn = 1 << 25;
constexpr int LeftToRight = 1 << 26; ///< the article asks for this direction
constexpr int RightToLeft = 1 << 27;

/** Widths of a table's border, which is not drawn: they say where its first column stands. */
constexpr int Border = 1;
constexpr int MirroredBorder = 2; ///< at the right
} // namespace PageMark

struct PageHtml
{
    QString html;
    qint64 omitted = 0;          ///< characters of the text that are left out
    QList<PagePicture> pictures; ///< by the number in their address, "triptych-picture:N"
};

/** Converts sanitized HTML into HTML that QTextDocument shows well, within the budget. Any thread;
 * the time is linear in the length. */
PageHtml pageHtml(const QString &sanitized, const ArticleStyle &style, bool rightToLeft,
                  const PageBudget &budget = {});

} // namespace Triptych::Ui
