#include "deskclaim.h"

#include <platform/paths.h>
#include <platform/singleinstance.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDataStream>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLoggingCategory>
#include <QProcessEnvironment>
#include <QPromise>
#include <QThread>

#include <functional>

using namespace std::chrono_literals;

namespace Triptych::Workspace {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.workspace.deskclaim")

constexpr auto BetweenTries = 100ms;
constexpr auto KillPatience = 5s;
constexpr quint32 Magic = 0x74726970;
constexpr qint64 MostBytes = 64 * 1'024;
constexpr auto Version = QDataStream::Qt_6_4;
constexpr char Taken = '+';
// sun_path (unix(7)) takes 108 bytes, less on BSD, and Qt makes the socket in a folder beside it.
constexpr qsizetype LongestPath = 70;

/** Where the desk of this home listens: the first that works. */
QStringList addresses()
{
    const QString home = Platform::homeFolder();
    const QByteArray hash =
        QCryptographicHash::hash(QFile::encodeName(home), QCryptographicHash::Sha256).toHex();
    const QString name = QStringLiteral("triptych-") + QString::fromLatin1(hash.left(24));
#ifdef Q_OS_WIN
    return {name};
#else
    QStringList addresses;
    const QString inside = home + QLatin1String("/desk.socket");
    if (QFile::encodeName(inside).size() <= LongestPath)
        addresses << inside;
    return addresses << QDir::tempPath() + QLatin1Char('/') + name;
#endif
}

QByteArray toBytes(const DeskRequest &request)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(Version);
    stream << Magic << request.workspace << request.addresses << request.activation;
    return bytes;
}

/** Waits in short slices until `wait` is done; false where it failed, or the call is over. */
bool waitInSlices(const QLocalSocket &socket, const Core::Call &call,
                  const std::function<bool(int ms)> &wait)
{
    do {
        const qint64 left = std::max<qint64>(call.deadline.remainingTime(), 1);
        if (wait(int(std::min<qint64>(left, std::chrono::milliseconds(BetweenTries).count()))))
            return true;
        if (socket.error() != QLocalSocket::SocketTimeoutError)
            return false;
    } while (!call.isOver());
    return false;
}

/** True where the desk answered that it has taken the request. */
bool handOver(const QString &address, const DeskRequest &request, const Core::Call &call)
{
    QLocalSocket socket;
    socket.connectToServer(address);
    if (!waitInSlices(socket, call, [&](int ms) { return socket.waitForConnected(ms); }))
        return false;
    socket.write(toBytes(request));
    while (socket.bytesToWrite() > 0) {
        if (!waitInSlices(socket, call, [&](int ms) { return socket.waitForBytesWritten(ms); }))
            return false;
    }
    char answer = 0;
    while (!socket.getChar(&answer)) {
        if (!waitInSlices(socket, call, [&](int ms) { return socket.waitForReadyRead(ms); }))
            return false;
    }
    return answer == Taken;
}

} // namespace

DeskClaim::DeskClaim(QObject *parent) : QObject(parent) {}

DeskClaim::~DeskClaim()
{
    giveUp();
    release();
}

Core::Result<DeskClaim::Answer> DeskClaim::claimNow()
{
    auto claimed = Platform::SingleInstance::claim(Platform::homeFolder());
    if (claimed)
        return Answer{Outcome::Ours, std::move(*claimed)};
    if (claimed.error().kind != Core::ErrorKind::Conflict)
        return Core::failure(claimed.error());
    return Answer{Outcome::Silent, nullptr};
}

Core::Result<DeskClaim::Answer> DeskClaim::ask(const DeskRequest &request, const Core::Call &call)
{
    for (;;) {
        Platform::SingleInstance::letComeForward(Platform::homeFolder());
        const QStringList all = addresses();
        for (const QString &address : all) {
            if (handOver(address, request, call))
                return Answer{Outcome::Raised, nullptr};
        }
        if (call.stop.stop_requested())
            return Core::failure(Core::ErrorKind::Cancelled, {});
        if (call.isOver())
            return Answer{Outcome::Silent, nullptr};
        QThread::msleep(std::chrono::milliseconds(BetweenTries).count());
        auto now = claimNow();
        if (!now || now->claim)
            return now;
    }
}

