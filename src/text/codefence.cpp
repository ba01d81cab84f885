#include "codefence.h"

namespace Triptych::Text {

namespace {

constexpr qsizetype Shortest = 3;

qsizetype signsAtStart(QStringView text, QChar sign)
{
    qsizetype count = 0;
    while (count < text.size() && text[count] == sign)
        ++count;
    return count;
}

} // namespace

CodeFence openingFence(QStringView line)
{
    const QStringView text = line.trimmed();
    if (text.isEmpty() || (text.front() != u'`' && text.front() != u'~'))
        return {};
    const CodeFence fence{text.front(), signsAtStart(text, text.front())};
    // With a back tick behind them, back ticks are code inside a line.
    const bool isSpan = fence.sign == u'`' && text.sliced(fence.length).contains(u'`');
    return fence.length < Shortest || isSpan ? CodeFence() : fence;
}

bool closesFence(QStringView line, const CodeFence &fence)
{
    const QStringView text = line.trimmed();
    return text.size() >= fence.length && signsAtStart(text, fence.sign) == text.size();
}

bool CodeFences::take(QStringView line)
{
    if (!isOpen()) {
        m_open = openingFence(line);
        return isOpen();
    }
    if (closesFence(line, m_open))
        m_open = {};
    return true;
}

} // namespace Triptych::Text
