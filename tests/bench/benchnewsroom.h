#pragma once

#include "benchdata.h"
#include "libpq.h"

#include <articles/sqlarticlestore.h>
#include <articles/sqllistplaces.h>
#include <search/sqlindex.h>
#include <sql/database.h>
#include <support/servers.h>
#include <workspace/people.h>

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <memory>

namespace Triptych::Bench {

/** A store over the kept articles, and the same by hand beside it. */
class Newsroom
{
public:
    virtual ~Newsroom() = default;

    virtual Ports::ArticleStore &store() = 0;
    virtual Ports::ListPlaces &places() = 0;
    virtual Ports::SearchIndex &search() = 0;
    /** Rows of a statement by nobody's layer but the driver's. */
    virtual int bare(const QByteArray &sql) = 0;
    virtual QByteArray columns() const = 0;
    virtual QByteArray hasTag(const QString &tag) const = 0;
    virtual QByteArray hasAuthor(const QString &author) const = 0;
    virtual QByteArray isBefore(const Core::Article &last) const = 0;
    /** What this login sees, as a condition. */
    virtual QByteArray isSeen() const { return "deleted_at IS NULL"; }
    virtual QString login() const = 0;
};

/** The servers' database: filled once, looked at as its owner and as an author. */
class PostgresData final
{
public:
    explicit PostgresData(const BenchData &data)
        : m_filled(data.fill(people.database(), people.login("ann")))
    {
    }
    const Core::Result<void> &filled() const { return m_filled; }

    const Tests::People people;

private:
    const Core::Result<void> m_filled;
};

class PostgresNewsroom final : public Newsroom
{
public:
    PostgresNewsroom(std::shared_ptr<PostgresData> data, bool isAuthor)
        : m_data(std::move(data))
        , m_isAuthor(isAuthor)
        , m_database(std::make_shared<Sql::Database>(settings()))
        , m_store(m_database)
        , m_places(m_database)
        , m_search(m_database)
        , m_libpq(m_data->people.database().dsn())
    {
    }

    Ports::ArticleStore &store() override { return m_store; }
    Ports::ListPlaces &places() override { return m_places; }
    Ports::SearchIndex &search() override { return m_search; }
    int bare(const QByteArray &sql) override
    {
        if (std::exchange(m_prepared, sql) != sql) {
            m_libpq.run("DEALLOCATE ALL");
            m_libpq.prepare("bare", sql);
        }
        return m_libpq.run("bare", {});
    }
    QByteArray columns() const override { return articleColumns(); }
    QByteArray hasTag(const QString &tag) const override
    {
        return "tags @> ARRAY['" + tag.toUtf8() + "']";
    }
    QByteArray hasAuthor(const QString &author) const override
    {
        return "authors @> ARRAY['" + author.toUtf8() + "']";
    }
    QByteArray isBefore(const Core::Article &last) const override
    {
        return "(updated_at, id) < ('" + last.updatedAt.toString(Qt::ISODateWithMs).toLatin1() +
               "', '" + last.id.toString().toLatin1() + "')";
    }
    QByteArray isSeen() const override
    {
        if (!m_isAuthor)
            return Newsroom::isSeen();
        return "deleted_at IS NULL AND (created_by = '" + login().toUtf8() +
               "' OR (status = 'published' AND publish_key <= now()))";
    }
    QString login() const override
    {
        return m_isAuthor ? m_data->people.login("ann") : QStringLiteral("postgres");
    }

private:
    Sql::ConnectSettings settings() const
    {
        return *Sql::ConnectSettings::postgresql(m_isAuthor ? m_data->people.dsn("ann")
                                                            : m_data->people.database().dsn());
    }

