#include "markdown.h"

#include "footnotes.h"
#include "htmlsanitizer.h"
#include "htmltokenizer.h"
#include "linedhtml.h"

#include <core/visible.h>

#include <QLoggingCategory>
#include <QTextBoundaryFinder>

#include <md4c-html.h>

#include <algorithm>

namespace Triptych::Text {

namespace {

Q_LOGGING_CATEGORY(logMarkdown, "triptych.text.markdown", QtWarningMsg)

template<typename Target> void appendTo(const MD_CHAR *text, MD_SIZE size, void *target)
{
    static_cast<Target *>(target)->append(text, qsizetype(size));
}

/** How much a text may grow where a link's address stands once and is used again and again. */
constexpr qint64 MostGrowth = 8;
constexpr qint64 FreeGrowth = 64 * 1024;

struct Growth
{
    qint64 addresses = 0;
    qint64 bound = 0;
};

int addAddress(MD_SPANTYPE type, void *detail, void *target)
{
    auto *growth = static_cast<Growth *>(target);
    if (type == MD_SPAN_A) {
        const auto *link = static_cast<const MD_SPAN_A_DETAIL *>(detail);
        growth->addresses += link->href.size + link->title.size;
    } else if (type == MD_SPAN_IMG) {
        const auto *picture = static_cast<const MD_SPAN_IMG_DETAIL *>(detail);
        growth->addresses += picture->src.size + picture->title.size;
    }
    // Of other numbers than -1 md4c 0.4.8 forgets some, and goes on.
    return growth->addresses > growth->bound ? -1 : 0;
}

/** False where one address that is defined once, "[a]: /xxx", makes more of a text than anybody
 * means: 50 KB can become 150 MB, and md4c's HTML has no bound of its own. */
bool staysInBounds(const QByteArray &utf8)
{
    if (!utf8.contains("]:"))
        return true;
    Growth growth{0, MostGrowth * utf8.size() + FreeGrowth};
    MD_PARSER parser = {};
    parser.flags = MD_DIALECT_GITHUB;
    parser.enter_block = [](MD_BLOCKTYPE, void *, void *) { return 0; };
    parser.leave_block = parser.enter_block;
    parser.enter_span = addAddress;
    parser.leave_span = [](MD_SPANTYPE, void *, void *) { return 0; };
    parser.text = [](MD_TEXTTYPE, const MD_CHAR *, MD_SIZE, void *) { return 0; };
    return md_parse(utf8.constData(), MD_SIZE(utf8.size()), &parser, &growth) == 0;
}

/** False where md4c cannot parse it, or makes too much of it. */
template<typename Target> bool parse(const QByteArray &utf8, Target &html)
{
    if (staysInBounds(utf8) && md_html(utf8.constData(), MD_SIZE(utf8.size()), appendTo<Target>,
                                       &html, MD_DIALECT_GITHUB, MD_HTML_FLAG_XHTML) == 0)
        return true;
    qCWarning(logMarkdown, "md4c could not parse a text of %lld bytes; it is shown as it is",
              qint64(utf8.size()));
    return false;
}

QString asItIs(const QString &markdown)
{
    return QStringLiteral("<pre>") + markdown.toHtmlEscaped() + QStringLiteral("</pre>");
}

/** md4c's own HTML, raw parts included: never to be shown before it is sanitized. */
QString rawHtml(const QString &markdown)
{
    const QByteArray utf8 = markdown.toUtf8();
    QByteArray html;
    html.reserve(utf8.size() + utf8.size() / 4);
    return parse(utf8, html) ? QString::fromUtf8(html) : asItIs(markdown);
}

QString rawHtmlWithLines(const QString &markdown)
{
    const QByteArray utf8 = markdown.toUtf8();
    LinedHtml html(utf8);
    return parse(utf8, html) ? QString::fromUtf8(html.html()) : asItIs(markdown);
}

bool isHeading(const QString &name)
{
    return name.size() == 2 && name.front() == QLatin1Char('h') &&
           name.back() >= QLatin1Char('1') && name.back() <= QLatin1Char('6');
}

bool endsLine(const QString &name)
{
    static const QStringList blocks{
        QStringLiteral("p"),         QStringLiteral("li"),         QStringLiteral("tr"),
        QStringLiteral("pre"),       QStringLiteral("blockquote"), QStringLiteral("div"),
        QStringLiteral("ul"),        QStringLiteral("ol"),         QStringLiteral("dt"),
        QStringLiteral("dd"),        QStringLiteral("table"),      QStringLiteral("thead"),
        QStringLiteral("tbody"),     QStringLiteral("br"),         QStringLiteral("hr"),
        QStringLiteral("section"),   QStringLiteral("article"),    QStringLiteral("figure"),
        QStringLiteral("figcaption")};
    return isHeading(name) || blocks.contains(name);
}

QString textOf(QStringView html, bool withHeadings)
{
    QString out;
    const auto endLine = [&out] {
        while (out.endsWith(QLatin1Char(' ')))
            out.chop(1);
        if (!out.isEmpty() && !out.endsWith(QLatin1Char('\n')))
            out += QLatin1Char('\n');
    };
    HtmlTokenizer tokenizer(html);
    HtmlToken token;
    int heading = 0;
    bool afterBlock = true;
    while (tokenizer.next(token)) {
        const bool skipped = heading > 0 && !withHeadings;
        if (token.kind == HtmlToken::Kind::Text) {
            // md4c writes line breaks between blocks and cells, which nobody reads.
            const bool between = afterBlock && token.text.trimmed().isEmpty();
            if (!skipped && !between)
                out += token.text;
            afterBlock = afterBlock && between;
            continue;
        }
        afterBlock = endsLine(token.name) || isTableCell(token.name);
        if (isHeading(token.name))
            heading = qMax(0, heading + (token.kind == HtmlToken::Kind::Start ? 1 : -1));
        if (endsLine(token.name))
            endLine();
        else if (isTableCell(token.name) && token.kind == HtmlToken::Kind::End)
            out += QLatin1Char(' ');
        else if (token.name == QLatin1String("img") && !skipped)
            out += token.attribute(QLatin1String("alt"));
    }
    endLine();
    while (out.endsWith(QLatin1Char('\n')))
        out.chop(1);
    return out;
}

QString cutBetweenWords(const QString &text, int length)
{
    if (text.size() <= length)
        return text;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(length - 1);
    if (!finder.isAtBoundary())
        finder.toPreviousBoundary();
    qsizetype end = finder.position();
    if (end <= 0) {
        // One word longer than the excerpt: cut it, but not inside a character.
        QTextBoundaryFinder graphemes(QTextBoundaryFinder::Grapheme, text);
        graphemes.setPosition(length - 1);
        if (!graphemes.isAtBoundary())
            graphemes.toPreviousBoundary();
        end = qMax<qsizetype>(graphemes.position(), 0);
    }
    QString cut = text.left(end);
    while (!cut.isEmpty() && (cut.back().isSpace() || cut.back() == QLatin1Char(',')))
        cut.chop(1);
    return cut + QChar(0x2026);
}

} // namespace

QString toHtml(const QString &markdown)
{
    return Footnotes::html(markdown,
                           [](const QString &part) { return sanitizeHtml(rawHtml(part)); });
}

QString toHtmlWithLines(const QString &markdown)
{
    return Footnotes::html(markdown, [](const QString &part) {
        return sanitizeHtml(rawHtmlWithLines(part), SanitizedLines::Kept);
    });
}

QString plainText(const QString &markdown)
{
    return textOf(rawHtml(markdown), true);
}

QString excerpt(const QString &markdown, int length)
{
    if (length <= 0)
        return {};
    const QString html = rawHtml(markdown);
    QString text = textOf(html, false).simplified();
    if (text.isEmpty())
        text = textOf(html, true).simplified();
    return cutBetweenWords(text, length);
}

QString firstHeading(const QString &markdown)
{
    const QString html = rawHtml(markdown);
    HtmlTokenizer tokenizer(html);
    HtmlToken token;
    QString text;
    bool inside = false;
    while (tokenizer.next(token)) {
        if (token.kind == HtmlToken::Kind::Text) {
            if (inside)
                text += token.text;
        } else if (isHeading(token.name)) {
            if (token.kind == HtmlToken::Kind::End && !text.trimmed().isEmpty())
                break;
            inside = token.kind == HtmlToken::Kind::Start;
            text.clear();
        } else if (inside && token.name == QLatin1String("img")) {
            text += token.attribute(QLatin1String("alt"));
        }
    }
    return text.simplified();
}

bool hasContent(const QString &markdown)
{
    static const QStringList seen{QStringLiteral("img"),    QStringLiteral("video"),
                                  QStringLiteral("audio"),  QStringLiteral("iframe"),
                                  QStringLiteral("object"), QStringLiteral("embed"),
                                  QStringLiteral("svg"),    QStringLiteral("picture")};
    const QString html = rawHtml(markdown);
    HtmlTokenizer tokenizer(html);
    HtmlToken token;
    while (tokenizer.next(token)) {
        if (token.kind == HtmlToken::Kind::Start && seen.contains(token.name))
            return true;
        if (Core::hasVisible(token.text))
            return true;
    }
    return false;
}

int picturesWithoutText(const QString &markdown)
{
    const QString html = rawHtml(markdown);
    HtmlTokenizer tokenizer(html);
    HtmlToken token;
    int count = 0;
    while (tokenizer.next(token)) {
        if (token.kind == HtmlToken::Kind::Start && token.name == QLatin1String("img") &&
            !Core::hasVisible(token.attribute(QLatin1String("alt"))))
            ++count;
    }
    return count;
}

} // namespace Triptych::Text
