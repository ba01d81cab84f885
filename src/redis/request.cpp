#include "request.h"

#include "errors.h"

#include <algorithm>

namespace Triptych::Redis {

Request::Request(Command command, Core::Call call, Repeat repeat, Done done)
    : m_command(std::move(command))
    , m_call{std::min(call.deadline, QDeadlineTimer(LongestRequest)), std::move(call.stop)}
    , m_repeat(repeat)
    , m_pending(std::move(done), cancelledError)
{
    m_pending.answerOnStop(m_call.stop);
}

std::shared_ptr<Request> Request::create(Arguments arguments, Core::Call call, Repeat repeat,
                                         Done done)
{
    return create(Command(std::move(arguments)), std::move(call), repeat, std::move(done));
}

std::shared_ptr<Request> Request::create(Command command, Core::Call call, Repeat repeat, Done done)
{
    return std::shared_ptr<Request>(
        new Request(std::move(command), std::move(call), repeat, std::move(done)));
}

} // namespace Triptych::Redis
