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
 * One connection to one server: connects, signs in, then answers its requests in the order they
 * were sent. It is never opened again: closed() is its last signal, and its owner makes a new one.
 * Everything happens on its own thread, in the event loop.
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
    /** Closes at once with `reason`; closed() is emitted before this returns. */
    void close(const Core::Error &reason);

    /** The requests that are sent and not yet answered, oldest first. */
    const std::deque<RequestPtr> &pending() const { return m_pending; }
    /** After closed(): takes the requests that got no answer. */
    std::deque<RequestPtr> takePending() { return std::exchange(m_pending, {}); }
    bool wasReady() const { return m_wasReady; }
    qint64 answers() const { return m_answers; }

Q_SIGNALS:
    void ready();
    void answered(const Triptych::Redis::RequestPtr &request, const Triptych::Redis::Reply &reply);
    /** All replies that had arrived were handed to their requests. */
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
