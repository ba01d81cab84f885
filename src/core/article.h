#pragma once

#include "articleid.h"
#include "result.h"
#include "sitezone.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace Triptych::Core {

/** The stored workflow status. *Scheduled* is Published with a future publishAt, derived. */
enum class Status { Draft, Review, Published, Archived };

QString statusName(Status status);                      ///< "draft", ... as stored and in JSON
std::optional<Status> statusFromName(QStringView name); ///< case-insensitive

/** Where an imported article came from. A later import finds the article by name and path. */
struct ImportSource
{
    QString name; ///< the source's name, e.g. "markdown:content"
    QString path; ///< the path inside the source, with '/'
    /** Hex SHA-256 of the content as last imported, so that a later import sees whether the desk
     * has edited it since; empty = not known. Stored as it is, never interpreted by a store. */
    QString digest{};

    friend bool operator==(const ImportSource &, const ImportSource &) = default;
};

/** The state of an article in SQL without its texts: enough to check a copy that an index or a
 * cache holds. */
struct Standing
{
    ArticleId id;
    qint64 version = 0;
    Status status = Status::Draft;
    QDateTime publishAt; ///< UTC; invalid = none
    bool isDeleted = false;

    /** Published and due: what readers see, what a cache and an index may show to everybody. */
    bool isPublic(const QDateTime &now) const;

    friend bool operator==(const Standing &, const Standing &) = default;
};

/**
 * An article as it stands in SQL at `version`. A value; cheap to copy.
 * Times are UTC to the millisecond; an invalid QDateTime means "not set".
 */
struct Article
{
    ArticleId id;
    qint64 version = 0; ///< 0 = never saved; each save adds one
    QString slug;       ///< unique within `language`; empty = made from the title at the first save
    QUuid translationGroup; ///< ties the languages of one article; null = none
    QString title;
    QString summary;
    QString body; ///< Markdown (CommonMark with GFM tables, strikethrough, task lists)
    QString language = QStringLiteral("en"); ///< BCP 47
    QStringList authors;                     ///< bylines, in their order
    QStringList tags;                        ///< in their order, no duplicates
    QString section;
    Status status = Status::Draft;
    QDateTime publishAt;
    /** The day that was meant where publishAt is a day without a time: then publishAt is when that
     * day began in the site's zone. Invalid = publishAt is a moment, or there is none. */
    QDate publishDay;
    QJsonObject fields; ///< custom fields; unknown front matter is kept here as it was read
    std::optional<ImportSource> source;
    QDateTime createdAt;
    QDateTime updatedAt;
    QString createdBy;
    QString updatedBy;
    QDateTime deletedAt; ///< set on a tombstone
    /** Members of the stored JSON that this program does not know, because a newer program wrote
     * them. They are written back unchanged (storedarticle.h). Empty for an article read from a
     * row. */
    QJsonObject unknown;
    /** Names of members that this program knows and the stored JSON lacks. Their values are not
     * known, so a save must not clear them (withAbsentFrom()). Empty for an article read from a
     * row. */
    QStringList absent;

    bool isDeleted() const { return deletedAt.isValid(); }
    /** A tombstone without title and text, which no save stores: it was erased for good
     * (Ports::ArticleStore::erase). Of a whole article, not of a row of a list. */
    bool isErased() const { return isDeleted() && title.isEmpty() && body.isEmpty(); }
    Standing standing() const;
    /** As Standing::isPublic(). */
    bool isPublic(const QDateTime &now) const;
    /** Published with a publishAt still to come. */
    bool isScheduled(const QDateTime &now) const;
    /** Everything that a person wrote is equal, and the unknown members. Version, times and actors
     * are not compared. */
    bool sameContent(const Article &other) const;
    /** As sameContent(), but `stored` may have more unknown members than this article: a save keeps
     * those. */
    bool isStoredAs(const Article &stored) const;

    /** Sets publishAt to `moment`, or to none, and clears publishDay. */
    void setPublishMoment(const QDateTime &moment);
    /** Sets publishAt to the beginning of `day` in the site's zone, and publishDay. */
    void setPublishDay(QDate day, const SiteZone &zone);

    friend bool operator==(const Article &, const Article &) = default;
};

/** The row of a list: an Article without its body. `body` is left empty. */
using ArticleSummary = Article;

/**
 * Refuses what no store keeps faithfully: U+0000 or a lone surrogate in any text (Invalid, naming
 * the field and position), an empty title with an empty body, a language that is not BCP 47-like,
 * a part beyond limits.h, a name beyond 500 characters, a path beyond 2,000 bytes, a year past
 * 9999.
 */
Result<void> checkArticle(const Article &article);

/** The current time as stores keep it: UTC, whole milliseconds. */
QDateTime utcNow();

} // namespace Triptych::Core

Q_DECLARE_METATYPE(Triptych::Core::Article)
