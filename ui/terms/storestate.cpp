#include "storestate.h"

#include "format.h"

#include <QCoreApplication>

namespace Triptych::Ui {

QString storeStateText(const Core::StoreHealth &health)
{
    switch (health.state) {
    case Core::StoreState::Ok:
        return latency(health.latencyMs);
    case Core::StoreState::Away:
        return health.since.isValid() ? QCoreApplication::translate("StoreState", "away since %1")
                                            .arg(timeOrDate(health.since))
                                      : QCoreApplication::translate("StoreState", "away");
    case Core::StoreState::Degraded:
        return QCoreApplication::translate("StoreState", "degraded");
    case Core::StoreState::Unknown:
        break;
    }
    return QCoreApplication::translate("StoreState", "asking…");
}

} // namespace Triptych::Ui
