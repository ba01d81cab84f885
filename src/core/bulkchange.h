#pragma once

#include "article.h"
#include "result.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace Triptych::Core {

/** Find and replace in the texts of an article. */
struct TextReplacement
{
    QString find; ///< words, or a regular expression (PCRE2; ^ and $ are the ends of a line)
    QString with; ///< of a regular expression: $0 to $99 are what was found, $$ is a dollar
    bool isExpression = false;
    bool isCaseSensitive = false;
    bool isWholeWords = false; ///< not of an expression
    bool isInTitles = true;
    bool isInTexts = true; ///< summary and body

    friend bool operator==(const TextReplacement &, const TextReplacement &) = default;
};

/** What happens to the date of publication: exactly one of the members is used. */
struct PublishChange
{
    enum class Kind { SetMoment, SetDay, Clear, Shift };

    Kind kind = Kind::Clear;
    QDateTime moment; ///< SetMoment
    QDate day;        ///< SetDay: a day in the site's zone
    /** Shift, earlier where negative. Whole days go by the calendar of the site's zone, so that the
     * time of the clock stays; an article without a date stays without one. */
    qint64 seconds = 0;

    friend bool operator==(const PublishChange &, const PublishChange &) = default;
};

/** One change of many articles. Empty members change nothing. A value. */
struct BulkChange
{
    std::optional<Status> status;
    std::optional<PublishChange> publish;
    QStringList addTags;
    QStringList removeTags;
    std::optional<QString> section; ///< empty = none
    std::optional<QStringList> authors;
    QStringList addAuthors;
    QStringList removeAuthors;
    std::optional<QString> language;
    QJsonObject fields; ///< custom fields to set
    QStringList removeFields;
    std::optional<TextReplacement> replacement;
    bool isDeletion = false; ///< and then nothing else

    bool isEmpty() const { return *this == BulkChange(); }
    friend bool operator==(const BulkChange &, const BulkChange &) = default;
};

/** Usage, with a sentence, where nothing is to be changed, where parts contradict each other (a tag
 * to add and to remove, a deletion beside anything else), or where nothing is to be found. */
Result<void> checkBulkChange(const BulkChange &change);

/** As it is stored with an action. */
QJsonObject bulkChangeToJson(const BulkChange &change);
/** Corrupt where a member that this program does not know, or cannot read, would be left out. */
Result<BulkChange> bulkChangeFromJson(const QJsonObject &object);

} // namespace Triptych::Core
