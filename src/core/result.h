#pragma once

#include "error.h"

#include <QFuture>
#include <QPromise>

#include <tl/expected.hpp>

namespace Triptych::Core {

/** A value, or the Error that explains why there is none. */
template<typename T> using Result = tl::expected<T, Error>;

/** What every asynchronous port call returns; it finishes exactly once, with exactly one result. */
template<typename T> using FutureResult = QFuture<Result<T>>;

/** For `return failure(...)` in a function that returns Result<T>. */
inline tl::unexpected<Error> failure(ErrorKind kind, QString message, QString detail = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(detail)});
}

inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

/** A future that is finished already. */
template<typename T> FutureResult<T> ready(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace Triptych::Core
