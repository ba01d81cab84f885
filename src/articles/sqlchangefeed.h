#pragma once

#include "changewatch.h"

#include <QThread>

#include <mutex>

namespace Triptych::Articles {

/**
 * The change feed of a Sql::Database, on a thread of its own, where the listener is called.
 * PostgreSQL: LISTEN on its own connection; a notification leads to one query, and between them
 * there is only a heartbeat every 15 s. SQLite: it checks the file's data version twice a second.
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
