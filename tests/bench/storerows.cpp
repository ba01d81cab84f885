#include "libpq.h"
#include "measure.h"
#include "redisrows.h"
#include "row.h"

#include <articles/sqlarticlestore.h>
#include <core/articlejson.h>
#include <sql/database.h>
#include <support/freshdatabase.h>
#include <support/servers.h>

#include <QJsonDocument>

namespace Triptych::Bench {

namespace {

tl::unexpected<Core::Error> noServer()
{
    return Core::failure(Core::ErrorKind::Unreachable,
                         QStringLiteral("TRIPTYCH_TEST_POSTGRES names no server"));
}

/** A database with our store over it, and libpq beside it. */
class StoreBench final
{
public:
    StoreBench()
        : store(std::make_shared<Sql::Database>(
              Sql::ConnectSettings::postgresql(m_fresh.dsn()).value()))
    {
    }

    const Support::FreshDatabase &fresh() const { return m_fresh; }

    /** `count` articles that differ in time, author and status, made by the server itself. */
    void fill(int count) const
    {
        m_fresh.execute(
            QStringLiteral("SET session_replication_role = replica;" // no trigger a row
                           "INSERT INTO articles (id, version, slug, language, title, summary, "
                           "body, authors, tags, section,"
                           " status, publish_at, fields, source_digest, created_at, updated_at, "
                           "created_by, updated_by)"
                           " SELECT gen_random_uuid(), 1, 'article-' || n, 'en', 'Article number ' "
                           "|| n, 'Summary', 'Body',"
                           " ARRAY['Author ' || n % 50], ARRAY['tag-' || n % 20], 'news',"
                           " CASE WHEN n % 3 = 0 THEN 'draft' ELSE 'published' END, t, '{}', '', "
                           "t, t, 'bench', 'bench'"
                           " FROM generate_series(1, %1) n,"
                           " LATERAL (SELECT now() - n * interval '17 seconds' AS t) times")
                .arg(count));
        m_fresh.execute(QStringLiteral("VACUUM ANALYZE articles"));
    }

private:
    Support::FreshDatabase m_fresh;

public:
    Articles::SqlArticleStore store;
};

class SaveAcknowledged final : public Row
{
public:
    QString what() const override { return QStringLiteral("save, acknowledged"); }
    QString reference() const override
    {
        return QStringLiteral("the same transaction through libpq");
    }
    Budget budget() const override { return {Budget::Kind::RatioAtMost, 1.3}; }

    Core::Result<Figures> measure() override
    {
        if (Support::postgresDsn().isEmpty())
            return noServer();
        StoreBench bench;
        Core::Article fresh = sampleArticle(6000);
        fresh.version = 0;
        const QString actor = QStringLiteral("bench");
        Core::Result<Core::Article> stored = deliver(bench.store.save(fresh, actor, Core::Call{}));
        if (!stored)
            return Core::failure(stored.error());

        Core::Article other = sampleArticle(6000);
        other.version = 0;
        Core::Result<Core::Article> reference =
            deliver(bench.store.save(other, actor, Core::Call{}));
        if (!reference)
            return Core::failure(reference.error());
        Libpq libpq(bench.fresh().dsn());
        prepare(libpq);

        std::vector<double> ours;
        std::vector<double> theirs;
        for (int round = 0; round < 320; ++round) {
            Core::Article edited = *stored;
            edited.body += QStringLiteral("One sentence more. ");
            ours.push_back(secondsOf(
                [&] { stored = deliver(bench.store.save(edited, actor, Core::Call{})); }));
            if (!stored)
                return Core::failure(stored.error());

            reference->body += QStringLiteral("One sentence more. ");
            theirs.push_back(secondsOf([&] { saveByLibpq(libpq, *reference); }));
            if (round == 20) { // statements are prepared and pages warm by then
                ours.clear();
                theirs.clear();
            }
        }
        return Figures{median(ours), median(theirs)};
    }

private:
    static void prepare(Libpq &libpq)
    {
        libpq.prepare("read", "SELECT " + articleColumns() + ", body FROM articles WHERE id = $1");
        libpq.prepare(
            "update",
            "UPDATE articles SET version = version + 1, title = $3, summary = $4, body = $5,"
            " updated_at = clock_timestamp(), updated_by = 'bench' WHERE id = $1 AND version = $2"
            " RETURNING version");
        libpq.prepare(
            "revision",
            "INSERT INTO revisions (article_id, version, title, content, saved_at, saved_by)"
            " VALUES ($1, $2, $3, CAST($4 AS jsonb), clock_timestamp(), 'bench')");
        libpq.prepare(
            "outbox",
            "INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, version, "
            "created_at)"
            " VALUES ($1, 'article', $2, 'saved', CAST($3 AS jsonb), $4, clock_timestamp())");
    }

