#include "programtext.h"

#include <QRegularExpression>

namespace Triptych::Exchange {

namespace {

bool isQuote(QChar c)
{
    return c == u'\'' || c == u'"' || c == u'`';
}

/** Whether a slash behind this piece of JavaScript begins a regular expression. Behind a value it
 * divides. */
bool mayExpressionFollow(QStringView before)
{
    static const QRegularExpression word(
        QStringLiteral("\\b(?:return|typeof|case|in|of|void|delete|await|yield)$"));
    qsizetype size = before.size();
    while (size > 0 && before.at(size - 1).isSpace())
        --size;
    const QStringView code = before.first(size);
    return code.isEmpty() || QStringView(u"(,=:[!&|?{;+-*%~^>").contains(code.back()) ||
           word.match(code.last(qMin(code.size(), qsizetype(10))).toString()).hasMatch();
}

/** Behind the regular expression that begins at `begin`. Where its line ends before: that end, as a
 * number below 0. A slash in square brackets closes nothing. */
qsizetype endOfExpression(const QString &text, qsizetype begin)
{
    bool isInClass = false;
    qsizetype i = begin + 1;
    for (; i < text.size() && text.at(i) != u'\n'; ++i) {
        const QChar c = text.at(i);
        if (c == u'\\')
            ++i;
        else if (c == u'[')
            isInClass = true;
        else if (c == u']')
            isInClass = false;
        else if (c == u'/' && !isInClass)
            return i + 1;
    }
    return -i;
}

} // namespace

qsizetype endOfQuotes(const QString &code, qsizetype begin)
{
    const QChar quote = code.at(begin);
    if (const QString three(3, quote); QStringView(code).sliced(begin).startsWith(three)) {
        const qsizetype end = code.indexOf(three, begin + 3);
        return end < 0 ? code.size() : end + 3;
    }
    for (qsizetype i = begin + 1; i < code.size(); ++i) {
        const QChar c = code.at(i);
        if (c == u'\\')
            ++i;
        else if (c == quote)
            return i + 1;
        else if (c == u'\n' && quote != u'`')
            return i;
    }
    return code.size();
}

QString withoutComments(const QString &text, CommentMark mark)
{
    const bool hasSlashes = mark == CommentMark::Slashes;
    QString code;
    // What nothing closes is no comment: words of a rule may follow.
    const qsizetype lastEnd = text.lastIndexOf(QLatin1String("*/")) - 1;
    qsizetype none = 0; // up to here no regular expression ends
    const auto endAt = [&](qsizetype at, QChar next) {
        if (!hasSlashes || text.at(at) != u'/' || next == u'/' || next == u'*' || at < none ||
            !mayExpressionFollow(code))
            return qsizetype(0);
        const qsizetype end = endOfExpression(text, at);
        none = qMax(none, -end);
        return end;
    };
    qsizetype i = 0;
    while (i < text.size()) {
        const QChar c = text.at(i);
        const QChar next = i + 1 < text.size() ? text.at(i + 1) : QChar();
        // In a regular expression that was not seen as one a backslash may stand before them.
        const bool isEscaped = i > 0 && text.at(i - 1) == u'\\';
        const bool isLine = hasSlashes ? c == u'/' && next == u'/' && !isEscaped : c == u'#';
        if (isQuote(c) && !(c == u'`' && !hasSlashes)) {
            const qsizetype end = endOfQuotes(text, i);
            code += QStringView(text).sliced(i, end - i);
            i = end;
        } else if (const qsizetype end = endAt(i, next); end > 0) {
            code += QStringView(text).sliced(i, end - i);
            i = end;
        } else if (isLine) {
            const qsizetype end = text.indexOf(u'\n', i);
            i = end < 0 ? text.size() : end;
        } else if (hasSlashes && c == u'/' && next == u'*' && !isEscaped && i < lastEnd) {
            const qsizetype end = text.indexOf(QLatin1String("*/"), i + 2) + 2;
            code += QString(QStringView(text).sliced(i, end - i).count(u'\n'), u'\n');
            i = end;
        } else {
            code += c;
            ++i;
        }
    }
    return code;
}

qsizetype endOfBrackets(const QString &code, qsizetype begin)
{
    int depth = 0;
    qsizetype i = begin;
    while (i < code.size()) {
        const QChar c = code.at(i);
        if (isQuote(c)) {
            i = endOfQuotes(code, i);
            continue;
        }
        ++i;
        if (c == u'(' || c == u'[' || c == u'{')
            ++depth;
        else if ((c == u')' || c == u']' || c == u'}') && --depth <= 0)
            return i;
    }
    return i;
}

QList<ProgramPart> partsNamed(const QString &code, const QString &word)
{
    const QRegularExpression named(QStringLiteral("\\b%1\\b").arg(word));
    LineCounter lines(code);
    QList<ProgramPart> found;
    qsizetype after = 0;
    for (auto all = named.globalMatch(code); all.hasNext();) {
        const qsizetype begin = all.next().capturedStart();
        if (begin < after)
            continue;
        int depth = 0;
        qsizetype end = begin;
        while (end < code.size()) {
            const QChar c = code.at(end);
            if (c == u'\n' && depth <= 0)
                break;
            if (isQuote(c)) {
                end = endOfQuotes(code, end);
                continue;
            }
            if (c == u'(' || c == u'[' || c == u'{')
                ++depth;
            else if (c == u')' || c == u']' || c == u'}')
                --depth;
            ++end;
        }
        found.append({code.mid(begin, end - begin), lines.lineOf(begin), depth <= 0});
        after = end;
    }
    return found;
}

bool isValueEnd(const QString &code, qsizetype end, bool hasMore)
{
    // TypeScript's "as const" and Ruby's "if" take nothing from it.
    static const QRegularExpression ends(QStringLiteral(
        "\\G[ "
        "\\t]*(?:$|[;})\\]]|(?:as|satisfies|if|unless)\\b|\\r?\\n(?!\\s*(?:[.+?|&]|\\[\\s*\\w)))"));
    static const QRegularExpression comma(QStringLiteral("\\G\\s*,"));
    return ends.match(code, end).hasMatch() || (hasMore && comma.match(code, end).hasMatch());
}

QStringList textsIn(const QString &code)
{
    static const QRegularExpression quoted(
        QStringLiteral("'([^'\\n]*)'|\"([^\"\\n]*)\"|`([^`]*)`"));
    QStringList texts;
    for (auto all = quoted.globalMatch(code); all.hasNext();) {
        const QRegularExpressionMatch one = all.next();
        texts << QString(one.captured(1) + one.captured(2) + one.captured(3))
                     .replace(QLatin1String("\\."), QLatin1String("."));
    }
    return texts;
}

std::optional<QStringList> plainTexts(const QString &code)
{
    // A template of JavaScript such as `${folder}/x` is no plain text; r'x' of Python is one.
    static const QRegularExpression plain(QStringLiteral(
        "^(?:[\\s,\\[\\]{}()]++|\\b[rRuU](?=['\"])|(?:'(?:[^'\\\\\\n]|\\\\\\.)*+'|"
        "\"(?:[^\"\\\\\\n]|\\\\\\.)*+\"|`(?:[^`\\\\$]|\\\\\\.)*+`)(?!\\s*+[rRuU]?['\"`]))*+$"));
    if (!plain.match(code).hasMatch())
        return std::nullopt;
    return textsIn(code);
}

int countUpTo(const QString &code, const QRegularExpression &word, int most)
{
    int count = 0;
    for (auto all = word.globalMatch(code); count < most && all.hasNext(); all.next())
        ++count;
    return count;
}

int LineCounter::lineOf(qsizetype at)
{
    m_line += int(m_text.sliced(m_at, at - m_at).count(u'\n'));
    m_at = at;
    return m_line;
}

} // namespace Triptych::Exchange
