#include "failovertest.h"

namespace Triptych::Faults {

void acknowledgeOnBoth(const Support::Postgres &primary)
{
    primary.run(QStringLiteral("ALTER SYSTEM SET synchronous_standby_names = '*'"));
    primary.run(QStringLiteral("SELECT pg_reload_conf()"));
    primary.waitForStandby();
}

void FailoverTest::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
}

void FailoverTest::init()
{
    m_rig.reset();
    m_rig = std::make_unique<Rig>(Rig::Sql::Pair);
    QVERIFY(m_rig->open());
}

void FailoverTest::failOver()
{
    m_rig->postgres->kill();
    m_rig->standby->promote();
    m_rig->stores.sql = m_rig->standby->dsn();
}

Core::Result<Core::Article> FailoverTest::appendWhenPossible(const Core::Article &article)
{
    auto saved = m_rig->append(article);
    QElapsedTimer waited;
    waited.start();
    while (!saved && Core::isTransient(saved.error().kind) && waited.elapsed() < 60'000) {
        QTest::qWait(100);
        saved = m_rig->append(article);
    }
    return saved;
}

} // namespace Triptych::Faults
