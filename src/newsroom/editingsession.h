#pragma once

#include "leftbehind.h"
#include "savedelsewhere.h"
#include "saverun.h"
#include "typedover.h"

#include <core/article.h>
#include <core/task.h>
#include <text/articlemerge.h>
#include <unsaved/copykeeper.h>
#include <unsaved/journalentry.h>
#include <unsaved/journalledger.h>

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Newsroom {

class Changes;

/**
 * The session of one article that is being edited: the stored article, the typed text, and whether
 * that is saved.
 *
 * The view keeps the text, and the session reads it through `setSource` when it needs it, so that a
 * key press costs nothing. Each edit is in the Journal within a second, and a few seconds later in
 * the actor's working copy in SQL, so that another computer can continue it. One save (SaveRun) is
 * in flight at a time and typing goes on meanwhile. Where somebody saved in between, the texts are
 * merged three ways. Without a conflict the merged text is saved; with one conflictFound() is
 * emitted and nothing changes. Unsaved::JournalLedger knows what the journal has of this session.
 * GUI thread.
 */
class EditingSession final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Empty, ///< nothing is open
        Opening,
        Saved,   ///< the text is the stored one
        Unsaved, ///< edited since the last save
        Saving,
        Failed,   ///< the last save failed; the text is in the journal
        Conflict, ///< someone else saved first and both changed the same place
    };
    Q_ENUM(State)

    EditingSession(Ports::ArticleStore &store, Unsaved::Journal &journal, Changes &changes,
                   QString actor, QObject *parent = nullptr);
    ~EditingSession() override;

    /** The function that gives the current text. It is called on the GUI thread, for the last time
     * in the session's destructor. */
    void setSource(std::function<Core::Article()> source) { m_source = std::move(source); }

    /** How long the store has to answer a save; holds for later saves. */
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    /** The time from an edit to the working copy in SQL. */
    void setCopyDelay(std::chrono::milliseconds delay) { m_copyTimer.setInterval(delay); }
    State state() const { return m_state; }
    /** The stored article, as far as this session knows; version 0 for one that was never saved. */
    const Core::Article &base() const { return m_over.base; }
    /** The article into which a view writes its fields to give the current one: see
     * TypedOver::beneath(). */
    Core::Article beneath() const { return m_over.beneath(); }
    const Core::Error &error() const { return m_error; }
    /** In State::Conflict: the merge of mine and theirs, with the places that conflict. */
    const Text::ArticleMerge &conflict() const { return m_conflict; }
    bool hasUnsavedText() const;
    /** The tombstone's version, where the open article was deleted; its text stays. */
    std::optional<qint64> tombstone() const { return m_elsewhere.tombstone(); }

    /** Begins a new article with a new id; nothing is stored until it is saved. */
    void startNew(const Core::Article &prefilled = {});
    /** Reads the article from SQL (never the cache) and emits opened() or openFailed(). Where
     * unwritten() has text of it, continues with that text instead. */
    void open(const Core::ArticleId &id);
    /** Continues the unsaved text of an article, as recover(), where the journal has one that can
     * be read; else open(). Until the journal has answered, the present article stays open and its
     * edits are kept. A later open, recover or start cancels this. */
    void openOrRecover(const Core::ArticleId &id);
    /** Cancels an openOrRecover() that still waits for the journal. */
    void callOffOpening() { ++m_asked; }
    /** The typed text of an article that is not in the journal yet; nothing where there is none. */
    std::optional<Core::Article> unwritten(const Core::ArticleId &id) const
    {
        return m_ledger.unwritten(id);
    }
    /** Continues unsaved text over the stored article. The text is in the journal before it is
     * shown; a different text in the journal's entry of the article is put aside. `place` is marked
     * as handled once the entry has the whole text; where the text is only a part, once it is saved
     * or discarded. Emits opened(). */
    void recover(const Core::Article &typed, const Unsaved::TextPlace &place = {});

    /** The view's text changed. Where it came back to the stored one, as by undo, the state is
     * Saved again within a second. */
    void markEdited();
    /** Writes unsaved text into the journal at once. */
    void writeJournal();
    /** Keeps the unsaved text also beside the journal's entry, because the view will replace it
     * with another one. */
    void keepAside() { m_ledger.putAside(current()); }
    /** Saves the current text; emits saved(), failed() or conflictFound(). */
    void save();
    /** Call it when the store answers again: repeats a save that failed because the store was away,
     * with the text of that save. A save that got no answer is also repeated after a while. Neither
     * is repeated where status or time of publication were changed since. */
    void retryOwedSave();
    /** Shows the version that changedElsewhere() gave; does nothing where there is unsaved text. */
    void adopt(const Core::Article &newer);
    /** Where the article was deleted, as tombstone() or a save that failed says (State::Failed,
     * Conflict): saves the text as a new article, a draft where the deleted one was public. */
    void saveAsNew();
    /** After conflictFound(): writes `resolved` to the journal and saves it over version `theirs`.
     * In any other state it counts as an edit, and nothing is saved. */
    void resolve(const Core::Article &resolved, qint64 theirs);
    /** Drops the unsaved text and its journal entry, and shows the stored article. */
    void discard();

