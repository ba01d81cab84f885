#include "bodymarks.h"

#include "querywords.h"

#include <core/searchquery.h>

#include <algorithm>

namespace Triptych::Search {

namespace {

constexpr qsizetype LongestToken = 200; // of a longer one only the beginning is looked at
constexpr int TokensBefore = 10;
constexpr int TokensShown = 40; // as in search/marks.sql
constexpr qsizetype SharedByStems = 2;
constexpr qsizetype LongestEnding = 4;

struct Token
{
    qsizetype at = 0;
    qsizetype size = 0;
};

bool isTokenSign(char32_t code)
{
    return QChar::isLetterOrNumber(code) || QChar::isMark(code) ||
           QChar::category(code) == QChar::Other_PrivateUse;
}

/** Takes the next token from `at` on, which moves behind it; false at the end. */
bool next(QStringView text, qsizetype &at, Token &token)
{
    qsizetype start = -1;
    while (at < text.size()) {
        char32_t code = text[at].unicode();
        qsizetype length = 1;
        if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
            code = QChar::surrogateToUcs4(text[at], text[at + 1]);
            length = 2;
        }
        if (isTokenSign(code)) {
            if (start < 0)
                start = at;
        } else if (start >= 0) {
            break;
        }
        at += length;
    }
    if (start < 0)
        return false;
    token = {start, at - start};
    return true;
}

QString folded(QStringView token)
{
    const QStringView start = token.left(LongestToken);
    if (std::all_of(start.begin(), start.end(), [](QChar c) { return c.unicode() < 0x80; }))
        return start.toString().toLower();
    QString plain = start.toString().normalized(QString::NormalizationForm_D);
    plain.removeIf([](QChar c) { return c.isMark(); });
    return plain.toCaseFolded();
}

qsizetype shared(const QString &a, const QString &b)
{
    const qsizetype most = qMin(a.size(), b.size());
    qsizetype same = 0;
    while (same < most && a[same] == b[same])
        ++same;
    return same;
}

} // namespace

BodyMarks::BodyMarks(const QStringList &wanted)
{
    for (const QString &text : wanted) {
        Token token;
        for (qsizetype at = 0; next(text, at, token);) {
            const QStringView word = QStringView(text).sliced(token.at, token.size);
            m_words.append({folded(word), hasCjk(word)});
        }
    }
}

bool BodyMarks::canMatch(const QString &token) const
{
    return std::any_of(m_words.begin(), m_words.end(), [&token](const Word &word) {
        const qsizetype most = qMin(SharedByStems, qMin(token.size(), word.folded.size()));
        return shared(token, word.folded) >= most;
    });
}

bool BodyMarks::matches(const QString &token) const
{
    return std::any_of(m_words.begin(), m_words.end(), [&token](const Word &word) {
        if (token == word.folded || (word.isBeginning && token.startsWith(word.folded)))
            return true;
        const qsizetype same = shared(token, word.folded);
        return same > SharedByStems && token.size() - same <= LongestEnding &&
               word.folded.size() - same <= LongestEnding &&
               2 * same >= qMax(token.size(), word.folded.size());
    });
}

int BodyMarks::upperBound(QStringView text, int enough) const
{
    int count = 0;
    Token token;
    for (qsizetype at = 0; count < enough && next(text, at, token);) {
        // What is not folded to ASCII here might be by the index.
        const QString sign = folded(text.sliced(token.at, qMin(token.size, 2 * SharedByStems)));
        const bool isPlain =
            std::all_of(sign.begin(), sign.end(), [](QChar c) { return c.unicode() < 0x80; });
        count += !isPlain || canMatch(sign) ? 1 : 0;
    }
    return count;
}

QString BodyMarks::fragment(QStringView text) const
{
    QList<Token> before;
    QString marked;
    qsizetype written = 0;
    int left = 0;
    Token token;
    qsizetype at = 0;
    while ((marked.isEmpty() || left > 0) && next(text, at, token)) {
        const QStringView word = text.sliced(token.at, token.size);
        const bool isMatch = matches(folded(word));
        if (marked.isEmpty() && !isMatch) {
            before.append(token);
            if (before.size() > TokensBefore)
                before.removeFirst();
            continue;
        }
        if (marked.isEmpty()) {
            left = TokensShown - int(before.size());
            written = before.isEmpty() ? token.at : before.first().at;
            if (written > 0)
                marked += QChar(u'…');
        }
        marked += text.sliced(written, token.at - written);
        if (isMatch)
            marked += Core::HighlightStart + word.toString() + Core::HighlightEnd;
        else
            marked += word;
        written = at;
        --left;
    }
    if (!marked.isEmpty() && written < text.size())
        marked += QChar(u'…');
    return marked;
}

} // namespace Triptych::Search
