#include "matterreaders.h"
#include "matterreading.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace Triptych::Exchange {

using Text::FrontMatterField;

namespace {

QString nameOf(const QJsonValue &value, bool *understood)
{
    if (value.isObject()) {
        const QString name = scalarText(value.toObject().value(QLatin1String("name")));
        // What else the map says is worth keeping, so only a bare name is used up.
        *understood = *understood && !name.isEmpty() && value.toObject().size() == 1;
        return name;
    }
    const QString name = scalarText(value);
    *understood = *understood && (!name.isNull() || value.isNull());
    return name;
}

} // namespace

QStringList readNames(MatterReading &reading, std::initializer_list<QStringView> keys)
{
    QStringList names;
    for (const QStringView key : keys) {
        const FrontMatterField *list = reading.field(key);
        if (!list)
            continue;
        bool whole = true;
        QStringList found;
        if (list->value.isArray()) {
            const QJsonArray items = list->value.toArray();
            for (const QJsonValue item : items)
                found += nameOf(item, &whole);
        } else if (list->value.isString() && key.endsWith(u's')) {
            found = list->value.toString().split(QLatin1Char(','));
        } else {
            found = {nameOf(list->value, &whole)};
        }
        for (const QString &name : std::as_const(found)) {
            const QString trimmed = name.simplified();
            if (!trimmed.isEmpty() && !names.contains(trimmed))
                names.append(trimmed);
        }
        if (whole) {
            reading.use(*list);
        } else {
            reading.warn(*list, translated(QT_TRANSLATE_NOOP(
                                               "Exchange", "\"%1\" holds something that is not a "
                                                           "name; it was kept as a custom field."))
                                    .arg(list->key));
        }
    }
    return names;
}

} // namespace Triptych::Exchange
