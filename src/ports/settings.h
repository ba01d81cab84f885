#pragma once

#include <core/call.h>
#include <core/result.h>

#include <QJsonObject>
#include <QString>

namespace Triptych::Ports {

/**
 * What holds for the whole workspace, for every program that opens it: names and JSON values.
 * "zone" is the IANA name of the zone of the site's dates. All read it; admins write it.
 *
 * Every call may be made from any thread and answers on a thread of the store within its deadline.
 */
class Settings
{
public:
    virtual ~Settings() = default;

    /** Names to values; empty where the schema has no settings yet. */
    virtual Core::FutureResult<QJsonObject> all(Core::Call call) = 0;
    /** Whether set() would be allowed. */
    virtual Core::FutureResult<bool> mayWrite(Core::Call call) = 0;
    /** Forbidden for who is no admin, ReadOnly, OlderSchema where there are no settings yet. */
    virtual Core::FutureResult<void> set(QString name, QJsonValue value, QString actor,
                                         Core::Call call) = 0;
};

} // namespace Triptych::Ports
