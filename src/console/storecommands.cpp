#include "commands.h"

#include <core/articlejson.h>
#include <core/cotry.h>
#include <core/said.h>
#include <core/storehealth.h>
#include <newsroom/checkedsearch.h>
#include <newsroom/viewreport.h>
#include <workspace/workspace.h>

using namespace std::chrono_literals;

namespace Triptych::Console {

namespace {

constexpr auto CommandPatience = 30s;
constexpr auto HealthPatience = 6s;

constexpr Core::Said said{"Console"};

QString roleName(Core::StoreRole role)
{
    switch (role) {
    case Core::StoreRole::Articles:
        return QStringLiteral("articles");
    case Core::StoreRole::Search:
        return QStringLiteral("search");
    case Core::StoreRole::Counters:
        break;
    }
    return QStringLiteral("counters");
}

QString stateName(Core::StoreState state)
{
    switch (state) {
    case Core::StoreState::Ok:
        return QStringLiteral("ok");
    case Core::StoreState::Degraded:
        return QStringLiteral("degraded");
    case Core::StoreState::Away:
        return QStringLiteral("away");
    case Core::StoreState::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

QJsonObject healthToJson(const Core::StoreHealth &health)
{
    QJsonObject object{{QStringLiteral("store"), roleName(health.role)},
                       {QStringLiteral("state"), stateName(health.state)},
                       {QStringLiteral("product"), health.product},
                       {QStringLiteral("version"), health.version},
                       {QStringLiteral("address"), health.address},
                       {QStringLiteral("latency_ms"),
                        health.latencyMs < 0 ? QJsonValue() : QJsonValue(health.latencyMs)},
                       {QStringLiteral("since"), Core::timeToJson(health.since)}};
    if (!health.insteadOf.isEmpty())
        object.insert(QStringLiteral("instead"), health.insteadOf);
    if (!health.error.message.isEmpty()) {
        object.insert(QStringLiteral("error"),
                      QJsonObject{{QStringLiteral("kind"), Core::errorKindName(health.error.kind)},
                                  {QStringLiteral("message"), health.error.message},
                                  {QStringLiteral("detail"), health.error.detail}});
    }
    return object;
}

void showStore(const Core::StoreHealth &store, const Output &output)
{
    if (output.isJson()) {
        output.object(healthToJson(store));
        return;
    }
    QString line =
        QStringLiteral("%1 %2 %3 %4 %5")
            .arg(roleName(store.role).leftJustified(9), stateName(store.state).leftJustified(9),
                 store.product, store.version, store.address);
    if (store.latencyMs >= 0)
        line += QStringLiteral("  %1 ms").arg(store.latencyMs, 0, 'f', 1);
    if (!store.error.message.isEmpty())
        line += QLatin1String("  ") + store.error.message;
    output.text(visible(line));
}

/** What a script has to know of a search beside its hits. "degraded": SQL answered although the
 * workspace has a search index, so that words are found less well. */
QJsonObject searchSummary(const Core::SearchPage &page, const Profiles::Profile &profile)
{
    const bool isSql =
        page.store == QLatin1String("PostgreSQL") || page.store == QLatin1String("SQLite");
    return {{QStringLiteral("total"), page.total},
            {QStringLiteral("total_at_least"), page.totalAtLeast},
            {QStringLiteral("store"), page.store},
            {QStringLiteral("took_ms"), page.tookMs},
            {QStringLiteral("degraded"), isSql && !profile.elastic.isEmpty()}};
}

} // namespace

Core::Task<int> searchArticles(Context context)
{
    Core::SearchQuery query;
    query.words = context.invocation.arguments.join(QLatin1Char(' '));
    int left = 20;
    if (context.invocation.has(QStringLiteral("limit"))) {
        bool ok = false;
        left = context.invocation.value(QStringLiteral("limit")).toInt(&ok);
        if (!ok || left < 1) {
            co_return Core::failure(
                {Core::ErrorKind::Usage,
                 said(QT_TRANSLATE_NOOP("Console", "--limit needs a number of 1 or more.")),
                 {}});
        }
    }
    bool first = true;
    QJsonObject summary;
    do {
        query.limit = std::min(left, 100);
        CO_TRY(const auto page, Newsroom::checkedSearch(context.workspace.stores().search,
                                                        context.workspace.stores().articles, query,
                                                        Core::Call::within(CommandPatience)));
        if (std::exchange(first, false)) {
            summary = searchSummary(page, context.workspace.profile());
            context.output.remark(
                (page.totalAtLeast
                     ? said(QT_TRANSLATE_NOOP("Console", "At least %1 found by %2 in %3 ms"))
                     : said(QT_TRANSLATE_NOOP("Console", "%1 found by %2 in %3 ms")))
                    .arg(page.total)
                    .arg(page.store)
                    .arg(page.tookMs));
        }
        for (const Core::SearchHit &hit : page.hits) {
            if (context.output.isJson()) {
                context.output.object(hitToJson(hit));
            } else {
                context.output.text(QStringLiteral("%1  %2  %3")
                                        .arg(hit.article.id.toString())
                                        .arg(hit.score, 8, 'f', 3)
                                        .arg(visible(hit.article.title)));
            }
        }
        left -= query.limit;
        query.after = page.next;
    } while (left > 0 && !query.after.isEmpty());
    if (context.output.isJson())
        context.output.object({{QStringLiteral("summary"), summary}});
    co_return AllDone;
}

Core::Task<int> showViews(Context context)
{
    QList<Core::ArticleId> ids;
    for (const QString &text : context.invocation.arguments) {
        const auto id = Core::ArticleId::fromString(text);
        if (!id) {
            co_return Core::failure(
                {Core::ErrorKind::Usage,
                 said(QT_TRANSLATE_NOOP("Console", "\"%1\" is not the id of an article."))
                     .arg(text),
                 {}});
        }
        ids << *id;
    }
    // A counter that was never seeded would say 0 for what SQL has counted.
    auto seeding = context.workspace.seedCounters(Core::Call::within(CommandPatience));
    const auto seeded = co_await seeding;
    CO_TRY(const auto counts, Newsroom::viewsOf(context.workspace.stores().views, ids,
                                                Core::Call::within(CommandPatience)));
    if (!seeded)
        context.output.remark(seeded.error().message);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (context.output.isJson()) {
            context.output.object({{QStringLiteral("id"), ids.at(i).toString()},
                                   {QStringLiteral("views"), counts.at(i)}});
        } else {
            context.output.text(
                QStringLiteral("%1  %2").arg(ids.at(i).toString()).arg(counts.at(i)));
        }
    }
    co_return AllDone;
}

QCoro::Task<void> showHealthWithoutDatabase(Profiles::ProfileWithSecrets profile,
                                            const Output &output)
{
    QList<std::pair<Core::StoreRole, Core::FutureResult<Core::StorePing>>> asked;
    for (const auto &[role, address] :
         {std::pair(Core::StoreRole::Search, profile.profile.elastic),
          std::pair(Core::StoreRole::Counters, profile.profile.redis)}) {
        if (!address.isEmpty())
            asked.append({role, Workspace::Workspace::test(profile, role,
                                                           Core::Call::within(HealthPatience))});
    }
    const auto health = [&profile](Core::StoreRole role) {
        Core::StoreHealth one;
        one.role = role;
        one.state = Core::StoreState::Away;
        one.address = Profiles::shownAddress(profile.profile, role);
        return one;
    };
    showStore(health(Core::StoreRole::Articles), output);
    for (auto &[role, pinging] : asked) {
        Core::StoreHealth one = health(role);
        const auto ping = co_await pinging;
        if (ping) {
            one.state = Core::StoreState::Ok;
            one.product = ping->product;
            one.version = ping->version;
            one.latencyMs = ping->latencyMs;
        } else {
            one.error = ping.error();
        }
        showStore(one, output);
    }
}

Core::Task<int> showHealth(Context context)
{
    CO_TRY(const auto stores, context.workspace.checkHealth(Core::Call::within(HealthPatience)));
    int code = AllDone;
    for (const Core::StoreHealth &store : stores) {
        showStore(store, context.output);
        if (store.state != Core::StoreState::Ok)
            code = store.role == Core::StoreRole::Articles ? StoreAway
                                                           : std::max<int>(code, DoneInPart);
    }
    co_return code;
}

} // namespace Triptych::Console
