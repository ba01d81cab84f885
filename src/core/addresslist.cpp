#include "addresslist.h"

#include <algorithm>

namespace Triptych::Core {

namespace {

const auto SchemeEnd = QLatin1String("://");

/** True where `piece` of a URL ends in the middle of its password. */
bool endsInPassword(const QString &piece)
{
    const qsizetype scheme = piece.indexOf(SchemeEnd);
    if (scheme < 0 || piece.contains(QLatin1Char('@')))
        return false;
    const QString authority = piece.mid(scheme + SchemeEnd.size()).section(QLatin1Char('/'), 0, 0);
    const qsizetype colon = authority.indexOf(QLatin1Char(':'));
    if (colon < 0 || authority.startsWith(QLatin1Char('[')))
        return false;
    const QString port = authority.mid(colon + 1);
    return colon == 0 ||
           !std::all_of(port.cbegin(), port.cend(), [](QChar c) { return c.isDigit(); });
}

} // namespace

QStringList addressList(const QString &text)
{
    const QStringList pieces = text.split(QLatin1Char(','));
    QStringList addresses;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        QString address = pieces.at(i);
        if (endsInPassword(address)) {
            qsizetype end = i + 1;
            while (end < pieces.size() && !pieces.at(end).contains(QLatin1Char('@')) &&
                   !pieces.at(end).contains(SchemeEnd))
                ++end;
            if (end < pieces.size() && !pieces.at(end).contains(SchemeEnd)) {
                address = pieces.mid(i, end - i + 1).join(QLatin1Char(','));
                i = end;
            }
        }
        addresses << address.trimmed();
    }
    return addresses;
}

} // namespace Triptych::Core