    static void saveByLibpq(Libpq &libpq, Core::Article &article)
    {
        const QByteArray id = article.id.toString().toLatin1();
        libpq.run("BEGIN");
        libpq.run("read", {id});
        const int updated =
            libpq.run("update", {id, QByteArray::number(article.version), article.title.toUtf8(),
                                 article.summary.toUtf8(), article.body.toUtf8()});
        if (updated != 1)
            qFatal("the reference lost its article");
        ++article.version;
        const QByteArray content =
            QJsonDocument(Core::articleToJson(article, Core::JsonDetail::Internal))
                .toJson(QJsonDocument::Compact);
        const QByteArray version = QByteArray::number(article.version);
        libpq.run("revision", {id, version, article.title.toUtf8(), content});
        libpq.run("outbox",
                  {Core::ArticleId::create().toString().toLatin1(), id, content, version});
        libpq.run("COMMIT");
    }
};

constexpr int Shown = 50;
constexpr int Many = 1'000'000;
constexpr int Few = 10'000;

/** Medians of the first rows of a filtered list, by the store and by libpq, over `count` articles.
 */
Core::Result<Figures> firstRows(int count)
{
    StoreBench bench;
    if (const auto opened = deliver(bench.store.ping(Core::Call{})); !opened)
        return Core::failure(opened.error());
    bench.fill(count);
    Libpq libpq(bench.fresh().dsn());
    libpq.prepare("list", "SELECT " + articleColumns() +
                              " FROM articles WHERE deleted_at IS NULL AND status = $1"
                              " ORDER BY updated_at DESC, id DESC LIMIT $2");
    Core::ArticleQuery query;
    query.status = Core::Status::Published;

    std::vector<double> ours;
    std::vector<double> theirs;
    for (int round = 0; round < 320; ++round) {
        Core::Result<Core::ArticlePage> page;
        ours.push_back(
            secondsOf([&] { page = deliver(bench.store.list(query, Shown, {}, Core::Call{})); }));
        if (!page)
            return Core::failure(page.error());
        int rows = 0;
        theirs.push_back(secondsOf(
            [&] { rows = libpq.run("list", {"published", QByteArray::number(Shown + 1)}); }));
        if (page->rows.size() != Shown || rows != Shown + 1)
            return Core::failure(Core::ErrorKind::Internal, QStringLiteral("rows are missing"));
        if (round == 20) {
            ours.clear();
            theirs.clear();
        }
    }
    return Figures{median(ours), median(theirs)};
}

/** The two lists are measured once, for both rows. */
struct ListFigures
{
    std::optional<Core::Result<Figures>> many;

    const Core::Result<Figures> &ofMany()
    {
        if (!many)
            many = firstRows(Many);
        return *many;
    }
};

class FirstRows final : public Row
{
public:
    explicit FirstRows(std::shared_ptr<ListFigures> lists) : m_lists(std::move(lists)) {}
    QString what() const override { return QStringLiteral("first 50 of a list of 1,000,000"); }
    QString reference() const override { return QStringLiteral("the same SQL through libpq"); }
    Budget budget() const override { return {Budget::Kind::RatioAtMost, 1.5}; }

    Core::Result<Figures> measure() override
    {
        return Support::postgresDsn().isEmpty() ? Core::Result<Figures>(noServer())
                                                : m_lists->ofMany();
    }

private:
    const std::shared_ptr<ListFigures> m_lists;
};

class FirstRowsByLength final : public Row
{
public:
    explicit FirstRowsByLength(std::shared_ptr<ListFigures> lists) : m_lists(std::move(lists)) {}
    QString what() const override { return QStringLiteral("first 50 of a list of 1,000,000"); }
    QString reference() const override { return QStringLiteral("the same list of 10,000"); }
    Budget budget() const override { return {Budget::Kind::RatioAtMost, 1.2}; }

    Core::Result<Figures> measure() override
    {
        if (Support::postgresDsn().isEmpty())
            return noServer();
        const Core::Result<Figures> many = m_lists->ofMany();
        if (!many)
            return many;
        const Core::Result<Figures> few = firstRows(Few);
        if (!few)
            return few;
        return Figures{many->measured, few->measured};
    }

private:
    const std::shared_ptr<ListFigures> m_lists;
};

} // namespace

Rows storeRows()
{
    const auto lists = std::make_shared<ListFigures>();
    Rows rows;
    rows.push_back(std::make_unique<SaveAcknowledged>());
    rows.push_back(std::make_unique<FirstRows>(lists));
    rows.push_back(std::make_unique<FirstRowsByLength>(lists));
    return rows;
}

} // namespace Triptych::Bench
