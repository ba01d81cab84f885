#pragma once

#include <core/article.h>
#include <redis/client.h>
#include <support/redis.h>

#include <QThread>

#include <memory>

struct redisContext;

namespace Triptych::Bench {

/** A Redis with our client on an I/O thread of its own, and hiredis' blocking client beside it. */
class RedisBench final
{
public:
    RedisBench();
    ~RedisBench();
    Q_DISABLE_COPY_MOVE(RedisBench)

    std::shared_ptr<Redis::Client> client;

    /** One command by hiredis; answers the size of the reply (bytes or elements), -1 for an error.
     */
    qint64 blocking(const QList<QByteArray> &arguments);

private:
    QThread m_thread;
    Support::Redis m_server;
    redisContext *m_hiredis = nullptr;
};

/** A public article with a body of about `size` characters. */
Core::Article sampleArticle(int size);

} // namespace Triptych::Bench
