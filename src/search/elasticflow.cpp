#include "elasticflow.h"

namespace Triptych::Search {

using namespace Qt::StringLiterals;

Core::FutureResult<ElasticBulk::Results> bulk(const std::shared_ptr<ElasticClient> &client,
                                              QList<Core::Article> articles, BulkTarget target,
                                              Core::Call call)
{
    auto [answer, future] = Answer<ElasticBulk::Results>::withFuture();
    client->post([client, articles = std::move(articles), target = std::move(target),
                  call = std::move(call),
                  answer = answer] { ElasticBulk::run(client, articles, target, call, answer); });
    return future;
}

Core::Task<void> refreshIndex(std::shared_ptr<ElasticClient> client, QString name, Core::Call call)
{
    ElasticRequest request;
    request.method = QByteArrayLiteral("POST");
    request.path = u'/' + name + u"/_refresh"_s;
    auto refreshing = client->request(request, call);
    const auto refreshed = co_await refreshing;
    if (!refreshed)
        co_return Core::failure(refreshed.error());
    co_return Core::Result<void>();
}

Core::FutureResult<void> pause(const std::shared_ptr<ElasticClient> &client,
                               std::chrono::milliseconds delay)
{
    auto [answer, future] = Answer<void>::withFuture();
    client->postAfter(delay, [answer = answer] { answer({}); });
    return future;
}

} // namespace Triptych::Search
