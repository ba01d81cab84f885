#include "client.h"

#include "dispatcher.h"
#include "errors.h"

#include <core/dispose.h>

#include <QThread>

#include <algorithm>

namespace Triptych::Redis {

namespace {

/** The results of a pipeline, collected by whoever finishes each. */
struct Batch
{
    using Pending = Core::Pending<QList<Core::Result<Reply>>>;

    Batch(qsizetype size, Pending owed)
        : results(size_t(size)), missing(size), pending(std::move(owed))
    {
    }

    std::vector<Core::Result<Reply>> results;
    std::atomic<qsizetype> missing;
    const Pending pending;
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
    auto [pending, future] = Core::Pending<Reply>::withFuture(cancelledError);
    m_dispatcher->submit(
        Request::create(std::move(arguments), std::move(call), repeat, std::move(pending)));
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
    auto [pending, future] = Batch::Pending::withFuture(cancelledError);
    const auto batch = std::make_shared<Batch>(commands.size(), std::move(pending));
    std::vector<RequestPtr> requests;
    requests.reserve(size_t(commands.size()));
    for (size_t i = 0; i < size_t(commands.size()); ++i) {
        requests.push_back(Request::create(
            commands.at(qsizetype(i)), call, repeat, [batch, i](Core::Result<Reply> result) {
                batch->results[i] = std::move(result);
                if (batch->missing.fetch_sub(1, std::memory_order_acq_rel) > 1)
                    return;
                batch->pending.answer(
                    QList<Core::Result<Reply>>(batch->results.begin(), batch->results.end()));
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
    auto [pending, future] = Core::Pending<Reply>::withFuture(cancelledError);
    // The dispatcher is alive where it answers a request, which the client need not be.
    const auto doneOrUnknown = [=, pending = pending, dispatcher = m_dispatcher,
                                source = script.source()](Core::Result<Reply> result) {
        const bool unknown = !result && result.error().detail.startsWith(QLatin1String("NOSCRIPT"));
        if (unknown)
            dispatcher->submit(
                Request::create(Arguments{"EVAL", source} + tail, call, repeat, pending));
        else
            pending.answer(std::move(result));
    };
    m_dispatcher->submit(
        Request::create(Arguments{"EVALSHA", script.hash()} + tail, call, repeat, doneOrUnknown));
    return future;
}

} // namespace Triptych::Redis
