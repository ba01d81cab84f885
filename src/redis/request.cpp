#include "request.h"

#include "errors.h"

#include <algorithm>

namespace Triptych::Redis {

Request::Request(Command command, Core::Call call, Repeat repeat, Done done)
    : m_command(std::move(command))
    , m_call{std::min(call.deadline, QDeadlineTimer(LongestRequest)), std::move(call.stop)}
    , m_repeat(repeat)
    , m_done(std::move(done))
{
}

std::shared_ptr<Request> Request::create(Arguments arguments, Core::Call call, Repeat repeat,
                                         Done done)
{
    return create(Command(std::move(arguments)), std::move(call), repeat, std::move(done));
}

std::shared_ptr<Request> Request::create(Command command, Core::Call call, Repeat repeat, Done done)
{
    std::shared_ptr<Request> request(
        new Request(std::move(command), std::move(call), repeat, std::move(done)));
    if (request->m_call.stop.stop_possible())
        request->m_stop.emplace(request->m_call.stop, Stop{request});
    return request;
}

void Request::finish(Core::Result<Reply> result)
{
    if (m_finished.exchange(true, std::memory_order_acq_rel))
        return;
    const Done done = std::move(m_done);
    done(std::move(result));
}

void Request::Stop::operator()() const
{
    if (const auto stopped = request.lock())
        stopped->finish(Core::failure(cancelledError()));
}

} // namespace Triptych::Redis
