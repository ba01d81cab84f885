#pragma once

#include "rig.h"

namespace Triptych::Faults {

/** From here on an acknowledged commit is on the standby as well. */
void acknowledgeOnBoth(const Support::Postgres &primary);

/** A test whose slots have a rig each, whose profile names a primary and its standby. */
class FailoverTest : public QObject
{
    Q_OBJECT

protected:
    /** The primary dies without a word, and an operator lets the standby take over. */
    void failOver();
    /** Rig::append(), again while the store is away. */
    Core::Result<Core::Article> appendWhenPossible(const Core::Article &article);

    std::unique_ptr<Rig> m_rig;

private Q_SLOTS:
    void initTestCase();
    void init();
};

} // namespace Triptych::Faults
