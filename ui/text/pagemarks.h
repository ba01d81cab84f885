#pragma once

#include <QRectF>

class QPainter;

namespace Triptych::Ui {

class ArticleDocument;

/**
 * The bars of quotes and the ground of code: not frames, which QTextDocument lays out again and
 * again when they are nested, but margins of the blocks, and paint behind them.
 */
class PageMarks final
{
public:
    /** Turns what the right margins carry (PageMark) into margins and properties of the blocks.
     * Before the first layout, on the thread of the document. */
    static void apply(ArticleDocument &document);

    /** Paints behind what of the document is in `visible`, in its own coordinates; the blocks up to
     * the number `laidOut` have their places already. GUI thread. */
    static void paint(QPainter &painter, ArticleDocument &document, const QRectF &visible,
                      int laidOut);
};

} // namespace Triptych::Ui
