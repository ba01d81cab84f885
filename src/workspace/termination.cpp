#include "termination.h"

#include <platform/signals.h>

namespace Triptych::Workspace {

void onTermination(QObject *context, std::function<void()> then)
{
    auto *signals = new Platform::Signals(context);
    QObject::connect(signals, &Platform::Signals::terminationRequested, context, std::move(then));
}

} // namespace Triptych::Workspace
