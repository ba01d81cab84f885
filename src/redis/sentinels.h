#pragma once

#include "connection.h"
#include "settings.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace Triptych::Redis {

/**
 * Asks all sentinels of `settings` at once, once, which server is the primary. Each says what it
 * knows, and one that was cut off may know an old one: what most of them say comes first. Whether
 * it is a primary is for the caller to check, as
 * https://redis.io/docs/reference/sentinel-clients/ demands.
 */
class Sentinels final : public QObject
{
    Q_OBJECT

public:
    Sentinels(const Settings &settings, QObject *parent);
    ~Sentinels() override;

    void ask();

Q_SIGNALS:
    /** Exactly one of these, once. `primaries` is not empty. */
    void found(const QList<Triptych::Redis::Endpoint> &primaries);
    void failed(const Triptych::Core::Error &reason);

private:
    struct Vote
    {
        Endpoint primary;
        int sentinels = 0;
    };

    void onReply(Connection *connection, const Reply &reply);
    void onClosed(Connection *connection, const Core::Error &reason);
    void decide(bool atOnce);

    const Settings m_settings;
    std::vector<Connection *> m_open;
    std::vector<Vote> m_votes;
    bool m_decided = false;
    bool m_unknown = false; // to one of them at least
    std::optional<Core::Error> m_firstError;
    QTimer m_timer;
};

} // namespace Triptych::Redis
