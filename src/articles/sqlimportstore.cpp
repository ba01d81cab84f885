#include "sqlarticlestore.h"

#include "articlerows.h"
#include "importsources.h"
#include "sourceclaim.h"
#include "storecalls.h"

#include <sql/database.h>

#include <QJsonArray>

// What imports ask of the store.

namespace Triptych::Articles {

using Core::Article;
using Core::ArticleId;
using Core::Call;
using Core::FutureResult;
using Core::Result;
using Sql::Access;
using Sql::Connection;
using Sql::Row;

namespace {

QJsonObject jsonOf(const QList<Core::Address> &addresses)
{
    QJsonArray asked;
    for (const Core::Address &address : addresses) {
        asked << QJsonObject{{QStringLiteral("language"), address.language},
                             {QStringLiteral("slug"), address.slug}};
    }
    return {{QStringLiteral("addresses"), asked}};
}

} // namespace

FutureResult<QList<Article>> SqlArticleStore::bySource(QString source, QStringList paths, Call call)
{
    if (paths.size() > MaximumSaves)
        return Core::ready<QList<Article>>(Core::failure(tooMany()));
    return m_database->run(
        Access::Read, std::move(call),
        [source = std::move(source), paths = std::move(paths)](Connection &connection) {
            return connection.statement(name("by_source"))
                .bind("name", source)
                .bindTexts("paths", paths)
                .all(articleFromRow);
        });
}

FutureResult<QList<Article>> SqlArticleStore::notShown(ArticleId after, int limit, Call call)
{
    if (limit < 1 || limit > MaximumSaves)
        return Core::ready<QList<Article>>(Core::failure(tooMany()));
    return m_database->run(Access::Read, std::move(call), [after, limit](Connection &connection) {
        return connection.statement(name("scan_not_shown"))
            .bind("after", after.toString())
            .bind("limit", limit)
            .all(articleFromRow);
    });
}

FutureResult<QList<Core::KnownSource>> SqlArticleStore::importSources(Call call)
{
    return m_database->run(Access::Read, std::move(call), [](Connection &connection) {
        return connection.transaction([&] { return ImportSources(connection).all(); });
    });
}

FutureResult<void> SqlArticleStore::putImportSource(QString name, QString root, QString knownRoot,
                                                    QString actor, Call call)
{
    return m_database->run(
        Access::Write, std::move(call),
        [name = std::move(name), root = std::move(root), knownRoot = std::move(knownRoot),
         actor = std::move(actor)](Connection &connection) {
            return connection.transaction([&] {
                ImportSources sources(connection);
                return knownRoot.isEmpty() ? sources.add(name, root, actor)
                                           : sources.move(name, root, knownRoot, actor);
            });
        });
}

FutureResult<qint64> SqlArticleStore::countOfSource(QString source, Call call)
{
    return m_database->run(Access::Read, std::move(call),
                           [source = std::move(source)](Connection &connection) {
                               return ImportSources(connection).articles(source);
                           });
}

FutureResult<qint64> SqlArticleStore::liveCountOfSource(QString source, Call call)
{
    return m_database->run(Access::Read, std::move(call),
                           [source = std::move(source)](Connection &connection) {
                               return ImportSources(connection).liveArticles(source);
                           });
}

FutureResult<QStringList> SqlArticleStore::pathsOfSource(QString source, int limit, Call call)
{
    return m_database->run(Access::Read, std::move(call),
                           [source = std::move(source), limit](Connection &connection) {
                               return ImportSources(connection).paths(source, limit);
                           });
}

FutureResult<QStringList> SqlArticleStore::pathsOfSourceAfter(QString source, QString after,
                                                              int limit, Call call)
{
    return m_database->run(
        Access::Read, std::move(call),
        [source = std::move(source), after = std::move(after), limit](Connection &connection) {
            return ImportSources(connection).pathsAfter(source, after, limit);
        });
}

FutureResult<Ports::SourceClaim> SqlArticleStore::claimSource(QString source, Call call)
{
    return m_database->run(Access::Read, std::move(call),
                           [source = std::move(source), settings = m_database->settings()](
                               Connection &connection) -> Result<Ports::SourceClaim> {
                               return claim(connection, settings, source);
                           });
}

FutureResult<void> SqlArticleStore::removeImportSource(QString source, Call call)
{
    return m_database->run(
        Access::Write, std::move(call),
        [source = std::move(source),
         settings = m_database->settings()](Connection &connection) -> Result<void> {
            // Kept to the end of the removal, so that no import begins meanwhile.
            const auto held = claim(connection, settings, source);
            if (!held)
                return Core::failure(held.error());
            return connection.transaction([&] { return ImportSources(connection).remove(source); });
        });
}

FutureResult<bool> SqlArticleStore::mayPublish(Call call)
{
    return m_database->run(
        Access::Read, std::move(call), [](Connection &connection) -> Result<bool> {
            const auto may = connection.statement(name("may_publish")).one([](const Row &row) {
                return row.boolean("publishes");
            });
            if (!may)
                return Core::failure(may.error());
            return may->value_or(true);
        });
}

FutureResult<QHash<Core::Address, ArticleId>>
SqlArticleStore::takenAddresses(QList<Core::Address> addresses, Call call)
{
    using Taken = QHash<Core::Address, ArticleId>;
    if (addresses.size() > MaximumSaves)
        return Core::ready<Taken>(Core::failure(tooMany()));
    return m_database->run(
        Access::Read, std::move(call), [asked = jsonOf(addresses)](Connection &connection) {
            Taken taken;
            return connection.statement(name("addresses_taken"))
                .bindJson("addresses", asked)
                .each([&taken](const Row &row) {
                    taken.insert({row.text("language"), row.text("slug")}, row.articleId("id"));
                })
                .map([&taken] { return taken; });
        });
}

FutureResult<QHash<Core::Address, Core::ArticleSummary>>
SqlArticleStore::redirectsFrom(QList<Core::Address> addresses, Call call)
{
    using Redirects = QHash<Core::Address, Core::ArticleSummary>;
    return m_database->run(
        Access::Read, std::move(call), [asked = jsonOf(addresses)](Connection &connection) {
            Redirects found;
            return connection.statement(name("redirects_from"))
                .bindJson("addresses", asked)
                .each([&found](const Row &row) {
                    Core::ArticleSummary article;
                    article.id = row.articleId("id");
                    article.title = row.text("title");
                    found.insert({row.text("language"), row.text("slug")}, article);
                })
                .map([&found] { return found; });
        });
}

} // namespace Triptych::Articles
