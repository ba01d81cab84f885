#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

struct pg_conn;
struct pg_result;

namespace Triptych::Bench {

/** What the row of an article in a list is read as, by the store and by a reference. */
QByteArray articleColumns();

/** A libpq connection that prepares and runs statements; aborts on an error, since it is the ruler.
 */
class Libpq final
{
public:
    explicit Libpq(const QString &dsn);
    ~Libpq();
    Q_DISABLE_COPY_MOVE(Libpq)

    void prepare(const char *name, const QByteArray &sql);
    /** Rows of a prepared statement. */
    int run(const char *name, const QList<QByteArray> &values);
    int run(const QByteArray &sql);
    /** The first column of a statement's rows. */
    QList<QByteArray> column(const QByteArray &sql);

    /** COPY ... FROM STDIN of lines in the text format; `next` answers an empty one at the end. */
    template<typename Next> void copy(const QByteArray &sql, Next next)
    {
        startCopy(sql);
        for (QByteArray lines = next(); !lines.isEmpty(); lines = next())
            putCopy(lines);
        endCopy();
    }

private:
    int check(pg_result *result);
    void startCopy(const QByteArray &sql);
    void putCopy(const QByteArray &lines);
    void endCopy();

    pg_conn *m_connection;
};

} // namespace Triptych::Bench
