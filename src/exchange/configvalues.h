#pragma once

#include <QJsonObject>
#include <QStringList>

namespace Triptych::Exchange {

// Values of a site's configuration. Any thread.

/** The value of a key in any case; undefined where there is none. */
QJsonValue valueOf(const QJsonObject &map, QLatin1String key);

/** The texts of a list, or the lines of a text; without empty ones and those that begin with "#".
 */
QStringList textsOf(const QJsonValue &value);

} // namespace Triptych::Exchange
