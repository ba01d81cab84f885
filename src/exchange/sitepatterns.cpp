#include "sitepatterns.h"

#include <QDir>

namespace Triptych::Exchange {

namespace {

QString withoutSlashes(QString pattern)
{
    static const QRegularExpression marks(QStringLiteral("^(?:\\./|/)+|(?<=[{,])/+|/+$"));
    return pattern.trimmed().remove(marks);
}

QRegularExpression inAnyCase(const QString &expression)
{
    return QRegularExpression(expression, QRegularExpression::CaseInsensitiveOption);
}

} // namespace

QString expressionOf(const QString &pattern)
{
    QString expression;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern.at(i);
        if (c == QLatin1Char('*')) {
            const bool isAnyFolder = pattern.mid(i, 3) == QLatin1String("**/");
            const bool isDeep = pattern.mid(i, 2) == QLatin1String("**");
            expression += QLatin1String(isAnyFolder ? "(?:.*/)?" : isDeep ? ".*" : "[^/]*");
            i += isAnyFolder ? 2 : isDeep ? 1 : 0;
        } else if (const qsizetype end = pattern.indexOf(QLatin1Char(']'), i);
                   c == QLatin1Char('[') && end > i) {
            expression += QLatin1String("[^/]");
            i = end;
        } else if (c == QLatin1Char('?')) {
            expression += QLatin1String("[^/]");
        } else {
            expression += QRegularExpression::escape(QString(c));
        }
    }
    static const QRegularExpression choice(QStringLiteral("\\\\\\{(.*?)\\\\\\}"));
    QRegularExpressionMatch match;
    while ((match = choice.match(expression)).hasMatch()) {
        const QString choices = match.captured(1).replace(QLatin1String("\\,"), QLatin1String("|"));
        expression.replace(match.capturedStart(), match.capturedLength(),
                           QStringLiteral("(?:%1)").arg(choices));
    }
    return expression;
}

QRegularExpression placeOf(const QString &pattern)
{
    return inAnyCase(QStringLiteral("(?:^|/)%1(?:/|$)").arg(expressionOf(withoutSlashes(pattern))));
}

QRegularExpression placeBelow(const QString &folder, const QString &pattern)
{
    const QString clean = QDir::cleanPath(QLatin1Char('/') + folder).mid(1);
    const QString before =
        clean.isEmpty() ? QString() : QRegularExpression::escape(clean) + QLatin1Char('/');
    return inAnyCase(
        QStringLiteral("^%1%2(?:/|$)").arg(before, expressionOf(withoutSlashes(pattern))));
}

QRegularExpression placeIgnored(const QString &folder, const QString &pattern)
{
    QString line = pattern.trimmed();
    const bool isFolder = line.endsWith(QLatin1Char('/'));
    const bool begins = line.indexOf(QLatin1Char('/')) >= 0 &&
                        line.indexOf(QLatin1Char('/')) < line.size() - int(isFolder);
    if (begins)
        return placeBelow(folder, line);
    return placeBelow(folder, QStringLiteral("**/") + line);
}

bool mayFit(const QRegularExpression &pattern, const QString &path)
{
    if (!pattern.isValid())
        return true;
    const QRegularExpressionMatch match = pattern.match(path);
    return match.hasMatch() || !match.isValid();
}

} // namespace Triptych::Exchange
