#include "knownsources.h"

#include "translated.h"

#include <core/asfuture.h>
#include <core/cotry.h>
#include <ports/articlestore.h>

namespace Triptych::Exchange {

Core::Task<QList<ListedSource>> listSources(Ports::ArticleStore &store, Core::Call call)
{
    CO_TRY(const auto sources, store.importSources(call), call);
    QList<ListedSource> list;
    for (const Core::KnownSource &source : sources) {
        CO_TRY(const qint64 articles, store.liveCountOfSource(source.name, call), call);
        list.append({source, articles});
    }
    co_return list;
}

Core::Task<qint64> removeSource(Ports::ArticleStore &store, QString name, Core::Call call)
{
    CO_TRY(const qint64 articles, store.liveCountOfSource(name, call), call);
    auto removing = store.removeImportSource(name, call);
    const auto removed = co_await removing;
    if (removed)
        co_return articles;
    Core::Error error = removed.error();
    if (error.kind == Core::ErrorKind::Conflict) {
        error.message =
            translated(
                QT_TRANSLATE_NOOP(
                    "Exchange", "An import of the source \"%1\" is running. Nothing was removed."))
                .arg(name);
    }
    co_return Core::failure(error);
}

Core::FutureResult<QList<ListedSource>> Sources::list(Core::Call call) const
{
    return Core::asFuture(listSources(m_store, std::move(call)));
}

Core::FutureResult<qint64> Sources::remove(const QString &name, Core::Call call) const
{
    return Core::asFuture(removeSource(m_store, name, std::move(call)));
}

} // namespace Triptych::Exchange
