#include "commands.h"
#include "notes.h"

#include <core/said.h>
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

constexpr Core::Said said{"Console"};

void printRows(const Exchange::ImportReport &report, Exchange::ReportRow::Kind kind,
               const QString &word)
{
    QList<Exchange::ImportNote> notes;
    for (const Exchange::ReportRow &row : Exchange::importReportRows(report)) {
        if (row.kind == kind)
            notes.append({row.file, row.line, row.text});
    }
    printNotes(notes, word);
}

QString counted(const QMap<QString, int> &counts)
{
    QStringList parts;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        parts << QStringLiteral("%1 (%2)").arg(visible(it.key()), QString::number(it.value()));
    return parts.join(QLatin1String(", "));
}

/** What a person looks at before it is written. */
void printLook(const Output &output, const Exchange::ImportReport &report)
{
    using Kind = Exchange::ReportRow::Kind;
    for (const Exchange::ReportRow &row : Exchange::importReportRows(report)) {
        const bool isNote = row.kind == Kind::Failure || row.kind == Kind::EditedHere ||
                            row.kind == Kind::Gone || row.kind == Kind::Warning ||
                            row.kind == Kind::LeftOut;
        if (!isNote) {
            output.text(QStringLiteral("%1\t%2\t%3")
                            .arg(Exchange::reportKindName(row.kind), visible(row.file),
                                 visible(Exchange::reportRowWords(row))));
        }
    }
    output.text(said(QT_TRANSLATE_NOOP("Console", "Source: %1 (%2)"))
                    .arg(visible(report.source), visible(report.root)));
    output.text(said(QT_TRANSLATE_NOOP("Console", "Languages: %1")).arg(counted(report.languages)));
    QStringList dates;
    for (const Exchange::DateForm &form : report.dateForms)
        dates << QStringLiteral("%1 (%2)").arg(visible(form.example), QString::number(form.count));
    if (!dates.isEmpty()) {
        output.text(said(QT_TRANSLATE_NOOP("Console", "Dates, one of each form: %1"))
                        .arg(dates.join(QLatin1String(", "))));
    }
    output.text(said(QT_TRANSLATE_NOOP("Console", "Files without a date: %1")).arg(report.undated));
    output.text(
        said(QT_TRANSLATE_NOOP("Console", "Drafts: %1, archived: %2, public at a time to come: %3"))
            .arg(report.drafts)
            .arg(report.archived)
            .arg(report.scheduled));
}

/** What changes for readers; of a look also that nothing does. */
void printReaders(const Output &output, const Exchange::ImportReport &report)
{
    const Exchange::ReaderChanges &readers = report.readers;
    if (readers.isNothing()) {
        if (report.isDryRun)
            output.text(said(QT_TRANSLATE_NOOP("Console", "For readers nothing changes.")));
        return;
    }
    output.text(
        (report.isDryRun
             ? said(QT_TRANSLATE_NOOP("Console", "For readers: %1 would become public, %2 would be "
                                                 "taken off, %3 would leave until "
                                                 "their time, %4 that they see would change."))
             : said(QT_TRANSLATE_NOOP(
                   "Console",
                   "For readers: %1 became public, %2 were taken off, %3 left until their time, "
                   "%4 that they see changed.")))
            .arg(readers.becomePublic)
            .arg(readers.takenOff)
            .arg(readers.leaveUntilTheirTime)
            .arg(readers.changed));
}

/** What a person may say to have it otherwise. */
void printAdvice(const Output &output, const Exchange::ImportReport &report)
{
    if (report.othersArticles > 0) {
        output.remark(said(QT_TRANSLATE_NOOP("Console",
                                             "Articles of other people are only brought up to date "
                                             "with --update-others, where your role allows it.")));
    }
    if (report.heldByPrograms > 0) {
        output.remark(QCoreApplication::translate(
            "Console",
            "%n article(s) wait only because it is not known what their site shows. "
            "--trust-front-matter takes what their front matter says.",
            nullptr, report.heldByPrograms));
    }
    if (!report.editedHere.isEmpty()) {
        output.remark(said(QT_TRANSLATE_NOOP(
            "Console",
            "--take-files takes the files of articles that were edited in Triptych, too; "
            "what the articles say now stays in their history.")));
    }
    if (report.goneInAll > 0) {
        output.remark(QCoreApplication::translate(
            "Console",
            "%n file(s) of earlier imports are not read any more; their articles stay as they are.",
            nullptr, int(report.goneInAll)));
    }
    if (report.overlaps > 0) {
        output.remark(said(QT_TRANSLATE_NOOP(
            "Console", "Nothing was imported. --allow-overlap imports it all the same, as articles "
                       "of their own. A source that is "
                       "of no use any more goes by \"triptychctl sources remove NAME\".")));
    }
}

