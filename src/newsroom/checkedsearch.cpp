#include "checkedsearch.h"

#include <core/cotry.h>
#include <ports/articlestore.h>
#include <ports/searchindex.h>

#include <QHash>

namespace Triptych::Newsroom {

Core::Task<Core::SearchPage> checkedSearch(Ports::SearchIndex &index, Ports::ArticleStore &store,
                                           Core::SearchQuery query, Core::Call call)
{
    CO_TRY(auto found, index.search(query, call), call);
    if (found.hits.isEmpty())
        co_return found;

    QList<Core::ArticleId> ids;
    for (const Core::SearchHit &hit : found.hits)
        ids << hit.article.id;
    CO_TRY(const auto stored, store.standings(ids, call), call);

    QHash<Core::ArticleId, const Core::Standing *> byId;
    for (const Core::Standing &standing : stored)
        byId.insert(standing.id, &standing);
    const QDateTime now = Core::utcNow();
    const qsizetype asked = found.hits.size();
    const bool hidden = byId.size() < asked;
    found.hits.removeIf([&](const Core::SearchHit &hit) {
        const Core::Standing *standing = byId.value(hit.article.id);
        return !standing || standing->isDeleted ||
               (query.status && standing->status != *query.status) ||
               (query.publicOnly && !standing->isPublic(now));
    });
    // A hit that SQL does not show at all is one that this login may not see: how many there are of
    // those is no more to be told than which. Others are only gone or changed since.
    found.total =
        hidden ? found.hits.size()
               : std::max<qint64>(found.total - (asked - found.hits.size()), found.hits.size());
    if (hidden)
        found.totalAtLeast = !found.next.isEmpty();
    co_return found;
}

} // namespace Triptych::Newsroom
