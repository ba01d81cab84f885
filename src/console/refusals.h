#pragma once

#include "output.h"

#include <core/articleid.h>

#include <QJsonObject>

namespace Triptych::Console {

/** The server's words behind the sentence, in one line. */
QString oneLine(const QString &reason);

/** An article that the index refused, as `reindex`, `relay --status` and `audit` tell it:
 * {"id", "title", "reason"}. */
QJsonObject refusalToJson(const Core::ArticleId &id, const QString &title, const QString &reason);
void printRefusal(const Output &output, const QString &id, const QString &title,
                  const QString &reason);

} // namespace Triptych::Console
