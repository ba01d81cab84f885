#include "pagetags.h"

#include <text/linedhtml.h>

#include <QStringList>

namespace Triptych::Ui {

bool isInline(const QString &name)
{
    static const QStringList inlines{
        QStringLiteral("a"),    QStringLiteral("b"),     QStringLiteral("strong"),
        QStringLiteral("i"),    QStringLiteral("em"),    QStringLiteral("u"),
        QStringLiteral("s"),    QStringLiteral("sub"),   QStringLiteral("sup"),
        QStringLiteral("code"), QStringLiteral("small"), QStringLiteral("big"),
        QStringLiteral("kbd"),  QStringLiteral("samp"),  QStringLiteral("var"),
        QStringLiteral("tt"),   QStringLiteral("cite"),  QStringLiteral("dfn"),
        QStringLiteral("q"),    QStringLiteral("span")};
    return inlines.contains(name);
}

bool isList(const QString &name)
{
    return name == QLatin1String("ul") || name == QLatin1String("ol");
}

bool isPartOfTable(const QString &name)
{
    return name == QLatin1String("tr") || name == QLatin1String("thead") ||
           name == QLatin1String("tbody") || name == QLatin1String("tfoot");
}

bool isCellOrCaption(const QString &name)
{
    return Text::isTableCell(name) || name == QLatin1String("caption");
}

QString tagOf(const Text::HtmlToken &token)
{
    QString tag = QLatin1Char('<') + token.name;
    QStringList styles;
    for (const auto &[key, value] : token.attributes) {
        if (key == Text::LineAttribute)
            styles.append(QStringLiteral("-qt-user-state: ") + value);
        else if (key == QLatin1String("style"))
            styles.append(value);
        else
            tag += QLatin1Char(' ') + key + QStringLiteral("=\"") + value.toHtmlEscaped() +
                   QLatin1Char('"');
    }
    if (!styles.isEmpty())
        tag += QStringLiteral(" style=\"") + styles.join(QStringLiteral("; ")).toHtmlEscaped() +
               QLatin1Char('"');
    return tag + QLatin1Char('>');
}

QString closingOf(const QString &name)
{
    return QStringLiteral("</") + name + QLatin1Char('>');
}

QString markedTag(Text::HtmlToken token, int mark, const QString &style)
{
    QStringList parts{style};
    if (mark != 0)
        parts.append(QStringLiteral("margin-right: %1px").arg(mark));
    parts.removeAll(QString());
    token.attributes.append({QStringLiteral("style"), parts.join(QStringLiteral("; "))});
    return tagOf(token);
}

} // namespace Triptych::Ui
