#include "htmlsanitizer.h"

#include "htmltokenizer.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

namespace Triptych::Text {

namespace {

constexpr int MaximumDepth = 60;
constexpr int MaximumSpan = 50;
constexpr int MaximumPixels = 2000;

QSet<QString> names(const char *list)
{
    const QStringList words = QString::fromLatin1(list).split(QLatin1Char(' '));
    return {words.begin(), words.end()};
}

bool isAllowed(const QString &name)
{
    static const QSet<QString> allowed = names("p br hr h1 h2 h3 h4 h5 h6 b strong i em u s sub "
                                               "sup small big code pre kbd samp var tt cite "
                                               "dfn blockquote q ul ol li dl dt dd table thead "
                                               "tbody tfoot tr th td caption a img div span "
                                               "center");
    return allowed.contains(name);
}

bool isVoid(const QString &name)
{
    return name == QLatin1String("br") || name == QLatin1String("hr");
}

bool isBlock(const QString &name)
{
    static const QSet<QString> blocks = names(
        "p hr h1 h2 h3 h4 h5 h6 pre blockquote ul ol li dl dt dd table thead tbody tfoot tr th td "
        "caption div center");
    return blocks.contains(name);
}

/** The scheme in lower case as a lenient browser would see it, empty for a relative address. */
QString schemeOf(const QString &address)
{
    QString seen;
    for (const QChar c : address) {
        if (c.unicode() > 0x20 && c.category() != QChar::Other_Format)
            seen += c;
    }
    static const QRegularExpression scheme(QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*):"));
    const QRegularExpressionMatch match = scheme.match(seen);
    if (match.hasMatch())
        return match.captured(1).toLower();
    return seen.startsWith(QLatin1String("//")) || seen.contains(QLatin1Char('\\'))
               ? QStringLiteral("//")
               : QString();
}

bool isSafeLink(const QString &address)
{
    const QString scheme = schemeOf(address);
    return scheme.isEmpty() || scheme == QLatin1String("http") ||
           scheme == QLatin1String("https") || scheme == QLatin1String("mailto");
}

bool isSafePicture(const QString &address)
{
    static const QRegularExpression data(
        QStringLiteral("^data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\\s]*$"));
    if (address.isEmpty())
        return false;
    return (schemeOf(address).isEmpty() && !address.startsWith(QLatin1Char('/'))) ||
           data.match(address).hasMatch();
}

class Sanitizer final
{
public:
    QString run(QStringView html)
    {
        HtmlTokenizer tokenizer(html);
        HtmlToken token;
        while (tokenizer.next(token)) {
            switch (token.kind) {
            case HtmlToken::Kind::Text:
                m_out += token.text.toHtmlEscaped();
                break;
            case HtmlToken::Kind::Start:
                start(token);
                break;
            case HtmlToken::Kind::End:
                end(plainName(token.name));
                break;
            }
        }
        closeDownTo(0);
        return m_out;
    }

private:
    static QString plainName(const QString &name)
    {
        return name == QLatin1String("del") || name == QLatin1String("strike") ? QStringLiteral("s")
                                                                               : name;
    }

    void start(const HtmlToken &token)
    {
        const QString name = plainName(token.name);
        if (name == QLatin1String("img"))
            return picture(token);
        if (name == QLatin1String("input"))
            return checkBox(token);
        if (!isAllowed(name))
            return;
        if (isBlock(name))
            closeOpenParagraph();
        if (name == QLatin1String("li"))
            closeOpenItem();
        if (isVoid(name)) {
            m_out += QLatin1Char('<') + name + QStringLiteral(" />");
            return;
        }
        if (m_open.size() >= MaximumDepth)
            return;
        m_out += QLatin1Char('<') + name;
        for (const auto &[key, value] : token.attributes) {
            const QString kept = keptValue(name, key, value);
            if (!kept.isNull())
                writeAttribute(key, kept);
        }
        m_out += QLatin1Char('>');
        m_open.append(name);
    }

    void end(const QString &name)
    {
        const qsizetype at = m_open.lastIndexOf(name);
        if (at >= 0)
            closeDownTo(at);
    }

    void closeDownTo(qsizetype depth)
    {
        while (m_open.size() > depth)
            m_out += QStringLiteral("</") + m_open.takeLast() + QLatin1Char('>');
    }

