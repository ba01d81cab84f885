#pragma once

#include "article.h"

namespace Triptych::Core {

/** A deleted article as it was, and where it could stand again. */
struct Tombstone
{
    Article article; ///< whole; `updatedBy` deleted it at `deletedAt`
    /** Its own slug where that is free, else the same with a number: "title-2". */
    QString freeSlug;
};

} // namespace Triptych::Core
