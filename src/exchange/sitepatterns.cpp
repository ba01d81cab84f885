#include "sitepatterns.h"

#include <QDir>

#include <optional>

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

/** A pattern with a name that PCRE does not know is not valid, whatever stands around it. */
constexpr QLatin1String NotKnown("(*NOT_KNOWN)");

/** Where the bracket at `begin` is closed; -1 where nothing closes it. */
qsizetype closing(const QString &pattern, qsizetype begin)
{
    int depth = 0;
    for (qsizetype i = begin; i < pattern.size(); ++i) {
        depth += int(pattern.at(i) == QLatin1Char('(')) - int(pattern.at(i) == QLatin1Char(')'));
        if (depth == 0)
            return i;
    }
    return -1;
}

/** "@(a|b)" and its kind, from the sign to the bracket at `end`. */
QString groupOf(const QString &pattern, qsizetype begin, qsizetype end)
{
    const QChar sign = pattern.at(begin);
    if (sign == QLatin1Char('!'))
        return NotKnown;
    const QString inside = pattern.mid(begin + 2, end - begin - 2);
    QStringList choices;
    qsizetype from = 0;
    int depth = 0;
    for (qsizetype i = 0; i <= inside.size(); ++i) {
        const QChar c = i < inside.size() ? inside.at(i) : QLatin1Char('|');
        depth += int(c == QLatin1Char('(')) - int(c == QLatin1Char(')'));
        if (c == QLatin1Char('|') && (depth == 0 || i == inside.size())) {
            choices << expressionOf(inside.mid(from, i - from));
            from = i + 1;
        }
    }
    const QString often = sign == QLatin1Char('@') ? QString() : QString(sign);
    const QString letters =
        expressionOf(QString(sign)) + QStringLiteral("\\(%1\\)").arg(expressionOf(inside));
    return QStringLiteral("(?:(?:%1)%2|%3)").arg(choices.join(QLatin1Char('|')), often, letters);
}

/** The set of characters that begins at `begin`, "[a-c]" or "[!a]", as an expression, and where it
 * ends; nothing where it is none. */
std::optional<std::pair<QString, qsizetype>> setAt(const QString &pattern, qsizetype begin)
{
    static const QRegularExpression set(QStringLiteral("\\G\\[([!^]?)(\\]?[^\\]/]*)\\]"));
    const QRegularExpressionMatch match = set.match(pattern, begin);
    if (!match.hasMatch() || match.captured(2).isEmpty())
        return std::nullopt;
    QString inside;
    for (const QChar c : match.captured(2)) {
        if (QStringView(u"[]\\^&~|").contains(c))
            inside += QLatin1Char('\\');
        inside += c;
    }
    const QLatin1String no(match.captured(1).isEmpty() ? "" : "^");
    return std::pair(QStringLiteral("[%1%2]").arg(no, inside), match.capturedEnd());
}

} // namespace

QString fnmatchExpression(const QString &pattern)
{
    QString expression;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern.at(i);
        if (c == QLatin1Char('*')) {
            expression += QLatin1String(".*");
        } else if (c == QLatin1Char('?')) {
            expression += QLatin1Char('.');
        } else if (const auto set = setAt(pattern, i)) {
            expression += set->first;
            i = set->second - 1;
        } else {
            if (c == QLatin1Char('\\') && i + 1 < pattern.size())
                ++i;
            expression += QRegularExpression::escape(QString(pattern.at(i)));
        }
    }
    return expression;
}

QString expressionOf(const QString &pattern)
{
    QString expression;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern.at(i);
        const bool mayBeGroup =
            QStringView(u"@!+?*").contains(c) && pattern.mid(i + 1, 1) == QLatin1String("(");
        if (const qsizetype end = mayBeGroup ? closing(pattern, i + 1) : -1; end >= 0) {
            expression += groupOf(pattern, i, end);
            i = end;
        } else if (c == QLatin1Char('*')) {
            const bool isAnyFolder = pattern.mid(i, 3) == QLatin1String("**/");
            const bool isDeep = pattern.mid(i, 2) == QLatin1String("**");
            expression += QLatin1String(isAnyFolder ? "(?:.*/)?" : isDeep ? ".*" : "[^/]*");
            i += isAnyFolder ? 2 : isDeep ? 1 : 0;
        } else if (const auto set = setAt(pattern, i)) {
            expression += QLatin1String("(?!/)") + set->first;
            i = set->second - 1;
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

bool isTakenBack(const QString &pattern)
{
    return pattern.startsWith(QLatin1Char('!')) && pattern.mid(1, 1) != QLatin1String("(");
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
