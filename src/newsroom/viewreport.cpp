#include "viewreport.h"

#include <ports/viewcounter.h>

namespace Triptych::Newsroom {

namespace {

constexpr qsizetype MostAsked = 10'000;

} // namespace

Core::FutureResult<QList<qint64>> viewsOf(Ports::ViewCounter &views,
                                          const QList<Core::ArticleId> &ids, Core::Call call)
{
    auto first = views.counts(ids.mid(0, MostAsked), call);
    if (ids.size() <= MostAsked)
        return first;
    return first
        .then([&views, ids, call](const Core::Result<QList<qint64>> &counts) {
            if (!counts)
                return Core::ready(counts);
            return viewsOf(views, ids.mid(MostAsked), call)
                .then([before = *counts](const Core::Result<QList<qint64>> &rest) {
                    return rest ? Core::Result<QList<qint64>>(before + *rest) : rest;
                });
        })
        .unwrap();
}

} // namespace Triptych::Newsroom
