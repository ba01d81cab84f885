#include "sqlarticlestore.h"

#include "articlelist.h"
#include "articlerows.h"
#include "articlewriter.h"
#include "storecalls.h"

#include <core/articlejson.h>
#include <core/storedarticle.h>
#include <sql/database.h>
#include <sql/sqltext.h>

#include <QCoreApplication>

namespace Triptych::Articles {

using Core::Article;
using Core::ArticleId;
using Core::Call;
using Core::ErrorKind;
using Core::FutureResult;
using Core::Result;
using Ports::WorkingCopy;
using Sql::Access;
using Sql::Connection;
using Sql::Row;

namespace {

constexpr int MaximumIds = 1000;
constexpr int MaximumRevisions = 200;
constexpr int MaximumSlugIds = 100;
constexpr int MaximumWorkingCopies = 1000;
constexpr int CountBound = 10'000;
constexpr int OverviewTags = 12;
constexpr int MostNames = 100;

Core::Error notFound()
{
    return {ErrorKind::NotFound,
            QCoreApplication::translate("Articles", "This article does not exist."),
            {}};
}

QStringList texts(const QList<ArticleId> &ids)
{
    QStringList list;
    list.reserve(ids.size());
    for (const ArticleId &id : ids)
        list << id.toString();
    return list;
}

/** Runs one change of an ArticleWriter as a transaction. */
template<typename Change>
auto writeOne(Sql::Database &database, Call call, QString actor, Change change)
{
    using R = std::invoke_result_t<Change, ArticleWriter &>;
    return database.run(Access::Write, std::move(call),
                        [actor = std::move(actor), change](Connection &connection) {
                            return connection.transaction([&]() -> R {
                                ArticleWriter writer(connection, actor);
                                return change(writer);
                            });
                        });
}

/** Reads articles that were stored whole as JSON. */
Result<QList<WorkingCopy>> readCopies(Sql::Statement &statement)
{
    auto contents = statement.all([](const Row &row) { return row.object("content"); });
    if (!contents)
        return Core::failure(contents.error());
    QList<WorkingCopy> copies;
    for (const QJsonObject &content : *contents) {
        auto article = articleFromContent(content);
        if (!article)
            return Core::failure(article.error());
        const QString device = QStringLiteral("device"); // beside the article's own members
        article->unknown.remove(device);
        copies << WorkingCopy{*article, content.value(device).toString()};
    }
    return copies;
}

Result<QList<Article>> readContents(Sql::Statement &statement)
{
    auto contents = statement.all([](const Row &row) { return row.object("content"); });
    if (!contents)
        return Core::failure(contents.error());
    QList<Article> articles;
    for (const QJsonObject &content : *contents) {
        auto article = articleFromContent(content);
        if (!article)
            return Core::failure(article.error());
        articles << *article;
    }
    return articles;
}

} // namespace

SqlArticleStore::SqlArticleStore(std::shared_ptr<Sql::Database> database)
    : m_database(std::move(database))
{
}

SqlArticleStore::~SqlArticleStore() = default;

FutureResult<Article> SqlArticleStore::article(ArticleId id, Call call)
{
    return m_database->run(
        Access::Read, std::move(call), [id](Connection &connection) -> Result<Article> {
            auto article = connection.statement(name("article")).bind("id", id).one(articleFromRow);
            if (!article)
                return Core::failure(article.error());
            if (!*article || (*article)->isDeleted())
                return Core::failure(notFound());
            return **article;
        });
}

FutureResult<QList<Article>> SqlArticleStore::articles(QList<ArticleId> ids, Call call)
{
    if (ids.size() > MaximumIds)
        return Core::ready<QList<Article>>(Core::failure(tooMany()));
    return m_database->run(
        Access::Read, std::move(call), [ids = texts(ids)](Connection &connection) {
            return connection.statement(name("articles")).bindTexts("ids", ids).all(articleFromRow);
        });
}

FutureResult<QList<Core::Standing>> SqlArticleStore::standings(QList<ArticleId> ids, Call call)
{
    if (ids.size() > MaximumIds)
        return Core::ready<QList<Core::Standing>>(Core::failure(tooMany()));
    return m_database->run(Access::Read, std::move(call),
                           [ids = texts(ids)](Connection &connection) {
                               return connection.statement(name("standings"))
                                   .bindTexts("ids", ids)
                                   .all(standingFromRow);
                           });
}

FutureResult<QList<ArticleId>> SqlArticleStore::idsBySlug(QString slug, Call call)
{
    return m_database->run(Access::Read, std::move(call),
                           [slug = std::move(slug)](Connection &connection) {
                               return connection.statement(name("ids_by_slug"))
                                   .bind("slug", slug)
                                   .bind("limit", MaximumSlugIds)
                                   .all([](const Row &row) { return row.articleId("id"); });
                           });
}

FutureResult<Core::ArticlePage> SqlArticleStore::list(Core::ArticleQuery query, int limit,
                                                      QString after, Call call)
{
    auto list = ArticleList::create(query, limit, after);
    if (!list)
        return Core::ready<Core::ArticlePage>(Core::failure(list.error()));
    return m_database->run(
        Access::Read, std::move(call),
        [list = *std::move(list)](Connection &connection) { return list.read(connection); });
}

FutureResult<QList<Article>> SqlArticleStore::scan(ArticleId after, int limit, Call call)
{
    if (limit < 1 || limit > MaximumIds)
        return Core::ready<QList<Article>>(Core::failure(tooMany()));
    return m_database->run(Access::Read, std::move(call), [after, limit](Connection &connection) {
        // A null id is bound as NULL, and nothing is greater than that.
        return connection.statement(name("scan"))
            .bind("after", after.toString())
            .bind("limit", limit)
            .all(articleFromRow);
    });
}

FutureResult<Core::Overview> SqlArticleStore::overview(QString mine, Call call)
{
    return m_database->run(
        Access::Read, std::move(call),
        [mine = std::move(mine)](Connection &connection) -> Result<Core::Overview> {
            const auto bounded = [](qint64 rows) {
                return Core::BoundedCount{qMin<qint64>(rows, CountBound), rows > CountBound};
            };
            auto overview = connection.statement(name("overview"))
                                .bind("mine", mine)
                                .bind("bound", CountBound + 1)
                                .one([&bounded](const Row &row) {
                                    Core::Overview counts;
                                    counts.all = bounded(row.integer("all_rows"));
                                    counts.mine = bounded(row.integer("mine_rows"));
                                    counts.draft = bounded(row.integer("draft_rows"));
                                    counts.review = bounded(row.integer("review_rows"));
                                    counts.scheduled = bounded(row.integer("scheduled_rows"));
                                    counts.published = bounded(row.integer("published_rows"));
                                    counts.archived = bounded(row.integer("archived_rows"));
                                    return counts;
                                });
            if (!overview)
                return Core::failure(overview.error());
            auto tags = connection.statement(name("top_tags"))
                            .bind("limit", OverviewTags)
                            .all([](const Row &row) {
                                return Core::TagCount{row.text("tag"), row.integer("articles")};
                            });
            if (!tags)
                return Core::failure(tags.error());
            Core::Overview result = overview->value_or(Core::Overview());
            result.tags = *tags;
            return result;
        });
}

namespace {

const char *namesStatement(Core::NameKind kind)
{
    switch (kind) {
    case Core::NameKind::Tag:
        return "names_tags";
    case Core::NameKind::Author:
        return "names_authors";
    case Core::NameKind::Section:
        break;
    }
    return "names_sections";
}

/** For LIKE, with ! as its escape. */
QString asPattern(QString text)
{
    for (const QChar sign : {u'!', u'%', u'_'})
        text.replace(QString(sign), QStringLiteral("!%1").arg(sign));
    return text;
}

} // namespace

FutureResult<QStringList> SqlArticleStore::names(Core::NameKind kind, QString beginning, int limit,
                                                 Call call)
{
    return m_database->run(Access::Read, std::move(call),
                           [kind, limit = qBound(1, limit, MostNames),
                            beginning = std::move(beginning)](Connection &connection) {
                               // SQLite's LIKE folds the case of ASCII alone: the first letter is
                               // tried in both.
                               const QString lower = asPattern(beginning.simplified().toLower());
                               QString upper = lower;
                               upper.replace(0, qMin<qsizetype>(1, upper.size()),
                                             lower.left(1).toUpper());
                               return connection.statement(name(namesStatement(kind)))
                                   .bind("begins", QStringLiteral("%1%").arg(lower))
                                   .bind("word", QStringLiteral("% %1%").arg(lower))
                                   .bind("begins_upper", QStringLiteral("%1%").arg(upper))
                                   .bind("word_upper", QStringLiteral("% %1%").arg(upper))
                                   .bind("limit", limit)
                                   .all([](const Row &row) { return row.text("name"); });
                           });
}

FutureResult<Article> SqlArticleStore::save(Article article, QString actor, Call call)
{
    return writeOne(
        *m_database, std::move(call), std::move(actor),
        [article = std::move(article)](ArticleWriter &writer) { return writer.save(article); });
}

FutureResult<QList<Result<Article>>> SqlArticleStore::saveAll(QList<Article> articles,
                                                              QString actor, Call call)
{
    using Results = QList<Result<Article>>;
    if (articles.size() > MaximumSaves)
        return Core::ready<Results>(Core::failure(tooMany()));
    return m_database->run(
        Access::Write, std::move(call),
        [articles = std::move(articles), actor = std::move(actor)](Connection &connection) {
            return connection.transaction([&]() -> Result<Results> {
                ArticleWriter writer(connection, actor);
                Results results;
                for (const Article &article : articles) {
                    auto saved = connection.savepoint([&] { return writer.save(article); });
                    if (!saved && endsBatch(connection, saved.error()))
                        return Core::failure(saved.error());
                    results << std::move(saved);
                }
                return results;
            });
        });
}

FutureResult<qint64> SqlArticleStore::remove(ArticleId id, qint64 version, QString actor, Call call)
{
    return writeOne(*m_database, std::move(call), std::move(actor),
                    [id, version](ArticleWriter &writer) { return writer.remove(id, version); });
}

FutureResult<Article> SqlArticleStore::restore(ArticleId id, qint64 version, QString actor,
                                               Call call)
{
    return writeOne(*m_database, std::move(call), std::move(actor),
                    [id, version](ArticleWriter &writer) { return writer.restore(id, version); });
}

FutureResult<Core::Tombstone> SqlArticleStore::tombstone(ArticleId id, Call call)
{
    return m_database->run(Access::Read, std::move(call), [id](Connection &connection) {
        return ArticleWriter(connection, {}).tombstone(id);
    });
}

FutureResult<Article> SqlArticleStore::restoreAsDraft(ArticleId id, qint64 version, QString slug,
                                                      QString actor, Call call)
{
    return writeOne(*m_database, std::move(call), std::move(actor),
                    [id, version, slug = std::move(slug)](ArticleWriter &writer) {
                        return writer.restoreAsDraft(id, version, slug);
                    });
}

FutureResult<qint64> SqlArticleStore::erase(ArticleId id, qint64 version, QString actor, Call call)
{
    return writeOne(*m_database, std::move(call), std::move(actor),
                    [id, version](ArticleWriter &writer) { return writer.erase(id, version); });
}

FutureResult<QList<Core::RevisionInfo>> SqlArticleStore::revisions(ArticleId id, Call call)
{
    return m_database->run(Access::Read, std::move(call), [id](Connection &connection) {
        return connection.statement(name("revisions"))
            .bind("id", id)
            .bind("limit", MaximumRevisions)
            .all([](const Row &row) {
                return Core::RevisionInfo{row.integer("version"), row.time("saved_at"),
                                          row.text("saved_by"), row.text("title")};
            });
    });
}

FutureResult<Article> SqlArticleStore::revision(ArticleId id, qint64 version, Call call)
{
    return m_database->run(Access::Read, std::move(call),
                           [id, version](Connection &connection) -> Result<Article> {
                               Sql::Statement statement = connection.statement(name("revision"));
                               statement.bind("id", id).bind("version", version);
                               auto articles = readContents(statement);
                               if (!articles)
                                   return Core::failure(articles.error());
                               if (articles->isEmpty())
                                   return Core::failure(notFound());
                               return articles->constFirst();
                           });
}

FutureResult<QList<Article>> SqlArticleStore::publishedTexts(QList<ArticleId> ids, Call call)
{
    constexpr int Ids = 25;
    if (ids.size() > Ids)
        return Core::ready<QList<Article>>(Core::failure(tooMany()));
    return m_database->run(
        Access::Read, std::move(call),
        [ids = texts(ids)](Connection &connection) -> Result<QList<Article>> {
            Sql::Statement statement = connection.statement(name("published_texts"));
            statement.bindTexts("ids", ids).bind("versions", MaximumRevisions).bind("most", 50);
            return readContents(statement);
        });
}

FutureResult<void> SqlArticleStore::putWorkingCopy(WorkingCopy copy, QString owner,
                                                   std::optional<WorkingCopy> over, Call call)
{
    if (auto checked = checkWorkingCopy(copy.article); !checked)
        return Core::ready<void>(Core::failure(checked.error()));
    QJsonObject content = Core::articleToStored(copy.article);
    content.insert(QLatin1String("device"), copy.device);
    // As the statement puts it together of the row that is there.
    const QString replaced = over ? over->device + QLatin1Char(' ') +
                                        Core::timeToJson(over->article.updatedAt).toString()
                                  : QString();
    return m_database->run(
        Access::Write, std::move(call),
        [id = copy.article.id, version = copy.article.version, content, replaced,
         owner = std::move(owner)](Connection &connection) {
            return connection.transaction([&]() -> Result<void> {
                const auto put = connection.statement(name("put_working_copy"))
                                     .bind("article_id", id)
                                     .bind("owner", owner)
                                     .bind("base_version", version)
                                     .bind("over", replaced)
                                     .bindJson("content", content)
                                     .exec();
                if (put && *put == 0) {
                    return Core::failure(
                        Core::ErrorKind::Conflict,
                        QCoreApplication::translate(
                            "Articles",
                            "Unsaved text of this article from another computer is kept."));
                }
                return put.map([](int) {});
            });
        });
}

FutureResult<std::optional<WorkingCopy>> SqlArticleStore::workingCopy(ArticleId id, QString owner,
                                                                      Call call)
{
    return m_database->run(
        Access::Read, std::move(call),
        [id,
         owner = std::move(owner)](Connection &connection) -> Result<std::optional<WorkingCopy>> {
            Sql::Statement statement = connection.statement(name("working_copy"));
            statement.bind("id", id).bind("owner", owner);
            const auto copies = readCopies(statement);
            if (!copies)
                return Core::failure(copies.error());
            return copies->isEmpty() ? std::nullopt : std::optional(copies->constFirst());
        });
}

FutureResult<QList<WorkingCopy>> SqlArticleStore::workingCopies(QString owner, Call call)
{
    return m_database->run(
        Access::Read, std::move(call), [owner = std::move(owner)](Connection &connection) {
            Sql::Statement statement = connection.statement(name("working_copies"));
            statement.bind("owner", owner).bind("limit", MaximumWorkingCopies);
            return readCopies(statement);
        });
}

FutureResult<void> SqlArticleStore::dropWorkingCopy(ArticleId id, QString owner, QString device,
                                                    Call call)
{
    return m_database->run(
        Access::Write, std::move(call),
        [id, owner = std::move(owner), device = std::move(device)](Connection &connection) {
            return connection.transaction([&]() -> Result<void> {
                return connection.statement(name("drop_working_copy"))
                    .bind("id", id)
                    .bind("device", device)
                    .bind("owner", owner)
                    .exec()
                    .map([](int) {});
            });
        });
}

FutureResult<bool> SqlArticleStore::seesEverything(Call call)
{
    return m_database->run(
        Access::Read, std::move(call), [](Connection &connection) -> Result<bool> {
            auto everything = connection.statement(name("sees_everything")).one([](const Row &row) {
                return row.boolean("everything");
            });
            if (!everything)
                return Core::failure(everything.error());
            return everything->value_or(false);
        });
}

FutureResult<Core::StorePing> SqlArticleStore::ping(Call call)
{
    return m_database->ping(std::move(call));
}

} // namespace Triptych::Articles
