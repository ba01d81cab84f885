#include "commands.h"

#include "interruption.h"
#include "progressline.h"

#include <core/cotry.h>
#include <core/said.h>
#include <platform/paths.h>
#include <platform/singleinstance.h>
#include <profiles/choice.h>
#include <profiles/profilestore.h>
#include <profiles/secretstore.h>
#include <sync/move.h>
#include <sync/movesettings.h>
#include <sync/relay.h>
#include <unsaved/journal.h>
#include <workspace/journalplace.h>
#include <workspace/workspace.h>

#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QJsonArray>

#include <cstdio>

using namespace std::chrono_literals;

namespace Triptych::Console {

namespace {

constexpr auto OpenPatience = 60s; // a database that is new gets its schema first

constexpr Core::Said said{"Console"};

/** What is not saved anywhere stays in the journal of this computer, and is offered by the other
 *  workspace too; answers how many texts that are. */
QCoro::Task<int> offerUnsavedText(Workspace::Workspace &source, Workspace::Workspace &target,
                                  QStringList *warnings)
{
    const QString folder = Workspace::journalFolder(source);
    if (!QDir(folder).exists())
        co_return 0;
    // The files are an open desk's alone, and what is typed there goes on.
    const auto claim = Platform::SingleInstance::claim(Platform::homeFolder());
    if (!claim && claim.error().kind == Core::ErrorKind::Conflict) {
        *warnings << said(QT_TRANSLATE_NOOP(
            "Console",
            "Unsaved text was left where it is: Triptych is open on this computer. Close "
            "it and move again to have that text offered in the other workspace too."));
        co_return 0;
    }
    Unsaved::Journal from(folder);
    // A desk may have these folders open: nothing in them is mended here.
    auto reading = from.content(Unsaved::JournalReading::OnlyLooking);
    const auto content = co_await reading;
    if (!content) {
        *warnings << content.error().message;
        co_return 0;
    }
    for (const Unsaved::AsideEntry &aside : content->aside) {
        *warnings << said(QT_TRANSLATE_NOOP("Console",
                                            "An unsaved text of \"%1\" lies in a file of its own "
                                            "and is offered here only: %2"))
                         .arg(aside.entry.article.title, QDir::toNativeSeparators(aside.file));
    }
    if (content->entries.isEmpty())
        co_return 0;
    Unsaved::Journal to(Workspace::journalFolder(target));
    auto looking = to.content(Unsaved::JournalReading::OnlyLooking);
    const auto there = co_await looking;
    if (!there) {
        *warnings << there.error().message;
        co_return 0;
    }
    QHash<Core::ArticleId, Unsaved::JournalEntry> known;
    for (const Unsaved::JournalEntry &entry : there->entries)
        known.insert(entry.article.id, entry);
    int offered = 0;
    for (const Unsaved::JournalEntry &entry : content->entries) {
        const auto other = known.constFind(entry.article.id);
        const bool isEqual = other != known.cend() && other->article == entry.article;
        // An older one is what an earlier move left there; a newer one was typed there since.
        if (!isEqual && other != known.cend() && other->writtenAt >= entry.writtenAt) {
            *warnings << said(QT_TRANSLATE_NOOP(
                                  "Console",
                                  "The other workspace holds a newer unsaved text of "
                                  "\"%1\", which stays; this one's is offered here only."))
                             .arg(entry.article.title);
            continue;
        }
        if (!isEqual) {
            auto writing = to.write(entry.article);
            const auto written = co_await writing;
            if (!written) {
                *warnings << written.error().message;
                continue;
            }
        }
        ++offered;
    }
    co_return offered;
}

/** Relays what was written; with a store away, the rest goes with the next relay. */
QCoro::Task<void> relayMoved(Context context, const Interruption &interruption,
                             QStringList *warnings)
{
    Workspace::Workspace &target = context.workspace;
    if (!target.mayRelay())
        co_return;
    auto filling = target.fillIndex(Workspace::Workspace::Fill::Always, interruption.call());
    const auto filled = co_await filling;
    if (!filled)
        *warnings << filled.error().message;
    if (interruption.isRequested())
        co_return;
    auto draining = target.relay().drain(interruption.call());
    const auto report = co_await draining;
    const Core::Error error = report ? report->lastError : report.error();
    if (!error.message.isEmpty()) {
        *warnings << said(QT_TRANSLATE_NOOP(
                              "Console",
                              "Moved. It reaches the search index and the cache later: %1"))
                         .arg(error.message);
    }
}

QJsonObject reportToJson(const Sync::MoveReport &report, int unsaved, const QStringList &warnings)
{
    QJsonArray failures;
    for (const Sync::MoveFailure &failure : report.failures) {
        failures << QJsonObject{{QStringLiteral("id"), failure.id},
                                {QStringLiteral("title"), failure.title},
                                {QStringLiteral("reason"), failure.reason}};
    }
    return {{QStringLiteral("created"), report.created},
            {QStringLiteral("updated"), report.updated},
            {QStringLiteral("unchanged"), report.unchanged},
            {QStringLiteral("failed"), report.failures.size()},
            {QStringLiteral("revisions"), report.revisions},
            {QStringLiteral("views"), report.views},
            {QStringLiteral("working_copies"), report.copies},
            {QStringLiteral("sources"), report.sources},
            {QStringLiteral("verified"), report.verified},
            {QStringLiteral("unsaved"), unsaved},
            {QStringLiteral("failures"), failures},
            {QStringLiteral("warnings"), QJsonArray::fromStringList(warnings)}};
}

void print(const Output &output, const Sync::MoveReport &report, int unsaved,
           const QStringList &warnings)
{
    if (output.isJson()) {
        output.object(reportToJson(report, unsaved, warnings));
        return;
    }
    for (const QString &warning : warnings)
        output.remark(visible(warning));
    for (const Sync::MoveFailure &failure : report.failures)
        output.remark(QStringLiteral("%1  %2: %3")
                          .arg(failure.id, visible(failure.title), visible(failure.reason)));
    output.text(
        said(QT_TRANSLATE_NOOP(
                 "Console",
                 "Created %1, updated %2, unchanged %3, failed %4; revisions %5, view counts %6, "
                 "working copies %7; compared %8."))
            .arg(report.created)
            .arg(report.updated)
            .arg(report.unchanged)
            .arg(report.failures.size())
            .arg(report.revisions)
            .arg(report.views)
            .arg(report.copies)
            .arg(report.verified));
    if (unsaved > 0) {
        output.text(QCoreApplication::translate(
            "Console",
            "%n unsaved text(s) of this computer are not moved; both workspaces offer them.",
            nullptr, unsaved));
    }
}

} // namespace

Core::Task<int> moveWorkspace(Context context)
{
    const Invocation &invocation = context.invocation;
    const Output &output = context.output;
    QString password;
    if (invocation.has(QStringLiteral("password-stdin"))) {
        const auto given = passwordsFromStdin(1);
        if (!given)
            co_return Core::failure(given.error());
        password = given->constFirst();
    }
    Profiles::ProfileStore profiles(Platform::settingsFile());
    Profiles::SecretStore secrets;
    CO_TRY(const auto chosen, Profiles::chooseMoveTarget(invocation.value(QStringLiteral("to")),
                                                         password, profiles, secrets));

    const QString to = invocation.value(QStringLiteral("to"));
    if (!to.isEmpty() && password.isEmpty() && !chosen.secrets.postgresPassword.isEmpty() &&
        !profiles.profile(to)) {
        output.remark(said(
            QT_TRANSLATE_NOOP("Console", "Others on this computer can see the password in --to: "
                                         "give it by PGPASSWORD or --password-stdin.")));
    }

    const Interruption interruption;
    auto opening = Workspace::Workspace::open(chosen, Workspace::Workspace::RelayMode::OnDemand,
                                              Core::Call::within(OpenPatience));
    const auto opened = co_await opening;
    if (!opened)
        co_return notOpened(opened.error(), output);
    Workspace::Workspace &source = context.workspace;
    Workspace::Workspace &target = **opened;

    ProgressLine line;
    auto counting = articleTotal(context);
    const qint64 all = co_await counting;
    Sync::MoveTerms terms{source.stores().articles,
                          source.stores().archive,
                          target.stores().archive,
                          source.actor(),
                          target.actor(),
                          [&line, all](Sync::MoveStep step, qint64 done) {
                              line.show((step == Sync::MoveStep::Moving
                                             ? said(QT_TRANSLATE_NOOP("Console", "moving %1"))
                                             : said(QT_TRANSLATE_NOOP("Console", "comparing %1")))
                                            .arg(fraction(done, all)));
                          }};
    CO_TRY(const auto report, Sync::move(terms, interruption.call()));
    line.show({});
    QStringList warnings = report.warnings;
    CO_TRY(const auto set,
           Sync::moveSettings(context.workspace.stores().settings, target.stores().settings,
                              target.actor(), interruption.call()));
    warnings << set;
    auto seeding = target.seedCounters(interruption.call());
    const auto seeded = co_await seeding;
    if (!seeded)
        warnings << seeded.error().message;
    auto offering = offerUnsavedText(source, target, &warnings);
    const int unsaved = co_await offering;
    auto relaying = relayMoved(Context{target, invocation, output}, interruption, &warnings);
    co_await relaying;
    print(output, report, unsaved, warnings);
    co_return report.failures.isEmpty() ? AllDone : DoneInPart;
}

} // namespace Triptych::Console