    void closeOpenParagraph()
    {
        if (const qsizetype at = m_open.lastIndexOf(QStringLiteral("p")); at >= 0) {
            for (qsizetype i = at + 1; i < m_open.size(); ++i) {
                if (isBlock(m_open.at(i)))
                    return;
            }
            closeDownTo(at);
        }
    }

    void closeOpenItem()
    {
        const qsizetype item = m_open.lastIndexOf(QStringLiteral("li"));
        const qsizetype list = qMax(m_open.lastIndexOf(QStringLiteral("ul")),
                                    m_open.lastIndexOf(QStringLiteral("ol")));
        if (item > list)
            closeDownTo(item);
    }

    void writeAttribute(const QString &key, const QString &value)
    {
        m_out += QLatin1Char(' ') + key + QStringLiteral("=\"") + value.toHtmlEscaped() +
                 QLatin1Char('"');
    }

    static QString number(const QString &value, int maximum)
    {
        bool ok = false;
        const int read = value.toInt(&ok);
        return ok && read >= 0 ? QString::number(qMin(read, maximum)) : QString();
    }

    /** What is written for this attribute; null to leave it out. */
    static QString keptValue(const QString &element, const QString &key, const QString &value)
    {
        if (key == QLatin1String("href") && element == QLatin1String("a"))
            return isSafeLink(value) ? value.trimmed() : QString();
        if (key == QLatin1String("title"))
            return value;
        if (key == QLatin1String("dir")) {
            const QString lower = value.toLower();
            return lower == QLatin1String("rtl") || lower == QLatin1String("ltr") ? lower
                                                                                  : QString();
        }
        if (key == QLatin1String("align")) {
            static const QSet<QString> known = names("left right center justify");
            return known.contains(value.toLower()) ? value.toLower() : QString();
        }
        if ((key == QLatin1String("colspan") || key == QLatin1String("rowspan")) &&
            (element == QLatin1String("td") || element == QLatin1String("th")))
            return number(value, MaximumSpan);
        if (key == QLatin1String("start") && element == QLatin1String("ol"))
            return number(value, 999'999'999);
        if (key == QLatin1String("class") && element == QLatin1String("code") &&
            value.startsWith(QLatin1String("language-")))
            return value;
        return {};
    }

    void picture(const HtmlToken &token)
    {
        const QString source = token.attribute(QLatin1String("src")).trimmed();
        const QString label = token.attribute(QLatin1String("alt")).simplified();
        if (isSafePicture(source)) {
            m_out += QStringLiteral("<img");
            writeAttribute(QStringLiteral("src"), source);
            writeAttribute(QStringLiteral("alt"), label);
            for (const QString &side : {QStringLiteral("width"), QStringLiteral("height")}) {
                const QString pixels =
                    number(token.attribute(QLatin1String(side.toLatin1())), MaximumPixels);
                if (!pixels.isNull())
                    writeAttribute(side, pixels);
            }
            m_out += QStringLiteral(" />");
            return;
        }
        const QString shown =
            QLatin1Char('[') +
            (label.isEmpty() ? QCoreApplication::translate("Text", "Picture") : label)
                .toHtmlEscaped() +
            QLatin1Char(']');
        const bool linked =
            !m_open.contains(QStringLiteral("a")) && !source.isEmpty() && isSafeLink(source);
        if (linked) {
            m_out += QStringLiteral("<a");
            writeAttribute(QStringLiteral("href"), source);
            m_out += QLatin1Char('>') + shown + QStringLiteral("</a>");
        } else {
            m_out += shown;
        }
    }

    void checkBox(const HtmlToken &token)
    {
        if (token.attribute(QLatin1String("type")).toLower() != QLatin1String("checkbox"))
            return;
        const bool checked = std::any_of(
            token.attributes.begin(), token.attributes.end(),
            [](const auto &attribute) { return attribute.first == QLatin1String("checked"); });
        m_out += QChar(checked ? 0x2611 : 0x2610);
    }

    QString m_out;
    QStringList m_open;
};

} // namespace

QString sanitizeHtml(QStringView html)
{
    return Sanitizer().run(html);
}

} // namespace Triptych::Text
