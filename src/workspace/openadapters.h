#pragma once

#include "adapters.h"

#include <core/task.h>

namespace Triptych::Workspace {

/**
 * Builds what `profile` names, opens its database and asks it what a workspace must know from the
 * start: what the login may, which database it is, whose schema, the zone of its dates. Where the
 * login does not see all, `askedSearch` is limited to what it sees. For a desk the list's first
 * page is asked for, too. Errors: those of Adapters::make() and of Workspace::open(); then
 * everything is let go again. On the thread that calls. `sparePatience` as in Sql::ConnectSettings;
 * `schema` is Open or Keep.
 */
Core::Task<std::unique_ptr<Adapters>> openAdapters(Profiles::ProfileWithSecrets profile,
                                                   Adapters::Schema schema, bool forDesk,
                                                   Core::Call call,
                                                   std::chrono::milliseconds sparePatience);

} // namespace Triptych::Workspace
