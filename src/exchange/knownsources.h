#pragma once

#include <core/call.h>
#include <core/knownsource.h>
#include <core/task.h>

#include <QList>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Exchange {

/** A source, and how many articles that this login sees came from it and are not deleted. */
struct ListedSource
{
    Core::KnownSource source;
    qint64 articles = 0;
};

/** The sources that the workspace remembers and this login sees, sorted by name. Errors: those of
 * Ports::ArticleStore::importSources(). */
Core::Task<QList<ListedSource>> listSources(Ports::ArticleStore &store, Core::Call call);

/** Forgets a source; answers how many articles it has, which stay. Errors: those of
 * Ports::ArticleStore::removeImportSource(); Conflict while an import of it runs. */
Core::Task<qint64> removeSource(Ports::ArticleStore &store, QString name, Core::Call call);

/** The sources of a workspace, for a desk. A value; the store must outlive it and what it answers.
 * Any thread. */
class Sources final
{
public:
    explicit Sources(Ports::ArticleStore &store) : m_store(store) {}

    /** As listSources(). */
    Core::FutureResult<QList<ListedSource>> list(Core::Call call) const;
    /** As removeSource(). */
    Core::FutureResult<qint64> remove(const QString &name, Core::Call call) const;

private:
    Ports::ArticleStore &m_store;
};

} // namespace Triptych::Exchange
