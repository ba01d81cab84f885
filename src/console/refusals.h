#pragma once

#include "output.h"

#include <core/articleid.h>

#include <QJsonObject>

namespace Triptych::Console {

/** The server's text behind the first line of `reason`, in one line. */
QString oneLine(const QString &reason);

/** The JSON of an article that the index refused, in `reindex`, `relay --status` and `audit`:
 * {"id", "title", "reason"}. */
QJsonObject refusalToJson(const Core::ArticleId &id, const QString &title, const QString &reason);
void printRefusal(const Output &output, const QString &id, const QString &title,
                  const QString &reason);

} // namespace Triptych::Console
