#include "request.h"

#include "errors.h"

#include <algorithm>

namespace Triptych::Redis {

Request::Request(Command command, Core::Call call, Repeat repeat, Core::Pending<Reply> pending)
    : m_command(std::move(command))
    , m_call{std::min(call.deadline, QDeadlineTimer(LongestRequest)), std::move(call.stop)}
    , m_repeat(repeat)
    , m_pending(std::move(pending))
{
    m_pending.answerOnStop(m_call.stop);
}

std::shared_ptr<Request> Request::create(Arguments arguments, Core::Call call, Repeat repeat,
                                         Done done)
{
    return create(std::move(arguments), std::move(call), repeat,
                  Core::Pending<Reply>(std::move(done), cancelledError));
}

std::shared_ptr<Request> Request::create(Arguments arguments, Core::Call call, Repeat repeat,
                                         Core::Pending<Reply> pending)
{
    return std::shared_ptr<Request>(
        new Request(Command(std::move(arguments)), std::move(call), repeat, std::move(pending)));
}

std::shared_ptr<Request> Request::create(Command command, Core::Call call, Repeat repeat, Done done)
{
    return std::shared_ptr<Request>(
        new Request(std::move(command), std::move(call), repeat,
                    Core::Pending<Reply>(std::move(done), cancelledError)));
}

} // namespace Triptych::Redis
