#include "cotry.h"

#include <QCoreApplication>

namespace Triptych::Core {

Error calledOff()
{
    return {ErrorKind::Cancelled, QCoreApplication::translate("Core", "This was called off."), {}};
}

std::optional<Error> endBy(const std::stop_token &stop)
{
    return stop.stop_requested() ? std::optional(calledOff()) : std::nullopt;
}

std::optional<Error> endBy(const Call &call)
{
    return endBy(call.stop);
}

std::optional<Error> ifStopped(const Call &call, Error (*words)())
{
    return call.stop.stop_requested() ? std::optional(words()) : std::nullopt;
}

} // namespace Triptych::Core
