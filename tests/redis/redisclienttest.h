#pragma once

#include "support/redis.h"
#include "support/waiting.h"

#include <redis/client.h>

#include <QTest>
#include <QThread>

namespace Triptych::Tests {

/** Clients on a thread, and a server of the test's own. */
class RedisClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_thread.start(); }
    void cleanupTestCase()
    {
        m_thread.quit();
        QVERIFY(m_thread.wait(5000));
    }

protected:
    std::unique_ptr<Redis::Client> client(const QString &address)
    {
        return client(Redis::Settings::parse(address).value());
    }
    std::unique_ptr<Redis::Client> client(Redis::Settings settings)
    {
        return std::make_unique<Redis::Client>(std::move(settings), &m_thread);
    }

    QThread m_thread;
    Support::Redis m_server;
};

} // namespace Triptych::Tests