    const std::shared_ptr<PostgresData> m_data;
    const bool m_isAuthor;
    const std::shared_ptr<Sql::Database> m_database;
    Articles::SqlArticleStore m_store;
    Articles::SqlListPlaces m_places;
    Search::SqlIndex m_search;
    Libpq m_libpq;
    QByteArray m_prepared;
};

class SqliteNewsroom final : public Newsroom
{
public:
    explicit SqliteNewsroom(const QString &file)
        : m_database(std::make_shared<Sql::Database>(Sql::ConnectSettings::sqlite(file, true)))
        , m_store(m_database)
        , m_places(m_database)
        , m_search(m_database)
        , m_bare(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), file))
    {
        m_bare.setDatabaseName(file);
        m_bare.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        if (!m_bare.open())
            qFatal("QtSql: %s", qUtf8Printable(m_bare.lastError().text()));
        m_query = QSqlQuery(m_bare);
        m_query.setForwardOnly(true);
    }
    ~SqliteNewsroom() override
    {
        const QString name = m_bare.connectionName();
        m_query = QSqlQuery();
        m_bare = {};
        QSqlDatabase::removeDatabase(name);
    }
    Q_DISABLE_COPY_MOVE(SqliteNewsroom)

    Ports::ArticleStore &store() override { return m_store; }
    Ports::ListPlaces &places() override { return m_places; }
    Ports::SearchIndex &search() override { return m_search; }
    int bare(const QByteArray &sql) override
    {
        if (std::exchange(m_prepared, sql) != sql && !m_query.prepare(QString::fromUtf8(sql)))
            qFatal("QtSql: %s", qUtf8Printable(m_query.lastError().text()));
        if (!m_query.exec())
            qFatal("QtSql: %s", qUtf8Printable(m_query.lastError().text()));
        int rows = 0;
        while (m_query.next()) {
            for (int column = 0; column < Columns; ++column)
                m_query.value(column);
            ++rows;
        }
        return rows;
    }
    QByteArray columns() const override
    {
        return "id, version, slug, language, translation_group, title, summary, authors, tags, "
               "section, status, fields, source_name, source_path, source_digest, publish_at, "
               "created_at, updated_at, created_by, updated_by, deleted_at";
    }
    QByteArray hasTag(const QString &tag) const override
    {
        return "number IN (SELECT article FROM article_tags WHERE tag = '" + tag.toUtf8() + "')";
    }
    QByteArray hasAuthor(const QString &author) const override
    {
        return "number IN (SELECT article FROM article_authors WHERE author = '" + author.toUtf8() +
               "')";
    }
    QByteArray isBefore(const Core::Article &last) const override
    {
        return "(updated_at, id) < (" + QByteArray::number(last.updatedAt.toMSecsSinceEpoch()) +
               ", '" + last.id.toString().toLatin1() + "')";
    }
    QString login() const override { return QString::fromLatin1(BenchData::authorMark()); }

private:
    static constexpr int Columns = 21;
    const std::shared_ptr<Sql::Database> m_database;
    Articles::SqlArticleStore m_store;
    Articles::SqlListPlaces m_places;
    Search::SqlIndex m_search;
    QSqlDatabase m_bare;
    QSqlQuery m_query;
    QByteArray m_prepared;
};

/** Who looks at which articles; what it needs is made for the first row that is measured. */
class Reader final
{
public:
    enum class Who { Owner, Author, Sqlite };

    struct SharedData
    {
        std::unique_ptr<BenchData> data;
        std::shared_ptr<PostgresData> postgres;
    };

    Reader(Who who, int count, std::shared_ptr<SharedData> kept)
        : m_who(who), m_count(count), m_kept(std::move(kept))
    {
    }

    QString named(const QString &what) const
    {
        const QString who = m_who == Who::Owner    ? QStringLiteral("as owner")
                            : m_who == Who::Author ? QStringLiteral("as author")
                                                   : QStringLiteral("SQLite");
        return QStringLiteral("%1 of %2, %3").arg(what, grouped(m_count), who);
    }
    QString driver() const
    {
        return m_who == Who::Sqlite ? QStringLiteral("QtSql") : QStringLiteral("libpq");
    }
    const BenchData &data() const
    {
        if (!m_kept->data)
            m_kept->data = std::make_unique<BenchData>(m_count);
        return *m_kept->data;
    }
    Core::Result<Newsroom *> newsroom()
    {
        if (m_newsroom)
            return m_newsroom.get();
        if (m_who == Who::Sqlite) {
            const auto file = data().sqliteFile();
            if (!file)
                return Core::failure(file.error());
            m_newsroom = std::make_unique<SqliteNewsroom>(*file);
            return m_newsroom.get();
        }
        if (Support::postgresDsn().isEmpty())
            return Core::failure(Core::ErrorKind::Unreachable,
                                 QStringLiteral("TRIPTYCH_TEST_POSTGRES names no server"));
        if (!m_kept->postgres)
            m_kept->postgres = std::make_shared<PostgresData>(data());
        if (const auto &filled = m_kept->postgres->filled(); !filled)
            return Core::failure(filled.error());
        m_newsroom = std::make_unique<PostgresNewsroom>(m_kept->postgres, m_who == Who::Author);
        return m_newsroom.get();
    }

private:
    const Who m_who;
    const int m_count;
    const std::shared_ptr<SharedData> m_kept;
    std::unique_ptr<Newsroom> m_newsroom;
};

} // namespace Triptych::Bench
