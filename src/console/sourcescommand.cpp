#include "commands.h"

#include <core/articlejson.h>
#include <core/cotry.h>
#include <core/said.h>
#include <exchange/knownsources.h>
#include <workspace/workspace.h>

using namespace std::chrono_literals;

namespace Triptych::Console {

namespace {

constexpr auto SourcesPatience = 30s;

constexpr Core::Said said{"Console"};

Core::Call call()
{
    return Core::Call::within(SourcesPatience);
}

void print(const Output &output, const Exchange::ListedSource &listed)
{
    const Core::KnownSource &source = listed.source;
    if (output.isJson()) {
        output.object({{QStringLiteral("name"), source.name},
                       {QStringLiteral("root"), source.root},
                       {QStringLiteral("articles"), listed.articles},
                       {QStringLiteral("created_by"), source.createdBy},
                       {QStringLiteral("created_at"), Core::timeToJson(source.createdAt)}});
    } else {
        output.text(QStringLiteral("%1\t%2\t%3\t%4")
                        .arg(visible(source.name), QString::number(listed.articles),
                             visible(source.createdBy), visible(source.root)));
    }
}

Core::Task<int> remove(Context context, QString name)
{
    CO_TRY(const auto articles,
           Exchange::removeSource(context.workspace.stores().articles, name, call()));
    if (context.output.isJson()) {
        context.output.object(
            {{QStringLiteral("removed"), name}, {QStringLiteral("articles"), articles}});
    } else {
        context.output.text(
            said(QT_TRANSLATE_NOOP("Console",
                                   "The source \"%1\" was removed. Articles that came from it "
                                   "and stay: %2"))
                .arg(visible(name), QString::number(articles)));
    }
    co_return AllDone;
}

} // namespace

Core::Task<int> importSources(Context context)
{
    const QStringList &words = context.invocation.arguments;
    const bool removes = words.size() == 2 && words.constFirst() == QLatin1String("remove");
    if (!removes && !words.isEmpty()) {
        co_return Core::failure(
            Core::ErrorKind::Usage,
            said(QT_TRANSLATE_NOOP(
                "Console", "\"sources\" lists them; \"sources remove NAME\" removes one.")));
    }
    if (removes) {
        CO_TRY(const int code, remove(context, words.at(1)));
        co_return code;
    }
    CO_TRY(const auto sources, Exchange::listSources(context.workspace.stores().articles, call()));
    for (const Exchange::ListedSource &source : sources)
        print(context.output, source);
    co_return AllDone;
}

} // namespace Triptych::Console
