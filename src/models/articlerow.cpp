#include "articlerow.h"

#include "articlelistmodel.h"

namespace Triptych::Models {

namespace {

qint64 toNumber(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

} // namespace

QDateTime ArticleRow::toTime(qint64 number)
{
    return number == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(number, Qt::UTC);
}

ArticleRow ArticleRow::placeholder(const Core::ArticleId &id)
{
    ArticleRow row;
    row.id = id;
    return row;
}

ArticleRow ArticleRow::of(const Core::ArticleSummary &article)
{
    ArticleRow row;
    row.id = article.id;
    row.version = article.version;
    row.updatedAt = toNumber(article.updatedAt);
    row.createdAt = toNumber(article.createdAt);
    row.publishAt = toNumber(article.publishAt);
    row.publishDay = article.publishDay;
    row.title = article.title;
    row.summary = article.summary;
    row.slug = article.slug;
    row.authors = article.authors;
    row.tags = article.tags;
    row.language = article.language;
    row.updatedBy = article.updatedBy;
    row.isDeleted = article.isDeleted();
    row.status = article.status;
    row.isThere = true;
    return row;
}

Core::ArticleSummary ArticleRow::summaryOf() const
{
    Core::ArticleSummary article;
    article.id = id;
    article.version = version;
    article.title = title;
    article.summary = summary;
    article.slug = slug;
    article.authors = authors;
    article.tags = tags;
    article.language = language;
    article.status = status;
    article.publishAt = toTime(publishAt);
    article.publishDay = publishDay;
    article.updatedAt = toTime(updatedAt);
    article.createdAt = toTime(createdAt);
    article.updatedBy = updatedBy;
    if (isDeleted)
        article.deletedAt = article.updatedAt;
    return article;
}

bool ArticleRow::isScheduled() const
{
    return status == Core::Status::Published && publishAt > QDateTime::currentMSecsSinceEpoch();
}

QList<int> ArticleRow::changedRoles(const ArticleRow &fresh) const
{
    using Model = ArticleListModel;
    QList<int> roles{Qt::AccessibleTextRole};
    const auto note = [&roles](bool changed, std::initializer_list<int> which) {
        if (changed)
            roles.append(QList<int>(which));
    };
    note(isThere != fresh.isThere, {Model::ThereRole});
    note(title != fresh.title, {Qt::DisplayRole, Model::TitleRole});
    note(authors != fresh.authors, {Model::AuthorsRole});
    note(tags != fresh.tags, {Model::TagsRole});
    note(summary != fresh.summary, {Model::SummaryRole});
    note(slug != fresh.slug, {Model::SlugRole});
    note(language != fresh.language, {Model::LanguageRole});
    note(status != fresh.status, {Model::StatusRole, Model::ScheduledRole});
    note(publishAt != fresh.publishAt, {Model::PublishAtRole, Model::ScheduledRole});
    note(publishDay != fresh.publishDay, {Model::PublishDayRole});
    note(updatedAt != fresh.updatedAt, {Model::UpdatedAtRole});
    note(updatedBy != fresh.updatedBy, {Model::UpdatedByRole});
    note(isDeleted != fresh.isDeleted, {Model::DeletedAtRole});
    note(version != fresh.version, {Model::VersionRole});
    return roles;
}

} // namespace Triptych::Models
