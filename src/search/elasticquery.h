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
 * Each word raises the rank by its best field (multi_match best_fields, tie_breaker 0.3, over
 * title, summary, tags, authors and body), stemmed as English and, for less, as it stands; as
 * Arabic, too, where there is Arabic. CJK words are sought as bigrams, and as a phrase, which also
 * finds a single character. Weights were tuned on the judged queries of
 * tests/search/tst_relevance.cpp. Phrases must be there, exclusions must not; filters never rank.
 * Ties go to the newer article. Tombstones are never found. Asks for one hit more than
 * `query.limit`, to know whether there is a next page. Usage where `query.after` is not a cursor of
 * this query.
 */
Core::Result<QJsonObject> searchBody(const Core::SearchQuery &query, const QDateTime &now,
                                     std::chrono::milliseconds timeout);

/**
 * Reads the reply to it. Timeout where the server gave up, Unreachable or Internal where a shard
 * failed, Corrupt where it is not a search reply. `store` is who answered.
 */
Core::Result<Core::SearchPage> searchPage(const QJsonObject &reply, const Core::SearchQuery &query,
                                          const QString &store);

/** A value of the parameter `preference` that keeps all pages of one search on the same copies of
 * shards, whose scores differ a little from those of others. */
QString searchPreference(const Core::SearchQuery &query);

/** Everything that is not a tombstone. */
QJsonObject liveDocuments();

} // namespace Triptych::Search
