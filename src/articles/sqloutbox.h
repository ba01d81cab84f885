#pragma once

#include <ports/outbox.h>

#include <memory>

namespace Triptych::Sql {
class Database;
}

namespace Triptych::Articles {

/** The outbox table of PostgreSQL (FOR UPDATE SKIP LOCKED) or SQLite (its one writer), with leases
 * by its clock. */
class SqlOutbox final : public Ports::Outbox
{
public:
    explicit SqlOutbox(std::shared_ptr<Sql::Database> database);
    ~SqlOutbox() override;

    Core::FutureResult<QList<Ports::OutboxClaim>>
    claim(int limit, int leaseSeconds, Ports::OutboxTargets owing, Core::Call call) override;
    Core::FutureResult<void> acknowledge(QList<QUuid> rows, Core::Call call) override;
    Core::FutureResult<void> postpone(QList<Ports::OutboxDelay> delays, Core::Call call) override;
    Core::FutureResult<Ports::OutboxStatus> status(Core::Call call) override;
    Core::FutureResult<qint64> reviveDead(Core::Call call) override;
    Core::FutureResult<qint64> reviveDead(QList<Core::ArticleId> articles,
                                          Core::Call call) override;
    Core::FutureResult<QList<Core::DeadLetter>> refusals(QList<Core::ArticleId> articles,
                                                         Core::Call call) override;
    Core::FutureResult<QList<Core::DeadLetter>> deadLetters(int limit, Core::Call call) override;

private:
    std::shared_ptr<Sql::Database> m_database;
};

} // namespace Triptych::Articles
