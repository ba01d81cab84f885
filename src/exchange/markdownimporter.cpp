#include "markdownimporter.h"

#include "importrun.h"

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
        ImportRun run(m_store, folder, options, call, m_stop.get_token(),
                      [this](int done, int total) { Q_EMIT progressed(done, total); });
        promise->addResult(run.run());
        promise->finish();
    });
    return future;
}

Core::FutureResult<SourceStanding>
MarkdownImporter::standing(const QString &folder, const QString &sourceName, Core::Call call)
{
    auto promise = std::make_shared<QPromise<Core::Result<SourceStanding>>>();
    promise->start();
    const auto future = promise->future();
    m_pool.start([this, promise, folder, sourceName, call] {
        const RunCalls calls(call, m_stop.get_token());
        promise->addResult(
            sourceStanding(m_store, folder, sourceName, [&calls] {
                return calls.read();
            }).map_error([&calls](const Core::Error &error) { return calls.endedBy(error); }));
        promise->finish();
    });
    return future;
}

} // namespace Triptych::Exchange
