#pragma once

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace Triptych::Exchange {

// Values of a site's configuration. Any thread.

/** The value of a key in any case; undefined where there is none. */
QJsonValue valueOf(const QJsonObject &map, QLatin1String key);

/** A switch: true or false, also by the words of YAML 1.1 (yes, no, on, off; as PyYAML and Psych
 * read them, in small letters, capitals or with one) and as a text ("true"); nothing where it is
 * something else, or missing. */
std::optional<bool> switchOf(const QJsonValue &value);

/** The texts of a list, or the lines of a text; without empty ones and those that begin with "#".
 */
QStringList textsOf(const QJsonValue &value);

} // namespace Triptych::Exchange
