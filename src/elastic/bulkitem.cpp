#include "bulkitem.h"

#include "reply.h"

#include <QCoreApplication>

namespace Triptych::Elastic {

using namespace Qt::StringLiterals;

Core::Result<QJsonArray> bulkItems(const QJsonObject &reply, qsizetype sent)
{
    const QJsonArray items = reply.value("items"_L1).toArray();
    if (items.size() == sent)
        return items;
    return Core::failure(Core::ErrorKind::Corrupt,
                         QCoreApplication::translate(
                             "Search", "The search server's reply does not cover what was sent."),
                         u"%1 items of %2"_s.arg(items.size()).arg(sent));
}

BulkItem readBulkItem(const QJsonValue &item, bool conflictIsDone)
{
    using enum BulkItem::Means;
    const QJsonObject action = item.toObject();
    const QJsonObject answer = action.isEmpty() ? QJsonObject() : action.begin()->toObject();
    const int status = answer.value("status"_L1).toInt();
    const QJsonObject error = answer.value("error"_L1).toObject();
    if ((status >= 200 && status < 300) || (status == 409 && conflictIsDone))
        return {Done, {}};
    const Core::Error meant = serverError(status, error);
    if (status == 404 && error.value("type"_L1).toString() == "index_not_found_exception"_L1)
        return {NoIndex, meant};
    if ((status == 429 || status == 503) && meant.kind == Core::ErrorKind::Unreachable)
        return {Busy, meant};
    return {Refused, meant};
}

} // namespace Triptych::Elastic
