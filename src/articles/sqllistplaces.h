#pragma once

#include <ports/listplaces.h>

#include <memory>

namespace Triptych::Sql {
class Database;
}

namespace Triptych::Articles {

/** The places of a list in PostgreSQL or SQLite. */
class SqlListPlaces final : public Ports::ListPlaces
{
public:
    explicit SqlListPlaces(std::shared_ptr<Sql::Database> database);
    ~SqlListPlaces() override;

    Core::FutureResult<Core::ArticlePage> page(Core::ArticleQuery query, QString cursor, int skip,
                                               int limit, Core::Call call) override;
    Core::FutureResult<Core::IdPage> ids(Core::ArticleQuery query, QString cursor, int limit,
                                         Core::Call call) override;
    Core::FutureResult<QList<Core::ArticleSummary>> rows(QList<Core::ArticleId> ids,
                                                         Core::Call call) override;
    Core::FutureResult<Core::ListMap> estimate(Core::ArticleQuery query, Core::Call call) override;
    Core::FutureResult<QString> beforeTitle(Core::ArticleQuery query, QString beginning,
                                            Core::Call call) override;
    Core::FutureResult<Core::ListMap> anchors(Core::ArticleQuery query, Core::ListAnchor from,
                                              int step, int limit, Core::Call call) override;

private:
    std::shared_ptr<Sql::Database> m_database;
};

} // namespace Triptych::Articles
