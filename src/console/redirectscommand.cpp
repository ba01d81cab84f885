#include "commands.h"

#include <core/answer.h>
#include <core/task.h>
#include <exchange/redirects.h>
#include <newsroom/articlelibrary.h>
#include <workspace/workspace.h>

using namespace std::chrono_literals;

namespace Triptych::Console {

namespace {

constexpr auto PagePatience = 60s;
constexpr int PageSize = 500;

} // namespace

QCoro::Task<int> printRedirects(Context context)
{
    QString after;
    do {
        auto asking =
            context.workspace.library().list({}, PageSize, after, Core::Call::within(PagePatience));
        const auto page = co_await asking;
        if (!page)
            co_return context.output.error(page.error());
        for (const Core::ArticleSummary &article : page->rows) {
            // A draft is no page that a reader could be led to.
            const bool wasPublic = article.status == Core::Status::Published ||
                                   article.status == Core::Status::Archived;
            if (!wasPublic && !context.output.isJson())
                continue;
            for (const Exchange::Redirect &redirect : Exchange::redirectsOf(article)) {
                if (context.output.isJson()) {
                    context.output.object(Exchange::redirectToJson(redirect, article));
                } else if (Exchange::isAddress(redirect)) {
                    // A tab in an address is %09: each line is three columns.
                    context.output.text(QStringLiteral("%1\t%2\t%3").arg(
                        Exchange::encodedAddress(redirect.from), Exchange::encodedAddress(article.slug), article.language));
                }
            }
        }
        after = page->next;
    } while (!after.isEmpty());
    co_return AllDone;
}

} // namespace Triptych::Console
