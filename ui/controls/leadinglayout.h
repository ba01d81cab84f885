#pragma once

#include <QPlainTextDocumentLayout>

namespace Triptych::Ui {

/**
 * The layout of QPlainTextEdit, with leading. It moves the lines of a paragraph apart when Qt first
 * needs that paragraph, so its cost is that of the plain layout for a text of any length.
 * (QPlainTextEdit ignores QTextBlockFormat::lineHeight.)
 *
 * A word of thousands of characters, such as a picture encoded in the text, may be broken anywhere:
 * otherwise Qt reads the word to its end for each of its lines (qtextlayout.cpp, layout_helper()),
 * and 200 KB took two seconds. The lines of a long paragraph are kept, so that painting does not
 * compute them again. GUI thread.
 */
class LeadingLayout final : public QPlainTextDocumentLayout
{
    Q_OBJECT

public:
    /** `leading` is the distance of base lines over the height of a line, e.g. 1.4. */
    LeadingLayout(QTextDocument *document, double leading);

    QRectF blockBoundingRect(const QTextBlock &block) const override;

protected:
    void documentChanged(int from, int charsRemoved, int charsAdded) override;

private:
    /** While it lives, lines are broken in the way that suits this paragraph. */
    class Wrapping;

    double m_leading;
    bool m_isWrapping = false;
};

} // namespace Triptych::Ui
