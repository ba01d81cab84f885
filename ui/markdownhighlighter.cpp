#include "markdownhighlighter.h"

#include <QScopedValueRollback>
#include <QTextDocument>
#include <QVarLengthArray>

namespace Triptych::Ui {

namespace {

using Flags = QVarLengthArray<quint16, 1024>;

// A paragraph's state: which fence is open after it, and whether it underlines a setext heading.
constexpr int FenceOpen = 1;
constexpr int FenceLine = 2;
constexpr int TildeFence = 4;
constexpr int SetextOne = 8;
constexpr int SetextTwo = 16;
constexpr int FenceLengthShift = 8;

// More openers than this wait for their closers only in generated text; the rest stays plain.
constexpr int MostOpeners = 64;

bool isPunctuation(QChar c)
{
    return c.isPunct() || c.isSymbol();
}

void mark(Flags &flags, qsizetype from, qsizetype to, quint16 flag)
{
    for (qsizetype i = qMax<qsizetype>(0, from); i < to && i < flags.size(); ++i)
        flags[i] |= flag;
}

/** Finds code spans, links, autolinks, tags and emphasis in one paragraph. */
class InlineScanner
{
public:
    InlineScanner(QStringView text, Flags &flags) : m_text(text), m_flags(flags) {}

    void scan(qsizetype from)
    {
        for (qsizetype i = from; i < m_text.size();) {
            switch (m_text[i].unicode()) {
            case '\\':
                i = escape(i);
                break;
            case '`':
                i = codeSpan(i);
                break;
            case '<':
                i = angle(i);
                break;
            case '[':
                m_brackets.append(i);
                ++i;
                break;
            case ']':
                i = closeBracket(i);
                break;
            case '*':
            case '_':
            case '~':
                i = delimiters(i);
                break;
            case 'h':
                i = bareAddress(i);
                break;
            default:
                ++i;
            }
        }
        resolve();
    }

private:
    struct Run
    {
        qsizetype at;
        qsizetype length;
        QChar sign;
        bool opens;
        bool closes;
    };

    qsizetype escape(qsizetype i)
    {
        if (i + 1 < m_text.size() && isPunctuation(m_text[i + 1])) {
            m_flags[i] |= MarkdownHighlighter::Marker;
            return i + 2;
        }
        return i + 1;
    }

    qsizetype runLength(qsizetype i) const
    {
        qsizetype end = i;
        while (end < m_text.size() && m_text[end] == m_text[i])
            ++end;
        return end - i;
    }

    qsizetype codeSpan(qsizetype i)
    {
        const qsizetype length = runLength(i);
        for (qsizetype k = i + length; k < m_text.size();) {
            if (m_text[k] != QLatin1Char('`')) {
                ++k;
                continue;
            }
            const qsizetype closing = runLength(k);
            if (closing == length) {
                mark(m_flags, i, k + length, MarkdownHighlighter::Code);
                mark(m_flags, i, i + length, MarkdownHighlighter::Marker);
                mark(m_flags, k, k + length, MarkdownHighlighter::Marker);
                return k + length;
            }
            k += closing;
        }
        return i + length;
    }

    qsizetype angle(qsizetype i)
    {
        const qsizetype end = m_text.indexOf(QLatin1Char('>'), i + 1);
        if (end < 0 || end == i + 1)
            return i + 1;
        const QStringView inside = m_text.mid(i + 1, end - i - 1);
        const QChar first = inside.front();
        if (!inside.contains(QLatin1Char(' ')) &&
            (inside.contains(QLatin1String("://")) || inside.contains(QLatin1Char('@')))) {
            mark(m_flags, i, end + 1, MarkdownHighlighter::Link);
            mark(m_flags, i, i + 1, MarkdownHighlighter::Marker);
            mark(m_flags, end, end + 1, MarkdownHighlighter::Marker);
            return end + 1;
        }
        if (first.isLetter() || first == QLatin1Char('/') || first == QLatin1Char('!')) {
            mark(m_flags, i, end + 1, MarkdownHighlighter::Html);
            return end + 1;
        }
        return i + 1;
    }

