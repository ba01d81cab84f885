#pragma once

#include "changes.h"

#include <core/call.h>
#include <core/knownsource.h>
#include <core/namekind.h>
#include <core/query.h>
#include <core/result.h>
#include <core/tombstone.h>

#include <memory>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Newsroom {

/**
 * The calls of an ArticleStore under one login, for the desk and the command line, outside an
 * EditingSession. Each change is told to Changes. Results, errors and limits are those of
 * Ports::ArticleStore. Lives on the GUI thread (or the main thread of the command line); the
 * answers come on a thread of the store: use `.then(context, ...)` or `co_await`.
 */
class ArticleLibrary final
{
public:
    ArticleLibrary(Ports::ArticleStore &store, Changes &changes, QString actor);

    const QString &actor() const { return m_actor; }

    Core::FutureResult<Core::Article> article(const Core::ArticleId &id, Core::Call call);
    /** Tombstones too. */
    Core::FutureResult<QList<Core::Article>> articles(const QList<Core::ArticleId> &ids,
                                                      Core::Call call);
    Core::FutureResult<QList<Core::ArticleId>> idsBySlug(const QString &slug, Core::Call call);
    /** Who has which of these addresses, as far as this login sees. At most 500. */
    Core::FutureResult<QHash<Core::Address, Core::ArticleId>>
    takenAddresses(const QList<Core::Address> &addresses, Core::Call call);
    Core::FutureResult<Core::ArticlePage> list(const Core::ArticleQuery &query, int limit,
                                               const QString &after, Core::Call call);
    /** With `mine` counted for the actor. */
    Core::FutureResult<Core::Overview> overview(Core::Call call);
    /** As ArticleStore::names(): to complete what is typed. */
    Core::FutureResult<QStringList> names(Core::NameKind kind, const QString &beginning, int limit,
                                          Core::Call call);

    /** Compare-and-swap: Conflict where `article.version` is not what is stored. */
    Core::FutureResult<Core::Article> save(const Core::Article &article, Core::Call call);
    /** Makes a tombstone; answers its version, which restore() needs. `version` 0 = any stored
     * version. */
    Core::FutureResult<qint64> remove(const Core::ArticleId &id, qint64 version, Core::Call call);
    Core::FutureResult<Core::Article> restore(const Core::ArticleId &id, qint64 version,
                                              Core::Call call);

    /** A deleted article, and a slug that is free for it. */
    Core::FutureResult<Core::Tombstone> tombstone(const Core::ArticleId &id, Core::Call call);
    /** Brings back what was deleted, never as published; an empty `slug` is its own. */
    Core::FutureResult<Core::Article> restoreAsDraft(const Core::ArticleId &id, qint64 version,
                                                     const QString &slug, Core::Call call);
    /** Erases for good what was deleted; answers the version of what stays. */
    Core::FutureResult<qint64> erase(const Core::ArticleId &id, qint64 version, Core::Call call);

    Core::FutureResult<QList<Core::RevisionInfo>> revisions(const Core::ArticleId &id,
                                                            Core::Call call);
    Core::FutureResult<Core::Article> revision(const Core::ArticleId &id, qint64 version,
                                               Core::Call call);

private:
    using OwnWrite = std::shared_ptr<Changes::OwnWrite>;

    OwnWrite write(const Core::ArticleId &id);
    Core::FutureResult<qint64> tellRemoved(Core::FutureResult<qint64> future,
                                           const Core::ArticleId &id, OwnWrite writing);
    Core::FutureResult<Core::Article> tellSaved(Core::FutureResult<Core::Article> future,
                                                OwnWrite writing);

    Ports::ArticleStore &m_store;
    Changes &m_changes;
    QString m_actor;
};

} // namespace Triptych::Newsroom
