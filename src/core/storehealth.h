#pragma once

#include "cachestatistics.h"
#include "result.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace Triptych::Core {

/** The answer to one ping. */
struct StorePing
{
    QString
        product; ///< "PostgreSQL", "SQLite", "Elasticsearch", "OpenSearch", "Redis", "In process"
    QString version;
    double latencyMs = 0; ///< of the round trip
};

enum class StoreRole { Articles, Search, Counters };
enum class StoreState { Unknown, Ok, Degraded, Away };

/** What is known of one store: shown in the status bar and by `triptychctl health`. */
struct StoreHealth
{
    StoreRole role = StoreRole::Articles;
    StoreState state = StoreState::Unknown;
    QString product;
    QString version;
    QString address;       ///< host:port or file, never with a password
    double latencyMs = -1; ///< of the last good ping; negative before the first
    QDateTime since;       ///< when it came into this state
    QString insteadOf; ///< what answers instead ("PostgreSQL full text"); empty where nothing does
    Error error;       ///< the last one, where the state is Away or Degraded
    std::optional<CacheStatistics>
        cache; ///< of the article cache; set for StoreRole::Counters alone
};

} // namespace Triptych::Core

Q_DECLARE_METATYPE(Triptych::Core::StoreHealth)
