#pragma once

#include <core/call.h>
#include <core/searchquery.h>
#include <core/task.h>

namespace Triptych::Ports {
class ArticleStore;
class SearchIndex;
} // namespace Triptych::Ports

namespace Triptych::Newsroom {

/**
 * Searches and checks the hits against SQL, because the index may lag behind. Hits that are
 * deleted, or do not pass the query's status filters any more, are dropped and not counted. Where
 * SQL hides a hit from this login, the total is the number of hits shown. Runs on the calling
 * thread. Errors: those of SearchIndex::search and ArticleStore::articles.
 */
Core::Task<Core::SearchPage> checkedSearch(Ports::SearchIndex &index, Ports::ArticleStore &store,
                                           Core::SearchQuery query, Core::Call call);

} // namespace Triptych::Newsroom
