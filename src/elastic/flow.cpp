#include "flow.h"

namespace Triptych::Elastic {

using namespace Qt::StringLiterals;

Core::FutureResult<Bulk::Results> bulk(const std::shared_ptr<Client> &client,
                                              QList<Core::Article> articles, BulkTarget target,
                                              Core::Call call)
{
    auto [answer, future] = Answer<Bulk::Results>::withFuture();
    client->post([client, articles = std::move(articles), target = std::move(target),
                  call = std::move(call),
                  answer = answer] { Bulk::run(client, articles, target, call, answer); });
    return future;
}

Core::Task<void> refreshIndex(std::shared_ptr<Client> client, QString name, Core::Call call)
{
    Request request;
    request.method = QByteArrayLiteral("POST");
    request.path = u'/' + name + u"/_refresh"_s;
    auto refreshing = client->request(request, call);
    const auto refreshed = co_await refreshing;
    if (!refreshed)
        co_return Core::failure(refreshed.error());
    co_return Core::Result<void>();
}

Core::FutureResult<void> pause(const std::shared_ptr<Client> &client,
                               std::chrono::milliseconds delay)
{
    auto [answer, future] = Answer<void>::withFuture();
    client->postAfter(delay, [answer = answer] { answer({}); });
    return future;
}

} // namespace Triptych::Elastic
