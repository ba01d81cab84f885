#include "markdowninlines.h"

#include <QHash>

namespace Triptych::Ui {

namespace {

// More openers than this wait for their closers only in generated text; the rest stays plain.
constexpr int MostOpeners = 64;

bool isPunctuation(QChar c)
{
    return c.isPunct() || c.isSymbol();
}

class InlineScanner final
{
public:
    InlineScanner(QStringView text, MarkdownFlags &flags) : m_text(text), m_flags(flags) {}

    /** Returns how many characters were looked at, each as often as it was. */
    qsizetype scan(qsizetype from)
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
                // As with emphasis: what is nested deeper is generated.
                if (m_brackets.size() < MostOpeners)
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
        return m_work + m_text.size();
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
            m_flags[i] |= MarkdownFlag::Marker;
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
        if (lastRun(length) <= i)
            return i + length;
        for (qsizetype k = i + length; k < m_text.size();) {
            ++m_work;
            if (m_text[k] != QLatin1Char('`')) {
                ++k;
                continue;
            }
            const qsizetype closing = runLength(k);
            if (closing == length) {
                markFlags(m_flags, i, k + length, MarkdownFlag::Code);
                markFlags(m_flags, i, i + length, MarkdownFlag::Marker);
                markFlags(m_flags, k, k + length, MarkdownFlag::Marker);
                return k + length;
            }
            k += closing;
        }
        return i + length;
    }

    /** Where the last run of so many back ticks begins, -1 where there is none. */
    qsizetype lastRun(qsizetype length)
    {
        if (!m_hasRuns) {
            m_hasRuns = true;
            m_work += m_text.size();
            for (qsizetype k = 0; k < m_text.size();) {
                if (m_text[k] != QLatin1Char('`')) {
                    ++k;
                    continue;
                }
                const qsizetype run = runLength(k);
                m_lastRuns[run] = k;
                k += run;
            }
        }
        return m_lastRuns.value(length, -1);
    }

    qsizetype angle(qsizetype i)
    {
        // Up to the next one at most, so that nothing is looked at for each of many.
        qsizetype end = i + 1;
        while (end < m_text.size() && m_text[end] != QLatin1Char('>') &&
               m_text[end] != QLatin1Char('<'))
            ++end;
        m_work += end - i;
        if (end >= m_text.size() || m_text[end] == QLatin1Char('<') || end == i + 1)
            return i + 1;
        const QStringView inside = m_text.mid(i + 1, end - i - 1);
        const QChar first = inside.front();
        if (!inside.contains(QLatin1Char(' ')) &&
            (inside.contains(QLatin1String("://")) || inside.contains(QLatin1Char('@')))) {
            markFlags(m_flags, i, end + 1, MarkdownFlag::Link);
            markFlags(m_flags, i, i + 1, MarkdownFlag::Marker);
            markFlags(m_flags, end, end + 1, MarkdownFlag::Marker);
            return end + 1;
        }
        if (first.isLetter() || first == QLatin1Char('/') || first == QLatin1Char('!')) {
            markFlags(m_flags, i, end + 1, MarkdownFlag::Html);
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
        m_work += end - open;
        markFlags(m_flags, open + 1, i, MarkdownFlag::Link);
        markFlags(m_flags, image ? open - 1 : open, open + 1, MarkdownFlag::Marker);
        markFlags(m_flags, i, end + 1, MarkdownFlag::Marker);
        return end + 1;
    }

    /** Where what opens at `i` is closed, -1 where it is not. All of them are found in one go. */
    qsizetype matching(qsizetype i, QChar open, QChar close)
    {
        QHash<qsizetype, qsizetype> &partners =
            open == QLatin1Char('(') ? m_roundPartners : m_squarePartners;
        bool &isKnown = open == QLatin1Char('(') ? m_hasRound : m_hasSquare;
        if (!isKnown) {
            isKnown = true;
            m_work += m_text.size();
            QList<qsizetype> opened;
            for (qsizetype k = 0; k < m_text.size(); ++k) {
                if (m_text[k] == QLatin1Char('\\'))
                    ++k;
                else if (m_text[k] == open)
                    opened.append(k);
                else if (m_text[k] == close && !opened.isEmpty())
                    partners.insert(opened.takeLast(), k);
            }
        }
        return partners.value(i, -1);
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
        markFlags(m_flags, i, end, MarkdownFlag::Link);
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
        m_work += end - start;
        markFlags(m_flags, start, end,
                  strike ? MarkdownFlag::Strike
                         : (used == 2 ? MarkdownFlag::Strong : MarkdownFlag::Emphasis));
        markFlags(m_flags, start, start + used, MarkdownFlag::Marker);
        markFlags(m_flags, closer.at, end, MarkdownFlag::Marker);
        opener.length -= used;
        closer.at += used;
        closer.length -= used;
    }

    QStringView m_text;
    MarkdownFlags &m_flags;
    QVarLengthArray<qsizetype, 16> m_brackets;
    QHash<qsizetype, qsizetype> m_lastRuns; ///< of back ticks, by their number
    QHash<qsizetype, qsizetype> m_roundPartners;
    QHash<qsizetype, qsizetype> m_squarePartners;
    bool m_hasRuns = false;
    bool m_hasRound = false;
    bool m_hasSquare = false;
    qsizetype m_work = 0;
    QVarLengthArray<Run, 32> m_runs;
};

} // namespace

void markFlags(MarkdownFlags &flags, qsizetype from, qsizetype to, quint16 flag)
{
    for (qsizetype i = qMax<qsizetype>(0, from); i < to && i < flags.size(); ++i)
        flags[i] |= flag;
}

qsizetype markInlines(QStringView text, qsizetype from, MarkdownFlags &flags)
{
    return InlineScanner(text, flags).scan(from);
}

} // namespace Triptych::Ui
