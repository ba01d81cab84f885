#include "commands.h"

#include "interruption.h"
#include "progressline.h"
#include "refusals.h"

#include <core/cotry.h>
#include <core/query.h>
#include <core/said.h>
#include <newsroom/articlelibrary.h>
#include <sync/audit.h>
#include <sync/reindex.h>
#include <workspace/workspace.h>

#include <QJsonArray>

using namespace std::chrono_literals;

namespace Triptych::Console {

namespace {

constexpr auto CommandPatience = 60s;

constexpr Core::Said said{"Console"};

Core::Error noIndex()
{
    return {Core::ErrorKind::Usage,
            said(QT_TRANSLATE_NOOP("Console", "In this workspace the database itself answers "
                                              "searches: there is no index to rebuild.")),
            {}};
}

QJsonObject reindexToJson(const Sync::ReindexReport &report)
{
    QJsonArray refused;
    for (const Ports::IndexRefusal &refusal : report.refused.some)
        refused << refusalToJson(refusal.article, refusal.title, refusal.reason);
    QJsonObject object{{QStringLiteral("index"), report.index},
                       {QStringLiteral("published"), report.published},
                       {QStringLiteral("failed"), report.failed},
                       {QStringLiteral("refused"), report.refused.all},
                       {QStringLiteral("refusals"), refused},
                       {QStringLiteral("mended"), report.mended},
                       {QStringLiteral("resumed"), report.resumed},
                       {QStringLiteral("swapped"), report.swapped}};
    if (report.failed > 0 || !report.swapped)
        object.insert(QStringLiteral("reason"), report.lastError.message);
    return object;
}

QJsonObject auditToJson(const Sync::AuditReport &report)
{
    QJsonArray items;
    for (const Sync::AuditItem &item : report.items) {
        QJsonObject object{{QStringLiteral("id"), item.id},
                           {QStringLiteral("title"), item.title},
                           {QStringLiteral("kind"), Sync::driftName(item.drift)},
                           {QStringLiteral("store"), item.store == Sync::AuditItem::Store::Index
                                                         ? QStringLiteral("index")
                                                         : QStringLiteral("cache")},
                           {QStringLiteral("repaired"), item.repaired}};
        if (!item.reason.isEmpty())
            object.insert(QStringLiteral("reason"), oneLine(item.reason));
        items << object;
    }
    return {{QStringLiteral("checked"), report.checked},
            {QStringLiteral("missing"), report.missing},
            {QStringLiteral("stale"), report.stale},
            {QStringLiteral("orphaned"), report.orphaned},
            {QStringLiteral("wrong"), report.wrong},
            {QStringLiteral("refused"), report.refused},
            {QStringLiteral("repaired"), report.repaired},
            {QStringLiteral("cacheAway"), report.cacheIsAway},
            {QStringLiteral("items"), items}};
}

Core::Task<int> cancelRebuild(Context context)
{
    CO_TRY(const auto cancelled, Sync::cancelReindex(*context.workspace.stores().indexAdmin,
                                                     Core::Call::within(CommandPatience)));
    if (context.output.isJson()) {
        context.output.object({{QStringLiteral("cancelled"), cancelled}});
    } else {
        context.output.text(
            cancelled ? said(QT_TRANSLATE_NOOP(
                            "Console", "The rebuild was given up; searches go on as before."))
                      : said(QT_TRANSLATE_NOOP("Console", "No rebuild is under way.")));
    }
    co_return AllDone;
}

} // namespace

QCoro::Task<qint64> articleTotal(Context context)
{
    auto asking = context.workspace.library().overview(Core::Call::within(CommandPatience));
    const auto overview = co_await asking;
    co_return overview && !overview->all.atLeast ? overview->all.value : 0;
}

QString fraction(qint64 done, qint64 total)
{
    return total >= done ? QStringLiteral("%1 / %2").arg(done).arg(total) : QString::number(done);
}

Core::Task<int> reindexArticles(Context context)
{
    if (!context.workspace.stores().indexAdmin)
        co_return Core::failure(noIndex());
    const bool rollback = context.invocation.has(QStringLiteral("rollback"));
    if (context.invocation.has(QStringLiteral("cancel"))) {
        if (rollback) {
            co_return Core::failure(
                {Core::ErrorKind::Usage,
                 said(QT_TRANSLATE_NOOP("Console", "--rollback and --cancel do not go together.")),
                 {}});
        }
        auto cancelling = cancelRebuild(context);
        co_return co_await cancelling;
    }
    Ports::IndexAdmin &admin = *context.workspace.stores().indexAdmin;
    Ports::ArticleStore &store = context.workspace.stores().articles;
    const Interruption interruption;
    ProgressLine line;
    auto counting = articleTotal(context);
    const qint64 all = co_await counting;
    const auto progress = [&line, all](Sync::ReindexStep step, qint64 done) {
        line.show((step == Sync::ReindexStep::Filling
                       ? said(QT_TRANSLATE_NOOP("Console", "filling %1"))
                       : said(QT_TRANSLATE_NOOP("Console", "comparing %1")))
                      .arg(fraction(done, all)));
    };
    CO_TRY(const auto report, rollback
                                  ? Sync::rollBackIndex(store, context.workspace.stores().search,
                                                        admin, progress, interruption.call())
                                  : Sync::reindex(store, admin, progress, interruption.call()));
    line.show({});
    if (context.output.isJson()) {
        context.output.object(reindexToJson(report));
    } else if (report.swapped) {
        context.output.text(
            said(QT_TRANSLATE_NOOP("Console",
                                   "%1 answers searches now: %2 articles, %3 mended, %4 failed."))
                .arg(report.index)
                .arg(report.published)
                .arg(report.mended)
                .arg(report.failed));
        for (const Ports::IndexRefusal &refusal : report.refused.some)
            printRefusal(context.output, refusal.article.toString(), refusal.title, refusal.reason);
    } else {
        context.output.text(
            said(QT_TRANSLATE_NOOP(
                     "Console",
                     "Searches go on as before, because %1 articles were refused or differ: %2"))
                .arg(report.failed)
                .arg(report.lastError.message));
    }
    const bool isWhole = report.swapped && report.failed == 0;
    co_return isWhole ? AllDone : DoneInPart;
}

Core::Task<int> auditStores(Context context)
{
    const Interruption interruption;
    ProgressLine line;
    Ports::ArticleStore &store = context.workspace.stores().articles;
    auto counting = articleTotal(context);
    const qint64 all = co_await counting;
    Sync::AuditTerms terms;
    terms.repair = context.invocation.has(QStringLiteral("repair"));
    terms.progress = [&line, all](qint64 checked) { line.show(fraction(checked, all)); };
    CO_TRY(const auto report,
           Sync::audit(
               {store, context.workspace.stores().indexAdmin, &context.workspace.stores().cache,
                context.workspace.mayRelay() ? &context.workspace.stores().outbox : nullptr},
               terms, interruption.call()));
    line.show({});
    if (context.output.isJson()) {
        context.output.object(auditToJson(report));
    } else {
        for (const Sync::AuditItem &item : report.items) {
            if (item.drift == Sync::Drift::Refused) {
                printRefusal(context.output, item.id, item.title, item.reason);
                continue;
            }
            context.output.text(
                QStringLiteral("%1  %2  %3")
                    .arg(item.id, Sync::driftName(item.drift),
                         item.repaired ? said(QT_TRANSLATE_NOOP("Console", "repaired")) : QString())
                    .trimmed());
        }
        context.output.text(
            said(QT_TRANSLATE_NOOP(
                     "Console",
                     "Checked %1: missing %2, stale %3, orphaned %4, wrong %5; repaired %6."))
                .arg(report.checked)
                .arg(report.missing)
                .arg(report.stale)
                .arg(report.orphaned)
                .arg(report.wrong)
                .arg(report.repaired));
        if (report.refused > 0) {
            context.output.text(
                said(QT_TRANSLATE_NOOP("Console", "Refused by the index: %1. Shorten or mend these "
                                                  "articles; they go in when they are saved."))
                    .arg(report.refused));
        }
        if (report.cacheIsAway) {
            context.output.text(
                said(QT_TRANSLATE_NOOP("Console", "The cache could not be compared.")));
        }
    }
    if (!report.lastError.message.isEmpty())
        context.output.error(report.lastError);
    const bool isClean = report.found() == report.repaired && report.refused == 0 &&
                         report.lastError.message.isEmpty();
    co_return isClean ? AllDone : DoneInPart;
}

} // namespace Triptych::Console
