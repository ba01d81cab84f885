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
 * and emphasis in `text` from `from` on. One flag a character of `text`.
 */
void markInlines(QStringView text, qsizetype from, MarkdownFlags &flags);

} // namespace Triptych::Ui
