#pragma once

#include <ports/viewcounter.h>
#include <ports/viewseeding.h>

#include <memory>

namespace Triptych::Sql {
class Database;
}

namespace Triptych::Views {

/** Views in the table view_counts of the workspace's own database, for a workspace without Redis.
 */
class SqlCounter final : public Ports::ViewCounter, public Ports::CountedViews
{
public:
    explicit SqlCounter(std::shared_ptr<Sql::Database> database);
    ~SqlCounter() override;

    Core::FutureResult<qint64> increment(Core::ArticleId id, Core::Call call) override;
    Core::FutureResult<QList<qint64>> counts(QList<Core::ArticleId> ids, Core::Call call) override;
    Core::FutureResult<qint64> seed(QList<std::pair<Core::ArticleId, qint64>> counts,
                                    Core::Call call) override;
    Core::FutureResult<Core::StorePing> ping(Core::Call call) override;

    Core::FutureResult<Ports::CountedTotal> total(Core::Call call) override;
    Core::FutureResult<Counts> page(Core::ArticleId after, int limit, Core::Call call) override;

private:
    std::shared_ptr<Sql::Database> m_database;
};

} // namespace Triptych::Views
