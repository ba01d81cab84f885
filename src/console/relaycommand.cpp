#include "commands.h"

#include "refusals.h"

#include <core/articlejson.h>
#include <core/cotry.h>
#include <core/said.h>
#include <platform/signals.h>
#include <sync/audit.h>
#include <sync/deadletters.h>
#include <sync/relay.h>
#include <workspace/workspace.h>

#include <QCoroSignal>
#include <QCoroTimer>

#include <QJsonArray>

using namespace std::chrono_literals;

namespace Triptych::Console {

namespace {

constexpr auto CommandPatience = 30s;
constexpr auto RelayPatience = 10min;
constexpr auto FillPatience = 6h;
// A command that writes does not wait longer than this for a store that is slow or away.
constexpr auto OwnRowsPatience = 8s;
// An index that was filled and does not hold all is not filled again at once: that may take hours.
constexpr std::chrono::seconds FirstRefill = 5s;
constexpr std::chrono::seconds LongestRefill = 1h;

constexpr Core::Said said{"Console"};

} // namespace

QCoro::Task<void> relayOwnRows(Context context)
{
    if (!context.workspace.mayRelay())
        co_return;
    auto filling = context.workspace.fillIndex(Workspace::Workspace::Fill::IfSmall,
                                               Core::Call::within(OwnRowsPatience));
    const auto filled = co_await filling;
    auto draining = context.workspace.relay().drain(Core::Call::within(OwnRowsPatience));
    const auto report = co_await draining;
    const Core::Error error = report ? report->lastError : report.error();
    const bool isLate = !report || report->postponed > 0;
    // A store that is away says so to both.
    if (!filled && !(isLate && filled.error().message == error.message))
        context.output.remark(filled.error().message);
    if (isLate) {
        context.output.remark(
            said(QT_TRANSLATE_NOOP("Console",
                                   "Saved. It reaches the search index and the cache later: %1"))
                .arg(error.message));
    }
}

namespace {

constexpr auto RefusedPatience = 5s;
constexpr int MostRefused = 200;

Core::Task<int> showStatus(Context context)
{
    CO_TRY(const auto status,
           Sync::backlog(context.workspace.stores().outbox, Core::Call::within(CommandPatience)));
    CO_TRY(const auto refused,
           Sync::findRefusedArticles(context.workspace.stores().outbox,
                                     context.workspace.stores().indexAdmin, MostRefused,
                                     Core::Call::within(RefusedPatience)));
    if (!refused.indexError.message.isEmpty())
        context.output.remark(refused.indexError.message);
    if (context.output.isJson()) {
        QJsonArray refusals;
        for (const Core::DeadLetter &letter : refused.letters)
            refusals << refusalToJson(letter.article, letter.title, letter.reason);
        context.output.object({{QStringLiteral("waiting"), status.waiting},
                               {QStringLiteral("dead"), status.dead},
                               {QStringLiteral("refused"), refused.ofIndexAlone},
                               {QStringLiteral("refusals"), refusals},
                               {QStringLiteral("oldest"), Core::timeToJson(status.oldest)},
                               {QStringLiteral("reason"), status.reason}});
    } else {
        QString line = said(QT_TRANSLATE_NOOP("Console", "Waiting %1, dead letters %2."))
                           .arg(status.waiting)
                           .arg(status.dead);
        if (status.oldest.isValid()) {
            line +=
                QLatin1Char(' ') + said(QT_TRANSLATE_NOOP("Console", "The oldest waits since %1."))
                                       .arg(status.oldest.toString(Qt::ISODate));
        }
        if (!status.reason.isEmpty())
            line += QLatin1Char(' ') + status.reason.section(QLatin1Char('\n'), 0, 0);
        context.output.text(line);
        if (refused.ofIndexAlone > 0) {
            context.output.text(
                said(QT_TRANSLATE_NOOP("Console", "The index refused %1 when it was filled."))
                    .arg(refused.ofIndexAlone));
        }
        for (const Core::DeadLetter &letter : refused.letters)
            printRefusal(context.output, letter.article.toString(), letter.title, letter.reason);
    }
    co_return AllDone;
}

/** What the index alone remembers, by a repair of these; answers how many were tried. */
Core::Task<qint64> retryRefusedByIndex(Context context)
{
    Ports::IndexAdmin *index = context.workspace.stores().indexAdmin;
    if (!index)
        co_return 0;
    CO_TRY(const auto refused, index->refusals(Ports::IndexCopy::Current, MostRefused,
                                               Core::Call::within(RefusedPatience)));
    QList<Sync::AuditItem> items;
    for (const Ports::IndexRefusal &refusal : refused.some)
        items << Sync::AuditItem{refusal.article.toString(), refusal.title, Sync::Drift::Refused};
    CO_TRY_VOID(Sync::repair({context.workspace.stores().articles, index}, items, {},
                             Core::Call::within(RelayPatience)));
    co_return items.size();
}

Core::Task<int> retryDead(Context context)
{
    CO_TRY(const auto revived, Sync::reviveDead(context.workspace.stores().outbox,
                                                Core::Call::within(CommandPatience)));
    auto retrying = retryRefusedByIndex(context);
    const auto retried = co_await retrying;
    if (!retried)
        context.output.remark(retried.error().message);
    const qint64 due = revived + retried.value_or(0);
    auto relaying = relayOwnRows(context);
    co_await relaying;
    if (context.output.isJson()) {
        context.output.object({{QStringLiteral("revived"), due}});
    } else {
        context.output.text(
            said(QT_TRANSLATE_NOOP("Console", "%1 dead letters are due again.")).arg(due));
    }
    co_return AllDone;
}

} // namespace

namespace {

/** Fills a newly named index and seeds newly named counters, again and again until they are there:
 * they may be away when a service starts. */
QCoro::Task<void> keepFilling(Context context, std::stop_token stop)
{
    bool told = false;
    std::chrono::seconds refill = FirstRefill;
    while (!stop.stop_requested()) {
        auto seeding = context.workspace.seedCounters(Core::Call::within(FillPatience, stop));
        const auto seeded = co_await seeding;
        auto filling = context.workspace.fillIndex(Workspace::Workspace::Fill::Always,
                                                   Core::Call::within(FillPatience, stop));
        const auto filled = co_await filling;
        if (filled && seeded)
            co_return;
        if (!stop.stop_requested() && !std::exchange(told, true))
            context.output.remark(filled ? seeded.error().message : filled.error().message);
        const bool isIncomplete = !filled && filled.error().kind == Core::ErrorKind::Corrupt;
        refill = isIncomplete ? std::min(refill * 2, LongestRefill) : FirstRefill;
        const QDeadlineTimer next(refill);
        while (!next.hasExpired() && !stop.stop_requested()) {
            auto pause = QCoro::sleepFor(100ms);
            co_await pause;
        }
    }
}

/** Runs until SIGTERM or SIGINT, which end it between two passes. */
Core::Task<int> relayAsService(Context context)
{
    Sync::Relay &relay = context.workspace.relay();
    Platform::Signals signals;
    std::stop_source stop;
    // What is saved now does not wait for the filling, which may take hours.
    context.workspace.startRelay();
    auto filling = keepFilling(context, stop.get_token());
    context.output.remark(said(QT_TRANSLATE_NOOP("Console", "Relaying. Stop with Ctrl+C.")));
    co_await qCoro(&signals, &Platform::Signals::terminationRequested);
    stop.request_stop();
    // What the pass under way has claimed is given back before this process ends.
    auto stopped = std::make_shared<QPromise<void>>();
    stopped->start();
    QObject::connect(&relay, &Sync::Relay::stopped, &relay, [stopped] { stopped->finish(); });
    relay.stop();
    auto ending = stopped->future();
    co_await ending;
    co_await filling;
    co_return AllDone;
}

} // namespace

Core::Task<int> relayChanges(Context context)
{
    if (context.invocation.options.size() > 1) {
        co_return Core::failure(
            {Core::ErrorKind::Usage,
             said(QT_TRANSLATE_NOOP("Console",
                                    "--once, --status and --retry-dead do not go together.")),
             {}});
    }
    if (context.invocation.has(QStringLiteral("status"))) {
        auto showing = showStatus(context);
        co_return co_await showing;
    }
    if (context.invocation.has(QStringLiteral("retry-dead"))) {
        auto retrying = retryDead(context);
        co_return co_await retrying;
    }
    if (!context.invocation.has(QStringLiteral("once"))) {
        auto serving = relayAsService(context);
        co_return co_await serving;
    }
    Sync::Relay &relay = context.workspace.relay();
    auto filling = context.workspace.fillIndex(Workspace::Workspace::Fill::Always,
                                               Core::Call::within(FillPatience));
    const auto filled = co_await filling;
    auto seeding = context.workspace.seedCounters(Core::Call::within(FillPatience));
    const auto seeded = co_await seeding;
    CO_TRY(const auto report, relay.drain(Core::Call::within(RelayPatience)));
    // A store that is away says so to each; below the last of them is told.
    const Core::Error last = report.postponed > 0 ? report.lastError
                             : filled             ? Core::Error()
                                                  : filled.error();
    if (!seeded && seeded.error().message != last.message)
        context.output.remark(seeded.error().message);
    if (context.output.isJson()) {
        context.output.object({{QStringLiteral("published"), report.published},
                               {QStringLiteral("postponed"), report.postponed}});
    } else {
        context.output.text(said(QT_TRANSLATE_NOOP("Console", "Published %1, postponed %2."))
                                .arg(report.published)
                                .arg(report.postponed));
    }
    // What waits went out all the same: only the articles that were there before are missing.
    if (report.postponed == 0 && filled)
        co_return AllDone;
    const int code = context.output.error(last);
    co_return report.postponed > 0 && report.published > 0 ? int(DoneInPart) : code;
}

} // namespace Triptych::Console
