#include "htmltokenizer.h"

#include <QHash>
#include <QRegularExpression>

#include <md4c-html.h>

#include <algorithm>

namespace Triptych::Text {

namespace {

constexpr qsizetype MostAttributes = 32; // a tag; more are written only to trouble its readers

void appendTo(const MD_CHAR *text, MD_SIZE size, void *target)
{
    static_cast<QByteArray *>(target)->append(text, qsizetype(size));
}

/** md4c knows all 2,231 names of HTML5, so it is asked rather than a table of our own. */
QString decodeNamed(const QString &entity)
{
    static const QHash<QString, QString> common{
        {QStringLiteral("&amp;"), QStringLiteral("&")},
        {QStringLiteral("&lt;"), QStringLiteral("<")},
        {QStringLiteral("&gt;"), QStringLiteral(">")},
        {QStringLiteral("&quot;"), QStringLiteral("\"")},
        {QStringLiteral("&nbsp;"), QString(QChar(QChar::Nbsp))}};
    if (const auto known = common.constFind(entity); known != common.constEnd())
        return *known;
    const QByteArray markdown = entity.toLatin1();
    QByteArray html;
    if (md_html(markdown.constData(), MD_SIZE(markdown.size()), appendTo, &html, 0, 0) != 0)
        return entity;
    const QByteArray inner = html.mid(3, html.indexOf("</p>") - 3);
    // Other names of the signs that HTML itself is made of, such as &AMP; and &LT;.
    if (const auto known = common.constFind(QString::fromLatin1(inner)); known != common.constEnd())
        return *known;
    return inner.startsWith("&amp;") ? entity : QString::fromUtf8(inner);
}

QString decodeNumeric(const QString &digits, int base)
{
    bool ok = false;
    const uint code = digits.toUInt(&ok, base);
    const bool bad = !ok || code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF);
    const char32_t shown = bad ? char32_t(QChar::ReplacementCharacter) : char32_t(code);
    return QString::fromUcs4(&shown, 1);
}

bool isRawElement(const QString &name)
{
    static const QStringList raw{QStringLiteral("script"),   QStringLiteral("style"),
                                 QStringLiteral("iframe"),   QStringLiteral("xmp"),
                                 QStringLiteral("noembed"),  QStringLiteral("noframes"),
                                 QStringLiteral("template"), QStringLiteral("noscript")};
    return raw.contains(name);
}

} // namespace

QString decodeEntities(QStringView text)
{
    if (!text.contains(QLatin1Char('&')))
        return text.toString();
    static const QRegularExpression entity(
        QStringLiteral("&(?:#[xX]([0-9A-Fa-f]{1,7})|#([0-9]{1,8})|([A-Za-z][A-Za-z0-9]{1,40}));"));
    QString decoded;
    qsizetype last = 0;
    for (auto it = entity.globalMatch(text.toString()); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        decoded += text.sliced(last, match.capturedStart() - last);
        if (match.hasCaptured(1))
            decoded += decodeNumeric(match.captured(1), 16);
        else if (match.hasCaptured(2))
            decoded += decodeNumeric(match.captured(2), 10);
        else
            decoded += decodeNamed(match.captured());
        last = match.capturedEnd();
    }
    decoded += text.sliced(last);
    return decoded;
}

QString HtmlToken::attribute(QLatin1String wanted) const
{
    for (const auto &[key, value] : attributes) {
        if (key == wanted)
            return value;
    }
    return {};
}

qsizetype HtmlTokenizer::find(QStringView what, qsizetype from, Qt::CaseSensitivity sensitivity)
{
    const qsizetype found = m_html.indexOf(what, from, sensitivity);
    m_work += (found < 0 ? m_html.size() : found + what.size()) - from;
    return found;
}

QChar HtmlTokenizer::peek(qsizetype ahead) const
{
    return m_at + ahead < m_html.size() ? m_html.at(m_at + ahead) : QChar();
}

void HtmlTokenizer::skipSpaces()
{
    const qsizetype start = m_at;
    while (!atEnd() && peek().isSpace())
        ++m_at;
    m_work += m_at - start;
}

QStringView HtmlTokenizer::readName()
{
    const qsizetype start = m_at;
    while (!atEnd()) {
        const QChar c = peek();
        if (c.isSpace() || c == QLatin1Char('>') || c == QLatin1Char('/') ||
            c == QLatin1Char('=') || c == QLatin1Char('<'))
            break;
        ++m_at;
    }
    m_work += m_at - start;
    return m_html.sliced(start, m_at - start);
}

