#include "relaybatch.h"

#include "step.h"

#include <core/cotry.h>
#include <ports/articlecache.h>
#include <ports/articlestore.h>
#include <ports/searchindex.h>

#include <QCoreApplication>
#include <QLoggingCategory>

#include <algorithm>

using namespace std::chrono_literals;

namespace Triptych::Sync {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.sync.relay")

using Ports::OutboxClaim;
using Ports::OutboxDelay;
using Ports::OutboxTarget;
using Ports::OutboxTargets;

/** What is published each alone has a batch's patience for each, and no more than this together. */
constexpr auto AlonePatience = 20s;
constexpr auto SqlPatience = 3s;
constexpr int MaximumAttempts = 10;
constexpr int LongestDelaySeconds = 300;
/** An index that refuses so many articles, each alone, and takes none, refuses whatever comes. */
constexpr int RefusalsBeforeAny = 5;
/** What nobody can read is passed by for so long: it must not stand before what is newer. */
constexpr int UnreadableSeconds = 5;

/** The trouble is the store's and not the article's: waited for without end. */
bool isOfTheStore(Core::ErrorKind kind)
{
    // An index that is not there yet is on its way: the workspace is making it.
    return Core::isAway(kind) || kind == Core::ErrorKind::Cancelled ||
           kind == Core::ErrorKind::NotFound || kind == Core::ErrorKind::Full ||
           kind == Core::ErrorKind::ReadOnly || kind == Core::ErrorKind::Corrupt;
}

/** By the index that is searched, at least. */
bool isTaken(const Core::Result<void> &result)
{
    return result || result.error().kind == Ports::NextIndexLacks;
}

/** 1, 2, 4, ... seconds, at most five minutes. */
int backoffSeconds(int attempts)
{
    return std::min(1 << std::clamp(attempts, 0, 9), LongestDelaySeconds);
}

QString reasonOf(const Core::Error &error)
{
    return error.message + QLatin1Char('\n') + error.detail;
}

/** What the index says of a batch. */
struct IndexAnswer
{
    QList<Core::Result<void>> results;  ///< one for each article
    std::optional<Core::Error> trouble; ///< of the index, by which no article may be judged
};

/** For a batch that was refused as a whole: each article alone, the newest first, since what nobody
 * takes stays in front. Where the index goes away meanwhile, what it took is taken. */
Core::Task<QList<Core::Result<void>>> publishEachAlone(Ports::SearchIndex &index,
                                                       QList<Core::Article> articles,
                                                       std::chrono::milliseconds patience,
                                                       Core::Error refusal, Core::Call call)
{
    QList<Core::Result<void>> results(articles.size(), Core::Result<void>(Core::failure(refusal)));
    const Core::Call all = within(call, AlonePatience);
    bool anyTaken = false;
    int refused = 0;
    for (qsizetype i = articles.size() - 1; i >= 0; --i) {
        auto publishing = index.publish({articles.at(i)}, within(all, patience));
        const auto published = co_await publishing;
        results[i] = published ? published->constFirst()
                               : Core::Result<void>(Core::failure(published.error()));
        if (isTaken(results.at(i))) {
            anyTaken = true;
            continue;
        }
        const bool isAway = isOfTheStore(results.at(i).error().kind);
        if (!anyTaken && (isAway || ++refused >= RefusalsBeforeAny))
            co_return Core::failure(results.at(i).error());
        if (isAway) {
            std::fill_n(results.begin(), i, results.at(i));
            break;
        }
    }
    if (!anyTaken)
        co_return Core::failure(refusal);
    co_return results;
}

/** Never an error. */
Core::Task<IndexAnswer> publish(Ports::SearchIndex &index, QList<Core::Article> articles,
                                std::chrono::milliseconds patience,
                                std::chrono::milliseconds forLength, Core::Call call)
{
    auto publishing = index.publish(articles, within(call, patience + forLength));
    auto published = co_await publishing;
    IndexAnswer answer;
    if (!published && !isOfTheStore(published.error().kind) && articles.size() > 1) {
        auto alone = publishEachAlone(index, articles, patience, published.error(), call);
        published = co_await alone;
    }
    if (!published) {
        answer.trouble = published.error();
        answer.results.fill(Core::Result<void>(Core::failure(published.error())), articles.size());
        co_return answer;
    }
    answer.results = *published;
    const bool anyTaken = std::any_of(published->cbegin(), published->cend(), isTaken);
    for (const Core::Result<void> &result : std::as_const(answer.results)) {
        // "Invalid" is a word about an article; any other only where others are taken.
        if (!isTaken(result) && (isOfTheStore(result.error().kind) ||
                                 (!anyTaken && result.error().kind != Core::ErrorKind::Invalid)))
            answer.trouble = result.error();
    }
    co_return answer;
}

bool isRefusal(const Core::Error &error, const IndexAnswer &answer)
{
    return error.kind == Core::ErrorKind::Invalid
               ? !answer.trouble || answer.trouble->kind != error.kind
               : !answer.trouble;
}

/** For a batch that cannot be read as a whole: each article alone. What is left unread is kept,
 * each with its reason. Errors: those of the store, by which no article may be judged. */
Core::Task<void> readEachAlone(Ports::ArticleStore &store, RelayBatch *batch, Core::Error refusal,
                               Core::Call call)
{
    for (const OutboxClaim &claim : std::as_const(batch->claims)) {
        auto reading = store.articles({claim.article}, within(call, SqlPatience));
        const auto stored = co_await reading;
        if (stored)
            batch->stored += *stored;
        else if (isOfTheStore(stored.error().kind))
            co_return Core::failure(stored.error());
        else
            batch->unreadable.insert(claim.article, stored.error());
    }
    // Where no other can be read either, it may be whatever comes.
    if (batch->unreadable.size() > 1 && batch->unreadable.size() == batch->claims.size())
        co_return Core::failure(refusal);
    co_return Core::Result<void>();
}

std::chrono::milliseconds patienceForLength(const RelayBatch &batch)
{
    return std::chrono::milliseconds(batch.characters() / 1'000);
}

/** What became of one claim. */
struct ClaimOutcome
{
    OutboxDelay delay;              ///< owes what was not reached
    std::optional<Core::Error> why; ///< the last failure
    bool isRefused = false;         ///< the failure is the article's
};

/** Of a claim for which nothing was asked yet. */
ClaimOutcome outcomeBefore(const RelayBatch &batch, const OutboxClaim &claim, bool isSeen)
{
    ClaimOutcome outcome{{claim.rows, {}, 0, {}, claim.owes}, {}};
    if (const auto unread = batch.unreadable.constFind(claim.article);
        unread != batch.unreadable.constEnd()) {
        outcome.why = *unread;
        outcome.isRefused = true;
    } else if (!isSeen) {
        outcome.why = Core::Error{
            Core::ErrorKind::Forbidden,
            QCoreApplication::translate("Triptych::Sync::Relay",
                                        "The relay's login cannot see an article that changed."),
            claim.article.toString()};
        outcome.isRefused = true;
    }
    return outcome;
}

/** Takes the cache's answer into `outcome` and `delivery`. */
void addCacheAnswer(const Core::Result<void> &invalidated, ClaimOutcome *outcome,
                    RelayDelivery *delivery)
{
    if (invalidated) {
        outcome->delay.owes.setFlag(OutboxTarget::Cache, false);
        delivery->reached |= OutboxTarget::Cache;
    } else {
        // A cache refuses no article in particular.
        outcome->why = delivery->cacheMissed = invalidated.error();
    }
}

/** Takes the index's answer for the article into `outcome` and `delivery`. */
void addIndexAnswer(const Core::Result<void> &result, const IndexAnswer &indexed,
                    ClaimOutcome *outcome, RelayDelivery *delivery)
{
    if (result) {
        outcome->delay.owes.setFlag(OutboxTarget::Index, false);
        delivery->reached |= OutboxTarget::Index;
    } else if (isTaken(result)) {
        const QList<QUuid> &rows = outcome->delay.rows;
        outcome->why = delivery->nextMissed = result.error();
        outcome->delay.seconds = int(NextIndexPause.count());
        delivery->ofNextIndex.unite(QSet<QUuid>(rows.cbegin(), rows.cend()));
    } else {
        outcome->why = result.error();
        outcome->isRefused = isRefusal(*outcome->why, indexed);
    }
}

/** Counts a claim whose answers are all there: its rows are done, or wait. */
void addOutcome(const OutboxClaim &claim, ClaimOutcome outcome, RelayDelivery *delivery)
{
    if (!outcome.delay.owes) {
        delivery->done += claim.rows;
        ++delivery->published;
        return;
    }
    if (!outcome.why)
        outcome.why = claim.owes.testFlag(OutboxTarget::Cache) ? delivery->cacheMissed
                                                               : delivery->indexMissed;
    if (outcome.isRefused) {
        outcome.delay.seconds = backoffSeconds(claim.attempts);
        outcome.delay.maximumAttempts = MaximumAttempts;
    }
    if (outcome.why) {
        outcome.delay.reason = reasonOf(*outcome.why);
        delivery->lastError = *outcome.why;
        ++delivery->postponed;
    } else {
        ++delivery->unasked;
    }
    delivery->delays << outcome.delay;
}

} // namespace

QSet<QUuid> RelayBatch::rows() const
{
    QSet<QUuid> all;
    for (const OutboxClaim &claim : claims)
        all.unite(QSet<QUuid>(claim.rows.cbegin(), claim.rows.cend()));
    return all;
}

qsizetype RelayBatch::characters() const
{
    qsizetype characters = 0;
    for (const Core::Article &article : stored)
        characters += article.body.size() + article.summary.size();
    return characters;
}

Core::Task<RelayBatch> takeBatch(RelayPorts ports, OutboxTargets owing, int limit,
                                 QSet<QUuid> inHand, QSet<QUuid> passedBy, Core::Call call)
{
    RelayBatch batch;
    // What is claimed is worked off or given back, also where this relay is being stopped.
    CO_TRY(auto claims,
           ports.outbox.claim(limit, int(RelayLease.count()), owing, within(call, SqlPatience)));
    batch.isLast = claims.isEmpty();
    QList<Core::ArticleId> ids;
    QList<OutboxDelay> again;
    for (OutboxClaim &claim : claims) {
        claim.rows.removeIf([&inHand](const QUuid &row) { return inHand.contains(row); });
        if (claim.rows.isEmpty())
            continue;
        if (std::all_of(claim.rows.cbegin(), claim.rows.cend(),
                        [&passedBy](const QUuid &row) { return passedBy.contains(row); })) {
            again << OutboxDelay{claim.rows, {}, int(NextIndexPause.count()), {}, claim.owes};
            continue;
        }
        ids << claim.article;
        batch.claims << claim;
    }
    if (!again.isEmpty()) {
        auto passing = ports.outbox.postpone(again, Core::Call::within(SqlPatience));
        const auto passed = co_await passing;
        if (!passed)
            qCInfo(log) << "rows stay leased:" << passed.error().detail;
    }
    if (ids.isEmpty())
        co_return batch;
    auto reading = ports.store.articles(ids, within(call, SqlPatience));
    auto stored = co_await reading;
    Core::Result<void> read;
    if (stored) {
        batch.stored = *std::move(stored);
    } else if (isOfTheStore(stored.error().kind) ||
               stored.error().kind == Core::ErrorKind::Forbidden) {
        read = Core::failure(stored.error());
    } else {
        auto alone = readEachAlone(ports.store, &batch, stored.error(), call);
        read = co_await alone;
    }
    if (!read) {
        // Given back at once, also when this relay is being stopped: another goes on with them.
        const bool isOfAll =
            isOfTheStore(read.error().kind) || read.error().kind == Core::ErrorKind::Forbidden;
        const int seconds = isOfAll ? 0 : UnreadableSeconds;
        QList<OutboxDelay> delays;
        for (const OutboxClaim &claim : std::as_const(batch.claims))
            delays << OutboxDelay{claim.rows, read.error().message, seconds, {}, claim.owes};
        auto releasing = ports.outbox.postpone(delays, Core::Call::within(SqlPatience));
        const auto released = co_await releasing;
        if (!released)
            qCInfo(log) << "rows stay leased:" << released.error().detail;
        RelayBatch none;
        none.trouble = read.error();
        co_return none;
    }
    co_return batch;
}

Core::Task<RelayDelivery> deliver(RelayPorts ports, RelayBatch batch, OutboxTargets asked,
                                  Core::Call call)
{
    QHash<Core::ArticleId, qsizetype> positions;
    for (qsizetype i = 0; i < batch.stored.size(); ++i)
        positions.insert(batch.stored.at(i).id, i);
    // A row that cannot be seen is never taken for a delete: this login may not see it.
    const auto isSeen = [&](const OutboxClaim &claim) {
        const auto position = positions.constFind(claim.article);
        return position != positions.constEnd() &&
               batch.stored.at(*position).version >= claim.version;
    };

    // All at once: a cache that is away costs its patience once, and not once for each article, and
    // neither store waits for the other.
    QHash<Core::ArticleId, Core::FutureResult<void>> invalidations;
    QList<Core::Article> toIndex;
    QHash<Core::ArticleId, qsizetype> places;
    for (const OutboxClaim &claim : std::as_const(batch.claims)) {
        if (!isSeen(claim))
            continue;
        const Core::Article &article = batch.stored.at(positions.value(claim.article));
        if ((claim.owes & asked).testFlag(OutboxTarget::Cache))
            invalidations.insert(article.id,
                                 ports.cache.invalidate(article.id, article.version,
                                                        within(call, ports.patience.invalidate)));
        if ((claim.owes & asked).testFlag(OutboxTarget::Index)) {
            places.insert(article.id, toIndex.size());
            toIndex << article;
        }
    }
    IndexAnswer indexed;
    if (!toIndex.isEmpty()) {
        auto publishing =
            publish(ports.index, toIndex, ports.patience.publish, patienceForLength(batch), call);
        indexed = *co_await publishing;
    }

    RelayDelivery delivery;
    delivery.indexMissed = indexed.trouble;
    for (const OutboxClaim &claim : std::as_const(batch.claims)) {
        ClaimOutcome outcome = outcomeBefore(batch, claim, isSeen(claim));
        if (const auto invalidation = invalidations.constFind(claim.article);
            invalidation != invalidations.constEnd()) {
            auto invalidating = *invalidation;
            const auto invalidated = co_await invalidating;
            addCacheAnswer(invalidated, &outcome, &delivery);
        }
        if (const auto place = places.constFind(claim.article); place != places.constEnd())
            addIndexAnswer(indexed.results.at(*place), indexed, &outcome, &delivery);
        addOutcome(claim, std::move(outcome), &delivery);
    }
    co_return delivery;
}

Core::Task<void> settle(RelayPorts ports, RelayDelivery delivery)
{
    // Each for itself: what was delivered is done, whether the rest can be put off or not.
    Core::Result<void> settled;
    if (!delivery.done.isEmpty()) {
        auto acknowledging =
            ports.outbox.acknowledge(delivery.done, Core::Call::within(SqlPatience));
        settled = co_await acknowledging;
    }
    if (!delivery.delays.isEmpty()) {
        auto postponing = ports.outbox.postpone(delivery.delays, Core::Call::within(SqlPatience));
        const auto postponed = co_await postponing;
        if (settled)
            settled = postponed;
    }
    co_return settled;
}

} // namespace Triptych::Sync
