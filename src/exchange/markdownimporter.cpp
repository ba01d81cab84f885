#include "markdownimporter.h"

#include "importrun.h"

#include <functional>

namespace Triptych::Exchange {

MarkdownImporter::MarkdownImporter(Ports::ArticleStore &store, QObject *parent)
    : QObject(parent), m_store(store)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("importer"));
}

MarkdownImporter::~MarkdownImporter()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

Core::FutureResult<ImportReport>
MarkdownImporter::importFolder(const QString &folder, const MarkdownImportOptions &options,
                               Core::Call call)
{
    auto promise = std::make_shared<QPromise<Core::Result<ImportReport>>>();
    promise->start();
    const auto future = promise->future();
    m_pool.start([this, promise, folder, options, call] {
        // Either the caller or the destructor calls it off.
        std::stop_source stop;
        const auto request = [&stop] { stop.request_stop(); };
        const std::stop_callback<std::function<void()>> byCaller(call.stop, request);
        const std::stop_callback<std::function<void()>> byDestructor(m_stop.get_token(), request);
        ImportRun run(m_store, folder, options, Core::Call{call.deadline, stop.get_token()},
                      [this](int done, int total) { Q_EMIT progressed(done, total); });
        promise->addResult(run.run());
        promise->finish();
    });
    return future;
}

} // namespace Triptych::Exchange
