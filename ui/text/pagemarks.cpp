#include "pagemarks.h"

#include "articledocument.h"
#include "pagehtml.h"
#include "pagelists.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QSet>
#include <QTextBlock>
#include <QTextList>
#include <QTextTable>

namespace Triptych::Ui {

namespace {

constexpr int MarkProperty = QTextFormat::UserProperty + 1;
constexpr double QuoteStep = 19; // a bar and the room beside it
constexpr double BarWidth = 3;
constexpr double QuoteTop = 6;
constexpr double QuoteBottom = 18;
constexpr double CodePadding = 12;
constexpr double CodeTop = 10;
constexpr double CodeBottom = 18;

bool isQuote(int mark, int place)
{
    return mark & (PageMark::Quote << place);
}

bool isRight(int mark, int place)
{
    return mark & (PageMark::Right << place);
}

/** The place after the innermost quote. */
int places(int mark)
{
    int count = PageMark::Places;
    while (count > 0 && !isQuote(mark, count - 1))
        --count;
    return count;
}

/** Places up to which the quotes go on from one block to the next one. */
int shared(int mark, int next)
{
    constexpr int bits = PageMark::Quote | PageMark::Turn | PageMark::Right;
    const int most = qMin(places(mark), places(next));
    int place = 0;
    while (place < most && !((mark ^ next) & (bits << place)))
        ++place;
    return place;
}

bool isSameCode(int mark, int next)
{
    constexpr int bits = PageMark::Code | PageMark::CodeTurn;
    return (mark & PageMark::Code) && (mark & bits) == (next & bits) &&
           shared(mark, next) == places(mark) && places(mark) == places(next);
}

double inset(int mark, bool right)
{
    double room = 0;
    for (int place = 0; place < PageMark::Places; ++place)
        room += isQuote(mark, place) && isRight(mark, place) == right ? QuoteStep : 0;
    return room;
}

int markOf(const QTextFormat &format)
{
    return format.intProperty(MarkProperty);
}

/** The cell that a block stands in, row and column, or the frame alone. */
std::pair<const QTextFrame *, int> placeOf(const QTextDocument &document, const QTextBlock &block)
{
    QTextFrame *frame = document.frameAt(block.position());
    const auto *table = qobject_cast<const QTextTable *>(frame);
    if (!table)
        return {frame, -1};
    const QTextTableCell cell = table->cellAt(block.position());
    return {frame, cell.row() * table->columns() + cell.column()};
}

bool isNext(const QTextDocument &document, const QTextBlock &block, const QTextBlock &next)
{
    return next.isValid() && placeOf(document, block) == placeOf(document, next);
}

void setMargins(const QTextDocument &document, QTextCursor &cursor, const QTextBlock &block,
                int before, int mark)
{
    QTextBlockFormat format = block.blockFormat();
    format.setProperty(MarkProperty, mark);
    const double padding = mark & PageMark::Code ? CodePadding : 0;
    format.setLeftMargin(format.leftMargin() + inset(mark, false) + padding);
    format.setRightMargin(inset(mark, true) + padding);
    const QTextBlock next = block.next();
    const int after = isNext(document, block, next) ? int(next.blockFormat().rightMargin()) : 0;
    if (shared(before, mark) < places(mark))
        format.setTopMargin(qMax(format.topMargin(), QuoteTop));
    // The last of a paragraph's own room would double that of what follows.
    if (const int on = shared(mark, after); on < places(mark))
        format.setBottomMargin(on == 0 ? QuoteBottom : qMax(format.bottomMargin(), QuoteTop));
    if (mark & PageMark::Code) {
        if (!isSameCode(before, mark))
            format.setTopMargin(CodeTop + CodePadding);
        if (!isSameCode(mark, after))
            format.setBottomMargin(CodeBottom + CodePadding);
    }
    cursor.setPosition(block.position());
    cursor.setBlockFormat(format);
}

/** QTextDocument leaves an empty block after many a table, and lays it out beside it. */
bool isLeftByTable(const QTextDocument &document, const QTextBlock &block)
{
    if (block.length() > 1 || !block.previous().isValid())
        return false;
    const QTextFrame *before = document.frameAt(block.previous().position());
    return qobject_cast<const QTextTable *>(before) &&
           before->parentFrame() == document.frameAt(block.position());
}

void markTables(const QTextFrame *parent)
{
    const QList<QTextFrame *> frames = parent->childFrames();
    for (QTextFrame *frame : frames) {
        QTextFrameFormat format = frame->frameFormat();
        if (const int mark = int(format.rightMargin()); mark > 0) {
            format.setProperty(MarkProperty, mark);
            format.setLeftMargin(format.leftMargin() + inset(mark, false));
            format.setRightMargin(inset(mark, true));
            frame->setFrameFormat(format);
        }
        markTables(frame);
    }
}

class Painter final
{
public:
    Painter(QPainter &painter, ArticleDocument &document, const QRectF &visible)
        : m_painter(painter)
        , m_document(document)
        , m_layout(*document.documentLayout())
        , m_visible(visible)
    {
    }

