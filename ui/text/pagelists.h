#pragma once

#include <QRectF>
#include <QString>

class QPainter;
class QTextBlock;

namespace Triptych::Ui {

class ArticleDocument;

/**
 * The signs before the items of lists. QTextDocument's own stand too close to the text, and it
 * numbers no list that begins at another number than 1 (QTextListFormat::start() comes with Qt 6.6)
 * or counts backwards. They are painted beside the text, so they are never copied with it.
 */
class PageLists final
{
public:
    /** What a list's start tag carries in its `style`, for apply(). `step` is 1 or -1. */
    static QString style(int first, int step);

    /** Gives each item its sign. Before the first layout, on the thread of the
     * document; the time is linear in its blocks. */
    static void apply(ArticleDocument &document);

    /** The sign of a block, such as "3.", a bullet (U+2022; in lists of lists U+25E6, then U+25AA),
     * U+2610 or U+2611 for a task; empty where there is none. */
    static QString signOf(const QTextBlock &block);

    /** Paints the sign of a block that is laid out at `rect` (coordinates of the document). GUI
     * thread. */
    static void paint(QPainter &painter, const ArticleDocument &document, const QTextBlock &block,
                      const QRectF &rect);
};

} // namespace Triptych::Ui
