#pragma once

#include "deadlinewatch.h"
#include "errors.h"
#include "request.h"

#include <vector>

namespace Triptych::Redis {

/** Answers a request whose deadline passed: with its last error where it has one, else Timeout. */
inline void expire(const RequestPtr &request, const QString &address)
{
    request->finish(Core::failure(request->lastError.value_or(timeoutError(address))));
}

/**
 * One check of the queues of requests: drops those that are answered, takes out those whose
 * deadline has passed, and sets the watch for the rest. Call expireAll() last, because an answer
 * may lead to a new request.
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
