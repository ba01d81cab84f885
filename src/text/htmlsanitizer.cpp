#include "htmlsanitizer.h"

#include "htmltokenizer.h"
#include "linedhtml.h"
#include "mediawords.h"
#include "safeaddress.h"

#include <QCoreApplication>
#include <QHash>
#include <QList>

#include <algorithm>
#include <array>
#include <utility>

namespace Triptych::Text {

namespace {

constexpr int MaximumDepth = 60;
constexpr int MaximumSpan = 50;
constexpr int MaximumPixels = 2000;
constexpr int MaximumLine = 999'999'999;

/** Of the name that is written. */
struct Element
{
    QString name;
    int number = 0; ///< below ElementCount
    bool isVoid = false;
    bool isBlock = false;
};

constexpr int ElementCount = 64; // at least as many as there are

/** By the name that is read; null where nothing is known of it. */
const Element *elementOf(const QString &name)
{
    static const QHash<QString, Element> elements = [] {
        QHash<QString, Element> all;
        const auto add = [&all](const char *list, bool isVoid, bool isBlock) {
            const QStringList words = QString::fromLatin1(list).split(QLatin1Char(' '));
            for (const QString &word : words)
                all.insert(word, {word, int(all.size()), isVoid, isBlock});
        };
        add("b strong i em u s sub sup small big code kbd samp var tt cite dfn q a span", false,
            false);
        add("p h1 h2 h3 h4 h5 h6 pre blockquote ul ol li dl dt dd table thead tbody tfoot tr th td "
            "caption div center",
            false, true);
        add("br", true, false);
        add("hr", true, true);
        all.insert(QStringLiteral("del"), all.value(QStringLiteral("s")));
        all.insert(QStringLiteral("strike"), all.value(QStringLiteral("s")));
        Q_ASSERT(all.size() <= ElementCount);
        return all;
    }();
    const auto found = elements.constFind(name);
    return found == elements.constEnd() ? nullptr : &*found;
}

const Element &itemElement()
{
    static const Element &element = *elementOf(QStringLiteral("li"));
    return element;
}

class Sanitizer final
{
public:
    explicit Sanitizer(SanitizedLines lines) : m_lines(lines) {}

    QString run(QStringView html)
    {
        m_out.reserve(html.size() + html.size() / 8);
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
                if (token.name == m_media)
                    media({});
                end(elementOf(token.name));
                break;
            }
        }
        if (!m_media.isEmpty())
            media({});
        closeDownTo(0);
        return m_out;
    }

private:
    void start(const HtmlToken &token)
    {
        if (token.name == QLatin1String("img"))
            return picture(token);
        if (token.name == QLatin1String("input"))
            return checkBox(token);
        if (isMedia(token.name))
            return startMedia(token);
        if (token.name == QLatin1String("source") && !m_media.isEmpty())
            return media(mediaAddress(token));
        const Element *element = elementOf(token.name);
        if (!element)
            return;
        if (element->isBlock)
            closeOpenParagraph();
        if (element->number == itemElement().number)
            closeOpenItem();
        if (element->isVoid) {
            m_out += QLatin1Char('<') + element->name + QStringLiteral(" />");
            return;
        }
        if (m_open.size() >= MaximumDepth) {
            ++m_dropped[element->number];
            m_hasDropped = true;
            return;
        }
        m_out += QLatin1Char('<') + element->name;
        for (const auto &[key, value] : token.attributes) {
            const QString kept = keptValue(element->name, key, value);
            if (!kept.isNull())
                writeAttribute(key, kept);
        }
        if (m_lines == SanitizedLines::Kept && element->isBlock) {
            const QString line =
                number(token.attribute(QLatin1String(LineAttribute.toLatin1())), MaximumLine);
            if (!line.isNull())
                writeAttribute(LineAttribute, line);
        }
        m_out += QLatin1Char('>');
        if (element->number == itemElement().number)
            m_itemBegun = m_out.size();
        m_open.append(element);
        ++m_openOf[element->number];
    }

    void end(const Element *element)
    {
        if (!element)
            return;
        // It closes what was too deep to be opened, not an outer one of that name.
        if (m_dropped[element->number] > 0) {
            --m_dropped[element->number];
            return;
        }
        const qsizetype at = lastOpen(*element);
        if (at >= 0)
            closeDownTo(at);
    }

    void closeDownTo(qsizetype depth)
    {
        if (m_open.size() > depth && std::exchange(m_hasDropped, false))
            m_dropped.fill(0);
        while (m_open.size() > depth) {
            const Element *element = m_open.takeLast();
            --m_openOf[element->number];
            m_out += QStringLiteral("</") + element->name + QLatin1Char('>');
        }
    }