Core::Result<DeskClaim::Outcome> DeskClaim::take(Core::Result<Answer> answer)
{
    if (!answer)
        return Core::failure(answer.error());
    if (answer->claim) {
        m_claim = std::move(answer->claim);
        listen();
    }
    return answer->outcome;
}

Core::Result<DeskClaim::Outcome> DeskClaim::claim(const DeskRequest &request,
                                                  std::chrono::milliseconds patience)
{
    if (m_claim)
        return Outcome::Ours;
    auto now = claimNow();
    if (!now || now->claim)
        return take(std::move(now));
    return take(ask(request, Core::Call::within(patience)));
}

Core::FutureResult<DeskClaim::Outcome>
DeskClaim::claimInBackground(DeskRequest request, std::chrono::milliseconds patience)
{
    if (m_claim)
        return Core::ready<Outcome>(Outcome::Ours);
    auto now = claimNow();
    if (!now || now->claim)
        return Core::ready<Outcome>(take(std::move(now)));
    auto promise = std::make_shared<QPromise<Core::Result<Outcome>>>();
    promise->start();
    auto answer = std::make_shared<Core::Result<Answer>>(Answer{});
    m_stop = {};
    const Core::Call call = Core::Call::within(patience, m_stop.get_token());
    m_asking.reset(QThread::create(
        [request = std::move(request), call, answer] { *answer = ask(request, call); }));
    connect(m_asking.get(), &QThread::finished, this, [this, promise, answer] {
        promise->addResult(take(std::move(*answer)));
        promise->finish();
    });
    m_asking->start();
    return promise->future();
}

void DeskClaim::giveUp()
{
    m_stop.request_stop();
    if (m_asking)
        m_asking->wait();
}

Core::Result<void> DeskClaim::takeOver()
{
    auto claimed = Platform::SingleInstance::takeOver(Platform::homeFolder(), KillPatience);
    if (!claimed)
        return Core::failure(claimed.error());
    m_claim = std::move(*claimed);
    listen();
    return {};
}

void DeskClaim::release()
{
    m_server.reset();
    m_claim.reset();
}

void DeskClaim::listen()
{
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server->nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
            read(socket);
        }
    });
    const QStringList all = addresses();
    for (const QString &address : all) {
        // The claim is ours: whatever lies there is what a desk left that died.
        QLocalServer::removeServer(address);
        if (m_server->listen(address))
            return;
    }
    // The claim holds all the same; a second start says that this desk does not answer.
    qCWarning(log) << "no second start can reach this desk:" << m_server->errorString();
}

void DeskClaim::read(QLocalSocket *socket)
{
    if (socket->bytesAvailable() > MostBytes) {
        socket->abort();
        return;
    }
    QDataStream stream(socket);
    stream.setVersion(Version);
    stream.startTransaction();
    quint32 magic = 0;
    DeskRequest request;
    stream >> magic >> request.workspace >> request.addresses >> request.activation;
    if (!stream.commitTransaction())
        return;
    if (magic != Magic) {
        socket->abort();
        return;
    }
    socket->putChar(Taken);
    socket->flush();
    Q_EMIT requested(request);
}

DeskRequest DeskClaim::request(const QString &named)
{
    DeskRequest request;
    request.workspace = named;
    request.activation = qgetenv("XDG_ACTIVATION_TOKEN");
    if (!named.isEmpty())
        return request;
    for (const char *variable : {"POSTGRES_DSN", "ES_ADDR", "ES_ALIAS", "REDIS_ADDR"}) {
        if (qEnvironmentVariableIsSet(variable))
            request.addresses.insert(QString::fromLatin1(variable), qEnvironmentVariable(variable));
    }
    return request;
}

} // namespace Triptych::Workspace
