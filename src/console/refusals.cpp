#include "refusals.h"

#include <QCoreApplication>

namespace Triptych::Console {

QString oneLine(const QString &reason)
{
    return reason.trimmed().replace(QLatin1Char('\n'), QLatin1String(" | "));
}

QJsonObject refusalToJson(const Core::ArticleId &id, const QString &title, const QString &reason)
{
    return {{QStringLiteral("id"), id.toString()},
            {QStringLiteral("title"), title},
            {QStringLiteral("reason"), oneLine(reason)}};
}

void printRefusal(const Output &output, const QString &id, const QString &title,
                  const QString &reason)
{
    output.text(QCoreApplication::translate("Console", "%1  refused  %2: %3")
                    .arg(id, visible(title), visible(oneLine(reason))));
}

} // namespace Triptych::Console
