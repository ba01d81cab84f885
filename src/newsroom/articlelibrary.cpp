#include "articlelibrary.h"

#include <ports/articlestore.h>

#include <QPointer>

namespace Triptych::Newsroom {

ArticleLibrary::ArticleLibrary(Ports::ArticleStore &store, Changes &changes, QString actor)
    : m_store(store), m_changes(changes), m_actor(std::move(actor))
{
}

Core::FutureResult<Core::Article> ArticleLibrary::article(const Core::ArticleId &id,
                                                          Core::Call call)
{
    return m_store.article(id, call);
}

Core::FutureResult<QList<Core::Article>> ArticleLibrary::articles(const QList<Core::ArticleId> &ids,
                                                                  Core::Call call)
{
    return m_store.articles(ids, call);
}

Core::FutureResult<QList<Core::ArticleId>> ArticleLibrary::idsBySlug(const QString &slug,
                                                                     Core::Call call)
{
    return m_store.idsBySlug(slug, call);
}

Core::FutureResult<QHash<Core::Address, Core::ArticleId>>
ArticleLibrary::takenAddresses(const QList<Core::Address> &addresses, Core::Call call)
{
    return m_store.takenAddresses(addresses, std::move(call));
}

Core::FutureResult<Core::ArticlePage> ArticleLibrary::list(const Core::ArticleQuery &query,
                                                           int limit, const QString &after,
                                                           Core::Call call)
{
    return m_store.list(query, limit, after, call);
}

Core::FutureResult<QStringList> ArticleLibrary::names(Core::NameKind kind, const QString &beginning,
                                                      int limit, Core::Call call)
{
    return m_store.names(kind, beginning, limit, call);
}

Core::FutureResult<Core::Overview> ArticleLibrary::overview(Core::Call call)
{
    return m_store.overview(m_actor, call);
}

Core::FutureResult<Core::Article>
ArticleLibrary::tellSaved(Core::FutureResult<Core::Article> future, OwnWrite writing)
{
    // Told on the thread of Changes by a queued call, also when the caller's page is gone by then.
    return future.then([changes = QPointer<Changes>(&m_changes),
                        writing = std::move(writing)](const Core::Result<Core::Article> &saved) {
        if (saved && changes) {
            QMetaObject::invokeMethod(changes.data(), [changes, article = *saved] {
                Q_EMIT changes->articleSaved(article);
            });
        }
        return saved;
    });
}

ArticleLibrary::OwnWrite ArticleLibrary::write(const Core::ArticleId &id)
{
    return std::make_shared<Changes::OwnWrite>(m_changes, id);
}

Core::FutureResult<Core::Article> ArticleLibrary::save(const Core::Article &article,
                                                       Core::Call call)
{
    Core::Article named = article;
    if (named.id.isNull())
        named.id = Core::ArticleId::create();
    OwnWrite writing = write(named.id);
    return tellSaved(m_store.save(named, m_actor, call), std::move(writing));
}

Core::FutureResult<qint64> ArticleLibrary::tellRemoved(Core::FutureResult<qint64> future,
                                                       const Core::ArticleId &id, OwnWrite writing)
{
    return future.then([id, changes = QPointer<Changes>(&m_changes),
                        writing = std::move(writing)](const Core::Result<qint64> &removed) {
        if (removed && changes) {
            QMetaObject::invokeMethod(changes.data(), [changes, id, version = *removed] {
                Q_EMIT changes->articleRemoved(id, version);
            });
        }
        return removed;
    });
}

Core::FutureResult<qint64> ArticleLibrary::remove(const Core::ArticleId &id, qint64 version,
                                                  Core::Call call)
{
    OwnWrite writing = write(id);
    return tellRemoved(m_store.remove(id, version, m_actor, call), id, std::move(writing));
}

Core::FutureResult<Core::Article> ArticleLibrary::restore(const Core::ArticleId &id, qint64 version,
                                                          Core::Call call)
{
    OwnWrite writing = write(id);
    return tellSaved(m_store.restore(id, version, m_actor, call), std::move(writing));
}

Core::FutureResult<Core::Tombstone> ArticleLibrary::tombstone(const Core::ArticleId &id,
                                                              Core::Call call)
{
    return m_store.tombstone(id, call);
}

Core::FutureResult<Core::Article> ArticleLibrary::restoreAsDraft(const Core::ArticleId &id,
                                                                 qint64 version,
                                                                 const QString &slug,
                                                                 Core::Call call)
{
    OwnWrite writing = write(id);
    return tellSaved(m_store.restoreAsDraft(id, version, slug, m_actor, call), std::move(writing));
}

Core::FutureResult<qint64> ArticleLibrary::erase(const Core::ArticleId &id, qint64 version,
                                                 Core::Call call)
{
    OwnWrite writing = write(id);
    return tellRemoved(m_store.erase(id, version, m_actor, call), id, std::move(writing));
}

Core::FutureResult<QList<Core::RevisionInfo>> ArticleLibrary::revisions(const Core::ArticleId &id,
                                                                        Core::Call call)
{
    return m_store.revisions(id, call);
}

Core::FutureResult<Core::Article> ArticleLibrary::revision(const Core::ArticleId &id,
                                                           qint64 version, Core::Call call)
{
    return m_store.revision(id, version, call);
}

} // namespace Triptych::Newsroom
