#pragma once

#include "translated.h"

#include <core/result.h>


namespace Triptych::Exchange {

/** Waits here, on the importer's own thread; the store answers within the call's deadline. */
template<typename T> Core::Result<T> await(Core::FutureResult<T> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0) {
        return Core::failure(
            Core::ErrorKind::Internal,
            translated(QT_TRANSLATE_NOOP("Exchange", "The store gave no answer.")));
    }
    return future.result();
}

} // namespace Triptych::Exchange