Q_SIGNALS:
    void stateChanged();
    /** Show this article: after open, new, discard, recover, or a merge that changed the text. */
    void opened(const Triptych::Core::Article &article);
    void openFailed(const Triptych::Core::Error &error);
    void saved(const Triptych::Core::Article &article);
    /** The save was merged with a save of `savedBy`; the view must show `article`. */
    void merged(const Triptych::Core::Article &article, const QString &savedBy);
    void failed(const Triptych::Core::Error &error);
    /** `fields` are named as in Core::articleToJson(), custom ones as "fields.<key>". */
    void conflictFound(const Triptych::Core::Article &mine, const Triptych::Core::Article &theirs,
                       const QStringList &fields);
    /** The journal cannot be written; writing is repeated until it succeeds, which journalMended()
     * tells. Until then a crash loses what is typed, and the person must be told. */
    void journalFailed(const Triptych::Core::Error &error);
    void journalMended();
    /** Another unsaved text of the article, from another computer or an earlier time, was put
     * beside the journal's entries, because the text typed here would have overwritten it. */
    void foundFromElsewhere(const Triptych::Core::ArticleId &id);
    /** Someone else saved this article while it is open here. */
    void changedElsewhere(const Triptych::Core::Article &article);

private:
    static constexpr std::chrono::seconds OpenPatience{15};

    /** A save that failed because the store is away, and how far the text was then. */
    using Owed = Typed;

    void setState(State state);
    void onPause();
    void leave();
    /** What was opened is over: nothing of it is waited for, and a save under way is left. */
    void endGeneration();
    Core::Article current() const;
    void keepCopy();
    void forget(const Core::ArticleId &id);
    QCoro::Task<void> openFlow(Core::ArticleId id, quint64 generation);
    QCoro::Task<void> recoverFlow(Core::Article typed, Unsaved::TextPlace place,
                                  quint64 generation);

    void tellOfElsewhere();

    QCoro::Task<void> saveFlow(Typed mine);
    /** What comes of a save of what is open; `together`: to be shown after a merge, if anything. */
    void finishSave(const SaveRun &run, const Core::Article &stored,
                    const std::optional<Core::Article> &together);
    /** The same where the article was left meanwhile. */
    void finishLeft(const SaveRun &run, const Core::Article &stored, quint64 generation);
    /** Nothing was typed after what is stored: it needs no journal any more. */
    void becomeSaved(const Core::ArticleId &id);
    /** Both sides are kept for a person to decide. */
    void onConflict(const SaveRun &run, const SaveRun::InConflict &conflict);
    void fail(const Core::Error &error, const Typed &mine);

    Ports::ArticleStore &m_store;
    Changes &m_changes;
    QString m_actor;
    Unsaved::JournalLedger m_ledger;
    quint64 m_asked = 0; ///< counts what was asked to be opened
    Unsaved::CopyKeeper m_copies;
    std::function<Core::Article()> m_source;
    TypedOver m_over;
    SavedElsewhere m_elsewhere;
    Text::ArticleMerge m_conflict;
    Core::Article m_theirs;         ///< in State::Conflict: what is stored
    std::shared_ptr<SaveRun> m_run; ///< the save under way of what is open
    std::optional<Owed> m_owed;
    LeftBehind m_left;
    std::chrono::milliseconds m_patience = SaveRun::DefaultPatience;
    Core::Error m_error;
    State m_state = State::Empty;
    QTimer m_journalTimer;
    QTimer m_copyTimer;
    QTimer m_retryTimer;      ///< for a save without an answer: the store may be well all the time
    quint64 m_edits = 0;      ///< counts markEdited()
    quint64 m_generation = 0; ///< counts what was opened
};

} // namespace Triptych::Newsroom
