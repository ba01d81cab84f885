#pragma once

#include <ports/settings.h>

#include <memory>

namespace Triptych::Sql {
class Database;
}

namespace Triptych::Articles {

/** The table `settings` of PostgreSQL or SQLite, from schema 10 on. */
class SqlSettings final : public Ports::Settings
{
public:
    explicit SqlSettings(std::shared_ptr<Sql::Database> database);
    ~SqlSettings() override;

    Core::FutureResult<QJsonObject> all(Core::Call call) override;
    Core::FutureResult<bool> mayWrite(Core::Call call) override;
    Core::FutureResult<void> set(QString name, QJsonValue value, QString actor,
                                 Core::Call call) override;

private:
    std::shared_ptr<Sql::Database> m_database;
};

} // namespace Triptych::Articles
