#pragma once

#include <core/articleid.h>
#include <core/call.h>
#include <core/result.h>
#include <core/storehealth.h>

#include <QList>

namespace Triptych::Ports {

/**
 * Counts the views of articles, each in a counter `article:views:<id>` that a website may
 * increment, too. Any thread. Errors: Unreachable, Timeout, Cancelled, SignIn, Certificate,
 * Forbidden, Full, Corrupt.
 */
class ViewCounter
{
public:
    virtual ~ViewCounter() = default;

    /** Counts one view; answers the new count. It is never sent twice: on Timeout or Unreachable
     * the view counted once or not at all. */
    virtual Core::FutureResult<qint64> increment(Core::ArticleId id, Core::Call call) = 0;
    /** The counts in the order of `ids`; an article never viewed counts 0. At most 10,000. */
    virtual Core::FutureResult<QList<qint64>> counts(QList<Core::ArticleId> ids,
                                                     Core::Call call) = 0;
    /** Sets counters that do not exist yet (SETNX); answers how many were set. */
    virtual Core::FutureResult<qint64> seed(QList<std::pair<Core::ArticleId, qint64>> counts,
                                            Core::Call call) = 0;

    virtual Core::FutureResult<Core::StorePing> ping(Core::Call call) = 0;
};

} // namespace Triptych::Ports
