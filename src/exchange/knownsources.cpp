#include "knownsources.h"

#include "translated.h"

#include <ports/articlestore.h>

namespace Triptych::Exchange {

Core::Task<QList<ListedSource>> listSources(Ports::ArticleStore &store, Core::Call call)
{
    auto asking = store.importSources(call);
    const auto sources = co_await asking;
    if (!sources)
        co_return Core::failure(sources.error());
    QList<ListedSource> list;
    for (const Core::KnownSource &source : *sources) {
        auto counting = store.countOfSource(source.name, call);
        const auto articles = co_await counting;
        if (!articles)
            co_return Core::failure(articles.error());
        list.append({source, *articles});
    }
    co_return list;
}

Core::Task<qint64> removeSource(Ports::ArticleStore &store, QString name, Core::Call call)
{
    auto counting = store.countOfSource(name, call);
    const auto articles = co_await counting;
    if (!articles)
        co_return Core::failure(articles.error());
    auto removing = store.removeImportSource(name, call);
    const auto removed = co_await removing;
    if (removed)
        co_return *articles;
    Core::Error error = removed.error();
    if (error.kind == Core::ErrorKind::Conflict) {
        error.message =
            translated(QT_TRANSLATE_NOOP("Exchange", "An import of the source \"%1\" is running. Nothing was removed."))
                .arg(name);
    }
    co_return Core::failure(error);
}

} // namespace Triptych::Exchange
