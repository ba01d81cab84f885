#pragma once

#include "rig.h"

#include <functional>

namespace Triptych::Faults {

/** What is done to a rig, or mends it. */
using Fault = std::function<void(Rig &)>;

/** A test whose slots share one rig on the shared servers, healed after each. */
class RigTest : public QObject
{
    Q_OBJECT

protected:
    /** Once, when the rig is open. */
    virtual void prepare() {}

    std::unique_ptr<Rig> m_rig;

private Q_SLOTS:
    void initTestCase();
    void cleanup();
};

} // namespace Triptych::Faults

Q_DECLARE_METATYPE(Triptych::Faults::Fault)
