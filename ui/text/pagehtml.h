#pragma once

#include "pagepictures.h"

#include <QString>

namespace Triptych::Ui {

struct ArticleStyle;

/**
 * How much of an article is laid out: a page takes time by what stands on it, whoever wrote it. A
 * character costs one unit, a block 40, a cell of a table 60, a tag inside a line 4, a picture
 * 2,000.
 */
struct PageBudget
{
    qint64 page = 600'000; ///< the rest is left out, and said so
    /** Of one table, which is laid out in one go: a longer one is set in pieces, and a cell that is
     *  too much alone stands as text. What is nested deeper costs twice as much with each level. */
    qint64 table = 6'000;
    qint64 block = 4'000; ///< a longer paragraph is set in parts
    int items = 250;      ///< of one list, which takes the square of them; a longer one is in parts
    int levels = 8; ///< of quotes and lists together, and of tables; deeper ones are flat; at most
                    ///< PageMark::Places
};

/**
 * What the right margins of QTextDocument's blocks and tables carry from the HTML to the page:
 * nothing else survives the way and adds up with nesting. Quotes and lists around a block have
 * places, 0 for the outermost; each quote adds its bits, shifted by its place. PageMarks turns them
 * into what is meant.
 */
namespace PageMark {
constexpr int Places = 8;
constexpr int Quote = 1;       ///< a quote, where a list leaves it out
constexpr int Turn = 1 << 8;   ///< differs between two quotes side by side
constexpr int Right = 1 << 16; ///< its bar stands at the right
constexpr int Code = 1 << 24;
constexpr int CodeTurn = 1 << 25;
} // namespace PageMark

struct PageHtml
{
    QString html;
    qint64 omitted = 0;          ///< characters of the text that are left out
    QList<PagePicture> pictures; ///< by the number in their address, "triptych-picture:N"
};

/** Sanitized HTML made fit for QTextDocument, within the budget. Any thread; the time grows with
 * the length. */
PageHtml pageHtml(const QString &sanitized, const ArticleStyle &style, bool rightToLeft,
                  const PageBudget &budget = {});

} // namespace Triptych::Ui
