#include "markdownedits.h"

#include "listprefix.h"

#include <algorithm>
#include <utility>

namespace Triptych::Ui {

namespace {

using Range = std::pair<int, int>;

bool isLineEnd(QChar c)
{
    return c == QChar::ParagraphSeparator || c == QChar::LineSeparator || c == QLatin1Char('\n');
}

bool isBlank(QChar c)
{
    return c.isSpace() && !isLineEnd(c);
}

/** In the sense of CommonMark 0.31: punctuation or a symbol. */
bool isSign(QChar c)
{
    return c.isPunct() || c.isSymbol();
}

bool isOfWord(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == QLatin1Char('_');
}

QChar at(const QString &text, int i)
{
    return i >= 0 && i < text.size() ? text[i] : QChar(QLatin1Char('\n'));
}

/** `mark` stands at `i`, and is no part of a longer one: one star of two is no emphasis. */
bool isMark(const QString &text, int i, const QString &mark)
{
    const int size = int(mark.size());
    if (i < 0 || i + size > text.size() || QStringView(text).mid(i, size) != mark)
        return false;
    const QChar sign = mark.front();
    int run = size;
    for (int k = i - 1; k >= 0 && text[k] == sign; --k)
        ++run;
    for (int k = i + size; k < text.size() && text[k] == sign; ++k)
        ++run;
    return run == size || run == 3;
}

bool isMarkedAround(const QString &text, const Range &range, const QString &mark)
{
    return range.first < range.second && isMark(text, range.first - int(mark.size()), mark) &&
           isMark(text, range.second, mark);
}

bool isMarkedInside(const QString &text, const Range &range, const QString &mark)
{
    const int size = int(mark.size());
    return range.second - range.first > 2 * size && isMark(text, range.first, mark) &&
           isMark(text, range.second - size, mark);
}

/** Where the text of a line begins: behind what makes it an item, a quote or a heading. */
int textStart(const QString &text, int lineStart, int lineEnd)
{
    const QStringView line = QStringView(text).mid(lineStart, lineEnd - lineStart);
    int start = 0;
    if (const auto prefix = listPrefix(line))
        start = prefix->length;
    int hashes = start;
    while (hashes < line.size() && line[hashes] == QLatin1Char('#'))
        ++hashes;
    if (hashes > start && hashes - start <= 6 && hashes < line.size() && isBlank(line[hashes]))
        start = hashes + 1;
    return lineStart + start;
}

/** Without the blanks at its ends, and without a bracket that CommonMark would not let the mark
 * stand outside of: a letter before, or behind, makes no mark of it. */
Range markable(const QString &text, Range range)
{
    while (range.first < range.second && text[range.first].isSpace())
        ++range.first;
    while (range.first < range.second && text[range.second - 1].isSpace())
        --range.second;
    const auto isFree = [](QChar c) { return c.isSpace() || isSign(c); };
    Range inner = range;
    const bool opens = range.first < range.second && isSign(text[range.first]) &&
                       !isFree(at(text, range.first - 1));
    const bool closes = range.first < range.second && isSign(text[range.second - 1]) &&
                        !isFree(at(text, range.second));
    if (opens || closes) {
        // Both brackets stay outside of the marks.
        if (isSign(text[inner.first]))
            ++inner.first;
        if (inner.first < inner.second && isSign(text[inner.second - 1]))
            --inner.second;
    }
    return inner.first < inner.second ? inner : range;
}

QList<Range> rangesOf(const QString &text, int from, int to)
{
    QList<Range> ranges;
    int lineStart = from;
    while (lineStart > 0 && !isLineEnd(text[lineStart - 1]))
        --lineStart;
    while (lineStart <= to) {
        int lineEnd = lineStart;
        while (lineEnd < text.size() && !isLineEnd(text[lineEnd]))
            ++lineEnd;
        const Range range = {std::max(from, textStart(text, lineStart, lineEnd)),
                             std::min(to, lineEnd)};
        if (range.first < range.second) {
            const Range found = markable(text, range);
            if (found.first < found.second && !text[found.first].isSpace())
                ranges << found;
        }
        lineStart = lineEnd + 1;
    }
    return ranges;
}

/** The marks of each range as changes that take them away. */
QList<MarkdownEdit::Change> withoutMarks(const QString &text, const QList<Range> &ranges,
                                         const QString &mark)
{
    const int size = int(mark.size());
    QList<MarkdownEdit::Change> changes;
    for (const auto &[from, to] : ranges) {
        const bool inside = !isMarkedAround(text, {from, to}, mark);
        const int first = inside ? from : from - size;
        const int last = inside ? to - size : to;
        changes << MarkdownEdit::Change{first, first + size, {}}
                << MarkdownEdit::Change{last, last + size, {}};
    }
    return changes;
}

/** Where a position of the text before is in the text after; behind what is put in there. */
int moved(const QList<MarkdownEdit::Change> &changes, int position)
{
    int by = 0;
    for (const MarkdownEdit::Change &change : changes) {
        if (change.to <= position)
            by += int(change.with.size()) - (change.to - change.from);
        else if (change.from < position)
            by -= position - change.from;
    }
    return position + by;
}

MarkdownEdit withoutSelection(const QString &text, int caret, const QString &mark)
{
    const int size = int(mark.size());
    const QString pair = mark + mark;
    // The marks that this key has just put there.
    const bool isEmptyPair = caret >= size && text.mid(caret - size, 2 * size) == pair &&
                             at(text, caret - size - 1) != mark.front() &&
                             at(text, caret + size) != mark.front();
    if (isEmptyPair)
        return {{{caret - size, caret + size, {}}}, caret - size, caret - size};
    const auto [start, end] = wordAround(text, caret);
    if (start < caret && caret < end) {
        const QList<Range> word{{start, end}};
        if (isMarkedAround(text, word.first(), mark)) {
            const auto changes = withoutMarks(text, word, mark);
            const int after = moved(changes, caret);
            return {changes, after, after};
        }
        return {{{start, start, mark}, {end, end, mark}}, caret + size, caret + size};
    }
    if (caret > 0 && !at(text, caret - 1).isSpace() && isMark(text, caret, mark))
        return {{}, caret + size, caret + size};
    return {{{caret, caret, pair}}, caret + size, caret + size};
}

} // namespace

std::pair<int, int> wordAround(const QString &text, int at)
{
    int start = at;
    int end = at;
    while (start > 0 && isOfWord(text[start - 1]))
        --start;
    while (end < text.size() && isOfWord(text[end]))
        ++end;
    return {start, end};
}

MarkdownEdit toggledMark(const QString &text, int from, int to, const QString &mark)
{
    if (from == to)
        return withoutSelection(text, from, mark);
    const QList<Range> ranges = rangesOf(text, from, to);
    if (ranges.isEmpty())
        return {{}, from, to};
    const auto isMarked = [&](const Range &range) {
        return isMarkedAround(text, range, mark) || isMarkedInside(text, range, mark);
    };
    const int first = ranges.first().first;
    const int last = ranges.last().second;
    if (std::all_of(ranges.cbegin(), ranges.cend(), isMarked)) {
        const auto changes = withoutMarks(text, ranges, mark);
        return {changes, moved(changes, first), moved(changes, last)};
    }
    QList<MarkdownEdit::Change> changes;
    for (const Range &range : ranges) {
        if (!isMarked(range))
            changes << MarkdownEdit::Change{range.first, range.first, mark}
                    << MarkdownEdit::Change{range.second, range.second, mark};
    }
    // What was chosen stays chosen, without the marks at its ends.
    int caret = moved(changes, last);
    if (!isMarked(ranges.last()))
        caret -= int(mark.size());
    return {changes, moved(changes, first), caret};
}

} // namespace Triptych::Ui
