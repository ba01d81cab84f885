#pragma once

#include <ports/bulkstore.h>

#include <memory>

namespace Triptych::Sql {
class Database;
}

namespace Triptych::Articles {

/** The tables bulk_actions and bulk_rows of PostgreSQL or SQLite, from schema 18 on. */
class SqlBulkStore final : public Ports::BulkStore
{
public:
    explicit SqlBulkStore(std::shared_ptr<Sql::Database> database);
    ~SqlBulkStore() override;

    Core::FutureResult<void> begin(QUuid action, QJsonObject change, QString actor,
                                   Core::Call call) override;
    Core::FutureResult<void> add(QUuid action, QList<Core::ArticleId> ids,
                                 Core::Call call) override;
    Core::FutureResult<void> beginUndo(QUuid action, QUuid undone, QString actor,
                                       Core::Call call) override;
    Core::FutureResult<void> setState(QUuid action, Ports::BulkState state,
                                      Core::Call call) override;
    Core::FutureResult<Ports::BulkAction> action(QUuid action, Core::Call call) override;
    Core::FutureResult<QList<Ports::BulkAction>> actions(int limit, Core::Call call) override;
    Core::FutureResult<QList<Ports::BulkRow>> waiting(QUuid action, Core::ArticleId after,
                                                      int limit, Core::Call call) override;
    Core::FutureResult<QList<Ports::BulkOutcome>> skipped(QUuid action, Core::ArticleId after,
                                                          int limit, Core::Call call) override;
    Core::FutureResult<QList<Ports::BulkOutcome>>
    apply(QUuid action, QList<Ports::BulkWrite> writes, QString actor, Core::Call call) override;
    Core::FutureResult<QList<Core::ArticleId>> changeable(QList<Core::ArticleId> ids,
                                                          Core::Call call) override;

private:
    std::shared_ptr<Sql::Database> m_database;
};

} // namespace Triptych::Articles
