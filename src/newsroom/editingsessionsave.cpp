// What an editing session does about saving: when a save begins, and what comes of it.
#include "editingsession.h"

#include "changes.h"
#include "publishing.h"

#include <QPointer>

namespace Triptych::Newsroom {

void EditingSession::save()
{
    if (m_state == State::Empty || m_state == State::Opening || m_state == State::Saving ||
        (m_state == State::Saved && m_over.base.version > 0))
        return;
    saveFlow({current(), m_edits});
}

void EditingSession::retryOwedSave()
{
    if (!m_owed || (m_state != State::Failed && m_state != State::Unsaved))
        return;
    const Owed owed = *m_owed;
    const Core::Article now = current();
    if (!isSamePublication(now, owed.article)) {
        m_owed.reset();
        setState(State::Unsaved);
        return;
    }
    saveFlow(owed);
}

QCoro::Task<void> EditingSession::saveFlow(Typed mine)
{
    const QPointer<EditingSession> self(this);
    const quint64 generation = m_generation;
    m_owed.reset();
    m_retryTimer.stop();
    if (const auto allowed = checkPublishing(mine.article, m_over.base); !allowed) {
        fail(allowed.error(), mine);
        co_return;
    }
    const auto typedSince = [this](quint64 since) {
        return m_edits == since ? std::nullopt : std::optional(Typed{current(), m_edits});
    };
    // Here as well, for a run whose article is left goes on until it is answered.
    const auto run =
        std::make_shared<SaveRun>(m_store, m_actor, m_over, mine, typedSince, m_patience);
    m_run = run;
    setState(State::Saving);

    const Changes::OwnWrite writing(m_changes, mine.article.id);
    auto saving = run->save();
    const SaveRun::Outcome outcome = co_await saving;
    if (!self)
        co_return;
    if (const auto *stored = std::get_if<SaveRun::Stored>(&outcome)) {
        m_changes.articleSaved(stored->article);
        std::optional<Core::Article> together;
        if (generation == m_generation && run->isMerged()) {
            auto bringing = run->bringTogether(stored->article);
            together = co_await bringing;
            if (!self)
                co_return;
        }
        if (generation == m_generation)
            finishSave(*run, stored->article, together);
        else
            finishLeft(*run, stored->article, generation);
    } else if (generation != m_generation) {
        m_left.take(generation); // it is in the journal
    } else if (const auto *conflict = std::get_if<SaveRun::InConflict>(&outcome)) {
        onConflict(*run, *conflict);
    } else if (const auto *failure = std::get_if<SaveRun::Failed>(&outcome)) {
        fail(failure->error, run->mine());
    }
}

void EditingSession::finishSave(const SaveRun &run, const Core::Article &stored,
                                const std::optional<Core::Article> &together)
{
    const qint64 typedOver = m_over.base.version;
    const bool typedOn = m_edits != run.mine().edits;
    m_run.reset();
    m_over.goOnFrom(stored);
    if (together) {
        Q_EMIT merged(*together, run.mergedWith());
    } else if (run.isMerged()) {
        // What was typed during the save touches what came in: the text goes on from what was
        // sent, and the next save finds theirs as any stale save does.
        m_over.base = run.mine().article;
        m_over.base.version = std::max<qint64>(typedOver, 1);
        Core::Article theirs = stored;
        theirs.updatedBy = run.mergedWith();
        m_elsewhere.note(theirs);
    }
    if (typedOn) {
        m_edits = 1;
        setState(State::Unsaved);
        writeJournal();
    } else {
        becomeSaved(stored.id);
    }
    Q_EMIT saved(stored);
    tellOfElsewhere();
}

void EditingSession::becomeSaved(const Core::ArticleId &id)
{
    m_edits = 0;
    m_journalTimer.stop();
    m_copyTimer.stop();
    forget(id);
    setState(State::Saved);
}

void EditingSession::finishLeft(const SaveRun &run, const Core::Article &stored, quint64 generation)
{
    std::optional<Core::Article> typedOn = m_left.take(generation);
    const bool isOpenAgain = m_over.base.id == stored.id;
    // Open again, or opened and left once more: what is written down is of that time.
    if (isOpenAgain && m_state == State::Unsaved && current().isStoredAs(stored)) {
        m_over.base = stored;
        becomeSaved(stored.id);
        return;
    }
    if (!m_left.isLast(stored.id, generation) ||
        (isOpenAgain && (m_state == State::Opening || hasUnsavedText())))
        return;
    if (!typedOn) {
        forget(stored.id);
        return;
    }
    if (!run.isMerged())
        typedOn->version = stored.version;
    m_ledger.write(*typedOn, generation);
}

void EditingSession::onConflict(const SaveRun &run, const SaveRun::InConflict &conflict)
{
    const Core::Article mine = run.mine().article;
    m_run.reset();
    m_theirs = conflict.theirs;
    m_conflict = conflict.merge;
    setState(State::Conflict);
    Q_EMIT conflictFound(mine, conflict.theirs, conflict.fields());
}

void EditingSession::fail(const Core::Error &error, const Typed &mine)
{
    const bool typedOn = m_edits != mine.edits;
    m_run.reset();
    m_error = error;
    m_edits = std::max<quint64>(m_edits, 1);
    if (Core::isAway(error.kind))
        m_owed = Owed{mine.article, typedOn ? mine.edits : m_edits};
    if (error.kind == Core::ErrorKind::Timeout)
        m_retryTimer.start();
    writeJournal();
    setState(State::Failed);
    Q_EMIT failed(error);
    tellOfElsewhere();
}

void EditingSession::saveAsNew()
{
    const bool isRefused = m_state == State::Failed && m_error.kind == Core::ErrorKind::Conflict;
    if (!isRefused && (!tombstone() || m_state == State::Saving))
        return;
    const Core::Article typed = current();
    leave();
    m_over.base = asNew(typed);
    m_state = State::Unsaved;
    m_edits = 1;
    Q_EMIT opened(m_over.base);
    // In this order, so that the text is in the journal at any moment.
    writeJournal();
    forget(typed.id);
    save();
}

void EditingSession::resolve(const Core::Article &resolved, qint64 theirs)
{
    if (m_state != State::Conflict) {
        // The view shows it: it is an edit like any other.
        markEdited();
        return;
    }
    const Core::Article wanted = m_over.decide(resolved, m_theirs, theirs);
    m_edits = std::max<quint64>(m_edits, 1);
    // Before it is sent: whatever becomes of the save, it was decided.
    m_ledger.write(wanted, m_generation);
    saveFlow({wanted, m_edits});
}

} // namespace Triptych::Newsroom