bool HtmlTokenizer::next(HtmlToken &token)
{
    if (m_tag) {
        token = *std::exchange(m_tag, std::nullopt);
        return true;
    }
    token = {};
    qsizetype textStart = m_at;
    QString text;
    const auto flush = [&](qsizetype end) { text += m_html.sliced(textStart, end - textStart); };
    while (!atEnd()) {
        const qsizetype open = find(u"<", m_at);
        if (open < 0) {
            m_at = m_html.size();
            break;
        }
        m_at = open;
        if (skipDeclaration()) {
            flush(open);
            textStart = m_at;
            continue;
        }
        HtmlToken tag;
        if (!readTag(tag))
            continue; // text up to where it is now
        flush(open);
        if (text.isEmpty()) {
            token = std::move(tag);
            return true;
        }
        m_tag = std::move(tag);
        token.text = decodeEntities(text);
        return true;
    }
    flush(m_at);
    token.text = decodeEntities(text);
    return !token.text.isEmpty();
}

bool HtmlTokenizer::skipDeclaration()
{
    const QChar second = peek(1);
    if (second != QLatin1Char('!') && second != QLatin1Char('?'))
        return false;
    const QStringView rest = m_html.sliced(m_at);
    QStringView end = u">";
    if (rest.startsWith(u"<!--")) {
        end = u"-->"; // from here on: "<!-->" is a whole comment
    } else if (rest.startsWith(u"<![CDATA[")) {
        end = u"]]>";
    } else if (second == QLatin1Char('?') && !m_isInstructionOver &&
               !rest.startsWith(u"<?xml:", Qt::CaseInsensitive)) {
        // "<?php echo '>'; ?>" holds any sign; what office programs write ends with its first ">".
        if (const qsizetype found = find(u"?>", m_at + 2); found >= 0) {
            m_at = found + 2;
            return true;
        }
        m_isInstructionOver = true;
    }
    const qsizetype found = find(end, m_at + 2);
    m_at = found < 0 ? m_html.size() : found + end.size();
    return true;
}

bool HtmlTokenizer::readTag(HtmlToken &token)
{
    const bool closing = peek(1) == QLatin1Char('/');
    const QChar first = peek(closing ? 2 : 1);
    const ushort lower = first.unicode() | 0x20;
    m_at += closing ? 2 : 1;
    if (lower < 'a' || lower > 'z')
        return false;
    token.kind = closing ? HtmlToken::Kind::End : HtmlToken::Kind::Start;
    token.name = readName().toString().toLower();
    if (!readAttributes(token))
        return false;
    if (!closing && isRawElement(token.name))
        skipRawContent(token.name);
    return true;
}

/** False where it is no tag after all: at the end, before another "<", or in a quote that never
 * ends. Stands there then. */
bool HtmlTokenizer::readAttributes(HtmlToken &token)
{
    while (true) {
        skipSpaces();
        if (atEnd() || peek() == QLatin1Char('<'))
            return false;
        if (peek() == QLatin1Char('>')) {
            ++m_at;
            return true;
        }
        if (peek() == QLatin1Char('/') || peek() == QLatin1Char('=')) {
            ++m_at;
            continue;
        }
        const QString key = readName().toString().toLower();
        QString value;
        skipSpaces();
        if (peek() == QLatin1Char('=')) {
            ++m_at;
            skipSpaces();
            if (!readValue(value))
                return false;
        }
        const bool isKnown =
            std::any_of(token.attributes.begin(), token.attributes.end(),
                        [&key](const auto &attribute) { return attribute.first == key; });
        if (!isKnown && token.attributes.size() < MostAttributes)
            token.attributes.append({key, value});
    }
}

bool HtmlTokenizer::readValue(QString &value)
{
    const QChar quote = peek();
    const qsizetype start = m_at;
    if (quote != QLatin1Char('"') && quote != QLatin1Char('\'')) {
        while (!atEnd() && !peek().isSpace() && peek() != QLatin1Char('>'))
            ++m_at;
        m_work += m_at - start;
        value = decodeEntities(m_html.sliced(start, m_at - start));
        return true;
    }
    bool &isOver = quote == QLatin1Char('"') ? m_isDoubleQuoteOver : m_isSingleQuoteOver;
    const qsizetype end = isOver ? -1 : find(QStringView(&quote, 1), start + 1);
    isOver = end < 0;
    if (isOver)
        return false;
    value = decodeEntities(m_html.sliced(start + 1, end - start - 1));
    m_at = end + 1;
    return true;
}

void HtmlTokenizer::skipRawContent(const QString &name)
{
    const QString closing = QStringLiteral("</") + name;
    const qsizetype end = find(closing, m_at, Qt::CaseInsensitive);
    m_at = end < 0 ? m_html.size() : end;
}

bool isTableCell(const QString &name)
{
    return name == QLatin1String("td") || name == QLatin1String("th");
}

} // namespace Triptych::Text
