#include "libpq.h"
#include "measure.h"
#include "row.h"

#include <articles/sqlarticlestore.h>
#include <articles/sqlbulkstore.h>
#include <core/articlejson.h>
#include <core/asfuture.h>
#include <core/storedarticle.h>
#include <newsroom/bulkrun.h>
#include <sql/database.h>
#include <support/freshdatabase.h>
#include <support/servers.h>

#include <QJsonArray>
#include <QJsonDocument>

namespace Triptych::Bench {

namespace {

constexpr int Articles = 10'000;
constexpr int Batch = 200;
constexpr int Rounds = 3;

QByteArray rowsOf(const QJsonArray &rows)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("rows"), rows}})
        .toJson(QJsonDocument::Compact);
}

/** What a bulk action says to the server, by libpq: batches that are read, locked, written with
 * revisions and outbox rows, and noted. */
class ByLibpq final
{
public:
    explicit ByLibpq(const QString &dsn) : m_libpq(dsn)
    {
        const QByteArray ids =
            "ARRAY(SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST($1 AS jsonb)) "
            "AS value)";
        m_libpq.prepare("read", "SELECT " + articleColumns() +
                                    ", body FROM articles WHERE id = ANY (" + ids + ")");
        m_libpq.prepare("lock", "SELECT id, version FROM articles WHERE id = ANY (" + ids +
                                    ") ORDER BY id FOR NO KEY UPDATE");
        m_libpq.prepare(
            "update",
            "UPDATE articles SET version = articles.version + 1, tags = "
            "ARRAY(SELECT jsonb_array_elements_text(q.tags)), updated_at = clock_timestamp(), "
            "updated_by = 'bench', changed_in = pg_current_xact_id() FROM "
            "jsonb_to_recordset(CAST($1 AS jsonb) -> 'rows') AS q (id uuid, version bigint, tags "
            "jsonb) WHERE articles.id = q.id AND articles.version = q.version "
            "RETURNING articles.id, articles.version, articles.updated_at");
        m_libpq.prepare(
            "revisions",
            "INSERT INTO revisions (article_id, version, title, content, saved_at, saved_by) "
            "SELECT q.id, q.version, q.content ->> 'title', q.content, clock_timestamp(), 'bench' "
            "FROM jsonb_to_recordset(CAST($1 AS jsonb) -> 'rows') AS q (id uuid, version bigint, "
            "content jsonb)");
        m_libpq.prepare(
            "outbox",
            "INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, version, "
            "created_at, bulk) SELECT q.row, 'article', CAST(q.id AS text), 'saved', q.content, "
            "q.version, clock_timestamp(), true FROM jsonb_to_recordset(CAST($1 AS jsonb) -> "
            "'rows') AS q (row uuid, id uuid, version bigint, content jsonb)");
        m_libpq.prepare(
            "note",
            "UPDATE bulk_rows SET state = 'changed', version_after = q.version, before = q.before "
            "FROM jsonb_to_recordset(CAST($2 AS jsonb) -> 'rows') AS q (id uuid, version bigint, "
            "before jsonb) WHERE action = CAST($1 AS uuid) AND article_id = q.id");
    }

    /** Does the action, which waits with all its articles. */
    void run(const QUuid &action, QList<Core::Article> articles, const QString &tag)
    {
        for (qsizetype at = 0; at < articles.size(); at += Batch) {
            QJsonArray ids, rows, contents, notes;
            for (Core::Article &article : articles.mid(at, Batch)) {
                const QString id = article.id.toString();
                ids << id;
                QJsonObject row{{QStringLiteral("id"), id},
                                {QStringLiteral("version"), article.version}};
                const QJsonValue before(QJsonArray::fromStringList(article.tags));
                article.tags << tag;
                row.insert(QStringLiteral("tags"), QJsonArray::fromStringList(article.tags));
                rows << row;
                ++article.version;
                contents << QJsonObject{
                    {QStringLiteral("row"), Core::ArticleId::create().toString()},
                    {QStringLiteral("id"), id},
                    {QStringLiteral("version"), article.version},
                    {QStringLiteral("content"), Core::articleToStored(article)}};
                notes << QJsonObject{
                    {QStringLiteral("id"), id},
                    {QStringLiteral("version"), article.version},
                    {QStringLiteral("before"), QJsonObject{{QStringLiteral("tags"), before}}}};
            }
            const QByteArray list = QJsonDocument(ids).toJson(QJsonDocument::Compact);
            const QByteArray content = rowsOf(contents);
            m_libpq.run("read", {list});
            m_libpq.run("BEGIN");
            m_libpq.run("lock", {list});
            if (m_libpq.run("update", {rowsOf(rows)}) != ids.size())
                qFatal("the reference lost its articles");
            m_libpq.run("revisions", {content});
            m_libpq.run("outbox", {content});
            m_libpq.run("note", {action.toString(QUuid::WithoutBraces).toLatin1(), rowsOf(notes)});
            m_libpq.run("COMMIT");
        }
    }

private:
    Libpq m_libpq;
};

