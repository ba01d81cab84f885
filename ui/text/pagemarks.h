#pragma once

#include <QRectF>

class QPainter;

namespace Triptych::Ui {

class ArticleDocument;

/**
 * The bars beside quotes and the background of code. They are margins of the blocks and painted
 * behind them; frames would be slow, because QTextDocument lays nested frames out many times.
 */
class PageMarks final
{
public:
    /** Replaces the bits in the right margins (PageMark) by margins and properties of the blocks.
     * Before the first layout, on the thread of the document. */
    static void apply(ArticleDocument &document);

    /** Paints behind the part of the document in `visible` (coordinates of the document). Only
     * blocks before the number `laidOut` are laid out yet. GUI thread. */
    static void paint(QPainter &painter, ArticleDocument &document, const QRectF &visible,
                      int laidOut);
};

} // namespace Triptych::Ui
