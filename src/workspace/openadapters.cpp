#include "openadapters.h"

#include "departures.h"
#include "journalplace.h"
#include "rights.h"

#include <core/cotry.h>
#include <search/permittedsearch.h>
#include <sql/database.h>

namespace Triptych::Workspace {

namespace {

/** `adapters` must outlive it. */
Core::Task<void> learnWhatIsThere(Adapters &adapters, Core::Call call)
{
    CO_TRY_VOID(adapters.database->open(call));
    CO_TRY(const auto rights, rightsOf(*adapters.database, call));
    CO_TRY(adapters.identity, identityOf(*adapters.database, call));
    adapters.isReadOnly = adapters.isReadOnly || !rights.writes;
    const Sql::SchemaState schema = adapters.database->schema().value_or(Sql::SchemaState{});
    const int own = Sql::newestSchema(adapters.database->dialect());
    adapters.schemaVersion = schema.version;
    adapters.mayRelay = rights.relays && (schema.version <= own || schema.relayableFrom <= own);
    adapters.hasOldRights = rights.areOld;
    CO_TRY(adapters.siteDates, siteDatesOf(*adapters.settings, call));
    // The index knows no logins: it is asked for no more than SQL shows this one.
    if (adapters.ownSearch && !rights.seesAll) {
        adapters.askedSearch = std::make_shared<Search::PermittedSearch>(
            adapters.ownSearch, rights.writes ? adapters.actor : QString());
    }
    co_return Core::Result<void>();
}

} // namespace

Core::Task<std::unique_ptr<Adapters>> openAdapters(Profiles::ProfileWithSecrets profile, Core::Call call)
{
    const StillOpening underWay;
    auto made = Adapters::make(profile);
    if (!made)
        co_return Core::failure(made.error());
    std::unique_ptr<Adapters> adapters = std::move(*made);
    auto learning = learnWhatIsThere(*adapters, call);
    const auto learnt = co_await learning;
    if (!learnt) {
        Adapters::letGo(std::move(adapters));
        co_return Core::failure(learnt.error());
    }
    co_return std::move(adapters);
}

} // namespace Triptych::Workspace
