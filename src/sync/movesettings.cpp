#include "movesettings.h"

#include <core/cotry.h>
#include <ports/settings.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace Triptych::Sync {

namespace {

/** A value in words: a text as it is, anything else as JSON. */
QString shown(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    return QString::fromUtf8(
        QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).chopped(1).sliced(1));
}

} // namespace

Core::Task<QStringList> moveSettings(Ports::Settings &from, Ports::Settings &to, QString actor,
                                     Core::Call call)
{
    CO_TRY(const auto here, from.all(call), call);
    CO_TRY(const auto there, to.all(call), call);
    QStringList warnings;
    for (auto it = here.constBegin(); it != here.constEnd(); ++it) {
        const QJsonValue known = there.value(it.key());
        if (known == it.value())
            continue;
        if (!known.isUndefined()) {
            warnings << QCoreApplication::translate(
                            "Sync",
                            "The setting \"%1\" is %2 there and %3 here; there it was left as "
                            "it is. Dates keep the moments that they had here.")
                            .arg(it.key(), shown(known), shown(it.value()));
            continue;
        }
        CO_WAIT(const auto set, to.set(it.key(), it.value(), actor, call), call);
        if (set)
            continue;
        const Core::ErrorKind kind = set.error().kind;
        if (kind != Core::ErrorKind::Forbidden && kind != Core::ErrorKind::OlderSchema)
            co_return Core::failure(set.error());
        warnings << QCoreApplication::translate("Sync", "The setting \"%1\" (%2) was not moved: %3")
                        .arg(it.key(), shown(it.value()), set.error().message);
    }
    co_return warnings;
}

} // namespace Triptych::Sync
