#pragma once

#include "connectsettings.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace Triptych::Sql {

/**
 * Rings when another connection, of this program or another, wrote to the database. It says nothing
 * of what was written. Lives on a thread of its own with an event loop, which it may block for a
 * moment while a name is resolved; it keeps a connection of its own and mends it by itself.
 */
class Doorbell : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString channel = QStringLiteral("triptych_outbox"); ///< PostgreSQL: what to LISTEN to
        std::chrono::milliseconds heartbeat{15'000};         ///< PostgreSQL: how often it is tried
        std::chrono::milliseconds patience{5'000}; ///< PostgreSQL: how long an answer may take
        /** PostgreSQL: a connection that is lost is made anew at any time within this, since a
         * server that is started again would else have all desks back at one moment. */
        std::chrono::milliseconds spread{3'000};
        std::chrono::milliseconds look{500}; ///< SQLite: how often the file is looked at
    };

    using QObject::QObject;

    /** LISTEN on PostgreSQL, `PRAGMA data_version` on SQLite. */
    static std::unique_ptr<Doorbell> create(const ConnectSettings &settings,
                                            const Options &options);
    static std::unique_ptr<Doorbell> create(const ConnectSettings &settings)
    {
        return create(settings, Options());
    }

    virtual void start() = 0;

Q_SIGNALS:
    void rang();
    /** From here on it rings; what happened before, or since lost(), was not heard. */
    void ready();
    /** It does not ring any more, and tries to; `reason` is for a log. */
    void lost(const QString &reason);
    /** It cannot be relied on here (a pooler stands between): look for yourself, too. */
    void unreliable();
};

} // namespace Triptych::Sql
