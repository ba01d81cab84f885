#pragma once

#include <core/storehealth.h>

#include <QString>

namespace Triptych::Ui {

/** "away since 14:02", "degraded": the state in words, without the product. */
QString storeStateText(const Core::StoreHealth &health);

} // namespace Triptych::Ui
