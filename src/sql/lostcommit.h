#pragma once

#include <core/result.h>

#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace Triptych::Sql {

class Connection;

/** True where what a transaction wrote is in the database; runs outside any transaction. */
using Proof = std::function<Core::Result<bool>(Connection &)>;

/**
 * Finds out, on new connections, whether a transaction of PostgreSQL was committed whose COMMIT got
 * no answer. It asks pg_xact_status where the server is the same and has not restarted. Else the
 * server may have given the number to another transaction, and the proof decides. On the
 * connection's thread.
 */
class LostCommit final
{
public:
    enum class Fate { Unknown, Committed, NotCommitted };

    /** `id` is the transaction's pg_current_xact_id, `incarnation` identifies the server and its
     * last start; `proof` may be empty. */
    LostCommit(Connection &connection, QString id, QString incarnation, Proof proof);

    /** Reopens the connection until a server knows the answer or the call is over. */
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
