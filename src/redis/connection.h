#pragma once

#include "replyparser.h"
#include "request.h"
#include "settings.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <vector>

class QTcpSocket;

namespace Triptych::Redis {

/**
 * One socket to one server: connects, signs in, then answers its requests in the order they were
 * sent. Lives for one connection: closed() is the last it says, and whoever owns it makes another
 * one. Everything happens on its own thread, within the event loop.
 */
class Connection final : public QObject
{
    Q_OBJECT

public:
    Connection(const Settings &settings, const Endpoint &endpoint, QObject *parent = nullptr);
    ~Connection() override;

    void open();
    bool isReady() const { return m_state == State::Ready; }
    /** Writes it at the next flush(); only while ready. */
    void send(const RequestPtr &request);
    void flush();
    /** Closes at once, as if by `reason`; closed() comes before this returns. */
    void close(const Core::Error &reason);

    /** Sent and not yet answered, oldest first. */
    const std::deque<RequestPtr> &pending() const { return m_pending; }
    /** After closed(): takes what will not be answered any more. */
    std::deque<RequestPtr> takePending() { return std::exchange(m_pending, {}); }
    bool wasReady() const { return m_wasReady; }
    qint64 answers() const { return m_answers; }

Q_SIGNALS:
    void ready();
    void answered(const Triptych::Redis::RequestPtr &request, const Triptych::Redis::Reply &reply);
    /** Every reply that had come was answered. */
    void drained();
    void closed(const Core::Error &reason);

private:
    enum class State { Idle, Connecting, SigningIn, Ready, Closed };

    void setUpTls();
    void onConnected();
    void onReadyRead();
    void onSocketError();
    void onSignInReply(const Reply &reply);
    QString where() const { return m_endpoint.toString(); }

    const Settings m_settings;
    const Endpoint m_endpoint;
    State m_state = State::Idle;
    bool m_wasReady = false;
    qint64 m_answers = 0;
    QTcpSocket *m_socket = nullptr;
    ReplyParser m_parser;
    QTimer m_connectTimer;
    std::deque<QByteArray> m_signIn; // the names of the sign-in commands that are not answered yet
    std::deque<RequestPtr> m_pending;
    QString m_tlsErrors;
    QByteArray m_buffer;
};

} // namespace Triptych::Redis
