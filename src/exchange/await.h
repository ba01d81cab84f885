#pragma once

#include "translated.h"

#include <core/result.h>

namespace Triptych::Exchange {

/** Blocks until the store has answered, on the importer's own thread; it answers within the call's
 * deadline. The result is moved out of the future, because the answering thread may keep the future
 * for a moment, and with it a claim. */
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
