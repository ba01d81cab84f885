#include "commands.h"

#include <core/cotry.h>
#include <core/said.h>
#include <workspace/workspace.h>

using namespace std::chrono_literals;

namespace Triptych::Console {

namespace {

constexpr auto CommandPatience = 30s;

constexpr Core::Said said{"Console"};

void print(const Context &context)
{
    const QString zone = context.workspace.siteZone().name();
    if (context.output.isJson())
        context.output.object({{QStringLiteral("zone"), zone}});
    else
        context.output.text(said(QT_TRANSLATE_NOOP("Console", "zone  %1")).arg(zone));
}

} // namespace

Core::Task<int> showSettings(Context context)
{
    const QStringList &words = context.invocation.arguments;
    if (!words.isEmpty() && words.constFirst() != QLatin1String("zone")) {
        co_return Core::failure(
            {Core::ErrorKind::Usage,
             said(QT_TRANSLATE_NOOP("Console", "There is no setting \"%1\"; there is: zone."))
                 .arg(words.constFirst()),
             {}});
    }
    if (words.size() == 2) {
        const Core::SiteZone before = context.workspace.siteZone();
        CO_TRY_VOID(
            context.workspace.setSiteZone(words.at(1), Core::Call::within(CommandPatience)));
        if (before != context.workspace.siteZone()) {
            context.output.remark(said(QT_TRANSLATE_NOOP(
                "Console",
                "What is dated already keeps its moment, scheduled articles too. Desks that are "
                "open now mean the new zone when they open the workspace again.")));
        }
    }
    print(context);
    co_return AllDone;
}

} // namespace Triptych::Console
