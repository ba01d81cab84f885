#include "htmltokenizer.h"

#include <QHash>
#include <QStringList>

#include <md4c-html.h>

#include <algorithm>

namespace Triptych::Text {

namespace {

constexpr qsizetype MostAttributes = 32; // a tag; more are written only to trouble its readers

void appendTo(const MD_CHAR *text, MD_SIZE size, void *target)
{
    static_cast<QByteArray *>(target)->append(text, qsizetype(size));
}

/**
 * What named entities mean. md4c knows all 2,231 names of HTML5, so it is asked rather than a table
 * of our own: for all names of a text in one go, and once for each, as each question costs more
 * than a hundred characters of text.
 */
class EntityNames final
{
public:
    /** Asks for those of `entities`, "&name;" each, that are not known yet. */
    void learn(const QList<QStringView> &entities)
    {
        QStringList asked;
        QByteArray markdown;
        for (const QStringView entity : entities) {
            if (isKnown(entity))
                continue;
            asked.append(entity.toString());
            keep(asked.last(), asked.last());
            markdown += asked.last().toLatin1() + '\n';
        }
        QByteArray html;
        if (asked.isEmpty() ||
            md_html(markdown.constData(), MD_SIZE(markdown.size()), appendTo, &html, 0, 0) != 0)
            return;
        const QStringList meanings =
            QString::fromUtf8(html.mid(3, html.lastIndexOf("</p>") - 3)).split(QLatin1Char('\n'));
        for (qsizetype i = 0; i < asked.size() && i < meanings.size(); ++i) {
            // "&amp;name;" is what md4c makes of a name that it does not know.
            QString meaning = meanings.at(i);
            if (meaning.size() == asked.at(i).size() + 4 &&
                QStringView(meaning).sliced(5) == QStringView(asked.at(i)).sliced(1))
                continue;
            meaning.replace(QLatin1String("&lt;"), QLatin1String("<"))
                .replace(QLatin1String("&gt;"), QLatin1String(">"))
                .replace(QLatin1String("&quot;"), QLatin1String("\""))
                .replace(QLatin1String("&amp;"), QLatin1String("&"));
            m_known[asked.at(i)].second = meaning;
        }
    }

    bool isKnown(QStringView entity) const { return m_known.contains(entity); }

    /** Of one that is known. */
    QString meaning(QStringView entity) const { return m_known.value(entity).second; }

    /** No text makes it grow for good. */
    void forgetTooMany()
    {
        if (m_known.size() > MostKept)
            m_known = common();
    }

private:
    /** By a view of the name that stands beside the meaning, so that a look makes no copy. */
    using Known = QHash<QStringView, std::pair<QString, QString>>;

    static constexpr qsizetype MostKept = 4'096;

    /** The usual ones, and those whose meaning is no sign in a line. */
    static Known common()
    {
        Known known;
        for (const auto &[entity, meaning] :
             {std::pair(u"&amp;", u'&'), std::pair(u"&lt;", u'<'), std::pair(u"&gt;", u'>'),
              std::pair(u"&quot;", u'"'), std::pair(u"&nbsp;", u'\u00A0'),
              std::pair(u"&Tab;", u'\t'), std::pair(u"&NewLine;", u'\n')}) {
            const QString name = QString::fromUtf16(entity);
            known.insert(name, {name, QString(QChar(meaning))});
        }
        return known;
    }

    void keep(const QString &entity, const QString &meaning)
    {
        m_known.insert(QStringView(entity), {entity, meaning});
    }

    Known m_known = common();
};

EntityNames &entityNames()
{
    static thread_local EntityNames names;
    return names;
}

QString decodeNumeric(QStringView digits, int base)
{
    bool ok = false;
    const uint code = digits.toUInt(&ok, base);
    const bool bad = !ok || code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF);
    const char32_t shown = bad ? char32_t(QChar::ReplacementCharacter) : char32_t(code);
    return QString::fromUcs4(&shown, 1);
}

struct Entity
{
    qsizetype size = 0; ///< 0: none begins here
    int base = 0;       ///< of the number that it is; 0: it is a name
};

/** The entity that begins with the "&" at `at`. */
Entity entityAt(QStringView text, qsizetype at)
{
    constexpr qsizetype LongestName = 31;
    const auto sign = [text](qsizetype i) {
        return i < text.size() ? text[i].unicode() : ushort(0);
    };
    const auto isDigit = [](ushort c) { return c >= '0' && c <= '9'; };
    const auto isLetter = [](ushort c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto isHex = [&](ushort c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    qsizetype first = at + 1;
    int base = 0;
    if (sign(first) == '#') {
        base = (sign(first + 1) | 0x20) == 'x' ? 16 : 10;
        first += base == 16 ? 2 : 1;
    } else if (!isLetter(sign(first))) {
        return {};
    }
    const qsizetype longest = base == 16 ? 7 : (base == 10 ? 8 : LongestName);
    qsizetype end = first;
    while (end - first <= longest &&
           (base == 10
                ? isDigit(sign(end))
                : (base == 16 ? isHex(sign(end)) : isLetter(sign(end)) || isDigit(sign(end)))))
        ++end;
    const bool isWhole = sign(end) == ';' && end - first <= longest && end - first > (base ? 0 : 1);
    return isWhole ? Entity{end + 1 - at, base} : Entity();
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
    EntityNames &known = entityNames();
    QList<QStringView> unknown;
    for (qsizetype at = text.indexOf(u'&'); at >= 0; at = text.indexOf(u'&', at + 1)) {
        if (const Entity entity = entityAt(text, at);
            entity.size > 0 && entity.base == 0 && !known.isKnown(text.sliced(at, entity.size)))
            unknown.append(text.sliced(at, entity.size));
    }
    known.learn(unknown);
    QString decoded;
    decoded.reserve(text.size());
    qsizetype last = 0;
    for (qsizetype at = text.indexOf(u'&'); at >= 0; at = text.indexOf(u'&', qMax(last, at + 1))) {
        const Entity entity = entityAt(text, at);
        if (entity.size == 0)
            continue;
        decoded += text.sliced(last, at - last);
        last = at + entity.size;
        if (entity.base == 0) {
            decoded += known.meaning(text.sliced(at, entity.size));
        } else {
            const qsizetype mark = entity.base == 16 ? 3 : 2;
            decoded += decodeNumeric(text.sliced(at + mark, entity.size - mark - 1), entity.base);
        }
    }
    decoded += text.sliced(last);
    known.forgetTooMany();
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
