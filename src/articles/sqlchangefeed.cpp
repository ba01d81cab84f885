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

void SqlChangeFeed::start(Listener listener)
{
    auto *watch = new ChangeWatch(m_database, m_options, std::move(listener));
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
