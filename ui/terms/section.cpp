#include "section.h"

#include <QCoreApplication>

namespace Triptych::Ui {

QString sectionName(const Section &section)
{
    switch (section.kind) {
    case Section::Kind::All:
        return QCoreApplication::translate("Section", "All articles");
    case Section::Kind::Mine:
        return QCoreApplication::translate("Section", "Mine");
    case Section::Kind::Draft:
        return QCoreApplication::translate("Section", "Drafts");
    case Section::Kind::Review:
        return QCoreApplication::translate("Section", "In review");
    case Section::Kind::Scheduled:
        return QCoreApplication::translate("Section", "Scheduled");
    case Section::Kind::Published:
        return QCoreApplication::translate("Section", "Published");
    case Section::Kind::Archived:
        return QCoreApplication::translate("Section", "Archived");
    case Section::Kind::Tag:
        return section.tag;
    case Section::Kind::Search:
        return QCoreApplication::translate("Section", "Search");
    case Section::Kind::Stores:
        return QCoreApplication::translate("Section", "Stores");
    case Section::Kind::Deleted:
        return QCoreApplication::translate("Section", "Deleted");
    }
    return {};
}

Icon sectionIcon(const Section &section)
{
    switch (section.kind) {
    case Section::Kind::All:
        return Icon::All;
    case Section::Kind::Mine:
        return Icon::Mine;
    case Section::Kind::Draft:
        return Icon::Draft;
    case Section::Kind::Review:
        return Icon::Review;
    case Section::Kind::Scheduled:
        return Icon::Scheduled;
    case Section::Kind::Published:
        return Icon::Published;
    case Section::Kind::Archived:
        return Icon::Archived;
    case Section::Kind::Tag:
        return Icon::Tag;
    case Section::Kind::Search:
        return Icon::Search;
    case Section::Kind::Stores:
        return Icon::Stores;
    case Section::Kind::Deleted:
        return Icon::Delete;
    }
    return Icon::All;
}

Core::ArticleQuery sectionQuery(const Section &section, const QString &actor)
{
    Core::ArticleQuery query;
    switch (section.kind) {
    case Section::Kind::Mine:
        query.createdBy = actor;
        break;
    case Section::Kind::Draft:
        query.status = Core::Status::Draft;
        break;
    case Section::Kind::Review:
        query.status = Core::Status::Review;
        break;
    case Section::Kind::Scheduled:
        query.status = Core::Status::Published;
        query.scheduled = true;
        break;
    case Section::Kind::Published:
        query.status = Core::Status::Published;
        query.scheduled = false;
        break;
    case Section::Kind::Archived:
        query.status = Core::Status::Archived;
        break;
    case Section::Kind::Tag:
        query.tag = section.tag;
        break;
    case Section::Kind::Deleted:
        query.isDeleted = true;
        break;
    case Section::Kind::All:
    case Section::Kind::Search:
    case Section::Kind::Stores:
        break;
    }
    return query;
}

std::optional<Core::BoundedCount> sectionCount(const Section &section,
                                               const Core::Overview &overview)
{
    switch (section.kind) {
    case Section::Kind::All:
        return overview.all;
    case Section::Kind::Mine:
        return overview.mine;
    case Section::Kind::Draft:
        return overview.draft;
    case Section::Kind::Review:
        return overview.review;
    case Section::Kind::Scheduled:
        return overview.scheduled;
    case Section::Kind::Published:
        return overview.published;
    case Section::Kind::Archived:
        return overview.archived;
    case Section::Kind::Tag:
        for (const Core::TagCount &count : overview.tags) {
            if (count.tag == section.tag)
                return Core::BoundedCount{count.count, false};
        }
        return std::nullopt;
    case Section::Kind::Search:
    case Section::Kind::Stores:
    case Section::Kind::Deleted:
        break;
    }
    return std::nullopt;
}

} // namespace Triptych::Ui
