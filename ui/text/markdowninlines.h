#pragma once

#include <QStringView>
#include <QVarLengthArray>

namespace Triptych::Ui {

/** What one character belongs to; flags are combined. */
struct MarkdownFlag
{
    enum Flag : quint16 {
        Plain = 0,
        Emphasis = 1 << 0,
        Strong = 1 << 1,
        Strike = 1 << 2,
        Code = 1 << 3,
        Link = 1 << 4,
        Marker = 1 << 5,
        Quote = 1 << 6,
        Html = 1 << 7,
        HeadingOne = 1 << 8,
        HeadingTwo = 1 << 9,
        HeadingMore = 1 << 10,
        CodeBlock = 1 << 11,
    };
};

/** One value for each character of a paragraph: combined MarkdownFlag::Flag. */
using MarkdownFlags = QVarLengthArray<quint16, 1024>;

/** Adds `flag` to the characters from `from` up to `to`. */
void markFlags(MarkdownFlags &flags, qsizetype from, qsizetype to, quint16 flag);

/**
 * Adds the flags of the inlines of a paragraph (CommonMark 0.31, 6): code spans, links, autolinks,
 * tags and emphasis in `text` from `from` on. `flags` has one value for each character of `text`.
 * Returns how many characters were read, repeated reads included; this is linear in the length of
 * any text.
 */
qsizetype markInlines(QStringView text, qsizetype from, MarkdownFlags &flags);

} // namespace Triptych::Ui
