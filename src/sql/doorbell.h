#pragma once

#include "connectsettings.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace Triptych::Sql {

/**
 * Signals that another connection, of this program or of another one, wrote to the database; it
 * does not say what. Lives on a thread of its own with an event loop, which it may block for a
 * moment while a name is resolved. It has its own connection and reconnects by itself.
 */
class Doorbell : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString channel = QStringLiteral("triptych_outbox"); ///< PostgreSQL: what to LISTEN to
        std::chrono::milliseconds heartbeat{
            15'000}; ///< PostgreSQL: how often the connection is checked
        std::chrono::milliseconds patience{5'000}; ///< PostgreSQL: how long an answer may take
        /** PostgreSQL: a lost connection is opened again after a random time up to this, so that a
         * restarted server does not get all desks at the same moment. */
        std::chrono::milliseconds spread{3'000};
        std::chrono::milliseconds look{500}; ///< SQLite: how often the file is checked
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
    /** rang() follows each write from now on. Writes before this, or since lost(), were not
     * signalled. */
    void ready();
    /** Writes are not signalled any more, until ready(); it reconnects by itself. `reason` is for a
     * log. */
    void lost(const QString &reason);
    /** Signals may be missing here, because a connection pooler stands in between: also look at
     * intervals. */
    void unreliable();
};

} // namespace Triptych::Sql
