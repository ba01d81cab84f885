#include "reindex.h"

#include "audit.h"
#include "indexfill.h"
#include "step.h"

#include <core/cotry.h>
#include <ports/articlestore.h>
#include <ports/searchindex.h>

#include <QCoreApplication>
#include <QElapsedTimer>

using namespace std::chrono_literals;

namespace Triptych::Sync {

namespace {

// A note is a change of the cluster's state; a kill costs at most so much work done twice.
constexpr auto BetweenNotes = 2s;
constexpr auto NotePatience = 10s;

/** What both ways to another index begin with: only a login that sees every article may take one.
 */
Core::Task<ReindexReport> asOneWhoSeesAll(Ports::ArticleStore &store, Core::Call call,
                                          std::function<Core::Task<ReindexReport>()> flow)
{
    CO_TRY(const auto sees, store.seesEverything(within(call, StepPatience)), call);
    if (!sees) {
        co_return Core::failure(Core::ErrorKind::Forbidden,
                                QCoreApplication::translate(
                                    "Sync",
                                    "This login may not see every article, and those would be "
                                    "lost to searches: let the relay's login or an admin do it."));
    }
    auto running = flow();
    co_return co_await running;
}

Core::Task<void> tell(ReindexProgress progress, qint64 done)
{
    if (progress)
        progress(ReindexStep::Filling, done);
    co_return Core::Result<void>();
}

/** Tells how far it is, and writes it into the index from time to time. */
class Notes final
{
public:
    Notes(Ports::IndexAdmin &admin, Ports::IndexRebuild rebuild, ReindexProgress progress)
        : m_admin(admin)
        , m_rebuild(std::move(rebuild))
        , m_before(m_rebuild.done)
        , m_progress(std::move(progress))
    {
        m_sinceNote.start();
    }

    Core::Task<void> reached(Core::ArticleId last, qint64 published)
    {
        m_rebuild.cursor = last;
        m_rebuild.done = m_before + published;
        if (m_progress)
            m_progress(ReindexStep::Filling, m_rebuild.done);
        if (std::chrono::milliseconds(m_sinceNote.elapsed()) < BetweenNotes)
            co_return Core::Result<void>();
        auto writing = write();
        co_return co_await writing;
    }

    /** Also after the call was called off, so that the next start goes on from here. */
    Core::Task<void> write()
    {
        m_sinceNote.restart();
        if (m_rebuild.cursor.isNull())
            co_return Core::Result<void>();
        auto noting = m_admin.noteRebuild(m_rebuild, Core::Call::within(NotePatience));
        co_return co_await noting;
    }

    /** Shows those who look at the index that this goes on. */
    void compared(qint64 checked)
    {
        if (m_progress)
            m_progress(ReindexStep::Verifying, checked);
        m_rebuild.compared = checked;
        if (std::chrono::milliseconds(m_sinceNote.elapsed()) < BetweenNotes ||
            !m_comparing.isFinished())
            return;
        m_sinceNote.restart();
        m_comparing = m_admin.noteRebuild(m_rebuild, Core::Call::within(NotePatience));
    }
    /** What compared() wrote last is written: after a swap it would say of the index in use that it
     *  is unfinished. */
    Core::FutureResult<void> comparedNoted() const { return m_comparing; }