    qsizetype lastOpen(const Element &element) const
    {
        if (m_openOf[element.number] == 0)
            return -1;
        qsizetype at = m_open.size() - 1;
        while (at >= 0 && m_open[at]->number != element.number)
            --at;
        return at;
    }

    void closeOpenParagraph()
    {
        static const int paragraph = elementOf(QStringLiteral("p"))->number;
        if (m_openOf[paragraph] == 0)
            return;
        for (qsizetype at = m_open.size() - 1; at >= 0; --at) {
            if (m_open[at]->number == paragraph)
                return closeDownTo(at);
            if (m_open[at]->isBlock)
                return;
        }
    }

    void closeOpenItem()
    {
        static const Element &bullets = *elementOf(QStringLiteral("ul"));
        static const Element &numbers = *elementOf(QStringLiteral("ol"));
        const qsizetype list = qMax(lastOpen(bullets), lastOpen(numbers));
        const qsizetype open = lastOpen(itemElement());
        if (open > list)
            closeDownTo(open);
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
            static const QStringList known{QStringLiteral("left"), QStringLiteral("right"),
                                           QStringLiteral("center"), QStringLiteral("justify")};
            return known.contains(value.toLower()) ? value.toLower() : QString();
        }
        if ((key == QLatin1String("colspan") || key == QLatin1String("rowspan")) &&
            (element == QLatin1String("td") || element == QLatin1String("th")))
            return number(value, MaximumSpan);
        if ((key == QLatin1String("start") && element == QLatin1String("ol")) ||
            (key == QLatin1String("value") && element == QLatin1String("li")))
            return number(value, 999'999'999);
        if (key == QLatin1String("reversed") && element == QLatin1String("ol"))
            return key;
        if (key == QLatin1String("class") && element == QLatin1String("li"))
            return value == QLatin1String("checked") || value == QLatin1String("unchecked")
                       ? value
                       : QString();
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
        placeholder(label.isEmpty() ? QCoreApplication::translate("Text", "Picture") : label,
                    source);
    }

    /** One that names no address waits for a `source` in it, as an `object` for its `embed`. */
    void startMedia(const HtmlToken &token)
    {
        const QString address = mediaAddress(token);
        if (!m_media.isEmpty() && token.name == QLatin1String("embed") && !address.isEmpty())
            return media(address);
        if (!m_media.isEmpty())
            media({});
        m_media = token.name;
        if (!address.isEmpty() || !hasContentModel(token.name))
            media(address);
    }

    void media(const QString &address)
    {
        const QString source = cleanAddress(address);
        const QString words = mediaWords(std::exchange(m_media, {}), source);
        static const QStringList around{QStringLiteral("div"), QStringLiteral("center"),
                                        QStringLiteral("blockquote")};
        const bool isAlone = m_open.isEmpty() || around.contains(m_open.last()->name);
        if (isAlone)
            m_out += QStringLiteral("<p>");
        placeholder(words, source);
        if (isAlone)
            m_out += QStringLiteral("</p>");
    }

    /** Stands for what would be loaded: its name in brackets, which leads to it. */
    void placeholder(const QString &words, const QString &source)
    {
        const QString shown = QLatin1Char('[') + words.toHtmlEscaped() + QLatin1Char(']');
        static const Element &link = *elementOf(QStringLiteral("a"));
        const bool linked = lastOpen(link) < 0 && m_open.size() < MaximumDepth &&
                            !source.isEmpty() && isSafeLink(source);
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
        if (m_itemBegun == m_out.size()) {
            m_out.chop(1);
            writeAttribute(QStringLiteral("class"),
                           QLatin1String(checked ? "checked" : "unchecked"));
            m_out += QLatin1Char('>');
            return;
        }
        m_out += QChar(checked ? 0x2611 : 0x2610);
    }

    QString m_out;
    QList<const Element *> m_open;
    std::array<int, ElementCount> m_openOf{};  ///< how many of each are open
    std::array<int, ElementCount> m_dropped{}; ///< how many were too deep, in what is open
    bool m_hasDropped = false;
    qsizetype m_itemBegun = -1; ///< where the last start tag of an item ends
    SanitizedLines m_lines;
    QString m_media; ///< the element that waits for an address, empty where none does
};

} // namespace

QString sanitizeHtml(QStringView html, SanitizedLines lines)
{
    return Sanitizer(lines).run(html);
}

} // namespace Triptych::Text
