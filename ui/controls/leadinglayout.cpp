#include "leadinglayout.h"

#include <QGuiApplication>
#include <QScopedValueRollback>
#include <QTextBlock>
#include <QTextLayout>

namespace Triptych::Ui {

namespace {

constexpr int LongParagraph = 4'000;
constexpr int LongWord = 2'000;

/** Scripts without blanks between words, whose lines break at nearly every character. */
bool isIdeograph(QChar c)
{
    return c.unicode() >= 0x2E80 && c.unicode() <= 0xD7FF;
}

bool hasLongWord(QStringView text)
{
    int word = 0;
    for (const QChar c : text) {
        word = c.isSpace() || isIdeograph(c) ? 0 : word + 1;
        if (word > LongWord)
            return true;
    }
    return false;
}

} // namespace

class LeadingLayout::Wrapping final
{
public:
    Wrapping(LeadingLayout &layout, const QTextBlock &block)
        : m_layout(layout), m_usual(layout.document()->defaultTextOption())
    {
        if (!block.isValid() || block.length() < LongParagraph)
            return;
        block.layout()->setCacheEnabled(true);
        if (!hasLongWord(block.text()))
            return;
        QTextOption anywhere = m_usual;
        anywhere.setWrapMode(QTextOption::WrapAnywhere);
        set(anywhere);
        m_isSet = true;
    }
    ~Wrapping()
    {
        if (m_isSet)
            set(m_usual);
    }
    Q_DISABLE_COPY_MOVE(Wrapping)

private:
    void set(const QTextOption &option)
    {
        // The plain layout takes the document's option for each paragraph that it lays out; to set
        // it must not have all of them laid out anew.
        const QScopedValueRollback<bool> wrapping(m_layout.m_isWrapping, true);
        m_layout.document()->setDefaultTextOption(option);
    }

    LeadingLayout &m_layout;
    const QTextOption m_usual;
    bool m_isSet = false;
};

LeadingLayout::LeadingLayout(QTextDocument *document, double leading)
    : QPlainTextDocumentLayout(document), m_leading(leading)
{
}

QRectF LeadingLayout::blockBoundingRect(const QTextBlock &block) const
{
    QTextLayout *layout = block.isValid() ? block.layout() : nullptr;
    QRectF rect;
    if (layout && layout->lineCount() == 0) {
        // It is laid out here, as the plain layout does in the same const function.
        const Wrapping wrapping(const_cast<LeadingLayout &>(*this), block);
        rect = QPlainTextDocumentLayout::blockBoundingRect(block);
    } else {
        rect = QPlainTextDocumentLayout::blockBoundingRect(block);
    }
    if (!layout || layout->lineCount() == 0 || !block.isVisible())
        return rect;

    const bool fresh = layout->lineAt(0).y() == 0;
    const double before = layout->boundingRect().bottom();
    // The plain layout sets every line at the left, whichever way its paragraph runs.
    const bool rightToLeft = block.length() > 1
                                 ? block.textDirection() == Qt::RightToLeft
                                 : QGuiApplication::layoutDirection() == Qt::RightToLeft;
    double y = 0;
    for (int i = 0; i < layout->lineCount(); ++i) {
        QTextLine line = layout->lineAt(i);
        const double advance = line.height() * m_leading;
        if (fresh) {
            const double x =
                line.x() + (rightToLeft ? qMax(0.0, line.width() - line.naturalTextWidth()) : 0);
            line.setPosition(QPointF(x, y + (advance - line.height()) / 2));
        }
        y += advance;
    }
    rect.setHeight(rect.height() - before + y);
    return rect;
}

void LeadingLayout::documentChanged(int from, int charsRemoved, int charsAdded)
{
    if (m_isWrapping)
        return;
    // Where one paragraph changed, the plain layout lays it out at once.
    const Wrapping wrapping(*this, document()->findBlock(from));
    QPlainTextDocumentLayout::documentChanged(from, charsRemoved, charsAdded);
}

} // namespace Triptych::Ui
