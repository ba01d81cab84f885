#pragma once

#include <core/article.h>

#include <QList>

namespace Triptych::Models {

/** A row of a list in little memory: times are numbers. Until it was read only its id is known. */
struct ArticleRow
{
    Core::ArticleId id;
    qint64 version = 0;
    qint64 updatedAt = 0; ///< milliseconds since 1970, as the others
    qint64 createdAt = 0;
    qint64 publishAt = 0; ///< 0 = not set
    QDate publishDay;
    QString title;
    QString summary;
    QString slug;
    QStringList authors;
    QStringList tags;
    QString language;
    QString updatedBy;
    Core::Status status = Core::Status::Draft;
    bool isDeleted = false; ///< at updatedAt
    bool isThere = false;   ///< it was read
    bool isStale = false;   ///< it is to be read again

    static ArticleRow placeholder(const Core::ArticleId &id);
    static ArticleRow of(const Core::ArticleSummary &article);

    Core::ArticleSummary summaryOf() const;
    bool isScheduled() const;
    static QDateTime toTime(qint64 number);

    /** The roles of ArticleListModel in which `fresh` differs. */
    QList<int> changedRoles(const ArticleRow &fresh) const;

    friend bool operator==(const ArticleRow &, const ArticleRow &) = default;
};

} // namespace Triptych::Models
