#include "importpath.h"

#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

namespace Triptych::Exchange {

bool isLanguageCode(const QString &text)
{
    static const QRegularExpression code(
        QStringLiteral("^([A-Za-z]{2,3})([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?$"));
    const QRegularExpressionMatch match = code.match(text);
    return match.hasMatch() &&
           QLocale::codeToLanguage(match.captured(1).toLower()) != QLocale::AnyLanguage;
}

ImportPath::ImportPath(const QString &pathInSource) : path(pathInSource)
{
    QStringList parts = path.split(QLatin1Char('/'));
    const QString fileName = parts.takeLast();
    QString folder = parts.isEmpty() ? QString() : parts.last();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (!isLanguageCode(parts.at(i)))
            continue;
        language = parts.takeAt(i).replace(QLatin1Char('_'), QLatin1Char('-'));
        break;
    }
    neutral = (parts + QStringList{fileName}).join(QLatin1Char('/'));
    name = fileName.left(fileName.lastIndexOf(QLatin1Char('.')));
    static const QRegularExpression dated(
        QStringLiteral("^(\\d{4})-(\\d{1,2})-(\\d{1,2})[-_ ](.+)$"));
    if (const QRegularExpressionMatch match = dated.match(name); match.hasMatch()) {
        date =
            QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
        if (date.isValid())
            name = match.captured(4);
    }
    if ((name == QLatin1String("index") || name == QLatin1String("_index")) && !folder.isEmpty())
        name = folder;
}

} // namespace Triptych::Exchange
