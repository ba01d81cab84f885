#include "articlerow.h"

namespace Triptych::Sql {

Core::Article summaryFromRow(const Row &row)
{
    Core::Article article;
    article.id = row.articleId("id");
    article.version = row.integer("version");
    article.slug = row.text("slug");
    article.language = row.text("language");
    article.translationGroup = row.uuid("translation_group");
    article.title = row.text("title");
    article.summary = row.text("summary");
    article.authors = row.texts("authors");
    article.tags = row.texts("tags");
    article.section = row.text("section");
    article.status = Core::statusFromName(row.text("status")).value_or(Core::Status::Draft);
    article.publishAt = row.time("publish_at");
    if (!row.isNull("publish_day"))
        article.publishDay = QDate::fromString(row.text("publish_day"), Qt::ISODate);
    article.fields = row.object("fields");
    if (!row.isNull("source_name")) {
        article.source = Core::ImportSource{row.text("source_name"), row.text("source_path"),
                                            row.text("source_digest")};
    }
    article.createdAt = row.time("created_at");
    article.updatedAt = row.time("updated_at");
    article.createdBy = row.text("created_by");
    article.updatedBy = row.text("updated_by");
    article.deletedAt = row.time("deleted_at");
    return article;
}

Core::Article articleFromRow(const Row &row)
{
    Core::Article article = summaryFromRow(row);
    article.body = row.text("body");
    return article;
}

Core::Standing standingFromRow(const Row &row)
{
    return {row.articleId("id"), row.integer("version"),
            Core::statusFromName(row.text("status")).value_or(Core::Status::Draft),
            row.time("publish_at"), row.boolean("is_deleted")};
}

} // namespace Triptych::Sql