Exchange::MarkdownImportOptions optionsOf(const Context &context)
{
    const auto flag = [&context](const char *name) {
        return context.invocation.has(QLatin1String(name));
    };
    Exchange::MarkdownImportOptions options;
    options.actor = context.workspace.actor();
    options.zone = context.workspace.siteZone();
    options.sourceName = context.invocation.value(QStringLiteral("source"));
    options.moved = flag("moved");
    options.allowOverlap = flag("allow-overlap");
    options.updateOthers = flag("update-others");
    options.takesAllFiles = flag("take-files");
    options.dryRun = flag("dry-run");
    options.everything = flag("all");
    options.trustsFrontMatter = flag("trust-front-matter");
    return options;
}

/** The report as people read it: what is to be heeded on stderr, what was done on stdout. */
void print(const Output &output, const Exchange::ImportReport &report)
{
    printNotes(report.leftOut, said(QT_TRANSLATE_NOOP("Console", "left out")));
    printNotes(report.warnings, said(QT_TRANSLATE_NOOP("Console", "warning")));
    printRows(report, Exchange::ReportRow::Kind::Gone, said(QT_TRANSLATE_NOOP("Console", "gone")));
    // A look shows them among what it would do.
    if (!report.isDryRun) {
        printRows(report, Exchange::ReportRow::Kind::Renamed,
                  said(QT_TRANSLATE_NOOP("Console", "renamed")));
    }
    printNotes(report.editedHere, said(QT_TRANSLATE_NOOP("Console", "edited here")));
    printNotes(report.failures, said(QT_TRANSLATE_NOOP("Console", "error")));
    if (report.isDryRun)
        printLook(output, report);
    else if (report.isSourceNew && report.created + report.updated + report.unchanged > 0)
        output.text(said(QT_TRANSLATE_NOOP("Console", "The source \"%1\" is %2 from now on."))
                        .arg(visible(report.source), visible(report.root)));
    output.text((report.isDryRun
                     ? said(QT_TRANSLATE_NOOP("Console", "It would create %1, update %2, leave %3 "
                                                         "unchanged and %4 as edited here, rename "
                                                         "%5, fail %6, leave out %7."))
                     : said(QT_TRANSLATE_NOOP(
                           "Console",
                           "Created %1, updated %2, unchanged %3, left as edited here %4, renamed "
                           "%5, failed %6, left out %7.")))
                    .arg(report.created)
                    .arg(report.updated)
                    .arg(report.unchanged)
                    .arg(report.editedHere.size())
                    .arg(report.renamed.size())
                    .arg(report.failed)
                    .arg(report.leftOut.size()));
    printReaders(output, report);
    printAdvice(output, report);
}

int codeOf(const Exchange::ImportReport &report, const Output &output)
{
    if (!report.stopped)
        return report.failed > 0 || !report.editedHere.isEmpty() ? DoneInPart : AllDone;
    const int code = output.error(*report.stopped);
    // A folder that vanished is no article that is not found: some of it was imported.
    return report.stopped->kind == Core::ErrorKind::NotFound ? int(DoneInPart) : code;
}

} // namespace

Core::Task<int> importMarkdown(Context context)
{
    if (context.invocation.arguments.constFirst() != QLatin1String("markdown")) {
        co_return Core::failure(
            {Core::ErrorKind::Usage,
             said(QT_TRANSLATE_NOOP("Console", "Only \"import markdown DIR\" is known.")),
             {}});
    }
    Exchange::MarkdownImporter importer(context.workspace.stores().articles);
    Platform::Signals signals;
    std::stop_source stop;
    QObject::connect(&signals, &Platform::Signals::terminationRequested, &importer,
                     [&stop] { stop.request_stop(); });
    const bool showProgress = Platform::errorStreamIsTerminal();
    if (showProgress) {
        QObject::connect(
            &importer, &Exchange::MarkdownImporter::progressed, &importer,
            [](int done, int total) { std::fprintf(stderr, "\r%d / %d", done, total); });
    }

    const Exchange::MarkdownImportOptions options = optionsOf(context);
    if (context.invocation.has(QStringLiteral("source")) && options.sourceName.isEmpty()) {
        co_return Core::failure(
            {Core::ErrorKind::Usage,
             said(QT_TRANSLATE_NOOP("Console", "--source needs the name of a source.")),
             {}});
    }
    auto importing = importer.importFolder(context.invocation.arguments.at(1), options,
                                           Core::Call::within(ImportPatience, stop.get_token()));
    const auto report = co_await importing;
    if (showProgress)
        std::fputs("\n", stderr);
    if (!report)
        co_return Core::failure(report.error());
    if (!report->isDryRun && !report->stopped) {
        auto relaying = relayOwnRows(context);
        co_await relaying;
    }
    if (context.output.isJson()) {
        context.output.object(Exchange::importReportToJson(*report));
        co_return codeOf(*report, context.output);
    }
    print(context.output, *report);
    co_return codeOf(*report, context.output);
}

} // namespace Triptych::Console
