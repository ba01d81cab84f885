// What an ArticleWriter does with articles that were deleted a while ago; their undo is restore().
#include "articlewriter.h"

#include <core/slug.h>

#include <QCoreApplication>

namespace Triptych::Articles {

using Core::Article;
using Core::ErrorKind;
using Core::Result;
using Sql::Row;

namespace {

/** From this schema on the rights let an admin take revisions away from an erased article. */
constexpr int ErasingSchema = 15;

} // namespace

Result<Core::Tombstone> ArticleWriter::tombstone(Core::ArticleId id)
{
    auto found = stored(id);
    if (!found)
        return Core::failure(found.error());
    if (!*found || !(*found)->isDeleted() || (*found)->isErased()) {
        return Core::failure(ErrorKind::NotFound,
                             QCoreApplication::translate(
                                 "Articles", "There is no deleted article to be restored here."));
    }
    return freeSlug(**found).map(
        [&found](const QString &slug) { return Core::Tombstone{**found, slug}; });
}

Result<Article> ArticleWriter::restoreAsDraft(Core::ArticleId id, qint64 version,
                                              const QString &slug)
{
    const auto before = deleted(id, version);
    if (!before)
        return before;
    Article article = *before;
    if (article.status == Core::Status::Published)
        article.status = Core::Status::Draft;
    if (!slug.isEmpty() && slug != article.slug) {
        if (auto checked = Core::checkSlug(slug); !checked)
            return Core::failure(checked.error());
        article.slug = slug;
    }
    return change(article, *before);
}

Result<qint64> ArticleWriter::erase(Core::ArticleId id, qint64 version)
{
    if (m_connection.dialect() == Sql::Dialect::PostgreSql &&
        m_connection.schemaVersion() < ErasingSchema) {
        return Core::failure(
            ErrorKind::Unsupported,
            QCoreApplication::translate(
                "Articles", "The tables of this workspace are older than this program. Their owner "
                            "must run \"triptychctl setup --upgrade\" before articles can be "
                            "erased."));
    }
    const auto before = deleted(id, version);
    if (!before)
        return Core::failure(before.error());
    Article article;
    article.id = id;
    article.slug = id.toString();
    article.language = before->language;
    article.source = before->source;
    article.createdAt = before->createdAt;
    article.createdBy = before->createdBy;
    const auto written = m_connection.statement(QStringLiteral("articles/erase"))
                             .bind("id", id)
                             .bind("version", version)
                             .bind("actor", m_actor)
                             .one([&article](const Row &row) {
                                 article.version = row.integer("version");
                                 article.updatedAt = row.time("updated_at");
                                 article.deletedAt = row.time("deleted_at");
                                 return true;
                             });
    if (!written)
        return Core::failure(written.error());
    if (!*written)
        return Core::failure(whyUnchanged(id, version));
    article.updatedBy = m_actor;
    for (const char *rest : {"articles/erase_revisions", "articles/erase_working_copies"}) {
        const auto gone = m_connection.statement(QLatin1String(rest)).bind("id", id).exec();
        if (!gone)
            return Core::failure(gone.error());
    }
    // What waits there says what the article was.
    const auto gone = m_connection.statement(QStringLiteral("outbox/erase"))
                          .bind("article_id", id.toString())
                          .exec();
    if (!gone)
        return Core::failure(gone.error());
    if (auto recorded = record(article, false); !recorded)
        return Core::failure(recorded.error());
    m_connection.setProof(
        [id, version = article.version](Sql::Connection &connection) -> Result<bool> {
            const auto found = connection.statement(QStringLiteral("articles/is_erased"))
                                   .bind("id", id)
                                   .bind("version", version)
                                   .one([](const Row &row) { return row.boolean("found"); });
            if (!found)
                return Core::failure(found.error());
            return found->value_or(false);
        });
    return article.version;
}

} // namespace Triptych::Articles
