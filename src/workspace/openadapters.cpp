#include "openadapters.h"

#include "departures.h"
#include "journalplace.h"
#include "rights.h"

#include <search/permittedsearch.h>
#include <sql/database.h>

namespace Triptych::Workspace {

Core::Task<std::unique_ptr<Adapters>> openAdapters(Profiles::ProfileWithSecrets profile,
                                                   Core::Call call,
                                                   std::chrono::milliseconds sparePatience)
{
    const StillOpening underWay;
    auto made = Adapters::make(profile, Adapters::Schema::Open, sparePatience);
    if (!made)
        co_return Core::failure(made.error());
    std::unique_ptr<Adapters> adapters = std::move(*made);
    auto opening = adapters->database->open(call);
    const auto opened = co_await opening;
    if (!opened) {
        Adapters::letGo(std::move(adapters));
        co_return Core::failure(opened.error());
    }
    auto asking = rightsOf(*adapters->database, call);
    const auto rights = co_await asking;
    if (!rights) {
        Adapters::letGo(std::move(adapters));
        co_return Core::failure(rights.error());
    }
    auto identifying = identityOf(*adapters->database, call);
    const auto identity = co_await identifying;
    if (!identity) {
        Adapters::letGo(std::move(adapters));
        co_return Core::failure(identity.error());
    }
    adapters->identity = *identity;
    adapters->isReadOnly = adapters->isReadOnly || !rights->writes;
    const Sql::SchemaState schema = adapters->database->schema().value_or(Sql::SchemaState{});
    const int own = Sql::newestSchema(adapters->database->dialect());
    adapters->schemaVersion = schema.version;
    adapters->mayRelay = rights->relays && (schema.version <= own || schema.relayableFrom <= own);
    adapters->hasOldRights = rights->areOld;
    auto readingDates = siteDatesOf(*adapters->settings, call);
    const auto siteDates = co_await readingDates;
    if (!siteDates) {
        Adapters::letGo(std::move(adapters));
        co_return Core::failure(siteDates.error());
    }
    adapters->siteDates = *siteDates;
    // The index knows no logins: it is asked for no more than SQL shows this one.
    if (adapters->ownSearch && !rights->seesAll)
        adapters->askedSearch = std::make_shared<Search::PermittedSearch>(
            adapters->ownSearch, rights->writes ? adapters->actor : QString());
    co_return std::move(adapters);
}

} // namespace Triptych::Workspace
