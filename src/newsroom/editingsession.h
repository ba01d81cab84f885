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
 * One article being written: what was opened, what is typed, and how far it is safe.
 *
 * The view keeps the text and hands it out through `setSource`; the session pulls it when it needs
 * it, so that a key press costs nothing. From the first edit on it is in the Journal within a
 * second, and a few seconds later in the actor's working copy in SQL, to go on with from another
 * computer. One save (SaveRun) is in flight at a time and typing goes on meanwhile. A stale save is
 * merged three ways: without a conflict it is saved merged, with one conflictFound() leaves
 * everything where it is. What the journal holds of it is kept in Unsaved::JournalLedger. GUI
 * thread.
 */
class EditingSession final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Empty, ///< nothing is open
        Opening,
        Saved,   ///< what is shown is what is stored
        Unsaved, ///< edited since
        Saving,
        Failed,   ///< the last save failed; the text is in the journal
        Conflict, ///< someone else saved first and both changed the same place
    };
    Q_ENUM(State)

    EditingSession(Ports::ArticleStore &store, Unsaved::Journal &journal, Changes &changes,
                   QString actor, QObject *parent = nullptr);
    ~EditingSession() override;

    /** Where the current text is read from: on the GUI thread, last while the session goes. */
    void setSource(std::function<Core::Article()> source) { m_source = std::move(source); }

    /** How long the store has to answer each save after it. */
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    /** From an edit to the working copy in SQL. */
    void setCopyDelay(std::chrono::milliseconds delay) { m_copyTimer.setInterval(delay); }
    State state() const { return m_state; }
    /** What is stored, as far as this session knows; version 0 for an article never saved. */
    const Core::Article &base() const { return m_over.base; }
    /** What a view puts its texts on to give the current article: see TypedOver::beneath(). */
    Core::Article beneath() const { return m_over.beneath(); }
    const Core::Error &error() const { return m_error; }
    /** In State::Conflict: mine and theirs, merged as far as they go together. */
    const Text::ArticleMerge &conflict() const { return m_conflict; }
    bool hasUnsavedText() const;

    /** A new article with an id of its own; nothing is stored until it is saved. */
    void startNew(const Core::Article &prefilled = {});
    /** Reads from SQL (never the cache) and emits opened() or openFailed(). Text of it that the
     *  journal could not take yet is gone on with instead. */
    void open(const Core::ArticleId &id);
    /** Goes on with the unsaved text of an article, as recover(), where the journal holds one that
     *  can be read; else open(). Until the journal has answered, the article before stays open and
     *  what is typed in it is kept. Asked for something else meanwhile, it does nothing. */
    void openOrRecover(const Core::ArticleId &id);
    /** An openOrRecover() that still waits for the journal does nothing any more. */
    void callOffOpening() { ++m_asked; }
    /** What was typed in this article and lies nowhere but here: not in the journal yet. */
    std::optional<Core::Article> unwritten(const Core::ArticleId &id) const
    {
        return m_ledger.unwritten(id);
    }
    /** Goes on with unsaved text over what is stored now. It is in the journal before it is shown;
     *  where the entry of its article is another text, that one is put aside. The place it is from
     *  is marked as handled once the entry is all of it; a part once it is saved or discarded.
     * Emits opened(). */
    void recover(const Core::Article &typed, const Unsaved::TextPlace &place = {});

    /** The view's text changed. */
    void markEdited();
    /** Unsaved text goes into the journal now, not in a moment. */
    void writeJournal();
    /** Unsaved text is kept beside the journal's entry too: the view goes on with another one. */
    void keepAside() { m_ledger.putAside(current()); }
    /** Saves what the source gives now; emits saved(), failed() or conflictFound(). */
    void save();
    /** The store answers again: a save that failed because it was away is made up for, with the
     * text that was to be saved then. One that got no answer is also tried again after a while. Not
     * where status or time were changed since: that save is no longer wanted. */
    void retryOwedSave();
    /** Shows what someone else saved, as changedElsewhere() told; nothing where text is unsaved. */
    void adopt(const Core::Article &newer);
    /** After a save that failed since the article was deleted (State::Failed, Conflict): what is
     * typed becomes an article of its own, and is saved. */
    void saveAsNew();
    /** After conflictFound(): journals `resolved` and saves it over version `theirs`. In any other
     *  state the text was edited, and nothing is saved. */
    void resolve(const Core::Article &resolved, qint64 theirs);
    /** Drops the unsaved text for good (the journal entry too) and shows what is stored. */
    void discard();

Q_SIGNALS:
    void stateChanged();
    /** Show this article: after open, new, discard, recover, or a merge that changed the text. */
    void opened(const Triptych::Core::Article &article);
    void openFailed(const Triptych::Core::Error &error);
    void saved(const Triptych::Core::Article &article);
    /** The save was merged with somebody's; the view must show `article`. */
    void merged(const Triptych::Core::Article &article, const QString &savedBy);
    void failed(const Triptych::Core::Error &error);
    /** `fields` are named as in Core::articleToJson(), custom ones as "fields.<key>". */
    void conflictFound(const Triptych::Core::Article &mine, const Triptych::Core::Article &theirs,
                       const QStringList &fields);
    /** The journal cannot be written, and is tried again until it can: say that a crash would lose
     * what is typed. journalMended() ends it. */
    void journalFailed(const Triptych::Core::Error &error);
    void journalMended();
    /** Unsaved text of an article lies beside the journal's entries now, since it would have been
     *  written over by what is typed here: it is from another computer, or from another time. */
    void foundFromElsewhere(const Triptych::Core::ArticleId &id);
    /** Someone else saved this article while it is open here. */
    void changedElsewhere(const Triptych::Core::Article &article);

private:
    static constexpr std::chrono::seconds OpenPatience{15};

    /** A save that failed because the store is away, and how far the text was then. */
    using Owed = Typed;

    void setState(State state);
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
