#pragma once

#include <core/result.h>

#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace Triptych::Sql {

class Connection;

/** True where what a transaction wrote is there; runs outside any transaction. */
using Proof = std::function<Core::Result<bool>(Connection &)>;

/**
 * Finds out what became of a transaction of PostgreSQL whose COMMIT was not answered, on new
 * connections: by pg_xact_status where the server is the same in the same life, and by the proof
 * where it is another, or has started again, and may have given the number to another transaction.
 * On the connection's thread.
 */
class LostCommit final
{
public:
    enum class Fate { Unknown, Committed, NotCommitted };

    /** The transaction `id` (pg_current_xact_id) of the server's life `incarnation`; `proof` may be
     * empty. */
    LostCommit(Connection &connection, QString id, QString incarnation, Proof proof);

    /** Opens the connection anew, again and again, until a server can tell or the call is over. */
    Fate find();

private:
    /** By the server connected to; nothing where it cannot tell, but another might. */
    std::optional<Fate> fateHere();
    /** At most until the work is over. */
    void waitFor(std::chrono::milliseconds pause);

    Connection &m_connection;
    const QString m_id;
    const QString m_incarnation;
    const Proof m_proof;
};

} // namespace Triptych::Sql
