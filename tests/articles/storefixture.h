#pragma once

#include "../sql/testdatabase.h"

#include <articles/sqlarticlestore.h>
#include <articles/sqloutbox.h>
#include <core/article.h>

/** A store over a fresh database, with what a test needs beside the port. */
class StoreFixture
{
public:
    explicit StoreFixture(Triptych::Sql::Dialect dialect)
        : test(dialect), store(test.database), outbox(test.database)
    {
    }

    ~StoreFixture() = default;
    Q_DISABLE_COPY_MOVE(StoreFixture)

    static Triptych::Core::Article article(const QString &title)
    {
        Triptych::Core::Article article;
        article.title = title;
        article.summary = QStringLiteral("Summary of ") + title;
        article.body = QStringLiteral("# ") + title + QStringLiteral("\n\nText.");
        return article;
    }

    Triptych::Core::Result<Triptych::Core::Article> save(const Triptych::Core::Article &article)
    {
        return store.save(article, QStringLiteral("ann"), {}).result();
    }

    /** The rows of a table. */
    int rows(const QString &table)
    {
        const auto count =
            test.database
                ->run(Triptych::Sql::Access::Read, {},
                      [table](Triptych::Sql::Connection &connection) {
                          return connection
                              .composed(QStringLiteral("SELECT count(*) AS n FROM ") + table)
                              .one([](const Triptych::Sql::Row &row) {
                                  return int(row.integer("n"));
                              });
                      })
                .result();
        return count ? count->value_or(-1) : -1;
    }

    TestDatabase test;
    Triptych::Articles::SqlArticleStore store;
    Triptych::Articles::SqlOutbox outbox;
};
