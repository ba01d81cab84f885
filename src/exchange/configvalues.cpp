#include "configvalues.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace Triptych::Exchange {

QJsonValue valueOf(const QJsonObject &map, QLatin1String key)
{
    for (auto it = map.begin(); it != map.end(); ++it) {
        if (it.key().compare(key, Qt::CaseInsensitive) == 0)
            return it.value();
    }
    return QJsonValue(QJsonValue::Undefined);
}

std::optional<bool> switchOf(const QJsonValue &value)
{
    static const QRegularExpression on(QStringLiteral("^(?:true|True|TRUE|yes|Yes|YES|on|On|ON)$"));
    static const QRegularExpression off(
        QStringLiteral("^(?:false|False|FALSE|no|No|NO|off|Off|OFF)$"));
    if (value.isBool())
        return value.toBool();
    if (on.match(value.toString()).hasMatch())
        return true;
    if (off.match(value.toString()).hasMatch())
        return false;
    return std::nullopt;
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
