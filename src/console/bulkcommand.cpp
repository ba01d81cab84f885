// `bulk`: changes of many articles.
#include "commands.h"
#include "interruption.h"
#include "progressline.h"

#include <core/articlejson.h>
#include <core/cotry.h>
#include <core/said.h>
#include <newsroom/bulkrun.h>
#include <workspace/workspace.h>

#include <QJsonArray>

using namespace std::chrono_literals;

namespace Triptych::Console {

namespace {

constexpr Core::Said said{"Console"};
constexpr auto Patience = 30s;
constexpr int MostActions = 1000;

using Newsroom::BulkRun;

tl::unexpected<Core::Error> usage(const QString &message)
{
    return Core::failure(Core::ErrorKind::Usage, message);
}

/** "3d", "-2h", "90m" in seconds. */
std::optional<qint64> secondsOf(const QString &text)
{
    static const QHash<QChar, qint64> units{
        {QLatin1Char('d'), 86'400}, {QLatin1Char('h'), 3'600}, {QLatin1Char('m'), 60}};
    constexpr qint64 MostDays = 366 * 10'000;
    bool ok = false;
    const qint64 number = text.chopped(text.isEmpty() ? 0 : 1).toLongLong(&ok);
    if (!ok || !units.contains(text.back()))
        return std::nullopt;
    const qint64 unit = units.value(text.back());
    if (std::abs(number) > MostDays * 86'400 / unit)
        return std::nullopt;
    return number * unit;
}

QStringList namesOf(const QString &value)
{
    QStringList names;
    for (const QString &name : value.split(QLatin1Char(','), Qt::SkipEmptyParts))
        names << name.trimmed();
    return names;
}

Core::Result<void> takePublishAt(const QString &value, const Context &context,
                                 Core::BulkChange *change)
{
    Core::PublishChange publish;
    if (value != QLatin1String("none") && !value.isEmpty()) {
        Core::Article article;
        const auto put = putPublishAt(article, value, context.workspace.siteZone());
        if (!put)
            return Core::failure(put.error());
        if (!put->isEmpty())
            context.output.remark(*put);
        publish.kind = article.publishDay.isValid() ? Core::PublishChange::Kind::SetDay
                                                    : Core::PublishChange::Kind::SetMoment;
        publish.day = article.publishDay;
        if (!article.publishDay.isValid())
            publish.moment = article.publishAt;
    }
    change->publish = publish;
    return {};
}

/** One `--set NAME=VALUE`. */
Core::Result<void> takeSetting(const QString &setting, const Context &context,
                               Core::BulkChange *change)
{
    const qsizetype equals = setting.indexOf(QLatin1Char('='));
    const QString name = setting.left(equals);
    const QString value = equals < 0 ? QString() : setting.mid(equals + 1);
    if (equals > 0 && name == QLatin1String("status")) {
        change->status = Core::statusFromName(value);
        if (!change->status) {
            return usage(said(QT_TRANSLATE_NOOP(
                "Console", "--set status= takes draft, review, published or archived.")));
        }
    } else if (equals > 0 && name == QLatin1String("section")) {
        change->section = value;
    } else if (equals > 0 && name == QLatin1String("language")) {
        change->language = value;
    } else if (equals > 0 && name == QLatin1String("authors")) {
        change->authors = namesOf(value);
    } else if (equals > 0 && name == QLatin1String("publish-at")) {
        return takePublishAt(value, context, change);
    } else {
        return usage(said(QT_TRANSLATE_NOOP("Console",
                                            "--set needs NAME=VALUE, where NAME is one of status, "
                                            "section, language, authors, publish-at.")));
    }
    return {};
}

Core::Result<void> takeReplacement(const Invocation &invocation, Core::BulkChange *change)
{
    if (!invocation.has(QStringLiteral("find"))) {
        for (const char *option : {"replace-with", "regex", "match-case", "whole-words", "in"}) {
            if (invocation.has(QLatin1String(option))) {
                return usage(said(QT_TRANSLATE_NOOP("Console", "--%1 needs --find beside it."))
                                 .arg(QLatin1String(option)));
            }
        }
        return {};
    }
    Core::TextReplacement replacement;
    replacement.find = invocation.value(QStringLiteral("find"));
    replacement.with = invocation.value(QStringLiteral("replace-with"));
    replacement.isExpression = invocation.has(QStringLiteral("regex"));
    replacement.isCaseSensitive = invocation.has(QStringLiteral("match-case"));
    replacement.isWholeWords = invocation.has(QStringLiteral("whole-words"));
    if (invocation.has(QStringLiteral("in"))) {
        const QString where = invocation.value(QStringLiteral("in"));
        replacement.isInTitles = where == QLatin1String("titles");
        replacement.isInTexts = where == QLatin1String("texts");
        if (!replacement.isInTitles && !replacement.isInTexts)
            return usage(said(QT_TRANSLATE_NOOP("Console", "--in is titles or texts.")));
    }
    change->replacement = replacement;
    return {};
}

Core::Result<Core::BulkChange> changeOf(const Context &context)
{
    const Invocation &invocation = context.invocation;
    Core::BulkChange change;
    const auto values = [&invocation](const char *option) {
        return invocation.options.value(QLatin1String(option));
    };
    for (const QString &setting : values("set")) {
        if (const auto taken = takeSetting(setting, context, &change); !taken)
            return Core::failure(taken.error());
    }
    if (invocation.has(QStringLiteral("shift-publish"))) {
        const auto seconds = secondsOf(invocation.value(QStringLiteral("shift-publish")));
        if (!seconds || change.publish) {
            return usage(said(QT_TRANSLATE_NOOP(
                "Console", "--shift-publish needs a number of days, hours or minutes, such as 7d, "
                           "-2h or 30m, and no --set publish-at= beside it.")));
        }
        change.publish = Core::PublishChange{Core::PublishChange::Kind::Shift, {}, {}, *seconds};
    }
    change.addTags = values("add-tag");
    change.removeTags = values("remove-tag");
    change.addAuthors = values("add-author");
    change.removeAuthors = values("remove-author");
    for (const QString &field : values("field")) {
        const qsizetype equals = field.indexOf(QLatin1Char('='));
        if (equals < 1) {
            return usage(said(QT_TRANSLATE_NOOP(
                "Console", "--field needs NAME=VALUE; an empty value removes it.")));
        }
        const QString value = field.mid(equals + 1);
        if (value.isEmpty())
            change.removeFields << field.left(equals);
        else
            change.fields.insert(field.left(equals), value);
    }
    if (const auto taken = takeReplacement(invocation, &change); !taken)
        return Core::failure(taken.error());
    change.isDeletion = invocation.has(QStringLiteral("delete"));
    if (const auto checked = Core::checkBulkChange(change); !checked)
        return Core::failure(checked.error());
    return change;
}

QString stateName(Core::BulkState state)
{
    switch (state) {
    case Core::BulkState::Preparing:
        return QStringLiteral("not begun");
    case Core::BulkState::Running:
        return QStringLiteral("unfinished");
    case Core::BulkState::Done:
        return QStringLiteral("done");
    case Core::BulkState::Cancelled:
        break;
    }
    return QStringLiteral("cancelled");
}

QJsonObject toJson(const Core::BulkAction &action)
{
    return {
        {QStringLiteral("id"), action.id.toString(QUuid::WithoutBraces)},
        {QStringLiteral("state"), stateName(action.state)},
        {QStringLiteral("created_at"), Core::timeToJson(action.createdAt)},
        {QStringLiteral("created_by"), action.createdBy},
        {QStringLiteral("change"), action.change},
        {QStringLiteral("undoes"),
         action.undoes ? QJsonValue(action.undoes->toString(QUuid::WithoutBraces)) : QJsonValue()},
        {QStringLiteral("undone"), action.isUndone},
        {QStringLiteral("total"), action.total()},
        {QStringLiteral("changed"), action.changed},
        {QStringLiteral("unchanged"), action.unchanged},
        {QStringLiteral("skipped"), action.skipped},
        {QStringLiteral("waiting"), action.waiting}};
}

QJsonObject toJson(const Core::BulkOutcome &skipped)
{
    return {{QStringLiteral("id"), skipped.id.toString()},
            {QStringLiteral("title"), skipped.title},
            {QStringLiteral("reason"), Core::errorKindName(skipped.skip.kind)},
            {QStringLiteral("message"), skipped.skip.message}};
}

void print(const Output &output, const Core::BulkOutcome &skipped)
{
    output.text(
        QStringLiteral("%1  %2  %3")
            .arg(skipped.id.toString(), visible(skipped.title), visible(skipped.skip.message)));
}

void print(const Output &output, const Newsroom::BulkPreview &preview)
{
    if (output.isJson()) {
        QJsonArray reasons;
        for (const Newsroom::BulkReason &reason : preview.reasons) {
            reasons << QJsonObject{
                {QStringLiteral("reason"), Core::errorKindName(reason.skip.kind)},
                {QStringLiteral("message"), reason.skip.message},
                {QStringLiteral("articles"), reason.articles}};
        }
        output.object({{QStringLiteral("total"), preview.total},
                       {QStringLiteral("will_change"), preview.willChange},
                       {QStringLiteral("unchanged"), preview.unchanged},
                       {QStringLiteral("skipped"), preview.skipped()},
                       {QStringLiteral("hits"), preview.hits},
                       {QStringLiteral("reasons"), reasons}});
        return;
    }
    for (const Newsroom::BulkExample &example : preview.examples) {
        output.text(QStringLiteral("%1  %2").arg(example.before.id.toString(),
                                                 visible(example.before.title)));
        for (const Text::TextHit &hit : example.hits) {
            output.text(QStringLiteral("    - %1").arg(visible(hit.before)));
            output.text(QStringLiteral("    + %1").arg(visible(hit.after)));
        }
    }
    if (preview.willChange > preview.examples.size()) {
        output.text(said(QT_TRANSLATE_NOOP("Console", "and %1 more"))
                        .arg(preview.willChange - preview.examples.size()));
    }
    output.text(said(QT_TRANSLATE_NOOP("Console", "Would change %1 of %2, leave %3 as they are, "
                                                  "skip %4."))
                    .arg(preview.willChange)
                    .arg(preview.total)
                    .arg(preview.unchanged)
                    .arg(preview.skipped()));
    for (const Newsroom::BulkReason &reason : preview.reasons)
        output.text(QStringLiteral("    %1  %2").arg(reason.articles).arg(reason.skip.message));
}

/** What was done, with what was skipped; the exit code. */
Core::Task<int> report(Context context, BulkRun &bulk, Core::BulkAction action)
{
    CO_TRY(const auto skipped, bulk.skipped(action.id, Core::Call::within(Patience)));
    if (context.output.isJson()) {
        QJsonObject object = toJson(action);
        QJsonArray list;
        for (const Core::BulkOutcome &one : skipped)
            list << toJson(one);
        object.insert(QStringLiteral("skipped_articles"), list);
        context.output.object(object);
    } else {
        for (const Core::BulkOutcome &one : skipped)
            print(context.output, one);
        context.output.text(
            said(QT_TRANSLATE_NOOP("Console", "Changed %1 of %2, unchanged %3, skipped %4."))
                .arg(action.changed)
                .arg(action.total())
                .arg(action.unchanged)
                .arg(action.skipped));
        const QString id = action.id.toString(QUuid::WithoutBraces);
        if (action.waiting > 0 && action.state == Core::BulkState::Running) {
            context.output.remark(
                said(QT_TRANSLATE_NOOP("Console", "%1 are waiting. Go on with \"triptychctl "
                                                  "bulk --resume %2\", or take back what "
                                                  "was done with --undo %2."))
                    .arg(QString::number(action.waiting), id));
        } else if (action.changed > 0) {
            context.output.remark(
                said(QT_TRANSLATE_NOOP("Console",
                                       "\"triptychctl bulk --undo %1\" takes it back within 30 "
                                       "days."))
                    .arg(id));
        }
    }
    co_return action.skipped > 0 || action.waiting > 0 ? int(DoneInPart) : int(AllDone);
}

Core::Task<int> runToEnd(Context context, BulkRun &bulk, QUuid id, const Interruption &interruption)
{
    ProgressLine progress;
    QObject::connect(&bulk, &BulkRun::progressed, &bulk, [&](qint64 done, qint64 total) {
        progress.show(fraction(done, total));
        // Between two batches: what was begun is done to its end, and known.
        if (interruption.isRequested())
            bulk.pause();
    });
    CO_WAIT(const auto run, bulk.run(id, Core::Call::within(24h)));
    progress.show({});
    if (!run) {
        context.output.remark(
            said(QT_TRANSLATE_NOOP("Console", "It was ended in the middle. What was done is "
                                              "done; go on with \"triptychctl bulk --resume "
                                              "%1\"."))
                .arg(id.toString(QUuid::WithoutBraces)));
        co_return Core::failure(run.error());
    }
    auto relaying = relayOwnRows(context);
    co_await relaying;
    CO_TRY(const int code, report(context, bulk, *run));
    co_return code;
}

Core::Task<int> listActions(Context context, BulkRun &bulk)
{
    CO_TRY(const auto actions, bulk.actions(MostActions, Core::Call::within(Patience)));
    for (const Core::BulkAction &action : actions) {
        if (context.output.isJson()) {
            context.output.object(toJson(action));
            continue;
        }
        const QString what =
            action.undoes
                ? said(QT_TRANSLATE_NOOP("Console", "undo of %1"))
                      .arg(action.undoes->toString(QUuid::WithoutBraces))
                : QString::fromUtf8(QJsonDocument(action.change).toJson(QJsonDocument::Compact));
        context.output.text(
            QStringLiteral("%1  %2  %3  %4/%5  %6%7")
                .arg(action.id.toString(QUuid::WithoutBraces),
                     action.createdAt.toString(Qt::ISODate),
                     stateName(action.state).leftJustified(10))
                .arg(action.changed)
                .arg(action.total())
                .arg(visible(what),
                     action.isUndone
                         ? QStringLiteral("  ") + said(QT_TRANSLATE_NOOP("Console", "(undone)"))
                         : QString()));
    }
    co_return AllDone;
}

/** The commands about an action that is there already; nothing for a new one. */
struct KnownAction
{
    QString option;
    QUuid id;
};

Core::Result<std::optional<KnownAction>> knownAction(const Invocation &invocation)
{
    std::optional<KnownAction> known;
    for (const char *option : {"undo", "resume", "cancel", "skipped"}) {
        if (!invocation.has(QLatin1String(option)))
            continue;
        const auto id = Core::ArticleId::fromString(invocation.value(QLatin1String(option)));
        if (known || !id || !invocation.arguments.isEmpty()) {
            return usage(said(QT_TRANSLATE_NOOP(
                "Console", "--undo, --resume, --cancel and --skipped take one id each, which "
                           "\"triptychctl bulk --list\" shows, and nothing beside it.")));
        }
        known = KnownAction{QLatin1String(option), id->uuid()};
    }
    return known;
}

Core::Task<int> goOn(Context context, BulkRun &bulk, KnownAction known)
{
    const Interruption interruption;
    QUuid id = known.id;
    if (known.option == QLatin1String("cancel")) {
        CO_TRY(const auto action, bulk.cancel(id, Core::Call::within(Patience)));
        CO_TRY_VOID(report(context, bulk, action));
        co_return AllDone;
    }
    if (known.option == QLatin1String("skipped")) {
        CO_TRY(const auto skipped, bulk.skipped(id, Core::Call::within(Patience)));
        for (const Core::BulkOutcome &one : skipped) {
            if (context.output.isJson())
                context.output.object(toJson(one));
            else
                print(context.output, one);
        }
        co_return AllDone;
    }
    if (known.option == QLatin1String("undo")) {
        CO_TRY(id, bulk.beginUndo(known.id, Core::Call::within(Patience)));
    }
    CO_TRY(const int code, runToEnd(context, bulk, id, interruption));
    co_return code;
}

} // namespace

Core::Task<int> changeMany(Context context)
{
    const std::unique_ptr<BulkRun> bulk = context.workspace.openBulk();
    if (context.invocation.has(QStringLiteral("list"))) {
        CO_TRY(const int code, listActions(context, *bulk));
        co_return code;
    }
    const auto known = knownAction(context.invocation);
    if (!known)
        co_return Core::failure(known.error());
    if (*known) {
        CO_TRY(const int code, goOn(context, *bulk, **known));
        co_return code;
    }
    const auto change = changeOf(context);
    if (!change)
        co_return Core::failure(change.error());
    const auto query = queryOf(context);
    if (!query)
        co_return Core::failure(query.error());
    Core::ArticleQuery everything;
    everything.zone = query->zone;
    const bool isOfAll = context.invocation.has(QStringLiteral("all"));
    if ((*query == everything) != isOfAll) {
        co_return usage(said(QT_TRANSLATE_NOOP(
            "Console", "Nothing was changed: say which articles by a query, or --all for every "
                       "article, not both.")));
    }
    const Interruption interruption;
    CO_TRY(const auto ids, bulk->idsOf({true, *query, {}}, interruption.call()));
    if (context.invocation.has(QStringLiteral("dry-run"))) {
        CO_TRY(const auto preview, bulk->preview(ids, *change, interruption.call()));
        print(context.output, preview);
        co_return preview.skipped() > 0 ? int(DoneInPart) : int(AllDone);
    }
    CO_TRY(const auto id, bulk->begin(ids, *change, interruption.call()));
    CO_TRY(const int code, runToEnd(context, *bulk, id, interruption));
    co_return code;
}

} // namespace Triptych::Console
