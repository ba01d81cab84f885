#pragma once

#include <core/call.h>
#include <core/task.h>

#include <QStringList>

namespace Triptych::Ports {
class Settings;
}

namespace Triptych::Sync {

/**
 * Takes the settings of a workspace to another one that has none of that name; `actor` is who sets
 * them there. What is set there already, and differs, stays, and so does everything where this
 * login may not set it: the answer has a sentence of each. Errors: those of the stores.
 */
Core::Task<QStringList> moveSettings(Ports::Settings &from, Ports::Settings &to, QString actor,
                                     Core::Call call);

} // namespace Triptych::Sync
