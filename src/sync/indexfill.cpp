#include "indexfill.h"

#include "scanpages.h"
#include "step.h"

#include <core/cotry.h>
#include <ports/searchindex.h>

#include <QCoreApplication>

#include <algorithm>
#include <deque>
#include <optional>

namespace Triptych::Sync {

namespace {

// One page is encoded and sent while the index works on the other.
constexpr size_t PagesOnTheWay = 3;

/** A page that was given to the index. */
struct Sent
{
    struct Sort
    {
        Core::ArticleId id;
        qint64 version = 0;
        bool isDeleted = false;
        QString title;
    };
    QList<Sort> articles;
    Core::FutureResult<QList<Core::Result<void>>> answer;
};

/** Counts what became of a page; the articles that the index refused for their own sake are
 * answered, and not counted yet. */
QList<Ports::IndexRefusal> tally(const Sent &page, const QList<Core::Result<void>> &results,
                                 FillReport *report)
{
    QList<Ports::IndexRefusal> refusals;
    for (qsizetype i = 0; i < results.size(); ++i) {
        const Sent::Sort &article = page.articles.at(i);
        if (results.at(i)) {
            ++report->published;
            report->living += article.isDeleted ? 0 : 1;
            continue;
        }
        const Core::Error &error = results.at(i).error();
        report->lastError = error;
        if (error.kind == Core::ErrorKind::Invalid)
            refusals << Ports::IndexRefusal{article.id, article.version, article.title,
                                            error.message + u'\n' + error.detail, Core::utcNow()};
        else
            ++report->failed;
    }
    return refusals;
}

Core::Task<void> noteRefusals(FillTarget target, QList<Ports::IndexRefusal> refusals,
                              FillReport *report, Core::Call call)
{
    CO_TRY(const auto noted, target.refuse(refusals, call), Core::ifStopped(call, fillingStopped));
    for (qsizetype i = 0; i < refusals.size(); ++i) {
        if (!noted.at(i)) {
            ++report->failed;
            report->lastError = noted.at(i).error();
            continue;
        }
        ++report->refused;
        if (report->refusals.size() < MostRefusalsListed)
            report->refusals << refusals.at(i);
    }
    co_return Core::Result<void>();
}

/** Where a whole page was refused for the index's own sake. */
std::optional<Core::Error> refusal(const QList<Core::Result<void>> &results)
{
    const auto isOfTheIndex = [](const Core::Result<void> &result) {
        return !result && (Core::isAway(result.error().kind) ||
                           result.error().kind == Core::ErrorKind::ReadOnly ||
                           result.error().kind == Ports::NextIndexLacks ||
                           result.error().kind == Core::ErrorKind::Full);
    };
    if (results.isEmpty() || !std::all_of(results.cbegin(), results.cend(), isOfTheIndex))
        return {};
    return results.constLast().error();
}

} // namespace

bool FillReport::isHopeless() const
{
    constexpr qint64 Few = 5;
    return refused >= Few && refused > published;
}

Core::Error hopelessIndex(const FillReport &filled)
{
    return {Core::ErrorKind::Corrupt,
            QCoreApplication::translate(
                "Sync",
                "The search index refused %1 articles and took only %2: what it says of the "
                "last is \"%3\".")
                .arg(filled.refused)
                .arg(filled.published)
                .arg(filled.lastError.message),
            filled.lastError.detail};
}

Core::Error fillingStopped()
{
    return {Core::ErrorKind::Cancelled,
            QCoreApplication::translate("Sync",
                                        "Filling the search index was stopped; what it has stays, "
                                        "and the next start goes on."),
            {}};
}

Core::Task<FillReport> fillIndex(Ports::ArticleStore &store, FillTarget target,
                                 Core::ArticleId after, Core::Call call)
{
    FillReport report;
    ScanPages pages(store, after, call);
    std::deque<Sent> onTheWay;
    while (!pages.atEnd() || !onTheWay.empty()) {
        if (const auto end = Core::ifStopped(call, fillingStopped))
            co_return Core::failure(*end);
        if (!pages.atEnd()) {
            CO_TRY(const auto page, pages.next(), Core::ifStopped(call, fillingStopped));
            pages.took(page);
            if (!page.isEmpty()) {
                Sent sent;
                for (const Core::Article &article : page) {
                    sent.articles << Sent::Sort{article.id, article.version, article.isDeleted(),
                                                article.title};
                }
                sent.answer = target.publish(page, call);
                onTheWay.push_back(std::move(sent));
            }
        }
        while (!onTheWay.empty() && (pages.atEnd() || onTheWay.size() >= PagesOnTheWay)) {
            Sent sent = std::move(onTheWay.front());
            onTheWay.pop_front();
            CO_TRY(const auto published, sent.answer, Core::ifStopped(call, fillingStopped));
            // An index that takes nothing from anybody takes nothing of the next page either.
            if (const auto refused = refusal(published))
                co_return Core::failure(*refused);
            if (const auto refusals = tally(sent, published, &report); !refusals.isEmpty()) {
                CO_TRY_VOID(noteRefusals(target, refusals, &report, call));
            }
            if (target.reached) {
                CO_TRY_VOID(target.reached(sent.articles.constLast().id, report),
                            Core::ifStopped(call, fillingStopped));
            }
        }
    }
    co_return report;
}

Core::Task<void> verifyFill(Ports::IndexAdmin &admin, QString index, FillReport filled,
                            Core::Call call)
{
    if (filled.isHopeless())
        co_return Core::failure(hopelessIndex(filled));
    if (filled.failed > 0) {
        co_return Core::failure(
            Core::ErrorKind::Corrupt,
            QCoreApplication::translate("Sync", "%1 articles could not be brought to the search "
                                                "index: %2")
                .arg(filled.failed)
                .arg(filled.lastError.message),
            filled.lastError.detail);
    }
    const qint64 taken = filled.published + filled.refused;
    CO_TRY_VOID(admin.refresh(call), Core::ifStopped(call, fillingStopped));
    CO_TRY(const auto counts, admin.counts(call), Core::ifStopped(call, fillingStopped));
    // A tombstone is a document too: one that was deleted since it was taken counts as before.
    if (counts.index == index && counts.all < taken) {
        co_return Core::failure(
            Core::ErrorKind::Corrupt,
            QCoreApplication::translate(
                "Sync", "The search index does not hold every article that it took."),
            QStringLiteral("%1: %2 of %3").arg(index).arg(counts.all).arg(taken));
    }
    auto marking = admin.markVerified(index, call);
    co_return co_await marking;
}

} // namespace Triptych::Sync