    void run(int laidOut)
    {
        QTextBlock block = firstShown(laidOut);
        // The room above a block belongs to the one before.
        if (block.previous().isValid())
            block = block.previous();
        for (; block.isValid(); block = block.next()) {
            const QRectF rect = m_layout.blockBoundingRect(block);
            // Cells stand side by side: the top of their table says whether all of it is below.
            if (rect.top() > m_visible.bottom() && topAround(block) > m_visible.bottom())
                break;
            tablesAround(block);
            paint(block, rect);
            PageLists::paint(m_painter, m_document, block, rect);
        }
    }

private:
    /** Where what reaches the upper edge begins. QTextDocument's hitTest() does not do: it takes
     * what is not laid out yet for lying at the top. */
    QTextBlock firstShown(int laidOut) const
    {
        int low = 0;
        int high = qBound(0, laidOut, m_document.blockCount() - 1);
        while (low < high) {
            const int middle = (low + high + 1) / 2;
            if (topAround(m_document.findBlockByNumber(middle)) <= m_visible.top())
                low = middle;
            else
                high = middle - 1;
        }
        const QTextBlock block = m_document.findBlockByNumber(low);
        const QTextFrame *frame = outermost(block);
        return frame ? m_document.findBlock(frame->firstPosition()) : block;
    }

    /** The frame that holds a block and stands in no other, null where it stands in none. */
    const QTextFrame *outermost(const QTextBlock &block) const
    {
        const QTextFrame *frame = m_document.frameAt(block.position());
        if (frame == m_document.rootFrame())
            return nullptr;
        while (frame->parentFrame() && frame->parentFrame() != m_document.rootFrame())
            frame = frame->parentFrame();
        return frame;
    }

    void paint(const QTextBlock &block, const QRectF &rect)
    {
        const int mark = markOf(block.blockFormat());
        if (mark == 0 || block.layout()->lineCount() == 0)
            return;
        const QTextLine line = block.layout()->lineAt(0);
        const double codePadding = mark & PageMark::Code ? CodePadding : 0;
        const double left = rect.left();
        const bool rightToLeft = block.textDirection() == Qt::RightToLeft;
        const double inner = line.x() + line.width() + codePadding;
        const double right = left + inner + inset(mark, true) + (rightToLeft ? indentOf(block) : 0);
        const QTextBlock next = block.next();
        const bool follows = isNext(m_document, block, next);
        const int after = follows ? markOf(next.blockFormat()) : tableAfter(block);
        const double nextTop =
            follows ? m_layout.blockBoundingRect(next).top() : (after ? m_tableTop : rect.bottom());
        if (mark & PageMark::Code) {
            const QTextBlock before = block.previous();
            const bool isFirst = !isNext(m_document, block, before) ||
                                 !isSameCode(markOf(before.blockFormat()), mark);
            const bool isLast = !follows || !isSameCode(mark, after);
            fill(left + line.x() - CodePadding, rect.top() - (isFirst ? CodePadding : 0),
                 left + inner, isLast ? rect.bottom() + CodePadding : nextTop,
                 m_document.style().sunken);
        }
        bars(mark, after, left, right, rect.top(), rect.bottom() + codePadding, nextTop,
             rightToLeft);
    }

    double indentOf(const QTextBlock &block) const
    {
        const int list = block.textList() ? block.textList()->format().indent() : 0;
        return (list + block.blockFormat().indent()) * m_document.indentWidth();
    }

    /** `left` and `right` are the edges of what all the quotes and lists stand in. */
    void bars(int mark, int after, double left, double right, double top, double bottom,
              double nextTop, bool rightToLeft)
    {
        const int on = shared(mark, after);
        for (int place = 0; place < places(mark); ++place) {
            if (!isQuote(mark, place)) {
                (rightToLeft ? right : left) += (rightToLeft ? -1 : 1) * m_document.indentWidth();
                continue;
            }
            const double end = place < on ? nextTop : bottom;
            if (isRight(mark, place)) {
                fill(right - BarWidth, top, right, end, m_document.style().rule);
                right -= QuoteStep;
            } else {
                fill(left, top, left + BarWidth, end, m_document.style().rule);
                left += QuoteStep;
            }
        }
    }

