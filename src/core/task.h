#pragma once

#include "result.h"

#include <QCoroFuture>
#include <QCoroTask>

namespace Triptych::Core {

/**
 * A flow of more than one step. It runs on the thread that starts it, which needs an event loop,
 * and goes on there after every `co_await` of a FutureResult. Keep what is awaited in a named
 * variable: GCC 12 destroys temporaries of an awaited expression twice in some forms.
 */
template<typename T> using Task = QCoro::Task<Result<T>>;

} // namespace Triptych::Core
