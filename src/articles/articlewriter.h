#pragma once

#include <core/limits.h>
#include <core/tombstone.h>
#include <sql/connection.h>

namespace Triptych::Articles {

/**
 * Writes articles inside one transaction of a connection, on its thread: each change is a
 * compare-and-swap on `version` together with its outbox row, and, where there is content, its
 * revision. The database counts the tags.
 */
class ArticleWriter final
{
public:
    ArticleWriter(Sql::Connection &connection, QString actor);

    /** As Ports::ArticleStore says. After an error the caller rolls the transaction or its
     * savepoint back. */
    Core::Result<Core::Article> save(const Core::Article &article);
    Core::Result<qint64> remove(Core::ArticleId id, qint64 version);
    Core::Result<Core::Article> restore(Core::ArticleId id, qint64 version);
    Core::Result<Core::Tombstone> tombstone(Core::ArticleId id);
    Core::Result<Core::Article> restoreAsDraft(Core::ArticleId id, qint64 version,
                                               const QString &slug);
    Core::Result<qint64> erase(Core::ArticleId id, qint64 version);

private:
    Core::Result<std::optional<Core::Article>> stored(Core::ArticleId id);
    /** The limits of core/limits.h, or the sizes of the stored article where those are larger. */
    Core::Result<Core::ArticleSizes> allowedSizes(const Core::Article &article);
    /** Forbidden where row-level security may hide the article, else NotFound.
     */
    Core::Error whyAbsent();
    /** Why a compare-and-swap changed no row: Conflict, or Forbidden where the row is as it was. */
    Core::Error whyUnchanged(Core::ArticleId id, qint64 version);
    Core::Result<Core::Article> create(Core::Article article);
    Core::Result<Core::Article> change(Core::Article article, const Core::Article &before);
    Core::Result<Core::Article> write(const QString &statement, Core::Article article,
                                      qint64 version);
    /** Writes with a slug made from `base`, numbered until it is free. */
    Core::Result<Core::Article> writeWithFreeSlug(const QString &statement, Core::Article article,
                                                  qint64 version, const QString &base);
    Core::Result<bool> isTaken(const Core::Article &article, const QString &slug);
    /** The smallest N above `refused` for which the slug `base`-N is free. */
    Core::Result<qint64> freeNumber(const Core::Article &article, const QString &base,
                                    qint64 refused);
    /** The tombstone of that version, not erased; else Conflict, or as whyAbsent(). */
    Core::Result<Core::Article> deleted(Core::ArticleId id, qint64 version);
    /** A slug for the article that is free in its language: its own, or that with a number. */
    Core::Result<QString> freeSlug(const Core::Article &article);
    Core::Result<void> record(const Core::Article &article, bool revision);

    Sql::Connection &m_connection;
    const QString m_actor;
};

} // namespace Triptych::Articles
