#include "pagetokens.h"

#include "pagetags.h"

#include <utility>

namespace Triptych::Ui {

namespace {

using Kind = Text::HtmlToken::Kind;

constexpr qint64 BlockUnits = 40;
constexpr qint64 InlineUnits = 4;
constexpr qint64 PictureUnits = 2'000;

/** -1, 1, or 0 where the character has no direction of its own. */
int sideOf(char32_t code)
{
    switch (QChar::direction(code)) {
    case QChar::DirR:
    case QChar::DirAL:
        return 1;
    case QChar::DirL:
        return -1;
    default:
        return 0;
    }
}

/** The character at `at`, which moves behind it. */
char32_t takeCode(QStringView text, qsizetype &at)
{
    const QChar first = text[at++];
    if (first.isHighSurrogate() && at < text.size() && text[at].isLowSurrogate())
        return QChar::surrogateToUcs4(first, text[at++]);
    return first.unicode();
}

} // namespace

qsizetype wordEnd(QStringView text, qsizetype at)
{
    constexpr qsizetype LongestWord = 200;
    for (qsizetype i = at; i > qMax<qsizetype>(0, at - LongestWord); --i) {
        if (text[i - 1].isSpace())
            return i;
    }
    return at > 1 && text[at - 1].isHighSurrogate() ? at - 1 : at;
}

PageTokens pageTokens(const QString &sanitized, const PageBudget &budget)
{
    PageTokens read;
    Text::HtmlTokenizer tokenizer(sanitized);
    Text::HtmlToken token;
    qint64 units = 0;
    while (tokenizer.next(token)) {
        const bool isText = token.kind == Kind::Text;
        if (units > budget.page) {
            if (isText)
                read.omitted += token.text.trimmed().size();
            continue;
        }
        if (isText) {
            const qint64 room = budget.page - units;
            if (token.text.size() > room) {
                const qsizetype cut = wordEnd(token.text, room);
                read.omitted += token.text.size() - cut;
                token.text.truncate(cut);
                units = budget.page + 1;
            }
            units += token.text.size();
        } else if (token.name == QLatin1String("img")) {
            units += token.attribute(QLatin1String("src")).startsWith(QLatin1String("data:"))
                         ? PictureUnits
                         : BlockUnits;
        } else if (token.kind == Kind::Start) {
            units += isInline(token.name) ? InlineUnits : BlockUnits;
        }
        read.tokens.append(std::exchange(token, {}));
    }
    return read;
}

Qt::LayoutDirection firstStrong(QStringView text)
{
    for (qsizetype at = 0; at < text.size();) {
        if (const int side = sideOf(takeCode(text, at)))
            return side > 0 ? Qt::RightToLeft : Qt::LeftToRight;
    }
    return Qt::LayoutDirectionAuto;
}

Qt::LayoutDirection firstStrongIn(const QList<Text::HtmlToken> &tokens, qsizetype start)
{
    int depth = 0;
    for (qsizetype at = start; at < tokens.size(); ++at) {
        const Text::HtmlToken &token = tokens[at];
        if (token.kind == Kind::Text) {
            const Qt::LayoutDirection side = firstStrong(token.text);
            if (side != Qt::LayoutDirectionAuto)
                return side;
        } else if (token.name == tokens[start].name) {
            depth += token.kind == Kind::Start ? 1 : -1;
            if (depth == 0)
                break;
        }
    }
    return Qt::LayoutDirectionAuto;
}

bool isBeforeEndOfCode(const QList<Text::HtmlToken> &tokens, qsizetype at)
{
    qsizetype next = at + 1;
    while (next < tokens.size() && tokens[next].kind == Kind::End &&
           tokens[next].name != QLatin1String("pre"))
        ++next;
    return next >= tokens.size() || tokens[next].kind == Kind::End;
}

int itemsFrom(const QList<Text::HtmlToken> &tokens, qsizetype start)
{
    int depth = 0;
    int count = 0;
    for (qsizetype at = start; at < tokens.size(); ++at) {
        const Text::HtmlToken &token = tokens[at];
        if (isList(token.name)) {
            depth += token.kind == Kind::Start ? 1 : -1;
            if (depth == 0)
                break;
        }
        count += depth == 1 && token.kind == Kind::Start && token.name == QLatin1String("li");
    }
    return count;
}

qint64 rightwardLetters(QStringView text)
{
    qint64 balance = 0;
    for (qsizetype at = 0; at < text.size();)
        balance += sideOf(takeCode(text, at));
    return balance;
}

} // namespace Triptych::Ui
