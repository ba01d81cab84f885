#include "freshdatabase.h"

#include "servers.h"

#include <QUrl>

#include <libpq-fe.h>

#include <memory>

namespace Triptych::Support {

namespace {

QUrl serverUrl()
{
    return QUrl(postgresDsn());
}

} // namespace

QString runSql(const QString &dsn, const QString &sql)
{
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(
        PQconnectdb(dsn.toUtf8().constData()), &PQfinish);
    if (PQstatus(connection.get()) != CONNECTION_OK)
        qFatal("no connection to the test PostgreSQL: %s", PQerrorMessage(connection.get()));
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection.get(), sql.toUtf8().constData()), &PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
        qFatal("%s\nrefused: %s", qUtf8Printable(sql), PQerrorMessage(connection.get()));
    if (PQntuples(result.get()) == 0 || PQgetisnull(result.get(), 0, 0))
        return {};
    return QString::fromUtf8(PQgetvalue(result.get(), 0, 0));
}

FreshDatabase::FreshDatabase() : m_name(uniqueName(QStringLiteral("triptych")))
{
    runSql(postgresDsn(), QStringLiteral("CREATE DATABASE %1").arg(m_name));
}

FreshDatabase::~FreshDatabase()
{
    runSql(postgresDsn(), QStringLiteral("DROP DATABASE IF EXISTS %1 WITH (FORCE)").arg(m_name));
}

quint16 FreshDatabase::port() const
{
    return static_cast<quint16>(serverUrl().port(5432));
}

QString FreshDatabase::dsn() const
{
    QUrl url = serverUrl();
    url.setPath(QLatin1Char('/') + m_name);
    return url.toString(QUrl::FullyEncoded);
}

QString FreshDatabase::dsn(const QString &user, const QString &password) const
{
    QUrl url = serverUrl();
    url.setUserName(user);
    url.setPassword(password);
    url.setPath(QLatin1Char('/') + m_name);
    return url.toString(QUrl::FullyEncoded);
}

void FreshDatabase::execute(const QString &sql) const
{
    runSql(dsn(), sql);
}

QString FreshDatabase::value(const QString &sql) const
{
    return runSql(dsn(), sql);
}

int FreshDatabase::listeners() const
{
    return value(QStringLiteral("SELECT count(*) ") + fromListeners()).toInt();
}

int FreshDatabase::endListeners() const
{
    return value(QStringLiteral("SELECT count(pg_terminate_backend(pid)) ") + fromListeners())
        .toInt();
}

QString FreshDatabase::fromListeners() const
{
    // The pattern is put together so that it never finds its own text: the backend of an earlier
    // question may still be ending.
    return QStringLiteral("FROM pg_stat_activity WHERE datname = current_database() AND "
                          "query LIKE '%pg_listening' || '_channels%'");
}

} // namespace Triptych::Support
