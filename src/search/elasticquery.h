#pragma once

#include <core/result.h>
#include <core/searchquery.h>

#include <QDateTime>
#include <QJsonObject>

#include <chrono>

namespace Triptych::Search {

/**
 * The body of a `_search` for the words that a person typed, at `now`. No query language of the
 * server is used.
 *
 * Each word raises the rank by its best field (multi_match best_fields, tie_breaker 0.3, over
 * title, summary, tags, authors and body), stemmed as English and, for less, as it stands; as
 * Arabic, too, where there is Arabic. CJK words are sought as bigrams, and as a phrase, which also
 * finds a single character. Weights were tuned on the judged queries of
 * tests/search/tst_relevance.cpp. Phrases must occur, excluded words must not; filters do not
 * change the rank. Of equal ranks the newer article comes first. Tombstones are never found. Asks
 * for one hit more than `query.limit`, to know whether there is a next page. Usage where
 * `query.after` is not a cursor of this query.
 */
Core::Result<QJsonObject> searchBody(const Core::SearchQuery &query, const QDateTime &now,
                                     std::chrono::milliseconds timeout);

/**
 * Reads the reply to searchBody(). Timeout where the server gave up, Unreachable or Internal where
 * a shard failed, Corrupt where it is not a search reply. `store` is the product that answered.
 */
Core::Result<Core::SearchPage> searchPage(const QJsonObject &reply, const Core::SearchQuery &query,
                                          const QString &store);

/** A value of the parameter `preference` that sends all pages of one search to the same copies of
 * the shards: the scores of other copies differ a little. */
QString searchPreference(const Core::SearchQuery &query);

/** A filter for the documents that are no tombstones. */
QJsonObject liveDocuments();

} // namespace Triptych::Search