    qsizetype closeBracket(qsizetype i)
    {
        if (m_brackets.isEmpty())
            return i + 1;
        const qsizetype open = m_brackets.last();
        m_brackets.removeLast();
        qsizetype end = -1;
        if (i + 1 < m_text.size()) {
            if (m_text[i + 1] == QLatin1Char('('))
                end = matching(i + 1, QLatin1Char('('), QLatin1Char(')'));
            else if (m_text[i + 1] == QLatin1Char('['))
                end = matching(i + 1, QLatin1Char('['), QLatin1Char(']'));
            else if (m_text[i + 1] == QLatin1Char(':') && open <= 3)
                end = m_text.size() - 1;
        }
        if (end < 0)
            return i + 1;
        const bool image = open > 0 && m_text[open - 1] == QLatin1Char('!');
        mark(m_flags, open + 1, i, MarkdownHighlighter::Link);
        mark(m_flags, image ? open - 1 : open, open + 1, MarkdownHighlighter::Marker);
        mark(m_flags, i, end + 1, MarkdownHighlighter::Marker);
        return end + 1;
    }

    qsizetype matching(qsizetype i, QChar open, QChar close) const
    {
        int depth = 0;
        for (qsizetype k = i; k < m_text.size(); ++k) {
            if (m_text[k] == QLatin1Char('\\'))
                ++k;
            else if (m_text[k] == open)
                ++depth;
            else if (m_text[k] == close && --depth == 0)
                return k;
        }
        return -1;
    }

    qsizetype bareAddress(qsizetype i)
    {
        if (i > 0 && m_text[i - 1].isLetterOrNumber())
            return i + 1;
        const QStringView rest = m_text.mid(i);
        if (!rest.startsWith(QLatin1String("https://")) &&
            !rest.startsWith(QLatin1String("http://")))
            return i + 1;
        qsizetype end = i;
        while (end < m_text.size() && !m_text[end].isSpace() && m_text[end] != QLatin1Char('<') &&
               m_text[end] != QLatin1Char(')') && m_text[end] != QLatin1Char(']'))
            ++end;
        while (end > i && QStringView(u".,;:!?\"'*_~").contains(m_text[end - 1]))
            --end;
        mark(m_flags, i, end, MarkdownHighlighter::Link);
        return end;
    }

    // CommonMark 0.31, 6.2: what may open and close emphasis depends on the neighbours.
    qsizetype delimiters(qsizetype i)
    {
        const QChar sign = m_text[i];
        const qsizetype length = runLength(i);
        const QChar before = i > 0 ? m_text[i - 1] : QChar(QLatin1Char(' '));
        const QChar after =
            i + length < m_text.size() ? m_text[i + length] : QChar(QLatin1Char(' '));
        const bool left = !after.isSpace() &&
                          (!isPunctuation(after) || before.isSpace() || isPunctuation(before));
        const bool right = !before.isSpace() &&
                           (!isPunctuation(before) || after.isSpace() || isPunctuation(after));
        Run run{i, length, sign, left, right};
        if (sign == QLatin1Char('_')) {
            run.opens = left && (!right || isPunctuation(before));
            run.closes = right && (!left || isPunctuation(after));
        }
        if ((sign != QLatin1Char('~') || length <= 2) && (run.opens || run.closes))
            m_runs.append(run);
        return i + length;
    }

    void resolve()
    {
        QVarLengthArray<qsizetype, MostOpeners> openers;
        for (qsizetype r = 0; r < m_runs.size(); ++r) {
            Run &closer = m_runs[r];
            while (closer.closes && closer.length > 0) {
                qsizetype found = -1;
                for (qsizetype k = openers.size() - 1; k >= 0; --k) {
                    const Run &opener = m_runs[openers[k]];
                    const bool sizesMatch =
                        closer.sign != QLatin1Char('~') || opener.length == closer.length;
                    if (opener.sign == closer.sign && opener.length > 0 && sizesMatch) {
                        found = k;
                        break;
                    }
                }
                if (found < 0)
                    break;
                pair(m_runs[openers[found]], closer);
                openers.resize(m_runs[openers[found]].length > 0 ? found + 1 : found);
            }
            if (closer.opens && closer.length > 0 && openers.size() < MostOpeners)
                openers.append(r);
        }
    }

