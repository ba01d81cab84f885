// Commands for articles that were deleted: restore and purge.
#include "commands.h"

#include <core/articlejson.h>
#include <core/cotry.h>
#include <core/said.h>
#include <newsroom/articlelibrary.h>
#include <platform/terminal.h>
#include <workspace/workspace.h>

#include <cstdio>

using namespace std::chrono_literals;

namespace Triptych::Console {

namespace {

constexpr auto Patience = 30s;

constexpr Core::Said said{"Console"};

Core::Call call()
{
    return Core::Call::within(Patience);
}

Core::Task<Core::Tombstone> deletedArticle(Context context)
{
    const QString named = context.invocation.arguments.constFirst();
    const auto id = Core::ArticleId::fromString(named);
    if (!id) {
        co_return Core::failure(
            Core::ErrorKind::Usage,
            said(QT_TRANSLATE_NOOP("Console",
                                   "\"%1\" is no id. A deleted article is named by its id, which "
                                   "\"triptychctl list --deleted\" shows."))
                .arg(named));
    }
    CO_TRY(auto found, context.workspace.library().tombstone(*id, call()));
    co_return found;
}

/** Nothing where the answer is yes; else why nothing is done. */
Core::Result<void> askToPurge(const Context &context, const Core::Article &article)
{
    if (context.invocation.has(QStringLiteral("yes")))
        return {};
    if (context.output.isJson() || !Platform::errorStreamIsTerminal() ||
        !Platform::inputStreamIsTerminal()) {
        return Core::failure(
            Core::ErrorKind::Usage,
            said(QT_TRANSLATE_NOOP("Console", "Nothing was erased: purge cannot be undone. Say "
                                              "--yes if you mean it.")));
    }
    const QString question =
        said(QT_TRANSLATE_NOOP("Console",
                               "Erase \"%1\" for good, with its history and the working copies of "
                               "everybody? This cannot be undone. [y/N] "))
            .arg(visible(article.title));
    std::fputs(question.toUtf8().constData(), stderr);
    std::fflush(stderr);
    char line[16] = {};
    if (std::fgets(line, sizeof line, stdin) && (line[0] == 'y' || line[0] == 'Y'))
        return {};
    return Core::failure(Core::ErrorKind::Cancelled,
                         said(QT_TRANSLATE_NOOP("Console", "Nothing was erased.")));
}

} // namespace

Core::Task<int> restoreArticle(Context context)
{
    CO_TRY(const auto found, deletedArticle(context));
    const QString slug = context.invocation.value(QStringLiteral("slug"));
    if (slug.isEmpty() && found.freeSlug != found.article.slug) {
        co_return Core::failure(
            Core::ErrorKind::Conflict,
            said(QT_TRANSLATE_NOOP("Console",
                                   "Another article has the slug \"%1\" now, so nothing was "
                                   "restored. Choose another one, such as --slug %2."))
                .arg(found.article.slug, found.freeSlug));
    }
    CO_TRY(const auto restored, context.workspace.library().restoreAsDraft(
                                    found.article.id, found.article.version, slug, call()));
    auto relaying = relayOwnRows(context);
    co_await relaying;
    if (context.output.isJson()) {
        context.output.object(Core::articleToJson(restored));
    } else {
        context.output.text(said(QT_TRANSLATE_NOOP("Console", "Restored %1, version %2: %3."))
                                .arg(restored.id.toString())
                                .arg(restored.version)
                                .arg(Core::statusName(restored.status)));
        if (restored.status != found.article.status) {
            context.output.remark(
                said(QT_TRANSLATE_NOOP("Console", "It was published when it was deleted. It is a "
                                                  "draft now: publish it if readers are to see "
                                                  "it.")));
        }
    }
    co_return AllDone;
}

Core::Task<int> purgeArticle(Context context)
{
    CO_TRY(const auto found, deletedArticle(context));
    if (const auto asked = askToPurge(context, found.article); !asked)
        co_return Core::failure(asked.error());
    CO_TRY(const auto version,
           context.workspace.library().erase(found.article.id, found.article.version, call()));
    auto relaying = relayOwnRows(context);
    co_await relaying;
    if (context.output.isJson()) {
        context.output.object({{QStringLiteral("id"), found.article.id.toString()},
                               {QStringLiteral("version"), version},
                               {QStringLiteral("erased"), true}});
        co_return AllDone;
    }
    context.output.text(said(QT_TRANSLATE_NOOP("Console", "Erased %1 for good, version %2."))
                            .arg(found.article.id.toString())
                            .arg(version));
    context.output.remark(
        said(QT_TRANSLATE_NOOP("Console", "Backups of the database and unsaved text on computers "
                                          "where somebody wrote in it are not erased by this.")));
    co_return AllDone;
}

} // namespace Triptych::Console
