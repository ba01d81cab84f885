#pragma once

namespace Triptych::Core {

/** Of the names that articles carry. */
enum class NameKind { Tag, Author, Section };

} // namespace Triptych::Core
