#pragma once

#include "markdowninlines.h"

#include <QColor>
#include <QFont>
#include <QHash>
#include <QSyntaxHighlighter>

namespace Triptych::Ui {

/** The colours and fonts of highlighted Markdown; filled from the theme. */
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
 * Highlights the structure of Markdown while it is typed. It makes one pass over a paragraph,
 * without regular expressions, so a key press costs one paragraph, however long the text is. A
 * setext underline also changes the paragraph above it. GUI thread.
 */
class MarkdownHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit MarkdownHighlighter(QTextDocument *document);

    void setStyle(const MarkdownStyle &style);

    /** True while only formats change: contentsChanged() means no edit then.
     */
    bool isRehighlighting() const { return m_rehighlighting; }

    /** True where the paragraph is inside a fenced code block or is one of its fences. */
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
