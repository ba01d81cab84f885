#pragma once

#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace Triptych::Text {

/** One piece of HTML; texts and attribute values are decoded, names are lower case. */
struct HtmlToken
{
    enum class Kind { Text, Start, End };

    Kind kind = Kind::Text;
    QString name;
    QString text;
    /** The first 32 of a tag, each key once; the others are read and dropped. */
    QList<std::pair<QString, QString>> attributes;

    QString attribute(QLatin1String name) const;
};

/**
 * Splits md4c's HTML, with any raw HTML of the Markdown in it, into tokens. Comments, declarations,
 * processing instructions and the content of script-like elements are left out; what looks like a
 * tag and is none is text.
 *
 * It reads forwards only, so its time is linear in the length of any input: what was read for a tag
 * that turns out to be none becomes text and is not read again, and a search that reached the end
 * in vain is not repeated.
 */
class HtmlTokenizer final
{
public:
    explicit HtmlTokenizer(QStringView html) : m_html(html) {}

    /** False at the end. */
    bool next(HtmlToken &token);

    /** How many characters were read so far, repeated reads included; for tests of the linear time.
     */
    qsizetype work() const { return m_work; }

private:
    bool readTag(HtmlToken &token);
    bool readAttributes(HtmlToken &token);
    bool readValue(QString &value);
    bool skipDeclaration();
    void skipRawContent(const QString &name);
    QStringView readName();
    void skipSpaces();
    qsizetype find(QStringView what, qsizetype from,
                   Qt::CaseSensitivity sensitivity = Qt::CaseSensitive);
    bool atEnd() const { return m_at >= m_html.size(); }
    QChar peek(qsizetype ahead = 0) const;

    QStringView m_html;
    qsizetype m_at = 0;
    qsizetype m_work = 0;
    std::optional<HtmlToken> m_tag;   ///< read, and to be handed out after the text before it
    bool m_isDoubleQuoteOver = false; ///< none follows
    bool m_isSingleQuoteOver = false;
    bool m_isInstructionOver = false;
};

/** `td` and `th`. */
bool isTableCell(const QString &name);

/** "&ecirc;&#233;&amp;" -> "êé&"; what is no entity stays. */
QString decodeEntities(QStringView text);

} // namespace Triptych::Text
