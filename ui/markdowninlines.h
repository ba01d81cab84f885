#pragma once

#include <QStringView>
#include <QVarLengthArray>

namespace Triptych::Ui {

/** What each character of a paragraph is: sums of MarkdownHighlighter::Flag. */
using MarkdownFlags = QVarLengthArray<quint16, 1024>;

/** Adds `flag` to the characters from `from` up to `to`. */
void markFlags(MarkdownFlags &flags, qsizetype from, qsizetype to, quint16 flag);

/**
 * Adds what the inlines of a paragraph (CommonMark 0.31, 6) are: code spans, links, autolinks, tags
 * and emphasis in `text` from `from` on. One flag a character of `text`. Returns how many characters
 * were looked at, each as often as it was: that grows with the text, whatever it is.
 */
qsizetype markInlines(QStringView text, qsizetype from, MarkdownFlags &flags);

} // namespace Triptych::Ui
