#include "htmltokenizer.h"

#include <QRegularExpression>

#include <md4c-html.h>

namespace Triptych::Text {

namespace {

void appendTo(const MD_CHAR *text, MD_SIZE size, void *target)
{
    static_cast<QByteArray *>(target)->append(text, qsizetype(size));
}

/** md4c knows all 2,231 names of HTML5, so it is asked rather than a table of our own. */
QString decodeNamed(const QString &entity)
{
    const QByteArray markdown = entity.toLatin1();
    QByteArray html;
    if (md_html(markdown.constData(), MD_SIZE(markdown.size()), appendTo, &html, 0, 0) != 0)
        return entity;
    const QByteArray inner = html.mid(3, html.indexOf("</p>") - 3);
    if (inner == "&amp;")
        return QStringLiteral("&");
    if (inner == "&lt;")
        return QStringLiteral("<");
    if (inner == "&gt;")
        return QStringLiteral(">");
    if (inner == "&quot;")
        return QStringLiteral("\"");
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

QChar HtmlTokenizer::peek(qsizetype ahead) const
{
    return m_at + ahead < m_html.size() ? m_html.at(m_at + ahead) : QChar();
}

void HtmlTokenizer::skipSpaces()
{
    while (!atEnd() && peek().isSpace())
        ++m_at;
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
    return m_html.sliced(start, m_at - start);
}

bool HtmlTokenizer::next(HtmlToken &token)
{
    token = {};
    qsizetype textStart = m_at;
    QString text;
    const auto flush = [&](qsizetype end) { text += m_html.sliced(textStart, end - textStart); };
    while (!atEnd()) {
        const qsizetype open = m_html.indexOf(QLatin1Char('<'), m_at);
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
        if (open > textStart || !text.isEmpty()) {
            // The tag, if it is one, is read again by the next call.
            HtmlToken probe;
            if (readTag(probe)) {
                m_at = open;
                flush(open);
                token.text = decodeEntities(text);
                return true;
            }
        } else if (readTag(token)) {
            return true;
        }
        m_at = open + 1;
    }
    flush(m_at);
    token = {};
    token.text = decodeEntities(text);
    return !token.text.isEmpty();
}

bool HtmlTokenizer::skipDeclaration()
{
    const QChar second = peek(1);
    if (second != QLatin1Char('!') && second != QLatin1Char('?'))
        return false;
    QLatin1String end(">");
    qsizetype from = m_at + 2;
    if (m_html.sliced(m_at).startsWith(QLatin1String("<!--"))) {
        end = QLatin1String("-->");
        from = m_at + 2; // "<!-->" is a whole comment
    } else if (m_html.sliced(m_at).startsWith(QLatin1String("<![CDATA["))) {
        end = QLatin1String("]]>");
    }
    const qsizetype found = m_html.indexOf(end, from);
    m_at = found < 0 ? m_html.size() : found + end.size();
    return true;
}

bool HtmlTokenizer::readTag(HtmlToken &token)
{
    const bool closing = peek(1) == QLatin1Char('/');
    const QChar first = peek(closing ? 2 : 1);
    const ushort lower = first.unicode() | 0x20;
    if (lower < 'a' || lower > 'z')
        return false;
    m_at += closing ? 2 : 1;
    token = {};
    token.kind = closing ? HtmlToken::Kind::End : HtmlToken::Kind::Start;
    token.name = readName().toString().toLower();
    while (true) {
        skipSpaces();
        if (atEnd())
            return false;
        if (peek() == QLatin1Char('>')) {
            ++m_at;
            break;
        }
        if (peek() == QLatin1Char('<'))
            return false;
        if (peek() == QLatin1Char('/') || peek() == QLatin1Char('=')) {
            ++m_at;
            continue;
        }
        const QString key = readName().toString().toLower();
        skipSpaces();
        QString value;
        if (peek() == QLatin1Char('=')) {
            ++m_at;
            skipSpaces();
            const QChar quote = peek();
            if (quote == QLatin1Char('"') || quote == QLatin1Char('\'')) {
                const qsizetype end = m_html.indexOf(quote, m_at + 1);
                if (end < 0)
                    return false;
                value = decodeEntities(m_html.sliced(m_at + 1, end - m_at - 1));
                m_at = end + 1;
            } else {
                const qsizetype start = m_at;
                while (!atEnd() && !peek().isSpace() && peek() != QLatin1Char('>'))
                    ++m_at;
                value = decodeEntities(m_html.sliced(start, m_at - start));
            }
        }
        token.attributes.append({key, value});
    }
    if (!closing && isRawElement(token.name))
        skipRawContent(token.name);
    return true;
}

void HtmlTokenizer::skipRawContent(const QString &name)
{
    const QString closing = QStringLiteral("</") + name;
    const qsizetype end = m_html.indexOf(closing, m_at, Qt::CaseInsensitive);
    m_at = end < 0 ? m_html.size() : end;
}

} // namespace Triptych::Text
