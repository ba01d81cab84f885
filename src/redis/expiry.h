#pragma once

#include "deadlinewatch.h"
#include "errors.h"
#include "request.h"

#include <vector>

namespace Triptych::Redis {

/** Answers a request whose deadline passed, by what stood in its way where that is known. */
inline void expire(const RequestPtr &request, const QString &address)
{
    request->finish(Core::failure(request->lastError.value_or(timeoutError(address))));
}

/**
 * One round over queues of requests: drops what is answered already, takes out what is overdue, and
 * has the watch come again for the rest. expireAll() comes last, since an answer may lead to a new
 * request.
 */
class ExpiryRound final
{
public:
    explicit ExpiryRound(DeadlineWatch &watch) : m_watch(watch) {}

    /** A deque or vector of requests that nobody has sent. */
    template<typename Queue> void sweep(Queue &queue)
    {
        std::erase_if(queue, [this](const RequestPtr &request) {
            return request->isFinished() || isOverdue(request);
        });
    }

    /** True where its deadline has passed, whether or not it was answered; it is remembered. */
    bool isOverdue(const RequestPtr &request)
    {
        if (!request->call().deadline.hasExpired()) {
            m_watch.add(request->call().deadline);
            return false;
        }
        m_expired.push_back(request);
        return true;
    }

    void expireAll(const QString &address)
    {
        for (const RequestPtr &request : std::exchange(m_expired, {}))
            expire(request, address);
    }

private:
    DeadlineWatch &m_watch;
    std::vector<RequestPtr> m_expired;
};

} // namespace Triptych::Redis
