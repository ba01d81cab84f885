#include "openadapters.h"

#include "departures.h"
#include "journalplace.h"
#include "rights.h"

#include <core/cotry.h>
#include <newsroom/articlefeed.h>
#include <search/permittedsearch.h>
#include <sql/database.h>

namespace Triptych::Workspace {

namespace {

template<typename T> const Core::Error *errorOf(const Core::Result<T> &result)
{
    return result ? nullptr : &result.error();
}

/** `adapters` must outlive it. */
Core::Task<void> learnWhatIsThere(Adapters &adapters, bool forDesk, Core::Call call)
{
    auto opening = adapters.database->open(call);
    // A file is opened and asked in one go. A server is asked once it has let this login in: its
    // other connections would only be refused as well, and some servers count that.
    if (adapters.database->dialect() == Sql::Dialect::PostgreSql) {
        CO_TRY_VOID(opening);
    }
    auto asking = rightsOf(*adapters.database, call);
    auto identifying = identityOf(*adapters.database, call);
    auto readingDates = siteDatesOf(*adapters.settings, call);
    auto marking = forDesk ? adapters.feed->mark(call) : Core::ready<void>({});
    // All are waited for, whatever one of them answers: they use `adapters`.
    const auto opened = co_await opening;
    const auto marked = co_await marking;
    const auto rights = co_await asking;
    const auto identity = co_await identifying;
    const auto siteDates = co_await readingDates;
    for (const Core::Error *error :
         {errorOf(opened), errorOf(rights), errorOf(identity), errorOf(siteDates)}) {
        if (error)
            co_return Core::failure(*error);
    }
    if (forDesk && marked)
        adapters.firstPage =
            adapters.articles->list({}, Newsroom::ArticleFeed::FirstPage, {}, call);
    adapters.identity = *identity;
    adapters.siteDates = *siteDates;
    adapters.isReadOnly = adapters.isReadOnly || !rights->writes;
    const Sql::SchemaState schema = adapters.database->schema().value_or(Sql::SchemaState{});
    const int own = Sql::newestSchema(adapters.database->dialect());
    adapters.schemaVersion = schema.version;
    adapters.copyOfOlderFile = schema.copy;
    adapters.mayErase = rights->erases;
    adapters.mayRelay = rights->relays && (schema.version <= own || schema.relayableFrom <= own);
    adapters.hasOldRights = rights->areOld;
    // The index knows no logins: it is asked for no more than SQL shows this one.
    if (adapters.ownSearch && !rights->seesAll) {
        adapters.askedSearch = std::make_shared<Search::PermittedSearch>(
            adapters.ownSearch, rights->writes ? adapters.actor : QString());
    }
    co_return Core::Result<void>();
}

} // namespace

Core::Task<std::unique_ptr<Adapters>> openAdapters(Profiles::ProfileWithSecrets profile,
                                                   Adapters::Schema schema, bool forDesk,
                                                   Core::Call call,
                                                   std::chrono::milliseconds sparePatience)
{
    const StillOpening underWay;
    auto made = Adapters::make(profile, schema, sparePatience);
    if (!made)
        co_return Core::failure(made.error());
    std::unique_ptr<Adapters> adapters = std::move(*made);
    auto learning = learnWhatIsThere(*adapters, forDesk, call);
    const auto learnt = co_await learning;
    if (!learnt) {
        Adapters::closeInBackground(std::move(adapters));
        co_return Core::failure(learnt.error());
    }
    co_return std::move(adapters);
}

} // namespace Triptych::Workspace
