#include "fuzz.h"

#include <text/htmlsanitizer.h>
#include <text/htmltokenizer.h>
#include <text/markdown.h>

#include <QSet>

#include <algorithm>

using namespace Triptych;
using Text::HtmlToken;

namespace {

QSet<QString> wordsOf(const char *list)
{
    const QStringList words = QString::fromLatin1(list).split(QLatin1Char(' '));
    return {words.begin(), words.end()};
}

bool isVoid(const QString &name)
{
    return name == QLatin1String("br") || name == QLatin1String("hr") ||
           name == QLatin1String("img");
}

/** As a browser would read it: what it strips or trims does not hide a scheme. */
bool isHarmless(const QString &address, bool isPicture)
{
    QString seen;
    for (const QChar c : address) {
        if (!c.isSpace() && c.category() != QChar::Other_Control &&
            c.category() != QChar::Other_Format)
            seen += c.toLower();
    }
    const qsizetype colon = seen.indexOf(QLatin1Char(':'));
    const bool hasScheme =
        colon > 0 && seen[0] >= QLatin1Char('a') && seen[0] <= QLatin1Char('z') &&
        std::all_of(seen.begin(), seen.begin() + colon, [](QChar c) {
            return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
                   (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('+') ||
                   c == QLatin1Char('-') || c == QLatin1Char('.');
        });
    if (!hasScheme)
        return !seen.startsWith(QLatin1String("//")) && !seen.contains(QLatin1Char('\\'));
    const QString scheme = seen.left(colon);
    if (isPicture)
        return scheme == QLatin1String("data") && seen.startsWith(QLatin1String("data:image/")) &&
               !seen.startsWith(QLatin1String("data:image/svg"));
    return scheme == QLatin1String("http") || scheme == QLatin1String("https") ||
           scheme == QLatin1String("mailto");
}

void checkAttribute(const QString &element, const QString &key, const QString &value)
{
    static const QSet<QString> keys =
        wordsOf("href title dir align colspan rowspan start class src alt width height");
    FUZZ_CHECK(keys.contains(key));
    if (key == QLatin1String("href"))
        FUZZ_CHECK(element == QLatin1String("a") && isHarmless(value, false));
    if (key == QLatin1String("src"))
        FUZZ_CHECK(element == QLatin1String("img") && isHarmless(value, true));
    if (key == QLatin1String("colspan") || key == QLatin1String("rowspan"))
        FUZZ_CHECK(value.toInt() <= 50);
}

/** Allowed elements and attributes only, closed in the order they were opened, 60 deep at most. */
void checkWritten(const QString &html)
{
    static const QSet<QString> names =
        wordsOf("p br hr h1 h2 h3 h4 h5 h6 b strong i em u s sub sup small big code pre kbd samp "
                "var tt cite dfn blockquote q ul ol li dl dt dd table thead tbody tfoot tr th td "
                "caption a img div span center");
    Text::HtmlTokenizer tokenizer(html);
    HtmlToken token;
    QStringList open;
    while (tokenizer.next(token)) {
        if (token.kind == HtmlToken::Kind::Text)
            continue;
        FUZZ_CHECK(names.contains(token.name));
        if (token.kind == HtmlToken::Kind::End) {
            FUZZ_CHECK(!open.isEmpty() && open.takeLast() == token.name);
            continue;
        }
        QSet<QString> seen;
        for (const auto &[key, value] : token.attributes) {
            FUZZ_CHECK(!seen.contains(key));
            seen.insert(key);
            checkAttribute(token.name, key, value);
        }
        if (!isVoid(token.name))
            open.append(token.name);
        FUZZ_CHECK(open.size() <= 60);
    }
    FUZZ_CHECK(open.isEmpty());
}

} // namespace

/** HTML and Markdown of anybody: what comes out is harmless and well formed, stays as it is when it
 * goes in again, and every character is looked at a few times at most. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString input = QString::fromUtf8(fuzzBytes(data, size).toByteArray());
    Text::HtmlTokenizer tokenizer(input);
    HtmlToken token;
    while (tokenizer.next(token))
        FUZZ_CHECK(token.attributes.size() <= 32);
    FUZZ_CHECK(tokenizer.work() <= 4 * input.size());

    const QString once = Text::sanitizeHtml(input);
    checkWritten(once);
    FUZZ_CHECK(Text::sanitizeHtml(once) == once);
    checkWritten(Text::toHtml(input));
    return 0;
}
