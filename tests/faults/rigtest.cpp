#include "rigtest.h"

namespace Triptych::Faults {

void RigTest::initTestCase()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    m_rig = std::make_unique<Rig>();
    QVERIFY(m_rig->open());
    prepare();
}

void RigTest::cleanup()
{
    if (m_rig)
        m_rig->healAll();
}

} // namespace Triptych::Faults