    qint64 done() const { return m_rebuild.done; }

private:
    Ports::IndexAdmin &m_admin;
    Ports::IndexRebuild m_rebuild;
    const qint64 m_before;
    const ReindexProgress m_progress;
    QElapsedTimer m_sinceNote;
    Core::FutureResult<void> m_comparing = Core::ready<void>({});
};

/** Of an index that answers searches by now: nothing of it is undone where this cannot be read. */
Core::Task<void> tellRefused(Ports::IndexAdmin &admin, ReindexReport *report, Core::Call call)
{
    if (call.stop.stop_requested())
        co_return Core::failure(Core::calledOff());
    CO_TRY(
        const auto refused,
        admin.refusals(Ports::IndexCopy::Current, MostRefusalsListed, within(call, ProbePatience)),
        call);
    report->refused = refused;
    report->failed = refused.all;
    if (!refused.some.isEmpty())
        report->lastError = {Core::ErrorKind::Invalid,
                             refused.some.constFirst().reason.section(u'\n', 0, 0),
                             refused.some.constFirst().reason.section(u'\n', 1)};
    co_return Core::Result<void>();
}

Core::Task<ReindexReport> rebuildAndSwap(Ports::ArticleStore &store, Ports::IndexAdmin &admin,
                                         ReindexProgress progress, Core::Call call)
{
    ReindexReport report;
    // A server that stays silent is told of soon: later requests may take longer.
    CO_TRY_VOID(admin.info(within(call, ProbePatience)), call);
    CO_TRY_VOID(admin.ensure(call), call);
    CO_TRY(const auto rebuild, admin.startRebuild(call), call);
    report.resumed = !rebuild.cursor.isNull();

    Notes notes(admin, rebuild, progress);
    FillTarget target;
    target.publish = [&admin](const QList<Core::Article> &articles, const Core::Call &terms) {
        return admin.fillRebuild(articles, terms);
    };
    target.refuse = [&admin](const QList<Ports::IndexRefusal> &refusals, const Core::Call &terms) {
        return admin.noteRefused(Ports::IndexCopy::Next, refusals, terms);
    };
    target.reached = [&notes](Core::ArticleId last, const FillReport &soFar) {
        return notes.reached(last, soFar.published);
    };
    auto filling = fillIndex(store, target, rebuild.cursor, call);
    const auto filled = co_await filling;
    auto noting = notes.write();
    const auto noted = co_await noting;
    if (!filled)
        co_return Core::failure(filled.error());
    if (!noted)
        co_return Core::failure(noted.error());
    report.published = notes.done();
    report.failed = filled->refused + filled->failed;
    report.lastError = filled->lastError;
    if (filled->isHopeless()) {
        report.lastError = hopelessIndex(*filled);
        co_return report;
    }

    AuditTerms terms;
    terms.copy = Ports::IndexCopy::Next;
    terms.repair = true;
    terms.progress = [&notes](qint64 checked) { notes.compared(checked); };
    auto verifying = audit({store, &admin, nullptr}, terms, call);
    const auto verified = co_await verifying;
    auto comparing = notes.comparedNoted();
    const auto compared = co_await comparing;
    if (!verified)
        co_return Core::failure(verified.error());
    report.mended = verified->repaired;
    report.failed = verified->found() - verified->repaired;
    if (report.failed > 0) {
        report.lastError = verified->lastError;
        co_return report;
    }
    // A note that got no answer may still arrive.
    if (!compared)
        co_return Core::failure(compared.error());
    // What is swapped is reported, also where the call was stopped meanwhile.
    CO_TRY(const auto swapped, admin.swap(call));
    report.swapped = true;
    report.index = swapped.index;
    auto telling = tellRefused(admin, &report, call);
    co_await telling;
    co_return report;
}

Core::Task<ReindexReport> goBackAndCatchUp(Ports::ArticleStore &store, Ports::SearchIndex &index,
                                           Ports::IndexAdmin &admin, ReindexProgress progress,
                                           Core::Call call)
{
    ReindexReport report;
    CO_TRY(const auto rolled, admin.rollBack(call), call);
    report.swapped = true;
    report.index = rolled.index;

    FillTarget target;
    target.publish = [&index](const QList<Core::Article> &articles, const Core::Call &terms) {
        return index.publish(articles, terms);
    };
    target.refuse = [&admin](const QList<Ports::IndexRefusal> &refusals, const Core::Call &terms) {
        return admin.noteRefused(Ports::IndexCopy::Current, refusals, terms);
    };
    target.reached = [progress](Core::ArticleId, const FillReport &soFar) {
        return tell(progress, soFar.published);
    };
    CO_TRY(const auto filled, fillIndex(store, target, {}, call));
    report.published = filled.published;
    report.failed = filled.refused + filled.failed;
    report.lastError = filled.lastError;
    // Until it is marked, the next start goes on filling, whether it is another of these or a desk.
    if (filled.failed > 0 || filled.isHopeless())
        co_return report;
    CO_TRY_VOID(verifyFill(admin, report.index, filled, call));
    auto telling = tellRefused(admin, &report, call);
    co_await telling;
    co_return report;
}

} // namespace

Core::Task<ReindexReport> reindex(Ports::ArticleStore &store, Ports::IndexAdmin &admin,
                                  ReindexProgress progress, Core::Call call)
{
    return asOneWhoSeesAll(store, call, [&store, &admin, progress, call] {
        return rebuildAndSwap(store, admin, progress, call);
    });
}

Core::Task<ReindexReport> rollBackIndex(Ports::ArticleStore &store, Ports::SearchIndex &index,
                                        Ports::IndexAdmin &admin, ReindexProgress progress,
                                        Core::Call call)
{
    return asOneWhoSeesAll(store, call, [&store, &index, &admin, progress, call] {
        return goBackAndCatchUp(store, index, admin, progress, call);
    });
}

Core::Task<bool> cancelReindex(Ports::IndexAdmin &admin, Core::Call call)
{
    CO_TRY(const auto rebuild, admin.rebuild(call), call);
    CO_TRY_VOID(admin.dropRebuild(call), call);
    co_return rebuild.exists;
}

} // namespace Triptych::Sync
