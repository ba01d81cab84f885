#pragma once

#include <support/freshdatabase.h>

#include <QJsonArray>
#include <QTest>

namespace Triptych::Tests {

/** All that the tables of articles hold, told by SQL itself and by no code under test. */
struct Tables
{
    QJsonArray articles, revisions, copies, sources, views, tags;

    friend bool operator==(const Tables &, const Tables &) = default;
};

/** Of a workspace file. Aborts the test program where it cannot be read. */
Tables tablesOf(const QString &file);
Tables tablesOf(const Support::FreshDatabase &database);

/** Compares table by table, so that a failure says which. */
#define COMPARE_TABLES(there, here)                                                                \
    do {                                                                                           \
        const Triptych::Tests::Tables seen = there;                                                \
        const Triptych::Tests::Tables wanted = here;                                               \
        QCOMPARE(seen.articles, wanted.articles);                                                  \
        QCOMPARE(seen.revisions, wanted.revisions);                                                \
        QCOMPARE(seen.copies, wanted.copies);                                                      \
        QCOMPARE(seen.sources, wanted.sources);                                                    \
        QCOMPARE(seen.views, wanted.views);                                                        \
        QCOMPARE(seen.tags, wanted.tags);                                                          \
    } while (false)

} // namespace Triptych::Tests
