#pragma once

#include <core/result.h>

#include <QJsonArray>
#include <QJsonObject>

namespace Triptych::Elastic {

/** What the server says of one item of a `_bulk`. */
struct BulkItem
{
    enum class Means {
        Done,
        Busy,    ///< may be sent again
        Refused, ///< for good
        NoIndex, ///< and the same of every other item
    };

    Means means = Means::Refused;
    Core::Error error; ///< unless Done
};

/** The items of a reply to `sent` items; Corrupt where they are not as many. */
Core::Result<QJsonArray> bulkItems(const QJsonObject &reply, qsizetype sent);

/** One of them. `conflictIsDone`: a newer version there (409) is what was wanted. What has no
 * readable status was not done. */
BulkItem readBulkItem(const QJsonValue &item, bool conflictIsDone);

} // namespace Triptych::Elastic
