#pragma once

#include <core/said.h>

namespace Triptych::Exchange {

/** Says what QT_TRANSLATE_NOOP("Exchange", ...) marked. */
inline constexpr Core::Said translated{"Exchange"};

} // namespace Triptych::Exchange
