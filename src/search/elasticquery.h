#pragma once

#include <core/result.h>
#include <core/searchquery.h>

#include <QDateTime>
#include <QJsonObject>

#include <chrono>

namespace Triptych::Search {

/**
 * The body of a `_search` for what a person typed, at `now`; never a query language of the
 * server's.
 *
 * Words raise the rank (multi_match best_fields, title^4 summary^2 tags^2 body, tie_breaker 0.3),
 * over the folded fields and the English ones, and the Arabic ones where there is Arabic; CJK words
 * over the bigram fields, and as a phrase over the folded ones, which also finds a single
 * character. Phrases must be there, exclusions must not; filters never rank. Ties go to the newer
 * article. Tombstones are never found. Asks for one hit more than `query.limit`, to know whether
 * there is a next page. Usage where `query.after` is not a cursor of this query.
 */
Core::Result<QJsonObject> searchBody(const Core::SearchQuery &query, const QDateTime &now,
                                     std::chrono::milliseconds timeout);

/**
 * Reads the reply to it. Timeout where the server gave up, Unreachable or Internal where a shard
 * failed, Corrupt where it is not a search reply. `store` is who answered.
 */
Core::Result<Core::SearchPage> searchPage(const QJsonObject &reply, const Core::SearchQuery &query,
                                          const QString &store);

/** Everything that is not a tombstone. */
QJsonObject liveDocuments();

} // namespace Triptych::Search
