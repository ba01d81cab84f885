#include "flow.h"

#include <core/cotry.h>

namespace Triptych::Elastic {

using namespace Qt::StringLiterals;

Core::FutureResult<Bulk::Results> bulk(const std::shared_ptr<Client> &client,
                                       QList<Core::Article> articles, BulkTarget target,
                                       Core::Call call)
{
    auto [pending, future] = Core::Pending<Bulk::Results>::withFuture(calledOff);
    client->post([client, articles = std::move(articles), target = std::move(target),
                  call = std::move(call),
                  pending = pending] { Bulk::run(client, articles, target, call, pending); });
    return future;
}

Core::Task<void> refreshIndex(std::shared_ptr<Client> client, QString name, Core::Call call)
{
    Request request;
    request.method = QByteArrayLiteral("POST");
    request.path = u'/' + name + u"/_refresh"_s;
    CO_TRY_VOID(client->request(request, call));
    co_return Core::Result<void>();
}

Core::FutureResult<void> pause(const std::shared_ptr<Client> &client,
                               std::chrono::milliseconds delay)
{
    auto [pending, future] = Core::Pending<void>::withFuture(calledOff);
    client->postAfter(delay, [pending = pending] { pending.answer({}); });
    return future;
}

} // namespace Triptych::Elastic
