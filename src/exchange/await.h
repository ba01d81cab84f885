#pragma once

#include "translated.h"

#include <core/result.h>

namespace Triptych::Exchange {

/** Waits here, on the importer's own thread; the store answers within the call's deadline. The
 * answer leaves the future: the thread that gave it may hold the future a moment longer, and would
 * hold a claim with it. */
template<typename T> Core::Result<T> await(Core::FutureResult<T> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0) {
        return Core::failure(
            Core::ErrorKind::Internal,
            translated(QT_TRANSLATE_NOOP("Exchange", "The store gave no answer.")));
    }
    return future.takeResult();
}

} // namespace Triptych::Exchange
