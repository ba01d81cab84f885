#pragma once

#include <QString>

namespace Triptych::Support {

/**
 * Runs statements on any PostgreSQL, by libpq and not by the code under test: first column of the
 * first row as text, null for no row or NULL. Aborts the test program on an error.
 */
QString runSql(const QString &dsn, const QString &sql);

/**
 * An empty database of one test on the PostgreSQL of postgresDsn(), dropped at the end whoever is
 * still connected. Aborts the test program where it cannot be made. Roles belong to the whole
 * server: name them by uniqueName().
 */
class FreshDatabase final
{
public:
    FreshDatabase();
    ~FreshDatabase();
    Q_DISABLE_COPY_MOVE(FreshDatabase)

    QString name() const { return m_name; }
    QString host() const { return QStringLiteral("127.0.0.1"); }
    quint16 port() const;

    /** The superuser's URI of this database. */
    QString dsn() const;

    /** The same database for another role. */
    QString dsn(const QString &user, const QString &password) const;

    /** runSql() as the superuser. */
    void execute(const QString &sql) const;
    QString value(const QString &sql) const;

    /** How many connections to this database listen for notifications (Sql::Listener). */
    int listeners() const;

    /** Ends them as an administrator does; returns how many there were. */
    int endListeners() const;

private:
    QString fromListeners() const;

    QString m_name;
};

} // namespace Triptych::Support
