#pragma once

#include "markdowninlines.h"

#include <QColor>
#include <QFont>
#include <QHash>
#include <QSyntaxHighlighter>

namespace Triptych::Ui {

/** The colours and faces Markdown is shown in; filled from the theme. */
struct MarkdownStyle
{
    QColor text;
    QColor marker; ///< the signs themselves: quiet
    QColor link;
    QColor quote;
    QColor code;
    QColor codeBack;
    QFont codeFont;
    double bodySize = 17; ///< pixels
};

/**
 * Shows Markdown's structure while it is written: one pass over a paragraph, no regular
 * expressions, so that a key press costs one paragraph whatever the text's size. A setext underline
 * colours the paragraph above it. GUI thread.
 */
class MarkdownHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit MarkdownHighlighter(QTextDocument *document);

    void setStyle(const MarkdownStyle &style);

    /** True while formats change without a change of the text: contentsChanged() is no edit then.
     */
    bool isRehighlighting() const { return m_rehighlighting; }

    /** True where the paragraph lies inside a fenced code block or is one of its fences. */
    static bool isInFence(const QTextBlock &block);

protected:
    void highlightBlock(const QString &text) override;

private:
    QTextCharFormat formatFor(quint16 flags);
    void apply(const MarkdownFlags &flags);

    MarkdownStyle m_style;
    bool m_rehighlighting = false;
    QHash<quint16, QTextCharFormat> m_formats;
};

} // namespace Triptych::Ui
