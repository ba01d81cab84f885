#pragma once

#include "result.h"

#include <QCoroFuture>
#include <QCoroTask>

namespace Triptych::Core {

/**
 * A flow of more than one step. It runs on the thread that starts it, also after every `co_await`
 * of a FutureResult; that thread needs an event loop. Keep the awaited future in a named variable:
 * GCC 12 destroys temporaries of an awaited expression twice in some forms.
 */
template<typename T> using Task = QCoro::Task<Result<T>>;

} // namespace Triptych::Core
