#pragma once

#include "connectsettings.h"
#include "interrupter.h"
#include "lostcommit.h"
#include "sqlerror.h"
#include "statement.h"

#include <core/call.h>
#include <core/result.h>

#include <QHash>
#include <QSqlDatabase>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace Triptych::Sql {

enum class Access { Read, Write };

/**
 * One connection on the thread that owns it; handed by reference to the work of Database::run() and
 * never kept. Answers are Results; nothing throws.
 */
class Connection final
{
public:
    Connection(ConnectSettings settings, QString name);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    Dialect dialect() const { return m_settings.dialect; }
    const Core::Call &call() const { return m_call; } ///< the terms of the work that is running
    Access access() const { return m_access; }        ///< of the work that is running
    bool isReadOnly() const { return m_readOnly; }    ///< the file can only be read
    QString file() const { return m_settings.file; }  ///< of SQLite
    /** The version of the schema with which the workspace was opened; statementText() leaves out
     * the lines that need a later step. UnknownSchema (0) where nobody looked
     * (ConnectSettings::Schema::Ignore). It stays the same while the program runs. */
    int schemaVersion() const { return m_schemaVersion; }
    void setSchemaVersion(int version) { m_schemaVersion = version; }
    /** The last failure was that a lock was held for too long (lock_timeout). */
    bool isLockTimeout() const { return m_failure && m_failure->code == QLatin1String("55P03"); }
    /** The running work has no caller any more: its call is over, or the database closes. */
    bool isOver() const { return m_abandoned || m_call.isOver(); }
    Core::Error overError() const; ///< the answer where isOver(): Cancelled or Timeout

    /**
     * The statement of resources/sql/<dialect or common>/<name>.sql, e.g. "articles/insert". Each
     * call writes `name`, and no value, to the log category triptych.sql.statements (debug).
     */
    Statement statement(const QString &name);
    /** A statement composed from fragments; prepared once for each text, up to a bound. */
    Statement composed(const QString &text);

    /**
     * Runs `work`, a function that answers Result<T>, in a transaction of the connection's access.
     * On an error the transaction is rolled back and the error answered; a serialization failure, a
     * deadlock, a busy file, or a connection lost before COMMIT starts it again, so `work` may run
     * more than once. A connection lost during COMMIT is resolved by pg_xact_status, or by the
     * proof that `work` gave; the connection looks for a server that knows until the call is over.
     * Never nested.
     */
    template<typename Work> std::invoke_result_t<Work> transaction(Work &&work)
    {
        for (int attempt = 1;; ++attempt) {
            if (auto begun = begin(); !begun) {
                if (again(attempt))
                    continue;
                return Core::failure(begun.error());
            }
            auto result = work();
            if (result && m_broken)
                result = Core::failure(*m_broken);
            if (!result) {
                rollBack();
                if (again(attempt))
                    continue;
                return result;
            }
            auto committed = commit();
            if (committed)
                return result;
            if (!again(attempt))
                return Core::failure(committed.error());
        }
    }

    /** Runs `work` in a savepoint: a failure rolls back only what `work` did. Only inside a
     * transaction().
     */
    template<typename Work> std::invoke_result_t<Work> savepoint(Work &&work)
    {
        if (auto set = execute(QStringLiteral("SAVEPOINT triptych_part")); !set)
            return Core::failure(set.error());
        const Proof proof = m_proof;
        auto result = work();
        if (!result && isLost())
            return result;
        if (!result) {
            // What is taken back is no sign of the rest.
            m_proof = proof;
            const std::optional<Failure> failure = m_failure;
            auto undone = execute(QStringLiteral("ROLLBACK TO SAVEPOINT triptych_part"));
            m_failure = failure;
            // On a full disk SQLite has rolled the whole transaction back already.
            if (!undone) {
                m_broken = result.error();
                return result;
            }
        }
        if (auto released = execute(QStringLiteral("RELEASE SAVEPOINT triptych_part")); !released) {
            m_broken = released.error();
            return Core::failure(released.error());
        }
        return result;
    }

    /**
     * For the work of a transaction(): how to see later whether it was committed. Needed where the
     * answer to COMMIT was lost together with the server. Another server, or the same one after a
     * crash, may give the lost transaction's number to another transaction, and pg_xact_status then
     * says "committed" about that one.
     */
    void setProof(Proof proof) { m_proof = std::move(proof); }

    /** Runs one command as it stands, unprepared: DDL, SAVEPOINT, SET. Never with a value in it. */
    Core::Result<void> execute(const QString &command);

    /** The encrypted form for PASSWORD '...' of a role. It is made here, so that the password
     * itself never goes to the server. Unsupported on SQLite. */
    Core::Result<QString> encryptedPassword(const QString &login, const QString &password);

    /** Why the last statement of this work failed; empty where none did. */
    const std::optional<Failure> &failure() const { return m_failure; }
    bool isLost() const { return m_failure && m_failure->isLost; }
    /** Why the transaction is broken: nothing more is run in it, and it is not committed. Empty
     * where it is not. */
    const std::optional<Core::Error> &broken() const { return m_broken; }

    // For the connection's thread and Statement.
    Core::Result<void> open();
    /** `see` is called at the end of each open(), with this connection. An error from it closes the
     * connection again and is the answer of open(). */
    void setOnOpened(std::function<Core::Result<void>(Connection &)> see)
    {
        m_onOpened = std::move(see);
    }
    void close();
    bool isOpen() const { return m_open; }
    void startCall(const Core::Call &call, Access access);
    /** Rolls back an open transaction, and on PostgreSQL runs one statement that a late
     * cancellation may hit, so that it never hits the next work. */
    void settle();
    /** From now on isOver() is true, so that running work ends early. Any thread. */
    void abandon() { m_abandoned = true; }
    /** Any thread. */
    Interrupter &interrupter() { return m_interrupter; }
    Core::Error fail(const QSqlError &error, const QString &what);
    /** From here on the connection refuses to write, also when it is opened again (SQLite). */
    void protect();

private:
    friend class LostCommit;

    void refuseWrites();
    Core::Result<void> openSqlite(QSqlDatabase &database);
    Core::Result<void> openPostgres(QSqlDatabase &database);
    Core::Result<void> begin();
    Core::Result<void> commit();
    Core::Result<void> resolveCommit(const Core::Error &lost);
    Core::Result<void> openSession();
    void rollBack();
    bool again(int attempt);
    QSqlDatabase database() const;
    Statement prepare(const QString &name, const QString &text,
                      QHash<QString, std::shared_ptr<PreparedStatement>> &kept);

    const ConnectSettings m_settings;
    const QString m_name;
    Access m_access = Access::Read;
    Core::Call m_call;
    bool m_open = false;
    bool m_readOnly = false;
    int m_schemaVersion = 0;
    std::function<Core::Result<void>(Connection &)> m_onOpened; ///< taken out while it runs
    bool m_inTransaction = false;
    QString m_transactionId;
    QString m_incarnation; ///< of the server connected to; empty where it only follows another
    int m_firstHost = 0;   ///< to try first: where the last connection was
    Proof m_proof;
    std::optional<Failure> m_failure;
    std::optional<Core::Error> m_broken;
    bool m_protected = false;
    Interrupter m_interrupter;
    std::atomic<bool> m_abandoned{false};
    QHash<QString, std::shared_ptr<PreparedStatement>> m_statements;
    QHash<QString, std::shared_ptr<PreparedStatement>> m_composed;
};

} // namespace Triptych::Sql