    QRectF rectAt(int position) const
    {
        return m_layout.blockBoundingRect(m_document.findBlock(position));
    }

    /** Of a table without its margins, from its cells: QAbstractTextDocumentLayout's own
     * frameBoundingRect() lays out the whole document first. Not as wide as the table is. */
    QRectF rectOf(const QTextTable &table) const
    {
        const QTextTableCellFormat cell = table.cellAt(0, 0).format().toTableCellFormat();
        const QRectF first = rectAt(table.firstPosition());
        QRectF rect(first.left() - cell.leftPadding(), first.top() - cell.topPadding(), 0, 0);
        for (int column = 0; column < table.columns(); ++column) {
            const QTextTableCell last = table.cellAt(table.rows() - 1, column);
            rect.setBottom(
                qMax(rect.bottom(), rectAt(last.lastPosition()).bottom() + cell.bottomPadding()));
        }
        return rect;
    }

    /** Where what stands in no other table and holds the block begins. */
    double topAround(const QTextBlock &block) const
    {
        const QTextFrame *frame = outermost(block);
        return frame ? rectAt(frame->firstPosition()).top()
                     : m_layout.blockBoundingRect(block).top();
    }

    /** A table in a quote has the bars beside it, once. */
    void tablesAround(const QTextBlock &block)
    {
        for (QTextFrame *frame = m_document.frameAt(block.position());
             frame && frame != m_document.rootFrame(); frame = frame->parentFrame()) {
            const int mark = markOf(frame->frameFormat());
            if (mark == 0 || m_painted.contains(frame))
                continue;
            m_painted.insert(frame);
            const auto *table = qobject_cast<const QTextTable *>(frame);
            if (!table)
                continue;
            const QRectF rect = rectOf(*table);
            const QTextTableFormat format = table->format();
            QTextBlock next = m_document.findBlock(frame->lastPosition() + 1);
            if (isLeftByTable(m_document, next))
                next = next.next();
            const bool follows =
                next.isValid() && m_document.frameAt(next.position()) == frame->parentFrame();
            const int after = follows ? markOf(next.blockFormat()) : 0;
            const double nextTop = follows ? m_layout.blockBoundingRect(next).top() : rect.bottom();
            const double left = rect.left() - format.leftMargin();
            const double right = m_document.textWidth() - m_document.documentMargin();
            bars(mark, after, left, right, rect.top(), rect.bottom(), nextTop,
                 next.textDirection() == Qt::RightToLeft);
        }
    }

    /** The mark of a table that comes directly after a block. */
    int tableAfter(const QTextBlock &block)
    {
        const QTextBlock next = block.next();
        QTextFrame *frame = next.isValid() ? m_document.frameAt(next.position()) : nullptr;
        QTextFrame *own = m_document.frameAt(block.position());
        while (frame && frame->parentFrame() && frame->parentFrame() != own)
            frame = frame->parentFrame();
        if (!frame || frame == own || frame->parentFrame() != own)
            return 0;
        const auto *table = qobject_cast<const QTextTable *>(frame);
        if (!table)
            return 0;
        const QTextTableCellFormat cell = table->cellAt(0, 0).format().toTableCellFormat();
        m_tableTop = rectAt(table->firstPosition()).top() - cell.topPadding();
        return markOf(frame->frameFormat());
    }

    void fill(double left, double top, double right, double bottom, const QColor &ink)
    {
        // Whole pixels, so that no seam shows between two blocks.
        m_painter.fillRect(
            QRect(QPoint(qRound(left), qRound(top)), QPoint(qRound(right) - 1, qRound(bottom) - 1)),
            ink);
    }

    QPainter &m_painter;
    ArticleDocument &m_document;
    QAbstractTextDocumentLayout &m_layout;
    QRectF m_visible;
    QSet<const QTextFrame *> m_painted;
    double m_tableTop = 0;
};

} // namespace

void PageMarks::apply(ArticleDocument &document)
{
    markTables(document.rootFrame());
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    int before = 0;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (isLeftByTable(document, block)) {
            before = markOf(document.frameAt(block.previous().position())->frameFormat());
            continue;
        }
        const int mark = int(block.blockFormat().rightMargin());
        const bool goesOn = isNext(document, block, block.previous());
        if (mark > 0)
            setMargins(document, cursor, block, goesOn ? before : 0, mark);
        before = mark;
    }
    cursor.endEditBlock();
}

void PageMarks::paint(QPainter &painter, ArticleDocument &document, const QRectF &visible,
                      int laidOut)
{
    Painter(painter, document, visible).run(laidOut);
}

} // namespace Triptych::Ui
