#pragma once

#include "typedover.h"

#include <core/article.h>
#include <core/task.h>
#include <text/articlemerge.h>

#include <chrono>
#include <functional>
#include <optional>
#include <variant>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Newsroom {

/** A text as it stands, and how many edits went into it. */
struct Typed
{
    Core::Article article;
    quint64 edits = 0;
};

/**
 * One save of an editing session, from the first try until it is stored, in conflict, failed or
 * left.
 *
 * It sends the text over the version that it was typed over. A stale one is brought together with
 * what is stored and sent again. An earlier save whose answer was lost is recognised: what is
 * typed goes on from it. The run sends and reads; what comes of its outcome is the session's. GUI
 * thread.
 */
class SaveRun final
{
public:
    struct Stored
    {
        Core::Article article;
    };
    /** Both changed the same place: nothing is stored. */
    struct InConflict
    {
        Core::Article theirs;
        Text::ArticleMerge merge;
    };
    struct Failed
    {
        Core::Error error;
    };
    /** The text was left before it could be stored: the journal has it. */
    struct Left
    {
    };
    using Outcome = std::variant<Stored, InConflict, Failed, Left>;
    /** Gives the text as it is typed now, where there were edits after those of `since`. */
    using TypedSince = std::function<std::optional<Typed>(quint64 since)>;

    /** How long the store has to answer one save. */
    static constexpr std::chrono::milliseconds DefaultPatience{20'000};

    /** `store`, `over` and what `typedSince` uses are touched until leave(), never after it. The
     *  run keeps `over` up to date with what it learns. */
    SaveRun(Ports::ArticleStore &store, QString actor, TypedOver &over, Typed mine,
            TypedSince typedSince, std::chrono::milliseconds patience = DefaultPatience);

    /** Once. Whoever awaits it keeps the run. */
    QCoro::Task<Outcome> save();
    /** After a save that was merged: `stored` with what was typed since; nothing where both
     *  touch the same place, or the article was left. Whoever awaits it keeps the run. */
    QCoro::Task<std::optional<Core::Article>> bringTogether(Core::Article stored);
    /** The text is no longer open, or the session goes. What was sent may be stored
     *  nevertheless. */
    void leave() { m_isLeft = true; }

    /** The text that is saved, as it was typed. A conflict has it with what was typed meanwhile. */
    const Typed &mine() const { return m_mine; }
    bool isMerged() const { return m_mergedWith.has_value(); }
    /** Whose changes it was merged with; empty where nobody is named. */
    QString mergedWith() const { return m_mergedWith.value_or(QString()); }

private:
    /** Cancelled once the text was left; a term of each wait (see CO_TRY). */
    std::optional<Core::Error> ended() const;
    /** After a stale save. Nothing: `m_wanted` is to be sent. */
    Core::Task<std::optional<InConflict>> catchUp();
    Core::Task<Core::Article> readTheirs();
    /** Reads the base of a recovered text, where it could not be read before. */
    Core::Task<void> learnBase();
    /** Goes on from an earlier save whose answer was lost, where it was stored. */
    Core::Task<void> recogniseOwn();
    /** Takes what was typed meanwhile into a conflict: a person decides about all of it. */
    Core::Task<Text::ArticleMerge> mergeWith(Core::Article theirs);
    Core::Result<void> wantMerged(const Core::Article &merged, const Core::Article &theirs);

    Ports::ArticleStore &m_store;
    QString m_actor;
    TypedOver &m_over;
    Typed m_mine;
    TypedSince m_typedSince;
    std::chrono::milliseconds m_patience;
    Core::Article m_wanted; ///< what is sent; differs from `m_mine` once it was merged
    std::optional<QString> m_mergedWith;
    bool m_isLeft = false;
};

} // namespace Triptych::Newsroom
