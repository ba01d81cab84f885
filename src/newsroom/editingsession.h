#pragma once

#include <core/article.h>
#include <core/task.h>
#include <text/articlemerge.h>
#include <unsaved/copykeeper.h>
#include <unsaved/journalentry.h>

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Unsaved {
class Journal;
struct TakenPlace;
}

namespace Triptych::Newsroom {

class Changes;

/**
 * One article being written: what was opened, what is typed, and how far it is safe.
 *
 * The view keeps the text and hands it out through `setSource`; the session pulls it when it needs it,
 * so that a key press costs nothing. From the first edit on it is in the Journal within a second, and a
 * few seconds later in the actor's working copy in SQL, to go on with from another computer. One save is in flight at a time and typing goes on meanwhile. A stale save is merged three ways: without
 * a conflict it is saved merged, with one conflictFound() leaves everything where it is. GUI thread.
 */
class EditingSession final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Empty,     ///< nothing is open
        Opening,
        Saved,     ///< what is shown is what is stored
        Unsaved,   ///< edited since
        Saving,
        Failed,    ///< the last save failed; the text is in the journal
        Conflict,  ///< someone else saved first and both changed the same place
    };
    Q_ENUM(State)

    EditingSession(Ports::ArticleStore &store, Unsaved::Journal &journal, Changes &changes, QString actor,
        QObject *parent = nullptr);
    ~EditingSession() override;

    /** Where the current text is read from; the view's own, called on the GUI thread, the last time
     *  while the session goes. */
    void setSource(std::function<Core::Article()> source) { m_source = std::move(source); }

    State state() const { return m_state; }
    /** What is stored, as far as this session knows; version 0 for an article never saved. */
    const Core::Article &base() const { return m_base; }
    const Core::Error &error() const { return m_error; }
    /** In State::Conflict: mine and theirs, merged as far as they go together. */
    const Text::ArticleMerge &conflict() const { return m_conflict; }
    bool hasUnsavedText() const;

    /** A new article with an id of its own; nothing is stored until it is saved. */
    void startNew(const Core::Article &prefilled = {});
    /** Reads from SQL (never the cache) and emits opened() or openFailed(). Text of it that the
     *  journal could not take yet is gone on with instead. */
    void open(const Core::ArticleId &id);
    /** What was typed in this article and lies nowhere but here: the journal could not take it yet.
     */
    std::optional<Core::Article> unwritten(const Core::ArticleId &id) const;
    /** Goes on with unsaved text over what is stored now. It is in the journal before it is shown;
     *  where the entry of its article is another text, that one is put aside. The place it is from
     *  is answered once the entry is all of it; a part once it is saved or discarded. Emits
     * opened(). */
    void recover(const Core::Article &typed, const Unsaved::TextPlace &place = {});

    /** The view's text changed. */
    void markEdited();
    /** Unsaved text goes into the journal now, not in a moment. */
    void writeJournal();
    /** Unsaved text is kept beside the journal's entry as well, for the view is about to go on with
     *  another one. */
    void keepAside() { putAside(current()); }
    /** Saves what the source gives now; emits saved(), failed() or conflictFound(). */
    void save();
    /** The store answers again: a save that failed because it was away is made up for, with the
     * text that was to be saved then. One that got no answer is also tried again after a while. Not
     * where status or time were changed since: that save is no longer wanted. */
    void retryOwedSave();
    /** Shows what someone else saved, as changedElsewhere() told it; nothing where text is unsaved. */
    void adopt(const Core::Article &newer);
    /** After a save that failed since the article was deleted (State::Failed, Conflict): what is typed
     *  becomes an article of its own, and is saved. */
    void saveAsNew();
    /** After conflictFound(): journals `resolved` and saves it over version `theirs`. In any other
     *  state the view's text was edited, and nothing is saved. */
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
    /** The journal cannot be written, and is tried again until it can: say that a crash would lose what
     *  is typed. journalMended() ends it. */
    void journalFailed(const Triptych::Core::Error &error);
    void journalMended();
    /** Unsaved text of an article lies beside the journal's entries now, since it would have been
     *  written over by what is typed here: it is from another computer, or from another time. */
    void foundFromElsewhere(const Triptych::Core::ArticleId &id);
    /** Someone else saved this article while it is open here. */
    void changedElsewhere(const Triptych::Core::Article &article);

