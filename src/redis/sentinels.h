#pragma once

#include "connection.h"
#include "settings.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace Triptych::Redis {

/**
 * Asks all sentinels of `settings` once, all together, which server is the primary. A sentinel that
 * was cut off may name an old one, so the server that most of them name comes first. The caller
 * must check that it is a primary (https://redis.io/docs/reference/sentinel-clients/).
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
