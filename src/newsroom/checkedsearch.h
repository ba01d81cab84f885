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
 * A search whose hits are checked against SQL: what was deleted, or no longer passes the query's
 * status filters, is dropped, though the index has not heard of it yet, and is not counted. Where
 * SQL hides a hit from this login, the total is that of the hits shown. Runs on the calling thread.
 * Errors: those of SearchIndex::search and ArticleStore::articles.
 */
Core::Task<Core::SearchPage> checkedSearch(Ports::SearchIndex &index, Ports::ArticleStore &store,
                                           Core::SearchQuery query, Core::Call call);

} // namespace Triptych::Newsroom
