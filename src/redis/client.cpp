#include "client.h"

#include "dispatcher.h"
#include "errors.h"

#include <core/dispose.h>

#include <QThread>

#include <algorithm>

namespace Triptych::Redis {

namespace {

/** A future of T, and the promise behind it in a form that a std::function can carry. */
template<typename T> std::shared_ptr<QPromise<Core::Result<T>>> startPromise()
{
    auto promise = std::make_shared<QPromise<Core::Result<T>>>();
    promise->start();
    return promise;
}

template<typename T> void keep(QPromise<Core::Result<T>> &promise, Core::Result<T> result)
{
    promise.addResult(std::move(result));
    promise.finish();
}

/** The results of a pipeline, collected by whoever finishes each. */
struct Batch
{
    explicit Batch(qsizetype size) : results(size_t(size)), missing(size) {}

    std::vector<Core::Result<Reply>> results;
    std::atomic<qsizetype> missing;
    QPromise<Core::Result<QList<Core::Result<Reply>>>> promise;
};

} // namespace

Client::Client(Settings settings, QThread *thread)
    : m_settings(std::move(settings)), m_dispatcher(new Dispatcher(m_settings))
{
    if (thread)
        m_dispatcher->moveToThread(thread);
}

Client::~Client()
{
    m_dispatcher->closeInbox();
    if (m_dispatcher->thread() == QThread::currentThread())
        m_dispatcher->shutDown();
    Core::dispose(m_dispatcher);
}

Core::FutureResult<Reply> Client::command(Arguments arguments, Core::Call call, Repeat repeat)
{
    auto promise = startPromise<Reply>();
    auto future = promise->future();
    m_dispatcher->submit(Request::create(
        std::move(arguments), std::move(call), repeat,
        [promise](Core::Result<Reply> result) { keep(*promise, std::move(result)); }));
    return future;
}

Core::FutureResult<QList<Core::Result<Reply>>> Client::pipeline(QList<Arguments> commands,
                                                                Core::Call call, Repeat repeat)
{
    QList<Command> prepared;
    prepared.reserve(commands.size());
    for (Arguments &arguments : commands)
        prepared.append(Command(std::move(arguments)));
    return preparedPipeline(prepared, std::move(call), repeat);
}

Core::FutureResult<QList<Core::Result<Reply>>>
Client::preparedPipeline(const QList<Command> &commands, Core::Call call, Repeat repeat)
{
    if (commands.isEmpty())
        return Core::ready<QList<Core::Result<Reply>>>({});
    auto batch = std::make_shared<Batch>(commands.size());
    batch->promise.start();
    auto future = batch->promise.future();
    std::vector<RequestPtr> requests;
    requests.reserve(size_t(commands.size()));
    for (size_t i = 0; i < size_t(commands.size()); ++i) {
        requests.push_back(Request::create(
            commands.at(qsizetype(i)), call, repeat, [batch, i](Core::Result<Reply> result) {
                batch->results[i] = std::move(result);
                if (batch->missing.fetch_sub(1, std::memory_order_acq_rel) > 1)
                    return;
                keep(batch->promise,
                     Core::Result<QList<Core::Result<Reply>>>(
                         QList<Core::Result<Reply>>(batch->results.begin(), batch->results.end())));
            }));
    }
    m_dispatcher->submit(std::move(requests));
    return future;
}

Core::FutureResult<Reply> Client::eval(const Script &script, QList<QByteArray> keys,
                                       QList<QByteArray> arguments, Core::Call call, Repeat repeat)
{
    Arguments tail{QByteArray::number(keys.size())};
    tail += keys;
    tail += arguments;
    auto promise = startPromise<Reply>();
    auto future = promise->future();
    const auto done = [promise](Core::Result<Reply> result) { keep(*promise, std::move(result)); };
    // The dispatcher is alive where it answers a request, which the client need not be.
    const auto doneOrUnknown = [=, dispatcher = m_dispatcher,
                                source = script.source()](Core::Result<Reply> result) {
        const bool unknown = !result && result.error().detail.startsWith(QLatin1String("NOSCRIPT"));
        if (unknown)
            dispatcher->submit(
                Request::create(Arguments{"EVAL", source} + tail, call, repeat, done));
        else
            done(std::move(result));
    };
    m_dispatcher->submit(
        Request::create(Arguments{"EVALSHA", script.hash()} + tail, call, repeat, doneOrUnknown));
    return future;
}

} // namespace Triptych::Redis
