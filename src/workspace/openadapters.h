#pragma once

#include "adapters.h"

#include <core/task.h>

namespace Triptych::Workspace {

/**
 * Makes the adapters of `profile`, opens the database and reads what a workspace needs from the
 * start: the rights of the login, the database's identity, its schema, the zone of its dates. Where
 * the login does not see every article, `askedSearch` is limited. For a desk it also asks for the
 * first page of the list. Errors: those of Adapters::make() and of Workspace::open(); the adapters
 * are destroyed then. On the calling thread. `sparePatience` as in Sql::ConnectSettings; `schema`
 * is Open or Keep.
 */
Core::Task<std::unique_ptr<Adapters>> openAdapters(Profiles::ProfileWithSecrets profile,
                                                   Adapters::Schema schema, bool forDesk,
                                                   Core::Call call,
                                                   std::chrono::milliseconds sparePatience);

} // namespace Triptych::Workspace
