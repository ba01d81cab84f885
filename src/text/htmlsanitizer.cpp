#include "htmlsanitizer.h"

#include "htmltokenizer.h"
#include "safeaddress.h"

#include <QCoreApplication>
#include <QHash>
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
        if (m_open.size() >= MaximumDepth) {
            ++m_dropped[name];
            return;
        }
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
        // It closes what was too deep to be opened, not an outer one of that name.
        if (const auto dropped = m_dropped.find(name); dropped != m_dropped.end()) {
            if (--*dropped == 0)
                m_dropped.erase(dropped);
            return;
        }
        const qsizetype at = m_open.lastIndexOf(name);
        if (at >= 0)
            closeDownTo(at);
    }

    void closeDownTo(qsizetype depth)
    {
        if (m_open.size() > depth)
            m_dropped.clear();
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
        if (key == QLatin1String("href") && element == QLatin1String("a")) {
            const QString address = cleanAddress(value);
            return isSafeLink(address) ? address : QString();
        }
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
        const QString source = cleanAddress(token.attribute(QLatin1String("src")));
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
    QHash<QString, int> m_dropped; ///< how many of a name were too deep, in what is open
};

} // namespace

QString sanitizeHtml(QStringView html)
{
    return Sanitizer().run(html);
}

} // namespace Triptych::Text
