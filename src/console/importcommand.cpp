#include "commands.h"

#include <core/task.h>
#include <exchange/markdownimporter.h>
#include <platform/signals.h>
#include <platform/terminal.h>
#include <workspace/workspace.h>

#include <QCoreApplication>

#include <cstdio>
#include <stop_token>

using namespace std::chrono_literals;

namespace Triptych::Console {

namespace {

// An import of a million files is days of nobody's patience, but no deadline may cut it short.
constexpr auto ImportPatience = 24h;

QString said(const char *text)
{
    return QCoreApplication::translate("Console", text);
}

void printNotes(const QList<Exchange::ImportNote> &notes, const QString &word)
{
    for (const Exchange::ImportNote &note : notes) {
        const QString line = QStringLiteral("%1:%2: %3: %4\n").arg(note.file).arg(note.line).arg(word, note.reason);
        std::fputs(line.toUtf8().constData(), stderr);
    }
}

} // namespace

QCoro::Task<int> importMarkdown(Context context)
{
    if (context.invocation.arguments.constFirst() != QLatin1String("markdown")) {
        co_return context.output.error({Core::ErrorKind::Usage,
            said(QT_TRANSLATE_NOOP("Console", "Only \"import markdown DIR\" is known.")), {}});
    }
    Exchange::MarkdownImporter importer(context.workspace.articles());
    Platform::Signals signals;
    std::stop_source stop;
    QObject::connect(&signals, &Platform::Signals::terminationRequested, &importer,
        [&stop] { stop.request_stop(); });
    const bool showProgress = Platform::errorStreamIsTerminal();
    if (showProgress) {
        QObject::connect(&importer, &Exchange::MarkdownImporter::progressed, &importer,
            [](int done, int total) { std::fprintf(stderr, "\r%d / %d", done, total); });
    }

    Exchange::MarkdownImportOptions options;
    options.actor = context.workspace.actor();
    auto importing = importer.importFolder(context.invocation.arguments.at(1), options,
        Core::Call::within(ImportPatience, stop.get_token()));
    const auto report = co_await importing;
    if (showProgress)
        std::fputs("\n", stderr);
    if (!report)
        co_return context.output.error(report.error());
    auto relaying = relayOwnRows(context);
    co_await relaying;
    if (context.output.isJson()) {
        context.output.object(Exchange::importReportToJson(*report));
    } else {
        printNotes(report->warnings, said(QT_TRANSLATE_NOOP("Console", "warning")));
        printNotes(report->failures, said(QT_TRANSLATE_NOOP("Console", "error")));
        context.output.text(said(QT_TRANSLATE_NOOP("Console", "Created %1, updated %2, unchanged %3, failed %4."))
                                .arg(report->created).arg(report->updated).arg(report->unchanged)
                                .arg(report->failed));
    }
    co_return report->failed > 0 ? DoneInPart : AllDone;
}

} // namespace Triptych::Console
