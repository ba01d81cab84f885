#pragma once

#include "fakeelastic.h"

#include <QTest>
#include <QThread>

namespace Triptych::Tests {

/** Clients on an I/O thread, before a FakeHttpServer. */
class ElasticClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_io.start(); }
    void cleanupTestCase()
    {
        m_io.quit();
        QVERIFY(m_io.wait());
    }

protected:
    std::shared_ptr<Elastic::Client>
    client(const std::shared_ptr<FakeHttpServer> &server,
           const QString &addresses = QStringLiteral("http://a:9200"))
    {
        return Elastic::Client::create(settings(addresses), &m_io, factory(server));
    }

    QThread m_io;
};

} // namespace Triptych::Tests
