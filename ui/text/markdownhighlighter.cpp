#include "markdownhighlighter.h"

#include <text/codefence.h>

#include <QScopedValueRollback>
#include <QTextDocument>

namespace Triptych::Ui {

namespace {

using enum MarkdownFlag::Flag;

// A paragraph's state: which fence is open after it, and whether it underlines a setext heading.
constexpr int FenceOpen = 1;
constexpr int FenceLine = 2;
constexpr int TildeFence = 4;
constexpr int SetextOne = 8;
constexpr int SetextTwo = 16;
constexpr int FenceLengthShift = 8;
constexpr qsizetype LongestFence = 1 << 20;
/** Of one line: each run of a format of its own is laid out by itself. */
constexpr qsizetype MostMarked = 10'000;

qsizetype indentOf(QStringView text)
{
    qsizetype i = 0;
    while (i < text.size() && (text[i] == QLatin1Char(' ') || text[i] == QLatin1Char('\t')))
        ++i;
    return i;
}

bool isOnly(QStringView text, QChar sign, qsizetype atLeast)
{
    const QStringView trimmed = text.trimmed();
    if (trimmed.size() < atLeast)
        return false;
    return std::all_of(trimmed.begin(), trimmed.end(), [sign](QChar c) { return c == sign; });
}

bool isRule(QStringView text)
{
    QChar sign;
    int count = 0;
    for (const QChar c : text) {
        if (c.isSpace())
            continue;
        if (c != QLatin1Char('-') && c != QLatin1Char('*') && c != QLatin1Char('_'))
            return false;
        if (count > 0 && c != sign)
            return false;
        sign = c;
        ++count;
    }
    return count >= 3;
}

/** Where the text after a list marker (and its task box) starts; `from` where there is none. */
qsizetype listMarkerEnd(QStringView text, qsizetype from)
{
    qsizetype i = from;
    if (i >= text.size())
        return from;
    if (QStringView(u"-*+").contains(text[i])) {
        ++i;
    } else {
        while (i < text.size() && i - from < 9 && text[i].isDigit())
            ++i;
        if (i == from || i >= text.size() ||
            (text[i] != QLatin1Char('.') && text[i] != QLatin1Char(')')))
            return from;
        ++i;
    }
    if (i < text.size() && !text[i].isSpace())
        return from;
    const QStringView box = text.mid(i, 4);
    if (box.size() >= 4 && box[1] == QLatin1Char('[') && box[3] == QLatin1Char(']') &&
        QStringView(u" xX").contains(box[2]))
        i += 4;
    return i;
}

quint16 headingFlag(qsizetype level)
{
    return level == 1 ? MarkdownFlag::HeadingOne
                      : (level == 2 ? MarkdownFlag::HeadingTwo : MarkdownFlag::HeadingMore);
}

} // namespace

MarkdownHighlighter::MarkdownHighlighter(QTextDocument *document) : QSyntaxHighlighter(document) {}

void MarkdownHighlighter::setStyle(const MarkdownStyle &style)
{
    m_style = style;
    m_formats.clear();
    const QScopedValueRollback<bool> guard(m_rehighlighting, true);
    rehighlight();
}

bool MarkdownHighlighter::isInFence(const QTextBlock &block)
{
    return block.isValid() && block.userState() > 0 &&
           (block.userState() & (FenceOpen | FenceLine));
}

void MarkdownHighlighter::highlightBlock(const QString &text)
{
    const int before = qMax(0, previousBlockState());
    const int last = currentBlockState() < 0 ? 0 : currentBlockState();
    MarkdownFlags flags(text.size());
    std::fill(flags.begin(), flags.end(), quint16(Plain));

    if (before & FenceOpen) {
        const bool closes = Text::closesFence(
            text, {before & TildeFence ? u'~' : u'`', before >> FenceLengthShift});
        markFlags(flags, 0, text.size(), closes ? quint16(Marker | CodeBlock) : quint16(CodeBlock));
        setCurrentBlockState(closes ? FenceLine : before & ~FenceLine);
        apply(flags);
        return;
    }
    if (const Text::CodeFence fence = Text::openingFence(text); fence.length > 0) {
        markFlags(flags, 0, text.size(), Marker | CodeBlock);
        setCurrentBlockState(FenceOpen | FenceLine | (fence.sign == u'~' ? TildeFence : 0) |
                             (int(qMin(fence.length, LongestFence)) << FenceLengthShift));
        apply(flags);
        return;
    }

    int state = 0;
    const QString above = currentBlock().previous().text();
    if (!above.trimmed().isEmpty() && !isInFence(currentBlock().previous()) &&
        listMarkerEnd(above, indentOf(above)) == indentOf(above)) {
        if (isOnly(text, QLatin1Char('='), 1))
            state = SetextOne;
        else if (isOnly(text, QLatin1Char('-'), 2))
            state = SetextTwo;
    }
    setCurrentBlockState(state);
    if ((state ^ last) & (SetextOne | SetextTwo)) {
        // The paragraph above looked different before; it is coloured again once this pass is over.
        const QTextBlock block = currentBlock().previous();
        QMetaObject::invokeMethod(
            this,
            [this, number = block.blockNumber()] {
                const QScopedValueRollback<bool> guard(m_rehighlighting, true);
                const QTextBlock target = document()->findBlockByNumber(number);
                if (target.isValid())
                    rehighlightBlock(target);
            },
            Qt::QueuedConnection);
    }
    if (state || isRule(text)) {
        markFlags(flags, 0, text.size(), Marker);
        apply(flags);
        return;
    }

    qsizetype from = indentOf(text);
    quint16 whole = Plain;
    while (from < text.size() && text[from] == QLatin1Char('>')) {
        flags[from] |= Marker;
        whole |= Quote;
        ++from;
        from += indentOf(QStringView(text).mid(from));
    }
    const qsizetype item = listMarkerEnd(text, from);
    markFlags(flags, from, item, Marker);
    from = item;

    qsizetype hashes = 0;
    while (from + hashes < text.size() && text[from + hashes] == QLatin1Char('#'))
        ++hashes;
    if (hashes >= 1 && hashes <= 6 &&
        (from + hashes == text.size() || text[from + hashes].isSpace())) {
        markFlags(flags, from, from + hashes, Marker);
        whole |= headingFlag(hashes);
        from += hashes;
    } else if (!whole) {
        const QTextBlock next = currentBlock().next();
        if (next.isValid() && !text.trimmed().isEmpty() && item == indentOf(text)) {
            const QString below = next.text();
            if (isOnly(below, QLatin1Char('='), 1))
                whole |= HeadingOne;
            else if (isOnly(below, QLatin1Char('-'), 2))
                whole |= HeadingTwo;
        }
    }
    markFlags(flags, 0, text.size(), whole);
    markInlines(QStringView(text).left(MostMarked), from, flags);
    apply(flags);
}

void MarkdownHighlighter::apply(const MarkdownFlags &flags)
{
    for (qsizetype i = 0; i < flags.size();) {
        qsizetype end = i + 1;
        while (end < flags.size() && flags[end] == flags[i])
            ++end;
        if (flags[i] != Plain)
            setFormat(int(i), int(end - i), formatFor(flags[i]));
        i = end;
    }
}

QTextCharFormat MarkdownHighlighter::formatFor(quint16 flags)
{
    const auto known = m_formats.constFind(flags);
    if (known != m_formats.constEnd())
        return *known;
    QTextCharFormat format;
    if (flags & (Code | CodeBlock)) {
        format.setFontFamilies({m_style.codeFont.family()});
        format.setProperty(QTextFormat::FontPixelSize, qRound(m_style.bodySize * 0.88));
        format.setForeground(m_style.code);
        if (flags & Code)
            format.setBackground(m_style.codeBack);
    }
    if (flags & Quote)
        format.setForeground(m_style.quote);
    if (flags & Emphasis)
        format.setFontItalic(true);
    if (flags & (Strong | HeadingOne | HeadingTwo | HeadingMore))
        format.setFontWeight(QFont::Bold);
    if (flags & Strike)
        format.setFontStrikeOut(true);
    if (flags & HeadingOne)
        format.setProperty(QTextFormat::FontPixelSize, qRound(m_style.bodySize * 1.4));
    else if (flags & HeadingTwo)
        format.setProperty(QTextFormat::FontPixelSize, qRound(m_style.bodySize * 1.2));
    else if (flags & HeadingMore)
        format.setProperty(QTextFormat::FontPixelSize, qRound(m_style.bodySize * 1.06));
    if (flags & Link)
        format.setForeground(m_style.link);
    if (flags & (Marker | Html)) {
        format.setForeground(m_style.marker);
        format.setFontStrikeOut(false);
    }
    m_formats.insert(flags, format);
    return format;
}

} // namespace Triptych::Ui
