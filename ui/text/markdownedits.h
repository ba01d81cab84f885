#pragma once

#include <QList>
#include <QString>

namespace Triptych::Ui {

/** What a key does to a Markdown text. Positions are of QTextDocument::toRawText(), in UTF-16. */
struct MarkdownEdit
{
    struct Change
    {
        int from = 0;
        int to = 0;
        QString with;
    };

    QList<Change> changes; ///< of the text before; in order, apart from each other
    int anchor = 0;        ///< of the selection, in the text after
    int caret = 0;
};

/**
 * Puts `mark` ("*", "**") around what is chosen, or takes it away where all of it is marked. Each
 * paragraph, item and heading is marked by itself, without the blanks at its ends, and so that
 * CommonMark (0.31, 6.2) reads the marks. Where nothing is chosen: around the word that the caret
 * is in; else a pair of marks with the caret between, which the same key takes away; before a
 * closing mark the caret only steps over it. `text` has U+2029 or a line feed between lines.
 */
MarkdownEdit toggledMark(const QString &text, int from, int to, const QString &mark);

/** The borders of the word that `at` is in or directly behind; both `at` where there is none. */
std::pair<int, int> wordAround(const QString &text, int at);

} // namespace Triptych::Ui
