#include "connection.h"

#include "errors.h"

#include <platform/tlsmessages.h>

#include <QCoreApplication>
#include <QFile>
#include <QLoggingCategory>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>

Q_LOGGING_CATEGORY(lcConnection, "triptych.redis.connection", QtInfoMsg)

namespace Triptych::Redis {

using Core::ErrorKind;

namespace {

constexpr qint64 ReadPiece = 64 * 1024;
// What Qt reads ahead of us; the rest waits in the kernel, which slows the server down.
constexpr qint64 ReadAhead = 1024 * 1024;

Core::Error certificateError(const QString &detail)
{
    return {ErrorKind::Certificate,
            QCoreApplication::translate("Redis",
                                        "No trusted encrypted connection to Redis can be made."),
            detail};
}

Core::Error noTlsError(const QString &detail)
{
    return {ErrorKind::Unreachable,
            QCoreApplication::translate("Redis", "What answers at this address speaks no TLS. "
                                                 "Write redis:// where Redis is to be asked "
                                                 "without, or turn TLS on at the server."),
            detail};
}

Core::Error unreachableError(const QString &detail)
{
    return {ErrorKind::Unreachable,
            QCoreApplication::translate("Redis", "Redis cannot be reached."), detail};
}

} // namespace

Connection::Connection(const Settings &settings, const Endpoint &endpoint, QObject *parent)
    : QObject(parent), m_settings(settings), m_endpoint(endpoint), m_connectTimer(this)
{
    m_connectTimer.setSingleShot(true);
    connect(&m_connectTimer, &QTimer::timeout, this, [this] {
        // A server without TLS takes the greeting for a line that goes on, and waits.
        const bool isGreeting = m_settings.tls && m_state == State::Connecting && m_socket &&
                                m_socket->state() == QAbstractSocket::ConnectedState;
        close(isGreeting ? noTlsError(where()) : timeoutError(where()));
    });
}

Connection::~Connection() = default;

void Connection::open()
{
    Q_ASSERT(m_state == State::Idle);
    m_state = State::Connecting;
    m_buffer.resize(ReadPiece);
    m_connectTimer.start(m_settings.connectTimeout);
    m_socket = m_settings.tls ? new QSslSocket(this) : new QTcpSocket(this);
    m_socket->setReadBufferSize(ReadAhead);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &Connection::onSocketError);
    connect(m_socket, &QTcpSocket::disconnected, this, &Connection::onSocketError);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::onReadyRead);
    if (m_settings.tls) {
        setUpTls();
    } else {
        connect(m_socket, &QTcpSocket::connected, this, &Connection::onConnected);
        m_socket->connectToHost(m_endpoint.host, m_endpoint.port);
    }
}

void Connection::setUpTls()
{
    auto *socket = static_cast<QSslSocket *>(m_socket);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(m_settings.verifyPeer ? QSslSocket::VerifyPeer
                                                          : QSslSocket::VerifyNone);
    if (!m_settings.caFile.isEmpty()) {
        QFile file(m_settings.caFile);
        QList<QSslCertificate> authorities;
        if (file.open(QIODevice::ReadOnly))
            authorities = QSslCertificate::fromDevice(&file);
        if (authorities.isEmpty()) {
            close(certificateError(
                QCoreApplication::translate(
                    "Redis", "The file of certificate authorities cannot be read: %1")
                    .arg(m_settings.caFile)));
            return;
        }
        configuration.setCaCertificates(authorities);
    }
    socket->setSslConfiguration(configuration);
    connect(socket, &QSslSocket::encrypted, this, &Connection::onConnected);
    connect(socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        QStringList texts;
        for (const QSslError &error : errors)
            texts.append(error.errorString());
        m_tlsErrors = texts.join(QLatin1String("; "));
    });
    socket->connectToHostEncrypted(m_endpoint.host, m_endpoint.port);
}

void Connection::onConnected()
{
    if (m_state != State::Connecting)
        return;
    m_state = State::SigningIn;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    QList<Arguments> commands;
    if (!m_settings.password.isEmpty() || !m_settings.user.isEmpty()) {
        Arguments auth{"AUTH"};
        if (!m_settings.user.isEmpty())
            auth.append(m_settings.user.toUtf8());
        auth.append(m_settings.password.toUtf8());
        commands.append(auth);
    }
    if (m_settings.database != 0)
        commands.append({"SELECT", QByteArray::number(m_settings.database)});
    // The last word of the sign-in shows that it is Redis that answers, and that it lets us in.
    commands.append({"PING"});
    // A server that was demoted or comes back may be asked before the sentinels have told it.
    if (m_settings.topology == Settings::Topology::Sentinel)
        commands.append({"ROLE"});
    for (const Arguments &command : std::as_const(commands)) {
        m_signIn.push_back(command.first());
        m_socket->write(formatCommand(command));
    }
    flush();
}

