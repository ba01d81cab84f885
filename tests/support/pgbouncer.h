#pragma once

#include "postgres.h"

namespace Triptych::Support {

/** A PgBouncer of one test before a PostgreSQL, as it comes but for its mode ("session",
 * "transaction") and the sessions that it keeps. It lets the superuser in and ends with the test
 * program. POSIX only. */
class PgBouncer final
{
public:
    /** Aborts the test program where it does not start. */
    PgBouncer(const Postgres &server, const QString &poolMode, int poolSize = 1);
    ~PgBouncer();
    Q_DISABLE_COPY_MOVE(PgBouncer)

    /** A URI of the superuser through it. */
    QString dsn() const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace Triptych::Support
