#include "siteaddress.h"

#include <text/encoding.h>

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <optional>

namespace Triptych::Exchange {

namespace {

std::optional<QString> percentDecoded(const QString &text)
{
    static const QRegularExpression stray(QStringLiteral("%(?![0-9A-Fa-f]{2})"));
    if (!text.contains(QLatin1Char('%')))
        return text;
    if (text.contains(stray))
        return std::nullopt;
    const auto decoded = Text::decodeUtf8(QByteArray::fromPercentEncoding(text.toUtf8()));
    return decoded ? std::optional(*decoded) : std::nullopt;
}

/** Jekyll's names for patterns, and what templates of Eleventy and others put in when they build.
 */
bool isPattern(const QString &text)
{
    static const QSet<QString> styles{QStringLiteral("date"), QStringLiteral("pretty"),
                                      QStringLiteral("ordinal"), QStringLiteral("weekdate"),
                                      QStringLiteral("none")};
    static const QRegularExpression placeholder(QStringLiteral("(?:^|/):[a-z_]+"));
    for (const char *begin : {"{{", "{%", "${"}) {
        if (text.contains(QLatin1String(begin)))
            return true;
    }
    return styles.contains(text) || text.contains(placeholder);
}

} // namespace

QString lastPartOfAddress(const QString &text)
{
    static const QRegularExpression queryAndFragment(
        QStringLiteral("[?#].*$"), QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression host(QStringLiteral("^(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/]*"));
    static const QRegularExpression index(QStringLiteral("^index\\.(?:html?|php)$"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression ending(QStringLiteral("\\.(?:html?|php)$"),
                                           QRegularExpression::CaseInsensitiveOption);
    QString path = text.trimmed();
    path.remove(host).remove(queryAndFragment);
    QStringList parts = path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (isPattern(path) || parts.isEmpty())
        return {};
    if (parts.last().contains(index))
        parts.removeLast();
    if (parts.isEmpty())
        return {};
    const QString last = parts.last().remove(ending);
    return percentDecoded(last).value_or(last);
}

} // namespace Triptych::Exchange
