#pragma once

#include <core/result.h>

#include <QString>

namespace Triptych::Text {

/** A value, or the reason (one translated clause) why the text is none. */
template<typename T> using Understood = tl::expected<T, QString>;

} // namespace Triptych::Text