private:
    static constexpr std::chrono::seconds OpenPatience{15};

    void setState(State state);
    void fail(const Core::Error &error, const Core::Article &mine, quint64 edits);
    void leave();
    Core::Article current() const;
    void write(const Core::Article &article, quint64 generation);
    void onWritten(const Core::Article &article, quint64 generation,
                   const Core::Result<void> &written);
    void onPlaceTaken(const Core::Article &article, quint64 generation,
                      const Core::Result<Unsaved::TakenPlace> &taken);
    void putAside(const Core::Article &article);
    /** It has taken all that was given to it. */
    bool isJournalWell() const { return m_unwritten.isEmpty() && m_unkept.isEmpty(); }
    void onMended();
    void keepCopy();
    void rewriteJournal();
    void forget(const Core::ArticleId &id);
    /** After a save of `mine` that was merged: `stored` with what was typed since; nothing where
     * both touch the same place, or the article was left. */
    QCoro::Task<std::optional<Core::Article>> bringTogether(Core::Article mine,
                                                            Core::Article stored, quint64 edits);
    /** `together` is what to show after a merge, where there is such a text. */
    void finishSave(const Core::Article &mine, const Core::Article &stored, quint64 edits,
                    const QString &mergedWith, const std::optional<Core::Article> &together);
    void finishLeft(const Core::Article &stored, quint64 generation, bool wasMerged);
    bool wasLeft(quint64 generation);
    void tellOfElsewhere();
    QCoro::Task<void> lookElsewhere(quint64 generation);
    bool isOwnUnanswered(const Core::Article &revision) const;
    QCoro::Task<void> saveFlow(Core::Article mine, quint64 edits);
    QCoro::Task<void> openFlow(Core::ArticleId id, quint64 generation);
    QCoro::Task<void> recoverFlow(Core::Article typed, Unsaved::TextPlace place, quint64 generation);

    Ports::ArticleStore &m_store;
    Unsaved::Journal &m_journal;
    Changes &m_changes;
    QString m_actor;
    Unsaved::CopyKeeper m_copies;
    std::function<Core::Article()> m_source;
    Core::Article m_base;
    /** Sent to be saved and never answered, or recovered, which may have been sent too: what is
     * typed goes on from them, and one of them may be what a later save collides with. */
    QList<Core::Article> m_unanswered;
    bool m_lacksBase = false; ///< recovered, and nobody could say yet what it was typed over
    Text::ArticleMerge m_conflict;
    Core::Article m_theirs;  ///< in State::Conflict: what is stored
    /** The newest that was told while a save or a reading was under way. */
    std::optional<Core::Article> m_elsewhere;
    /** A save that failed because the store is away, and how far the text was then. */
    struct Owed
    {
        Core::Article article;
        quint64 edits = 0;
    };
    std::optional<Owed> m_owed;
    /** Left during a save, with more typed than was sent: what stood there, by the generation. */
    QHash<quint64, Core::Article> m_left;
    /** What the journal could not take yet, and in which generation it was typed. */
    struct Unwritten
    {
        Core::Article article;
        quint64 generation = 0;
    };
    QHash<Core::ArticleId, Unwritten> m_unwritten;
    QList<Core::Article> m_unkept; ///< what it could not put aside yet
    /** Whose entries in the journal are texts of this session; any other may be somebody else's. */
    QSet<Core::ArticleId> m_taken;
    /** Of what lies aside in part, the file that was taken up; of whole text where the journal
     * could not take it. */
    QHash<Core::ArticleId, QString> m_aside;
    QHash<Core::ArticleId, quint64> m_forgotten; ///< how often each was saved or given up
    QHash<Core::ArticleId, quint64> m_lastLeft; ///< the generation in which each was left last
    Core::Error m_error;
    State m_state = State::Empty;
    QTimer m_journalTimer;
    QTimer m_copyTimer;
    QTimer m_rewriteTimer;
    QTimer m_retryTimer;       ///< for a save without an answer: the store may be well all the time
    quint64 m_edits = 0;       ///< counts markEdited()
    quint64 m_savedEdits = 0;  ///< how far the save under way goes
    quint64 m_generation = 0;  ///< counts what was opened
};

} // namespace Triptych::Newsroom
