#include "frontmatterformats.h"
#include "publicationkeys.h"

#include <QRegularExpression>

namespace Triptych::Text {

std::optional<QList<FrontMatterField>> parsePlain(QStringView lines)
{
    constexpr int MaximumLines = 200;
    static const QRegularExpression header(
        QStringLiteral("^([\\p{L}_][\\p{L}\\p{M}\\p{N}_ -]{0,40}?)[ \\t]*:(?:[ \\t]+(.*))?$"),
        QRegularExpression::UseUnicodePropertiesOption);
    QList<FrontMatterField> fields;
    bool hasTitle = false;
    int number = 0;
    for (const QStringView line : lines.split(u'\n')) {
        if (++number > MaximumLines)
            return std::nullopt;
        if (line.isEmpty())
            continue;
        const QRegularExpressionMatch match = header.match(line.toString());
        if (line.front().isSpace() && !fields.isEmpty()) {
            const QString more = line.trimmed().toString();
            FrontMatterField &last = fields.last();
            last.value = QString(last.value.toString() + QLatin1Char(' ') + more).trimmed();
        } else if (match.hasMatch()) {
            fields.append({match.captured(1), match.captured(2).trimmed(), number});
            hasTitle = hasTitle || plainKey(match.captured(1)) == QLatin1String("title");
        } else {
            return std::nullopt;
        }
    }
    if (!hasTitle)
        return std::nullopt;
    return fields;
}

} // namespace Triptych::Text
