#include "commands.h"
#include "interruption.h"
#include "notes.h"
#include "progressline.h"

#include <core/cotry.h>
#include <core/said.h>
#include <exchange/markdownexporter.h>
#include <workspace/workspace.h>

namespace Triptych::Console {

namespace {

constexpr Core::Said said{"Console"};

void print(const Output &output, const Exchange::ExportReport &report)
{
    printNotes(report.renamed, said(QT_TRANSLATE_NOOP("Console", "renamed")));
    printNotes(report.lost, said(QT_TRANSLATE_NOOP("Console", "warning")));
    printNotes(report.skipped, said(QT_TRANSLATE_NOOP("Console", "skipped")));
    printNotes(report.failures, said(QT_TRANSLATE_NOOP("Console", "error")));
    output.text(
        said(QT_TRANSLATE_NOOP("Console", "Written %1, unchanged %2, skipped %3, failed %4."))
            .arg(report.written)
            .arg(report.unchanged)
            .arg(report.skipped.size())
            .arg(report.failures.size()));
    if (!report.skipped.isEmpty()) {
        output.remark(said(QT_TRANSLATE_NOOP(
            "Console", "--overwrite writes over the files that are there and differ.")));
    }
}

} // namespace

Core::Task<int> exportMarkdown(Context context)
{
    if (context.invocation.arguments.constFirst() != QLatin1String("markdown")) {
        co_return Core::failure(
            Core::ErrorKind::Usage,
            said(QT_TRANSLATE_NOOP("Console", "Only \"export markdown DIR\" is known.")));
    }
    const auto query = queryOf(context, 2);
    if (!query)
        co_return Core::failure(query.error());
    context.output.remark(Exchange::whatAnExportLacks());
    const auto exporter = context.workspace.openExporter();
    Interruption interruption;
    ProgressLine progress;
    QObject::connect(exporter.get(), &Exchange::MarkdownExporter::progressed, exporter.get(),
                     [&progress](int done, int total) {
                         progress.show(QStringLiteral("%1/%2").arg(done).arg(total));
                     });
    Exchange::ExportOptions options;
    options.folder = context.invocation.arguments.at(1);
    options.query = *query;
    options.overwrites = context.invocation.has(QStringLiteral("overwrite"));
    options.zone = context.workspace.siteZone();
    CO_TRY(const auto report, exporter->exportTo(options, interruption.call()));
    progress.show({});
    if (context.output.isJson())
        context.output.object(Exchange::exportReportToJson(report));
    else
        print(context.output, report);
    if (report.stopped) {
        const int code = context.output.error(*report.stopped);
        // A full disk is no store that is away.
        co_return report.stopped->kind == Core::ErrorKind::Full ? int(DoneInPart) : code;
    }
    co_return report.isComplete() ? int(AllDone) : int(DoneInPart);
}

} // namespace Triptych::Console
