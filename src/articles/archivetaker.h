#pragma once

#include <ports/archive.h>
#include <sql/connection.h>

namespace Triptych::Articles {

/** Writes articles as they are inside one transaction of a PostgreSQL connection, on its thread. */
class ArchiveTaker final
{
public:
    explicit ArchiveTaker(Sql::Connection &connection);

    /** As Ports::Archive::take(). An error leaves the transaction to be rolled back. */
    Core::Result<QList<Core::Result<void>>> take(const QList<Ports::ArchivedArticle> &articles);

    /** Answers how many were new. */
    static Core::Result<int> addRevisions(Sql::Connection &connection,
                                          const QList<Ports::ArchivedRevision> &revisions);

private:
    using Written = QSet<Core::ArticleId>;

    /** All of them at once; answers those that stood as was said. */
    Core::Result<Written> write(const QList<Ports::ArchivedArticle> &articles);
    Core::Result<Written> run(const char *statement, const QJsonObject &batch);
    /** Says which other article holds the slug or the import source. */
    Core::Error explained(const Core::Article &article, const Core::Error &error);

    Sql::Connection &m_connection;
};

} // namespace Triptych::Articles
