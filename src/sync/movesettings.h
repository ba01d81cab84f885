#pragma once

#include <core/call.h>
#include <core/task.h>

#include <QStringList>

namespace Triptych::Ports {
class Settings;
}

namespace Triptych::Sync {

/**
 * Copies the settings that `to` does not have yet; `actor` is the login that sets them. A setting
 * that has another value in `to`, or that this login may not set, stays as it is, and the answer
 * has a sentence about each. Errors: those of the stores.
 */
Core::Task<QStringList> moveSettings(Ports::Settings &from, Ports::Settings &to, QString actor,
                                     Core::Call call);

} // namespace Triptych::Sync
