// How an editing session saves: compare, merge, and what comes of each answer.
#include "editingsession.h"

#include "changes.h"
#include "publishing.h"

#include <ports/articlestore.h>
#include <text/articlemerge.h>
#include <unsaved/journal.h>

#include <QPointer>
#include <QtConcurrentRun>

using namespace std::chrono_literals;

namespace Triptych::Newsroom {

namespace {

constexpr auto SavePatience = 20s;
constexpr int MostMerges = 5;

QStringList conflictingFields(const Text::ArticleMerge &merge)
{
    QStringList fields;
    for (const Text::FieldConflict &conflict : merge.conflicts)
        fields << conflict.field;
    if (!merge.bodyConflicts.isEmpty())
        fields << QStringLiteral("body");
    return fields;
}

/** Not on the GUI thread: a long text takes longer than a frame. */
QFuture<Core::Result<Text::ArticleMerge>>
mergeAside(const Core::Article &base, const Core::Article &ours, const Core::Article &theirs)
{
    return QtConcurrent::run(
        [base, ours, theirs] { return Text::mergeArticles(base, ours, theirs); });
}

} // namespace

bool EditingSession::isOwnUnanswered(const Core::Article &revision) const
{
    // Also of a first save: its text may have been gone on with on another computer, and saved there.
    const auto isThis = [&](Core::Article sent) {
        if (sent.slug.isEmpty())
            sent.slug = revision.slug;
        return sent.version == m_base.version && sent.sameContent(revision);
    };
    return std::any_of(m_unanswered.begin(), m_unanswered.end(), isThis);
}

QCoro::Task<void> EditingSession::saveFlow(Core::Article mine, quint64 edits)
{
    const QPointer<EditingSession> self(this);
    const quint64 generation = m_generation;
    m_savedEdits = edits;
    m_owed.reset();
    m_retryTimer.stop();
    if (const auto allowed = checkPublishing(mine, m_base); !allowed) {
        fail(allowed.error(), mine, edits);
        co_return;
    }
    setState(State::Saving);

    Core::Article wanted = mine; // what is sent; differs from `mine` once it was merged
    QString mergedWith;
    for (int attempt = 0; attempt <= MostMerges; ++attempt) {
        auto saving = m_store.save(wanted, m_actor, Core::Call::within(SavePatience));
        const auto stored = co_await saving;
        if (!self)
            co_return;
        if (stored) {
            m_changes.articleSaved(*stored);
            std::optional<Core::Article> together;
            if (generation == m_generation && !mergedWith.isNull()) {
                auto bringing = bringTogether(mine, *stored, edits);
                together = co_await bringing;
                if (!self)
                    co_return;
            }
            if (generation == m_generation)
                finishSave(mine, *stored, edits, mergedWith, together);
            else
                finishLeft(*stored, generation, !mergedWith.isNull());
            co_return;
        }
        if (wasLeft(generation))
            co_return; // another article is open now; this text is in the journal
        if (stored.error().kind != Core::ErrorKind::Conflict || attempt == MostMerges) {
            // What is typed does not go on from what was merged: that was never shown.
            if (Core::isTransient(stored.error().kind) && mergedWith.isNull() &&
                (m_unanswered.isEmpty() || !m_unanswered.constLast().sameContent(wanted) ||
                 m_unanswered.constLast().version != wanted.version))
                m_unanswered << wanted;
            fail(stored.error(), mine, edits);
            co_return;
        }
        auto reading = m_store.article(mine.id, Core::Call::within(OpenPatience));
        const auto theirs = co_await reading;
        if (!self || wasLeft(generation))
            co_return;
        if (!theirs) {
            // Also where it was never saved as far as is known here: a first save whose answer was
            // lost may have been stored, and found by somebody.
            fail(theirs.error().kind == Core::ErrorKind::NotFound
                     ? Core::Error{Core::ErrorKind::Conflict,
                                   tr("This article was deleted meanwhile. Your text is kept on "
                                      "this computer; "
                                      "save it as a new article to keep it."),
                                   {}}
                     : theirs.error(),
                 mine, edits);
            co_return;
        }
        if (m_lacksBase && m_base.version > 0) {
            auto asking =
                m_store.revision(mine.id, m_base.version, Core::Call::within(OpenPatience));
            const auto base = co_await asking;
            if (!self || wasLeft(generation))
                co_return;
            if (!base && base.error().kind != Core::ErrorKind::NotFound) {
                fail(base.error(), mine, edits);
                co_return;
            }
            if (base)
                m_base = *base;
            m_lacksBase = !base;
        }
        if (!m_unanswered.isEmpty()) {
            // An earlier save whose answer was lost is no one else's: what is typed goes on from
            // it.
            auto asking =
                m_store.revision(mine.id, m_base.version + 1, Core::Call::within(OpenPatience));
            const auto revision = co_await asking;
            if (!self || wasLeft(generation))
                co_return;
            if (!revision && revision.error().kind != Core::ErrorKind::NotFound) {
                fail(revision.error(), mine, edits);
                co_return;
            }
            if (revision && isOwnUnanswered(*revision)) {
                m_base = *revision;
                m_lacksBase = false;
                m_unanswered.clear();
                if (mine.slug.isEmpty())
                    mine.slug = m_base.slug;
            }
        }
        Core::Article ancestor = m_base;
        if (m_lacksBase) {
            // Without any base everything that differs is a conflict, and nothing is taken for
            // agreed.
            ancestor = {};
            ancestor.id = m_base.id;
            ancestor.version = m_base.version;
        }
        auto merging = mergeAside(ancestor, mine, *theirs);
        auto merge = co_await merging;
        if (!self || wasLeft(generation))
            co_return;
        while (merge && !merge->isClean() && m_edits != edits) {
            // What was typed since is part of what a person decides about.
            mine = current();
            if (mine.slug.isEmpty())
                mine.slug = m_base.slug;
            edits = m_savedEdits = m_edits;
            merging = mergeAside(ancestor, mine, *theirs);
            merge = co_await merging;
            if (!self || wasLeft(generation))
                co_return;
        }
        if (!merge) {
            fail(merge.error(), mine, edits);
            co_return;
        }
        if (!merge->isClean()) {
            m_theirs = *theirs;
            m_conflict = *merge;
            setState(State::Conflict);
            Q_EMIT conflictFound(mine, *theirs, conflictingFields(*merge));
            co_return;
        }
        wanted = merge->merged;
        wanted.id = mine.id;
        wanted.version = theirs->version;
        // Mine publishes, theirs takes the text away.
        if (const auto allowed = checkPublishing(wanted, *theirs); !allowed) {
            fail(allowed.error(), mine, edits);
            co_return;
        }
        if (theirs->version != m_base.version)
            mergedWith = theirs->updatedBy.isNull() ? QStringLiteral("") : theirs->updatedBy;
    }
}

QCoro::Task<std::optional<Core::Article>>
EditingSession::bringTogether(Core::Article mine, Core::Article stored, quint64 edits)
{
    const QPointer<EditingSession> self(this);
    const quint64 generation = m_generation;
    std::optional<Core::Article> together = stored;
    // It takes the place of what the view shows then: once more until nothing was typed meanwhile.
    while (m_edits != edits) {
        edits = m_edits;
        auto merging = mergeAside(mine, m_source ? m_source() : mine, stored);
        const auto merge = co_await merging;
        if (!self || generation != m_generation)
            co_return std::nullopt;
        together.reset();
        if (merge && merge->isClean()) {
            together = merge->merged;
            together->id = stored.id;
            together->version = stored.version;
        }
    }
    co_return together;
}

void EditingSession::finishSave(const Core::Article &mine, const Core::Article &stored,
                                quint64 edits, const QString &mergedWith,
                                const std::optional<Core::Article> &together)
{
    const qint64 typedOver = m_base.version;
    m_base = stored;
    m_unanswered.clear();
    m_lacksBase = false;
    const bool typedOn = m_edits != edits;
    if (!mergedWith.isNull()) {
        if (together) {
            Q_EMIT merged(*together, mergedWith);
        } else {
            // What was typed during the save touches what came in: the text goes on from what was
            // sent, and the next save finds theirs as any stale save does.
            m_base = mine;
            m_base.version = std::max<qint64>(typedOver, 1);
            if (!m_elsewhere || m_elsewhere->version <= stored.version) {
                m_elsewhere = stored;
                m_elsewhere->updatedBy = mergedWith;
            }
        }
    }
    if (typedOn) {
        m_edits = 1;
        setState(State::Unsaved);
        writeJournal();
    } else {
        m_edits = 0;
        m_journalTimer.stop();
        m_copyTimer.stop();
        forget(stored.id);
        setState(State::Saved);
    }
    Q_EMIT saved(stored);
    tellOfElsewhere();
}

bool EditingSession::wasLeft(quint64 generation)
{
    if (generation == m_generation)
        return false;
    m_left.remove(generation);
    return true;
}

void EditingSession::finishLeft(const Core::Article &stored, quint64 generation, bool wasMerged)
{
    const bool typedOn = m_left.contains(generation);
    Core::Article left = m_left.take(generation);
    // Open again, or opened and left once more: what is written down is of that time.
    if (m_base.id == stored.id && m_state == State::Unsaved && current().sameContent(stored)) {
        m_base = stored;
        m_edits = 0;
        m_journalTimer.stop();
        m_copyTimer.stop();
        forget(stored.id);
        setState(State::Saved);
        return;
    }
    if (m_lastLeft.value(stored.id) != generation ||
        (m_base.id == stored.id && (m_state == State::Opening || hasUnsavedText())))
        return;
    if (!typedOn) {
        forget(stored.id);
        return;
    }
    if (!wasMerged)
        left.version = stored.version;
    write(left, generation);
}

void EditingSession::fail(const Core::Error &error, const Core::Article &mine, quint64 edits)
{
    const bool typedOn = m_edits != edits;
    m_error = error;
    m_edits = std::max<quint64>(m_edits, 1);
    if (Core::isAway(error.kind))
        m_owed = Owed{mine, typedOn ? edits : m_edits};
    if (error.kind == Core::ErrorKind::Timeout)
        m_retryTimer.start();
    writeJournal();
    setState(State::Failed);
    Q_EMIT failed(error);
    tellOfElsewhere();
}

void EditingSession::saveAsNew()
{
    if (m_state != State::Failed || m_error.kind != Core::ErrorKind::Conflict)
        return;
    Core::Article copy = current();
    const Core::ArticleId deleted = copy.id;
    leave();
    copy.id = Core::ArticleId::create();
    copy.version = 0;
    copy.slug.clear();
    copy.source.reset();
    m_base = copy;
    m_state = State::Unsaved;
    m_edits = 1;
    Q_EMIT opened(m_base);
    // In this order, so that the text is in the journal at any moment.
    writeJournal();
    forget(deleted);
    save();
}

void EditingSession::resolve(const Core::Article &resolved, qint64 theirs)
{
    if (m_state != State::Conflict) {
        // The view shows it: it is an edit like any other.
        markEdited();
        return;
    }
    Core::Article wanted = resolved;
    wanted.id = m_base.id;
    wanted.version = theirs;
    if (m_theirs.version == theirs)
        m_base = m_theirs;
    m_base.version = theirs;
    m_edits = std::max<quint64>(m_edits, 1);
    // Before it is sent: whatever becomes of the save, it was decided.
    write(wanted, m_generation);
    saveFlow(wanted, m_edits);
}

} // namespace Triptych::Newsroom
