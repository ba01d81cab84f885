#pragma once

#include <QStringView>

namespace Triptych::Text {

/**
 * The marks around a code block: CommonMark 0.31, 4.5
 * (https://spec.commonmark.org/0.31.2/#fenced-code-blocks). Any number of blanks may stand before a
 * fence, because in a list it is indented as its item is.
 */
struct CodeFence
{
    QChar sign;           ///< "`" or "~"
    qsizetype length = 0; ///< 0 = no fence
};

/** The fence that this line opens, if no code block is open. */
CodeFence openingFence(QStringView line);

/** Whether this line closes the block that `fence` opened: the same sign, at least as often, and
 * nothing behind it. */
bool closesFence(QStringView line, const CodeFence &fence);

/** Reads a text line by line and knows where it is code. */
class CodeFences final
{
public:
    /** True where this line is code: a fence, or between two. */
    bool take(QStringView line);

    /** True where the next line is still code. */
    bool isOpen() const { return m_open.length > 0; }

private:
    CodeFence m_open;
};

} // namespace Triptych::Text
