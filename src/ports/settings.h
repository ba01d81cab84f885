#pragma once

#include <core/call.h>
#include <core/result.h>

#include <QJsonObject>
#include <QString>

namespace Triptych::Ports {

/**
 * Settings of the whole workspace, the same for every program that opens it: names with JSON
 * values. "zone" is the IANA name of the zone of the site's dates. Everybody reads them; admins
 * write them.
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
    /** Forbidden for a login that is no admin, ReadOnly, OlderSchema where the schema has no
     * settings yet. */
    virtual Core::FutureResult<void> set(QString name, QJsonValue value, QString actor,
                                         Core::Call call) = 0;
};

} // namespace Triptych::Ports
