#include "libpq.h"

#include <libpq-fe.h>

#include <vector>

namespace Triptych::Bench {

QByteArray articleColumns()
{
    return QByteArrayLiteral(
        "id, version, slug, language, translation_group, title, summary, CAST(to_jsonb(authors) AS "
        "text), "
        "CAST(to_jsonb(tags) AS text), section, status, CAST(fields AS text), source_name, "
        "source_path, "
        "source_digest, publish_at, created_at, updated_at, created_by, updated_by, deleted_at");
}

Libpq::Libpq(const QString &dsn) : m_connection(PQconnectdb(dsn.toUtf8().constData()))
{
    if (PQstatus(m_connection) != CONNECTION_OK)
        qFatal("libpq: %s", PQerrorMessage(m_connection));
}

Libpq::~Libpq()
{
    PQfinish(m_connection);
}

void Libpq::prepare(const char *name, const QByteArray &sql)
{
    check(PQprepare(m_connection, name, sql.constData(), 0, nullptr));
}

int Libpq::run(const char *name, const QList<QByteArray> &values)
{
    std::vector<const char *> pointers;
    for (const QByteArray &value : values)
        pointers.push_back(value.isNull() ? nullptr : value.constData());
    return check(PQexecPrepared(m_connection, name, int(pointers.size()), pointers.data(), nullptr,
                                nullptr, 0));
}

int Libpq::run(const QByteArray &sql)
{
    return check(PQexec(m_connection, sql.constData()));
}

QList<QByteArray> Libpq::column(const QByteArray &sql)
{
    PGresult *result = PQexec(m_connection, sql.constData());
    QList<QByteArray> values;
    for (int row = 0; row < PQntuples(result); ++row)
        values << QByteArray(PQgetvalue(result, row, 0));
    check(result);
    return values;
}

int Libpq::check(pg_result *result)
{
    const ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN)
        qFatal("libpq: %s", PQerrorMessage(m_connection));
    const int rows = PQntuples(result);
    PQclear(result);
    return rows;
}

void Libpq::startCopy(const QByteArray &sql)
{
    check(PQexec(m_connection, sql.constData()));
}

void Libpq::putCopy(const QByteArray &lines)
{
    if (PQputCopyData(m_connection, lines.constData(), int(lines.size())) != 1)
        qFatal("libpq: %s", PQerrorMessage(m_connection));
}

void Libpq::endCopy()
{
    if (PQputCopyEnd(m_connection, nullptr) != 1)
        qFatal("libpq: %s", PQerrorMessage(m_connection));
    check(PQgetResult(m_connection));
    while (PGresult *rest = PQgetResult(m_connection))
        check(rest);
}

} // namespace Triptych::Bench
