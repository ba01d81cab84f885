#include "configvalues.h"

#include <QJsonArray>

namespace Triptych::Exchange {

QJsonValue valueOf(const QJsonObject &map, QLatin1String key)
{
    for (auto it = map.begin(); it != map.end(); ++it) {
        if (it.key().compare(key, Qt::CaseInsensitive) == 0)
            return it.value();
    }
    return QJsonValue(QJsonValue::Undefined);
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList all = value.toString().split(QLatin1Char('\n'));
    for (const QJsonValue one : value.toArray())
        all << one.toString();
    QStringList texts;
    for (const QString &text : std::as_const(all)) {
        if (const QString line = text.trimmed();
            !line.isEmpty() && !line.startsWith(QLatin1Char('#')))
            texts << line;
    }
    return texts;
}

} // namespace Triptych::Exchange
