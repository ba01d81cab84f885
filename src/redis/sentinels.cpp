#include "sentinels.h"

#include "errors.h"

#include <QCoreApplication>

#include <algorithm>

namespace Triptych::Redis {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds LongestAnswer = 2s; // of a sentinel; the others go on

Settings forSentinels(const Settings &settings)
{
    Settings own;
    own.endpoints = settings.endpoints;
    own.tls = settings.tls;
    own.caFile = settings.caFile;
    own.verifyPeer = settings.verifyPeer;
    own.user = settings.sentinelUser;
    own.password = settings.sentinelPassword;
    own.masterName = settings.masterName;
    own.connectTimeout = std::min(settings.connectTimeout, LongestAnswer);
    return own;
}

} // namespace

Sentinels::Sentinels(const Settings &settings, QObject *parent)
    : QObject(parent), m_settings(forSentinels(settings)), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { decide(true); });
}

Sentinels::~Sentinels()
{
    for (Connection *connection : m_open)
        connection->disconnect(this);
}

void Sentinels::ask()
{
    m_timer.start(m_settings.connectTimeout);
    for (const Endpoint &endpoint : m_settings.endpoints) {
        auto *connection = new Connection(m_settings, endpoint, this);
        m_open.push_back(connection);
        connect(connection, &Connection::ready, this, [this, connection] {
            connection->send(Request::create(
                {"SENTINEL", "get-master-addr-by-name", m_settings.masterName.toUtf8()},
                Core::Call{}, Repeat::Never, [](const Core::Result<Reply> &) {}));
            connection->flush();
        });
        connect(connection, &Connection::answered, this,
                [this, connection](const RequestPtr &, const Reply &reply) {
                    onReply(connection, reply);
                });
        connect(connection, &Connection::closed, this,
                [this, connection](const Core::Error &reason) { onClosed(connection, reason); });
    }
    const std::vector<Connection *> all = m_open;
    for (Connection *connection : all)
        connection->open();
}

void Sentinels::onReply(Connection *connection, const Reply &reply)
{
    const bool named = reply.type == Reply::Type::Array && reply.elements.size() == 2;
    if (named) {
        const Endpoint primary{QString::fromUtf8(reply.elements.at(0).bytes),
                               reply.elements.at(1).bytes.toUShort()};
        auto vote = std::find_if(m_votes.begin(), m_votes.end(),
                                 [&](const Vote &v) { return v.primary == primary; });
        if (vote == m_votes.end())
            vote = m_votes.insert(vote, Vote{primary});
        ++vote->sentinels;
    } else if (reply.isNil()) {
        m_unknown = true;
    } else if (!m_firstError) {
        m_firstError = errorFromReply(reply.bytes);
        // Only a sentinel knows the command; no server is too old for it.
        if (reply.bytes.startsWith("ERR unknown command")) {
            m_firstError = {Core::ErrorKind::Usage,
                            QCoreApplication::translate(
                                "Redis", "This Redis server is no sentinel; name it without "
                                         "\"+sentinel\", or name its sentinels."),
                            m_firstError->detail};
        }
    }
    connection->close(closingError());
}

void Sentinels::onClosed(Connection *connection, const Core::Error &reason)
{
    connection->disconnect(this);
    connection->deleteLater();
    std::erase(m_open, connection);
    if (!m_firstError && reason.kind != Core::ErrorKind::Cancelled)
        m_firstError = reason;
    decide(m_open.empty());
}

void Sentinels::decide(bool atOnce)
{
    std::stable_sort(m_votes.begin(), m_votes.end(),
                     [](const Vote &a, const Vote &b) { return a.sentinels > b.sentinels; });
    const bool most =
        !m_votes.empty() && m_votes.front().sentinels * 2 > m_settings.endpoints.size();
    if (m_decided || (!most && !atOnce))
        return;
    m_decided = true;
    m_timer.stop();
    if (!m_votes.empty()) {
        QList<Endpoint> primaries;
        for (const Vote &vote : m_votes)
            primaries.append(vote.primary);
        Q_EMIT found(primaries);
    } else if (m_unknown) {
        Q_EMIT failed({Core::ErrorKind::Usage,
                       QCoreApplication::translate(
                           "Redis", "The Redis sentinels know no primary of that name."),
                       m_settings.masterName});
    } else {
        Q_EMIT failed(m_firstError.value_or(timeoutError(m_settings.address())));
    }
}

} // namespace Triptych::Redis
