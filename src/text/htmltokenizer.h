#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace Triptych::Text {

/** One piece of HTML; texts and attribute values are decoded, names are lower case. */
struct HtmlToken
{
    enum class Kind { Text, Start, End };

    Kind kind = Kind::Text;
    QString name;
    QString text;
    QList<std::pair<QString, QString>> attributes;

    QString attribute(QLatin1String name) const;
};

/**
 * Takes md4c's HTML, with whatever raw HTML the Markdown held, apart. Comments, declarations and
 * the content of script-like elements are left out; what looks like a tag and is none is text.
 */
class HtmlTokenizer final
{
public:
    explicit HtmlTokenizer(QStringView html) : m_html(html) {}

    /** False at the end. */
    bool next(HtmlToken &token);

private:
    bool readTag(HtmlToken &token);
    bool skipDeclaration();
    void skipRawContent(const QString &name);
    QStringView readName();
    void skipSpaces();
    bool atEnd() const { return m_at >= m_html.size(); }
    QChar peek(qsizetype ahead = 0) const;

    QStringView m_html;
    qsizetype m_at = 0;
};

/** "&ecirc;&#233;&amp;" -> "êé&"; what is no entity stays. */
QString decodeEntities(QStringView text);

} // namespace Triptych::Text
