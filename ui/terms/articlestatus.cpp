#include "articlestatus.h"

#include <QCoreApplication>

namespace Triptych::Ui {

QString statusText(Core::Status status)
{
    switch (status) {
    case Core::Status::Draft:
        return QCoreApplication::translate("ArticleStatus", "Draft");
    case Core::Status::Review:
        return QCoreApplication::translate("ArticleStatus", "In review");
    case Core::Status::Published:
        return QCoreApplication::translate("ArticleStatus", "Published");
    case Core::Status::Archived:
        return QCoreApplication::translate("ArticleStatus", "Archived");
    }
    return {};
}

ShownStatus shownStatus(const Core::Article &article, const QDateTime &now)
{
    if (article.isScheduled(now))
        return {QCoreApplication::translate("ArticleStatus", "Scheduled"), Tone::Notice,
                Icon::Scheduled};
    switch (article.status) {
    case Core::Status::Draft:
        return {statusText(article.status), Tone::Neutral, Icon::Draft};
    case Core::Status::Review:
        return {statusText(article.status), Tone::Warning, Icon::Review};
    case Core::Status::Published:
        return {statusText(article.status), Tone::Ok, Icon::Published};
    case Core::Status::Archived:
        return {statusText(article.status), Tone::Neutral, Icon::Archived};
    }
    return {};
}

} // namespace Triptych::Ui
