#pragma once

#include <QPlainTextDocumentLayout>

namespace Triptych::Ui {

/**
 * QPlainTextEdit's own layout with leading: the lines that Qt lays out are moved apart when their
 * paragraph is first looked at, so a text of any length costs what the plain layout costs.
 * (QPlainTextEdit ignores QTextBlockFormat::lineHeight.)
 *
 * A word of thousands of characters, as in a picture coded in the text, is broken anywhere: Qt
 * reads such a word up to its end for each of its lines (qtextlayout.cpp, layout_helper()), so 200
 * KB of one took two seconds. What is laid out of a long paragraph is kept, so that painting it
 * does not take it apart again. GUI thread.
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
    /** While it lives, what is laid out is broken as suits this paragraph. */
    class Wrapping;

    double m_leading;
    bool m_isWrapping = false;
};

} // namespace Triptych::Ui
