#include "deadletters.h"

#include <core/cotry.h>
#include <ports/outbox.h>

#include <QSet>

namespace Triptych::Sync {

RefusedArticles refusedArticles(QList<Core::DeadLetter> ofOutbox,
                                const Ports::IndexRefusals &ofIndex)
{
    RefusedArticles refused;
    QSet<Core::ArticleId> known;
    for (const Core::DeadLetter &letter : std::as_const(ofOutbox))
        known.insert(letter.article);
    refused.letters = std::move(ofOutbox);
    refused.ofIndexAlone = ofIndex.all;
    for (const Ports::IndexRefusal &refusal : ofIndex.some) {
        if (known.contains(refusal.article)) {
            --refused.ofIndexAlone;
            continue;
        }
        constexpr int Once = 1;
        refused.letters << Core::DeadLetter{refusal.article, refusal.title, refusal.reason, Once,
                                            refusal.since};
        refused.ofIndex << refusal.article;
    }
    return refused;
}

Core::Task<RefusedArticles> findRefusedArticles(Ports::Outbox &outbox, Ports::IndexAdmin *index,
                                                int limit, Core::Call call)
{
    CO_TRY(const auto letters, outbox.deadLetters(limit, call), call);
    if (!index)
        co_return refusedArticles(letters, {});
    CO_WAIT(const auto ofIndex, index->refusals(Ports::IndexCopy::Current, limit, call), call);
    if (ofIndex)
        co_return refusedArticles(letters, *ofIndex);
    RefusedArticles refused = refusedArticles(letters, {});
    refused.indexError = ofIndex.error();
    co_return refused;
}

} // namespace Triptych::Sync
