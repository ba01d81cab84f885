#pragma once

#include "doorbell.h"

#include <QTimer>

#include <memory>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

struct pg_conn;
struct pg_result;

namespace Triptych::Sql {

/**
 * LISTEN on its own connection, through libpq, because QPSQL does not report a lost connection. It
 * sees a closed connection at once, and a silent one by a heartbeat. It reconnects within
 * Options::spread, then at growing intervals up to ten seconds. Of several hosts it listens to the
 * one that accepts changes.
 */
class Listener final : public Doorbell
{
    Q_OBJECT

public:
    Listener(ConnectSettings settings, const Options &options);
    ~Listener() override;

    void start() override;

private:
    enum class State { Away, Connecting, Subscribing, Asking, Listening };

    void connectNow();
    void poll();
    void watch(bool forWriting);
    void onConnected();
    void send(const QByteArray &command, State state);
    void onReadable();
    void onAnswer(const pg_result *result);
    void onListening(const pg_result *result);
    void drop(const QString &reason);

    const ConnectSettings m_settings;
    const Options m_options;
    State m_state = State::Away;
    std::unique_ptr<pg_conn, void (*)(pg_conn *)> m_connection;
    std::unique_ptr<pg_result, void (*)(pg_result *)> m_answer;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_heartbeat;
    QTimer m_patience;
    QTimer m_again;
    int m_failures = 0;
    int m_firstHost = 0; ///< to try first
    bool m_isReady = false;
};

} // namespace Triptych::Sql
