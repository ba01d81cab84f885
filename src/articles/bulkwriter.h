#pragma once

#include <ports/bulkstore.h>
#include <sql/connection.h>

#include <QHash>

namespace Triptych::Articles {

/**
 * Writes one batch of a bulk action inside the transaction of a connection, on its thread. In
 * PostgreSQL a statement writes many rows. Where it is refused, each half is tried alone under a
 * savepoint, until the article is found that is to blame.
 */
class BulkWriter final
{
public:
    BulkWriter(Sql::Connection &connection, QString actor);

    /** As Ports::BulkStore::apply(), for an action that is locked. */
    Core::Result<QList<Ports::BulkOutcome>> apply(const QUuid &action,
                                                  const QList<Ports::BulkWrite> &writes);

private:
    /** How an article is written; each has its statement, which names no column in vain: a trigger
     * of full text runs for each column that is named. */
    enum class Way { Texts, Names, Rest, Removal };
    using Writes = QList<const Ports::BulkWrite *>;

    static Way wayOf(const Ports::BulkWrite &write);
    Core::Result<QSet<Core::ArticleId>> waitingOf(const QUuid &action, const QStringList &ids);
    /** Those whose rows were locked; the others get their outcome. */
    Core::Result<Writes> lockedOf(const Writes &writes);
    Core::Result<void> tellAbsent(const Writes &writes);
    Core::Result<void> writeOrHalve(Way way, const Writes &writes);
    /** All or none of them. */
    Core::Result<void> write(Way way, const Writes &writes);
    Core::Result<QList<Core::Article>> update(Way way, const Writes &writes);
    Core::Result<void> record(Way way, const QList<Core::Article> &written);
    Core::Result<void> note(const QUuid &action, const QList<Ports::BulkWrite> &writes);
    void skip(const Core::ArticleId &id, Core::ErrorKind kind, const QString &message);

    Sql::Connection &m_connection;
    const QString m_actor;
    QHash<Core::ArticleId, Ports::BulkOutcome> m_outcomes;
};

} // namespace Triptych::Articles
