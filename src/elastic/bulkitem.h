#pragma once

#include <core/result.h>

#include <QJsonArray>
#include <QJsonObject>

namespace Triptych::Elastic {

/** The server's answer to one item of a `_bulk`. */
struct BulkItem
{
    enum class Means {
        Done,
        Busy,    ///< may be sent again
        Refused, ///< never send it again
        NoIndex, ///< there is no such index, for every other item neither
    };

    Means means = Means::Refused;
    Core::Error error; ///< unless Done
};

/** The items of the reply to a request of `sent` items; Corrupt where their number differs. */
Core::Result<QJsonArray> bulkItems(const QJsonObject &reply, qsizetype sent);

/** Reads one item. `conflictIsDone`: a newer version in the index (409) counts as success. An item
 * without a readable status counts as failed. */
BulkItem readBulkItem(const QJsonValue &item, bool conflictIsDone);

} // namespace Triptych::Elastic
