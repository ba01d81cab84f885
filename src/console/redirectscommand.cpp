#include "commands.h"

#include <core/answer.h>
#include <core/cotry.h>
#include <core/said.h>
#include <exchange/redirects.h>
#include <newsroom/articlelibrary.h>
#include <workspace/workspace.h>

using namespace std::chrono_literals;

namespace Triptych::Console {

namespace {

constexpr auto PagePatience = 60s;
constexpr int PageSize = 500;
constexpr Core::Said said{"Console"};

/** Old slugs that another article has now: a redirect would hide that one. Nothing where the store
 * cannot say. */
QCoro::Task<QSet<Core::Address>> addressesInUse(Context context,
                                                QList<Core::ArticleSummary> articles)
{
    QHash<Core::Address, Core::ArticleId> asked;
    for (const Core::ArticleSummary &article : articles) {
        for (const Exchange::Redirect &redirect : Exchange::redirectsOf(article)) {
            if (!redirect.from.contains(QLatin1Char('/')))
                asked.insert({article.language, redirect.from}, article.id);
        }
    }
    QSet<Core::Address> used;
    const QList<Core::Address> addresses = asked.keys();
    for (qsizetype from = 0; from < addresses.size(); from += PageSize) {
        auto asking = context.workspace.library().takenAddresses(addresses.mid(from, PageSize),
                                                                 Core::Call::within(PagePatience));
        const auto taken = co_await asking;
        if (!taken)
            continue;
        for (auto it = taken->cbegin(); it != taken->cend(); ++it) {
            if (it.value() != asked.value(it.key()))
                used.insert(it.key());
        }
    }
    co_return used;
}

bool isProgramsOwn(const Core::ArticleSummary &article)
{
    return article.source && article.source->name.startsWith(QLatin1String("triptych:"));
}

} // namespace

Core::Task<int> printRedirects(Context context)
{
    QString after;
    qint64 unknown = 0; // articles that came from a file and name no address
    do {
        CO_TRY(const auto page, context.workspace.library().list({}, PageSize, after,
                                                                 Core::Call::within(PagePatience)));
        auto looking = addressesInUse(context, page.rows);
        const QSet<Core::Address> used = co_await looking;
        for (const Core::ArticleSummary &article : page.rows) {
            // A draft is no page that a reader could be led to.
            const bool wasPublic = article.status == Core::Status::Published ||
                                   article.status == Core::Status::Archived;
            if (isProgramsOwn(article) || (!wasPublic && !context.output.isJson()))
                continue;
            for (const Exchange::Redirect &redirect : Exchange::redirectsOf(article)) {
                if (used.contains({article.language, redirect.from}))
                    continue;
                unknown += Exchange::isAddress(redirect) ? 0 : 1;
                if (context.output.isJson()) {
                    context.output.object(Exchange::redirectToJson(redirect, article));
                } else if (Exchange::isAddress(redirect)) {
                    // A tab in an address is %09: each line is three columns.
                    context.output.text(QStringLiteral("%1\t%2\t%3")
                                            .arg(Exchange::addressFromRoot(redirect.from),
                                                 Exchange::encodedAddress(article.slug),
                                                 article.language));
                }
            }
        }
        after = page.next;
    } while (!after.isEmpty());
    if (unknown > 0 && !context.output.isJson()) {
        context.output.remark(
            said(QT_TRANSLATE_NOOP(
                     "Console",
                     "Articles whose old address is not known: %1. Their files name none, and "
                     "--json prints the paths of the files."))
                .arg(unknown));
    }
    co_return AllDone;
}

} // namespace Triptych::Console