    void pair(Run &opener, Run &closer)
    {
        const bool strike = closer.sign == QLatin1Char('~');
        const qsizetype used =
            strike ? closer.length : (opener.length >= 2 && closer.length >= 2 ? 2 : 1);
        const qsizetype start = opener.at + opener.length - used;
        const qsizetype end = closer.at + used;
        mark(m_flags, start, end,
             strike ? MarkdownHighlighter::Strike
                    : (used == 2 ? MarkdownHighlighter::Strong : MarkdownHighlighter::Emphasis));
        mark(m_flags, start, start + used, MarkdownHighlighter::Marker);
        mark(m_flags, closer.at, end, MarkdownHighlighter::Marker);
        opener.length -= used;
        closer.at += used;
        closer.length -= used;
    }

    QStringView m_text;
    Flags &m_flags;
    QVarLengthArray<qsizetype, 16> m_brackets;
    QVarLengthArray<Run, 32> m_runs;
};

qsizetype indentOf(QStringView text)
{
    qsizetype i = 0;
    while (i < text.size() && (text[i] == QLatin1Char(' ') || text[i] == QLatin1Char('\t')))
        ++i;
    return i;
}

int fenceLength(QStringView text, QChar &sign)
{
    const qsizetype indent = indentOf(text);
    if (indent >= text.size())
        return 0;
    sign = text[indent];
    if (sign != QLatin1Char('`') && sign != QLatin1Char('~'))
        return 0;
    qsizetype end = indent;
    while (end < text.size() && text[end] == sign)
        ++end;
    const int length = int(end - indent);
    // An info string with a backtick makes it a code span, not a fence (CommonMark 0.31, 4.5).
    if (length < 3 || (sign == QLatin1Char('`') && text.mid(end).contains(QLatin1Char('`'))))
        return 0;
    return length;
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
    return level == 1
               ? MarkdownHighlighter::HeadingOne
               : (level == 2 ? MarkdownHighlighter::HeadingTwo : MarkdownHighlighter::HeadingMore);
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
    Flags flags(text.size());
    std::fill(flags.begin(), flags.end(), quint16(Plain));

    QChar sign;
    const int fence = fenceLength(text, sign);
    if (before & FenceOpen) {
        const bool tilde = sign == QLatin1Char('~');
        const bool closes = fence >= (before >> FenceLengthShift) &&
                            tilde == bool(before & TildeFence) && isOnly(text, sign, 3);
        mark(flags, 0, text.size(), closes ? quint16(Marker | CodeBlock) : quint16(CodeBlock));
        setCurrentBlockState(closes ? FenceLine : before & ~FenceLine);
        apply(flags);
        return;
    }
    if (fence > 0) {
        mark(flags, 0, text.size(), Marker | CodeBlock);
        setCurrentBlockState(FenceOpen | FenceLine | (sign == QLatin1Char('~') ? TildeFence : 0) |
                             (fence << FenceLengthShift));
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
        mark(flags, 0, text.size(), Marker);
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
    mark(flags, from, item, Marker);
    from = item;

    qsizetype hashes = 0;
    while (from + hashes < text.size() && text[from + hashes] == QLatin1Char('#'))
        ++hashes;
    if (hashes >= 1 && hashes <= 6 &&
        (from + hashes == text.size() || text[from + hashes].isSpace())) {
        mark(flags, from, from + hashes, Marker);
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
    mark(flags, 0, text.size(), whole);
    InlineScanner(text, flags).scan(from);
    apply(flags);
}

void MarkdownHighlighter::apply(const QVarLengthArray<quint16, 1024> &flags)
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
