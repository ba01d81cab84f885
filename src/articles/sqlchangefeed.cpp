#include "sqlchangefeed.h"

#include <sql/database.h>

namespace Triptych::Articles {

SqlChangeFeed::SqlChangeFeed(std::shared_ptr<Sql::Database> database, ChangeWatch::Options options)
    : m_database(std::move(database)), m_options(std::move(options))
{
    m_thread.setObjectName(QStringLiteral("changes"));
}

SqlChangeFeed::~SqlChangeFeed()
{
    stop();
}

Core::FutureResult<void> SqlChangeFeed::mark(Core::Call call)
{
    return ChangeReader(m_database)
        .position(std::move(call))
        .then([mark = m_mark](const Core::Result<QString> &position) -> Core::Result<void> {
            if (!position)
                return Core::failure(position.error());
            const std::lock_guard lock(mark->mutex);
            mark->position = *position;
            return {};
        });
}

void SqlChangeFeed::start(Listener listener)
{
    QString position;
    {
        const std::lock_guard lock(m_mark->mutex);
        position = m_mark->position;
    }
    auto *watch = new ChangeWatch(m_database, m_options, std::move(listener), std::move(position));
    watch->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, watch, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(watch, &ChangeWatch::start);
}

void SqlChangeFeed::stop()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace Triptych::Articles
