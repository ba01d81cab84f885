#pragma once

#include <ports/archive.h>
#include <sql/connection.h>

namespace Triptych::Articles {

/** Writes archived articles unchanged, inside one transaction of a PostgreSQL connection, on its
 * thread. */
class ArchiveTaker final
{
public:
    explicit ArchiveTaker(Sql::Connection &connection);

    /** As Ports::Archive::take(). After an error the caller rolls the transaction back. */
    Core::Result<QList<Core::Result<void>>> take(const QList<Ports::ArchivedArticle> &articles);

    /** Answers how many were new. */
    static Core::Result<int> addRevisions(Sql::Connection &connection,
                                          const QList<Ports::ArchivedRevision> &revisions);

private:
    using Written = QSet<Core::ArticleId>;

    /** Writes all rows in one statement; answers the articles whose stored version was
     * ArchivedArticle::over. */
    Core::Result<Written> write(const QList<Ports::ArchivedArticle> &articles);
    Core::Result<Written> run(const char *statement, const QJsonObject &batch);
    /** Says which other article holds the slug or the import source. */
    Core::Error explained(const Core::Article &article, const Core::Error &error);

    Sql::Connection &m_connection;
};

} // namespace Triptych::Articles
