#include "adapters.h"
#include "departures.h"
#include "workspace.h"

#include <core/answer.h>
#include <sql/database.h>

namespace Triptych::Workspace {

namespace {

/** Keeps the adapters of one test alive until it has answered, then lets them go. */
class StoreTest final : public QObject
{
public:
    StoreTest(std::unique_ptr<Adapters> adapters, Core::StoreRole role, Core::Call call)
        : m_adapters(std::move(adapters))
    {
        m_promise.start();
        Core::onAnswer(ping(role, call), this, [this](const Core::Result<Core::StorePing> &ping) {
            m_promise.addResult(ping);
            m_promise.finish();
            deleteLater();
        });
    }

    ~StoreTest() override { Adapters::closeInBackground(std::move(m_adapters)); }

    Core::FutureResult<Core::StorePing> future() { return m_promise.future(); }

private:
    Core::FutureResult<Core::StorePing> ping(Core::StoreRole role, const Core::Call &call)
    {
        switch (role) {
        case Core::StoreRole::Search:
            return (m_adapters->ownSearch ? m_adapters->ownSearch : m_adapters->sqlSearch)
                ->ping(call);
        case Core::StoreRole::Counters:
            return m_adapters->views->ping(call);
        case Core::StoreRole::Articles:
            break;
        }
        return m_adapters->articles->ping(call);
    }

    const StillOpening m_underWay;
    std::unique_ptr<Adapters> m_adapters;
    QPromise<Core::Result<Core::StorePing>> m_promise;
};

} // namespace

Core::FutureResult<Core::StorePing> Workspace::test(Profiles::ProfileWithSecrets profile,
                                                    Core::StoreRole role, Core::Call call)
{
    // Each store is tried by itself: what is typed for another may still be wrong. SQL opens
    // nothing before its first call.
    if (role != Core::StoreRole::Articles)
        profile.profile.postgres = QStringLiteral("dbname=untried");
    if (role != Core::StoreRole::Search)
        profile.profile.elastic.clear();
    if (role != Core::StoreRole::Counters)
        profile.profile.redis.clear();
    auto adapters = Adapters::make(profile, Adapters::Schema::LeaveAlone);
    if (!adapters)
        return Core::ready<Core::StorePing>(Core::failure(adapters.error()));
    auto *test = new StoreTest(std::move(*adapters), role, std::move(call));
    return test->future();
}

} // namespace Triptych::Workspace
