#pragma once

#include "../sql/testdatabase.h"

#include <articles/sqlarticlestore.h>
#include <articles/sqloutbox.h>
#include <core/article.h>

namespace Triptych::Tests {

/** A store over a fresh database, with what a test needs beside the port. */
class StoreFixture
{
public:
    explicit StoreFixture(Sql::Dialect dialect)
        : test(dialect), store(test.database), outbox(test.database)
    {
    }

    ~StoreFixture() = default;
    Q_DISABLE_COPY_MOVE(StoreFixture)

    static Core::Article article(const QString &title)
    {
        Core::Article article;
        article.title = title;
        article.summary = QStringLiteral("Summary of ") + title;
        article.body = QStringLiteral("# ") + title + QStringLiteral("\n\nText.");
        return article;
    }

    Core::Result<Core::Article> save(const Core::Article &article)
    {
        return store.save(article, QStringLiteral("ann"), {}).result();
    }

    /** The rows of a table. */
    int rows(const QString &table)
    {
        const auto count =
            test.database
                ->run(Sql::Access::Read, {},
                      [table](Sql::Connection &connection) {
                          return connection
                              .composed(QStringLiteral("SELECT count(*) AS n FROM ") + table)
                              .one([](const Sql::Row &row) { return int(row.integer("n")); });
                      })
                .result();
        return count ? count->value_or(-1) : -1;
    }

    TestDatabase test;
    Articles::SqlArticleStore store;
    Articles::SqlOutbox outbox;
};

} // namespace Triptych::Tests