class BulkTags final : public Row
{
public:
    QString what() const override { return QStringLiteral("bulk: a tag on 10,000 articles"); }
    QString reference() const override
    {
        return QStringLiteral("the same statements through libpq");
    }
    Budget budget() const override { return {Budget::Kind::RatioAtMost, 1.5}; }

    Core::Result<Figures> measure() override
    {
        if (Support::postgresDsn().isEmpty()) {
            return Core::failure(Core::ErrorKind::Unreachable,
                                 QStringLiteral("TRIPTYCH_TEST_POSTGRES names no server"));
        }
        const Support::FreshDatabase fresh;
        const auto database =
            std::make_shared<Sql::Database>(Sql::ConnectSettings::postgresql(fresh.dsn()).value());
        Articles::SqlArticleStore store(database);
        Articles::SqlBulkStore bulk(database);
        Newsroom::BulkRun run(store, bulk, QStringLiteral("bench"), {});
        run.setBatch(Batch);
        const auto ids = fill(store);
        if (!ids)
            return Core::failure(ids.error());
        fresh.execute(QStringLiteral("VACUUM ANALYZE articles"));
        ByLibpq libpq(fresh.dsn());

        std::vector<double> ours;
        std::vector<double> theirs;
        for (int round = 0; round < Rounds; ++round) {
            const auto mine = begin(run, *ids, QStringLiteral("ours-%1").arg(round));
            if (!mine)
                return Core::failure(mine.error());
            Core::Result<Core::BulkAction> done;
            ours.push_back(
                secondsOf([&] { done = deliver(Core::asFuture(run.run(*mine, Core::Call{}))); }));
            if (!done)
                return Core::failure(done.error());
            if (done->changed != Articles)
                return Core::failure(Core::ErrorKind::Internal, QStringLiteral("not all changed"));

            const QString tag = QStringLiteral("theirs-%1").arg(round);
            const auto other = begin(run, *ids, tag);
            const auto articles = read(store, *ids);
            if (!other || !articles)
                return Core::failure(!other ? other.error() : articles.error());
            theirs.push_back(secondsOf([&] { libpq.run(*other, *articles, tag); }));
            fresh.execute(QStringLiteral("DELETE FROM outbox"));
            fresh.execute(QStringLiteral("VACUUM articles, outbox, bulk_rows"));
        }
        return Figures{median(ours), median(theirs)};
    }

private:
    static Core::Result<QList<Core::ArticleId>> fill(Articles::SqlArticleStore &store)
    {
        QList<Core::ArticleId> ids;
        for (int at = 0; at < Articles; at += Batch) {
            QList<Core::Article> articles;
            for (int i = at; i < at + Batch; ++i) {
                Core::Article article;
                article.title = QStringLiteral("Article number %1").arg(i);
                article.summary = QStringLiteral("Summary");
                article.body = QStringLiteral("A short text of a few words. ").repeated(10);
                article.tags = QStringList{QStringLiteral("tag-%1").arg(i % 20)};
                articles << article;
            }
            const auto saved =
                deliver(store.saveAll(articles, QStringLiteral("bench"), Core::Call{}));
            if (!saved)
                return Core::failure(saved.error());
            for (const auto &one : *saved) {
                if (!one)
                    return Core::failure(one.error());
                ids << one->id;
            }
        }
        return ids;
    }

    static Core::Result<QUuid> begin(Newsroom::BulkRun &run, const QList<Core::ArticleId> &ids,
                                     const QString &tag)
    {
        Core::BulkChange change;
        change.addTags = QStringList{tag};
        return deliver(Core::asFuture(run.begin(ids, change, Core::Call{})));
    }

    static Core::Result<QList<Core::Article>> read(Articles::SqlArticleStore &store,
                                                   const QList<Core::ArticleId> &ids)
    {
        QList<Core::Article> articles;
        for (qsizetype at = 0; at < ids.size(); at += Batch) {
            const auto part = deliver(store.articles(ids.mid(at, Batch), Core::Call{}));
            if (!part)
                return part;
            articles << *part;
        }
        return articles;
    }
};

} // namespace

Rows bulkRows()
{
    Rows rows;
    rows.push_back(std::make_unique<BulkTags>());
    return rows;
}

} // namespace Triptych::Bench
