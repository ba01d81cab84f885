#pragma once

#include <core/said.h>

namespace Triptych::Exchange {

/** Translates sentences that QT_TRANSLATE_NOOP("Exchange", ...) marked. */
inline constexpr Core::Said translated{"Exchange"};

} // namespace Triptych::Exchange