void Connection::send(const RequestPtr &request)
{
    Q_ASSERT(m_state == State::Ready);
    ++request->sends;
    m_pending.push_back(request);
    if (request->asking)
        m_socket->write("*1\r\n$6\r\nASKING\r\n");
    m_socket->write(request->wire());
}

void Connection::flush()
{
    if (m_state != State::Closed)
        m_socket->flush();
}

void Connection::onReadyRead()
{
    while (m_state != State::Closed) {
        const qint64 length = m_socket->read(m_buffer.data(), m_buffer.size());
        if (length <= 0)
            break;
        QList<Reply> replies;
        const auto error = m_parser.feed(QByteArrayView(m_buffer.constData(), length), replies);
        for (const Reply &reply : std::as_const(replies)) {
            if (m_state == State::Closed)
                return;
            if (m_state == State::SigningIn) {
                onSignInReply(reply);
                continue;
            }
            if (m_pending.empty()) {
                close(
                    reply.isError()
                        ? errorFromReply(reply.bytes)
                        : Core::Error{ErrorKind::Corrupt,
                                      QCoreApplication::translate(
                                          "Redis", "Redis sent a reply that nobody had asked for."),
                                      where()});
                return;
            }
            const RequestPtr request = m_pending.front();
            // The answer to ASKING; the command's own tells what there is to know.
            if (std::exchange(request->asking, false))
                continue;
            m_pending.pop_front();
            ++m_answers;
            Q_EMIT answered(request, reply);
        }
        if (error && m_state != State::Closed)
            close(*error);
    }
    if (m_state == State::Ready)
        Q_EMIT drained();
}

void Connection::onSignInReply(const Reply &reply)
{
    const QByteArray command = m_signIn.front();
    m_signIn.pop_front();
    if (reply.isError()) {
        Core::Error error = errorFromReply(reply.bytes);
        if (command == "AUTH" && error.kind == ErrorKind::Internal)
            error.kind = ErrorKind::SignIn;
        // A user may lack PING, and a server that is loading answers commands with its own error.
        const bool fine = (command == "PING" || command == "ROLE") &&
                          (error.kind == ErrorKind::Forbidden || isBusy(reply.bytes));
        if (!fine) {
            close(error);
            return;
        }
    } else if (command == "ROLE") {
        if (reply.elements.isEmpty() || reply.elements.first().bytes != "master") {
            close(unreachableError(
                QCoreApplication::translate("Redis", "%1 is not the primary (yet)").arg(where())));
            return;
        }
    } else if (reply.type != Reply::Type::Status) {
        close({ErrorKind::Corrupt,
               QCoreApplication::translate("Redis", "What answered at this address is not Redis."),
               where()});
        return;
    }
    if (!m_signIn.empty())
        return;
    m_connectTimer.stop();
    m_state = State::Ready;
    m_wasReady = true;
    qCDebug(lcConnection) << "connected to" << where();
    Q_EMIT ready();
}

void Connection::onSocketError()
{
    if (m_state == State::Closed)
        return;
    // What the server said last, such as why it closes, comes before the fact that it closed.
    if (m_socket->bytesAvailable() > 0 && m_state != State::Connecting) {
        onReadyRead();
        if (m_state == State::Closed)
            return;
    }
    const QAbstractSocket::SocketError error = m_socket->error();
    const QString detail = where() + QLatin1String(": ") + m_socket->errorString();
    const bool isTlsPort = !m_settings.tls && m_state == State::SigningIn &&
                           error == QAbstractSocket::RemoteHostClosedError;
    if (!m_tlsErrors.isEmpty())
        close(certificateError(where() + QLatin1String(": ") + m_tlsErrors));
    else if (m_settings.tls && Platform::saysNoTls(detail))
        close(noTlsError(detail));
    else if (isTlsPort)
        close(
            {ErrorKind::Unreachable,
             QCoreApplication::translate("Redis", "Redis closed the connection before it answered. "
                                                  "Where it asks for TLS, its address begins "
                                                  "with rediss://."),
             detail});
    else if (error == QAbstractSocket::SslHandshakeFailedError ||
             error == QAbstractSocket::SslInternalError ||
             error == QAbstractSocket::SslInvalidUserDataError)
        close(certificateError(detail));
    else
        close(unreachableError(detail));
}

void Connection::close(const Core::Error &reason)
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    m_connectTimer.stop();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    qCDebug(lcConnection) << "closed" << where() << Core::errorKindName(reason.kind);
    Q_EMIT closed(reason);
}

} // namespace Triptych::Redis
