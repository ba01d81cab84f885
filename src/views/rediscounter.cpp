#include "rediscounter.h"

#include <redis/client.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLoggingCategory>

namespace Triptych::Views {

namespace {

Q_LOGGING_CATEGORY(lcCounter, "triptych.views.redis", QtInfoMsg)

using Redis::Reply;
using Replies = QList<Core::Result<Reply>>;

constexpr qsizetype MostCounts = 10'000;
// Long enough to spare round trips, short enough that a server serves others in between.
constexpr qsizetype KeysPerCommand = 1'000;

QByteArray key(const Core::ArticleId &id)
{
    return Redis::uuidKey("article:views:", id.uuid());
}

QByteArray noteKey(const QString &name)
{
    return "triptych:1:views:" + name.toUtf8();
}

tl::unexpected<Core::Error> unexpectedReply(const char *command)
{
    return Core::failure(
        Core::ErrorKind::Corrupt,
        QCoreApplication::translate("Views", "Redis answered with something unexpected."),
        QString::fromLatin1(command));
}

Core::Result<qint64> newCount(const Core::Result<Reply> &reply, const char *command)
{
    if (!reply)
        return Core::failure(reply.error());
    if (reply->type != Reply::Type::Integer)
        return unexpectedReply(command);
    return reply->integer;
}

QList<Redis::Command> readCommands(const QList<Core::ArticleId> &ids)
{
    QList<Redis::Command> commands;
    for (qsizetype first = 0; first < ids.size(); first += KeysPerCommand) {
        const qsizetype end = std::min(first + KeysPerCommand, ids.size());
        Redis::Arguments command;
        command.reserve(end - first + 1);
        command.append("MGET");
        for (qsizetype i = first; i < end; ++i)
            command.append(key(ids.at(i)));
        commands.append(Redis::Command(std::move(command)));
    }
    return commands;
}

Core::Result<QList<qint64>> joinCounts(const QList<Core::ArticleId> &ids, const Replies &replies)
{
    QList<qint64> counts;
    counts.reserve(ids.size());
    for (const Core::Result<Reply> &reply : replies) {
        if (!reply)
            return Core::failure(reply.error());
        const qsizetype expected = std::min(KeysPerCommand, ids.size() - counts.size());
        if (reply->type != Reply::Type::Array || reply->elements.size() != expected)
            return unexpectedReply("MGET");
        for (const Reply &element : reply->elements) {
            bool ok = true;
            const qint64 count = element.isNil() ? 0 : element.bytes.toLongLong(&ok);
            if (!ok) {
                qCWarning(lcCounter)
                    << "corrupt: no number under" << key(ids.at(counts.size())).constData();
            }
            counts.append(ok ? count : 0);
        }
    }
    return counts;
}

Core::StorePing describe(const Core::Result<Reply> &info, double latencyMs)
{
    Core::StorePing ping{QStringLiteral("Redis"), {}, latencyMs};
    if (!info)
        return ping;
    for (const QByteArray &line : info->bytes.split('\n')) {
        const QByteArray value = line.mid(line.indexOf(':') + 1).trimmed();
        if (line.startsWith("redis_version:") && ping.version.isEmpty()) {
            ping.version = QString::fromLatin1(value);
        } else if (line.startsWith("valkey_version:")) {
            // Valkey goes on telling the version of Redis that it stands in for.
            ping.product = QStringLiteral("Valkey");
            ping.version = QString::fromLatin1(value);
        }
    }
    return ping;
}

} // namespace

RedisCounter::RedisCounter(std::shared_ptr<Redis::Client> client) : m_client(std::move(client)) {}

RedisCounter::~RedisCounter() = default;

Core::FutureResult<qint64> RedisCounter::increment(Core::ArticleId id, Core::Call call)
{
    return m_client->command({"INCR", key(id)}, std::move(call), Redis::Repeat::Never)
        .then([](const Core::Result<Reply> &reply) { return newCount(reply, "INCR"); });
}

Core::FutureResult<qint64> RedisCounter::add(Core::ArticleId id, qint64 views, Core::Call call)
{
    return m_client
        ->command({"INCRBY", key(id), QByteArray::number(views)}, std::move(call),
                  Redis::Repeat::Never)
        .then([](const Core::Result<Reply> &reply) { return newCount(reply, "INCRBY"); });
}

Core::FutureResult<QList<qint64>> RedisCounter::counts(QList<Core::ArticleId> ids, Core::Call call)
{
    if (ids.size() > MostCounts) {
        return Core::ready<QList<qint64>>(Core::failure(
            Core::ErrorKind::Usage,
            QCoreApplication::translate("Views", "Too many view counts were asked for at once.")));
    }
    QList<Redis::Command> commands;
    {
        const QMutexLocker locker(&m_mutex);
        if (m_asked != ids) {
            m_asked = ids;
            m_commands = readCommands(ids);
        }
        commands = m_commands;
    }
    return m_client->preparedPipeline(commands, std::move(call))
        .then([ids = std::move(ids)](const Core::Result<Replies> &replies) {
            return replies.and_then([&](const Replies &all) { return joinCounts(ids, all); });
        });
}

Core::FutureResult<qint64> RedisCounter::seed(QList<std::pair<Core::ArticleId, qint64>> counts,
                                              Core::Call call)
{
    QList<Redis::Arguments> commands;
    commands.reserve(counts.size());
    for (const auto &[id, count] : std::as_const(counts))
        commands.append({"SETNX", key(id), QByteArray::number(count)});
    return m_client->pipeline(std::move(commands), std::move(call))
        .then([](const Core::Result<Replies> &replies) -> Core::Result<qint64> {
            if (!replies)
                return Core::failure(replies.error());
            qint64 set = 0;
            for (const Core::Result<Reply> &reply : *replies) {
                if (!reply)
                    return Core::failure(reply.error());
                set += reply->integer;
            }
            return set;
        });
}

Core::FutureResult<Core::StorePing> RedisCounter::ping(Core::Call call)
{
    QElapsedTimer timer;
    timer.start();
    return m_client->command({"PING"}, call)
        .then([client = m_client, call, timer](const Core::Result<Reply> &pong) {
            const double latencyMs = double(timer.nsecsElapsed()) / 1e6;
            // A user without the right to PING is answered all the same.
            if (!pong && pong.error().kind != Core::ErrorKind::Forbidden)
                return Core::ready<Core::StorePing>(Core::failure(pong.error()));
            return client->command({"INFO", "server"}, call)
                .then(
                    [latencyMs](const Core::Result<Reply> &info) -> Core::Result<Core::StorePing> {
                        return describe(info, latencyMs);
                    });
        })
        .unwrap();
}

Core::FutureResult<QString> RedisCounter::note(QString name, Core::Call call)
{
    return m_client->command({"GET", noteKey(name)}, std::move(call))
        .then([](const Core::Result<Reply> &reply) -> Core::Result<QString> {
            if (!reply)
                return Core::failure(reply.error());
            return reply->isNil() ? QString() : QString::fromUtf8(reply->bytes);
        });
}

Core::FutureResult<void> RedisCounter::setNote(QString name, QString text, Core::Call call)
{
    return m_client->command({"SET", noteKey(name), text.toUtf8()}, std::move(call))
        .then([](const Core::Result<Reply> &reply) -> Core::Result<void> {
            if (!reply)
                return Core::failure(reply.error());
            return {};
        });
}

} // namespace Triptych::Views
