#include "importpath.h"

#include <QRegularExpression>
#include <QStringList>

namespace Triptych::Exchange {

namespace {

QDate dayOf(const QRegularExpressionMatch &match)
{
    return QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
}

/** 2019-03-13-news, 2019_3_13 news, 2019-03-13.news (Statamic), 20190313-news, 2019-03-13. */
QRegularExpressionMatch dated(const QString &segment)
{
    static const QRegularExpression separated(
        QStringLiteral("^(\\d{4})[-_.](\\d{1,2})[-_.](\\d{1,2})(?:[-_ .](.+))?$"));
    static const QRegularExpression joined(
        QStringLiteral("^(\\d{4})(\\d{2})(\\d{2})(?:[-_ ](.+))?$"));
    const QRegularExpressionMatch match = separated.match(segment);
    return match.hasMatch() ? match : joined.match(segment);
}

/** The last of the folders 2019/03/13 in a row, or of one folder 2019-03-13. */
QDate dayOfFolders(const QStringList &folders)
{
    static const QRegularExpression row(
        QStringLiteral("(?:^|/)(\\d{4})/(\\d{1,2})/(\\d{1,2})(?=/|$)"));
    QDate day;
    auto matches = row.globalMatch(folders.join(QLatin1Char('/')));
    while (matches.hasNext()) {
        if (const QDate found = dayOf(matches.next()); found.isValid())
            day = found;
    }
    for (const QString &folder : folders) {
        if (const QDate found = dayOf(dated(folder)); found.isValid())
            day = found;
    }
    return day;
}

} // namespace

ImportPath::ImportPath(const QString &pathInSource, const LanguageOfPath &place)
    : path(pathInSource), language(place.language), neutral(place.neutral)
{
    QStringList folders = neutral.split(QLatin1Char('/'));
    const QString fileName = folders.takeLast();
    name = fileName.left(fileName.lastIndexOf(QLatin1Char('.')));
    if ((name == QLatin1String("index") || name == QLatin1String("_index")) && !folders.isEmpty())
        name = folders.last();
    const QRegularExpressionMatch match = dated(name);
    date = dayOf(match);
    static const QRegularExpression likeADay(
        QStringLiteral("^(?:19|20)\\d{2}([-_.])\\d{1,2}\\1\\d{1,2}(?![0-9])"));
    if (!date.isValid() && match.hasMatch())
        oddDay = likeADay.match(name).captured(0);
    if (date.isValid() && match.hasCaptured(4))
        name = match.captured(4);
    else if (!date.isValid())
        date = dayOfFolders(folders);
}

QDate ImportPath::dayIn(const QString &address)
{
    return dayOfFolders(address.split(QLatin1Char('/'), Qt::SkipEmptyParts));
}

} // namespace Triptych::Exchange
