#include "benchdata.h"
#include "libpq.h"
#include "measure.h"
#include "row.h"

#include <articles/sqlarticlestore.h>
#include <search/sqlindex.h>
#include <sql/database.h>
#include <support/servers.h>
#include <workspace/people.h>

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace Triptych::Bench {

namespace {

constexpr int Shown = 50;
constexpr int MiddleRank = 20; ///< of the tags and the authors: neither the first nor a rare one
const char *const Newest = " ORDER BY updated_at DESC, id DESC LIMIT ";

/** Median seconds of a call, and of its reference where there is one, by turns and after both were
 * warm; fewer rounds of what takes long. */
Core::Result<Figures> medians(const std::function<Core::Result<void>()> &call,
                              const std::function<void()> &reference = {})
{
    constexpr int Warm = 5, Rounds = 60;
    constexpr qint64 EnoughMs = 8'000;
    std::vector<double> ours, theirs;
    QElapsedTimer spent;
    spent.start();
    for (int round = 0; round < Warm + Rounds && (round < 3 || spent.elapsed() < EnoughMs);
         ++round) {
        Core::Result<void> done;
        ours.push_back(secondsOf([&] { done = call(); }));
        if (!done)
            return Core::failure(done.error());
        if (reference)
            theirs.push_back(secondsOf(reference));
        if (round == Warm) {
            ours.clear();
            theirs.clear();
        }
    }
    Figures figures{median(std::move(ours))};
    if (reference)
        figures.reference = median(std::move(theirs));
    return figures;
}

template<typename T> Core::Result<void> asDone(const Core::Result<T> &answer)
{
    return answer ? Core::Result<void>() : Core::failure(answer.error());
}

Core::Result<void> rowsMatch(qsizetype ours, int theirs)
{
    // The reference asks for one more, as the store does to know whether a page follows.
    if (ours == std::min(theirs, Shown))
        return {};
    return Core::failure(
        Core::ErrorKind::Internal,
        QStringLiteral("%1 rows beside %2 of the reference").arg(ours).arg(theirs));
}

/** A store over the kept articles, and the same by hand beside it. */
class Newsroom
{
public:
    virtual ~Newsroom() = default;

    virtual Ports::ArticleStore &store() = 0;
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
        , m_search(m_database)
        , m_libpq(m_data->people.database().dsn())
    {
    }

    Ports::ArticleStore &store() override { return m_store; }
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

/** A page of a list, against the plain statement of the same rows: the owner's, with what the
 * rights hide written out as a condition. */
class ListPage final : public Row
{
public:
    enum class Filter { None, Tag, AuthorAndStatus };

    ListPage(std::shared_ptr<Reader> reader, Filter filter, int page)
        : m_reader(std::move(reader)), m_filter(filter), m_page(page)
    {
    }
    QString what() const override
    {
        const QString filter = m_filter == Filter::None  ? QString()
                               : m_filter == Filter::Tag ? QStringLiteral(" by tag")
                                                         : QStringLiteral(" by author and status");
        return m_reader->named(m_page == 1 ? QStringLiteral("first page%1").arg(filter)
                                           : QStringLiteral("page %1%2").arg(m_page).arg(filter));
    }
    QString reference() const override
    {
        return QStringLiteral("the same rows by %1, words of %2")
            .arg(m_reader->driver(), m_reader->data().words().origin());
    }
    Budget budget() const override { return {Budget::Kind::RatioAtMost, m_page == 1 ? 1.5 : 2}; }

    Core::Result<Figures> measure() override
    {
        const auto made = m_reader->newsroom();
        if (!made)
            return Core::failure(made.error());
        Newsroom &newsroom = **made;
        Core::ArticleQuery query;
        QByteArray where = newsroom.isSeen();
        if (m_filter == Filter::Tag) {
            query.tag = BenchData::tag(MiddleRank);
            where += " AND " + newsroom.hasTag(query.tag);
        } else if (m_filter == Filter::AuthorAndStatus) {
            query.author = BenchData::author(MiddleRank);
            query.status = Core::Status::Published;
            where += " AND status = 'published' AND " + newsroom.hasAuthor(query.author);
        }
        QString after;
        for (int page = 1; page < m_page; ++page) {
            const auto before = deliver(newsroom.store().list(query, Shown, after, Core::Call{}));
            if (!before)
                return Core::failure(before.error());
            after = before->next;
            if (page + 1 == m_page)
                where += " AND " + newsroom.isBefore(before->rows.constLast());
        }
        const QByteArray sql = "SELECT " + newsroom.columns() + " FROM articles WHERE " + where +
                               Newest + QByteArray::number(Shown + 1);
        qsizetype ourRows = 0;
        int theirRows = 0;
        const auto figures = medians(
            [&]() -> Core::Result<void> {
                const auto page = deliver(newsroom.store().list(query, Shown, after, Core::Call{}));
                ourRows = page ? page->rows.size() : 0;
                return asDone(page);
            },
            [&] { theirRows = newsroom.bare(sql); });
        if (!figures)
            return figures;
        if (const auto same = rowsMatch(ourRows, theirRows); !same)
            return Core::failure(same.error());
        return figures;
    }

private:
    const std::shared_ptr<Reader> m_reader;
    const Filter m_filter;
    const int m_page;
};

/** What a person waits for and no other program does: bounded by patience alone. */
class Question final : public Row
{
public:
    using Ask = std::function<Core::Result<void>(Newsroom &, const BenchData &)>;

    Question(std::shared_ptr<Reader> reader, QString what, double seconds, Ask ask)
        : m_reader(std::move(reader))
        , m_what(std::move(what))
        , m_seconds(seconds)
        , m_ask(std::move(ask))
    {
    }
    QString what() const override { return m_reader->named(m_what); }
    QString reference() const override
    {
        return QStringLiteral("none; words of %1").arg(m_reader->data().words().origin());
    }
    Budget budget() const override { return {Budget::Kind::AtMost, m_seconds}; }

    Core::Result<Figures> measure() override
    {
        const auto newsroom = m_reader->newsroom();
        if (!newsroom)
            return Core::failure(newsroom.error());
        return medians([&] { return m_ask(**newsroom, m_reader->data()); });
    }

private:
    const std::shared_ptr<Reader> m_reader;
    const QString m_what;
    const double m_seconds;
    const Ask m_ask;
};

Core::Result<void> searchFor(Newsroom &newsroom, const QString &word)
{
    Core::SearchQuery query;
    query.words = word;
    return asDone(deliver(newsroom.search().search(query, Core::Call{})));
}

} // namespace

Rows listRows(int count)
{
    // The blink that a person does not notice, and what is noticed but does not interrupt.
    constexpr double Unnoticed = 0.1, Noticed = 0.3;
    const auto kept = std::make_shared<Reader::SharedData>();
    Rows rows;
    for (const auto who : {Reader::Who::Owner, Reader::Who::Author, Reader::Who::Sqlite}) {
        const auto reader = std::make_shared<Reader>(who, count, kept);
        using Filter = ListPage::Filter;
        for (const auto filter : {Filter::None, Filter::Tag, Filter::AuthorAndStatus})
            rows.push_back(std::make_unique<ListPage>(reader, filter, 1));
        rows.push_back(std::make_unique<ListPage>(reader, Filter::None, 50));
        const auto ask = [&](const char *what, double seconds, Question::Ask question) {
            rows.push_back(std::make_unique<Question>(reader, QLatin1String(what), seconds,
                                                      std::move(question)));
        };
        ask("overview", Unnoticed, [](Newsroom &newsroom, const BenchData &) {
            return asDone(deliver(newsroom.store().overview(newsroom.login(), Core::Call{})));
        });
        ask("search by SQL, common word,", Noticed, [](Newsroom &newsroom, const BenchData &data) {
            return searchFor(newsroom, data.words().commonWord());
        });
        ask("search by SQL, rare word,", Unnoticed, [](Newsroom &newsroom, const BenchData &data) {
            return searchFor(newsroom, data.words().rareWord());
        });
        ask("ids by slug", 0.01, [](Newsroom &newsroom, const BenchData &data) {
            return asDone(deliver(newsroom.store().idsBySlug(
                QStringLiteral("article-%1").arg(data.count() / 2), Core::Call{})));
        });
    }
    return rows;
}

} // namespace Triptych::Bench
