#pragma once

#include <QString>
#include <QUrl>

/**
 * The real servers that `./dev test` starts (tests/support/servers) and names in the environment.
 * A test that needs one says so first:
 *
 *     void initTestCase() { TRIPTYCH_NEEDS(Support::postgresDsn()); }
 *
 * and keeps apart from other tests by a database (FreshDatabase), an index prefix (IndexPrefix) or
 * a Redis (Support::Redis) of its own.
 */
#define TRIPTYCH_NEEDS(server)                                                                     \
    do {                                                                                           \
        if ((server).isEmpty())                                                                    \
            QSKIP("no server: " #server " is empty; ./dev test starts one");                       \
    } while (false)

namespace Triptych::Support {

/** The superuser's libpq URI, from TRIPTYCH_TEST_POSTGRES; empty where that is not set. */
QString postgresDsn();

/** Base URL of Elasticsearch 8, from TRIPTYCH_TEST_ELASTICSEARCH; empty where that is not set. */
QUrl elasticsearchUrl();

/** Base URL of OpenSearch 2, from TRIPTYCH_TEST_OPENSEARCH; empty where that is not set. */
QUrl opensearchUrl();

/** A lower-case name that no other test uses: for databases, roles, indexes. */
QString uniqueName(const QString &prefix);

/** A loopback TCP port that nobody listened on a moment ago. */
quint16 freePort();

/** A host that nobody finds: too long a name (RFC 1035, 2.3.4) to ask any server about, which might
 * be slow to answer. */
QString unknownHost();

} // namespace Triptych::Support
