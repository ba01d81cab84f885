#pragma once

#include "changewatch.h"

#include <QThread>

#include <mutex>

namespace Triptych::Articles {

/**
 * The changes of a Sql::Database. PostgreSQL: LISTEN on a connection and a thread of its own, where
 * a doorbell leads to one query; nothing is asked meanwhile but a heartbeat every 15 s. SQLite: a
 * look at the file's data version twice a second. The listener is called on that thread.
 */
class SqlChangeFeed final : public Ports::ChangeFeed
{
public:
    explicit SqlChangeFeed(std::shared_ptr<Sql::Database> database,
                           ChangeWatch::Options options = {});
    ~SqlChangeFeed() override;

    Core::FutureResult<void> mark(Core::Call call) override;
    void start(Listener listener) override;
    void stop() override;

private:
    const std::shared_ptr<Sql::Database> m_database;
    const ChangeWatch::Options m_options;
    /** Shared with an answer that comes when this is gone. */
    struct Mark
    {
        std::mutex mutex;
        QString position;
    };
    const std::shared_ptr<Mark> m_mark = std::make_shared<Mark>();
    QThread m_thread;
};

} // namespace Triptych::Articles
