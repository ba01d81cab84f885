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

/** A typed text, and the number of edits that led to it. */
struct Typed
{
    Core::Article article;
    quint64 edits = 0;
};

/**
 * One save of an editing session, from the first attempt until it is stored, in conflict, failed or
 * left.
 *
 * It sends the text over the version that it was typed over. Where the store has a newer version,
 * it merges the text with that and sends it again. It recognises an earlier save of this session
 * whose answer was lost, and continues from it. The run only sends and reads; the session acts on
 * the outcome. GUI thread.
 */
class SaveRun final
{
public:
    struct Stored
    {
        Core::Article article;
    };
    /** Both sides changed the same place: nothing was stored. */
    struct InConflict
    {
        Core::Article theirs;
        Text::ArticleMerge merge;

        /** Named as in EditingSession::conflictFound(). */
        QStringList fields() const;
    };
    struct Failed
    {
        Core::Error error;
    };
    /** The article was closed before the text was stored: the journal has the text. */
    struct Left
    {
    };
    using Outcome = std::variant<Stored, InConflict, Failed, Left>;
    /** Gives the present text, if there were edits after the number `since`; else nothing. */
    using TypedSince = std::function<std::optional<Typed>(quint64 since)>;

    /** How long the store has to answer one save. */
    static constexpr std::chrono::milliseconds DefaultPatience{20'000};

    /** `store`, `over` and the objects that `typedSince` uses are not touched after leave(). The
     * run updates `over` with what it learns. */
    SaveRun(Ports::ArticleStore &store, QString actor, TypedOver &over, Typed mine,
            TypedSince typedSince, std::chrono::milliseconds patience = DefaultPatience);

    /** Call it once. The caller keeps the run alive until the answer. */
    QCoro::Task<Outcome> save();
    /** After a merged save: `stored` merged with the edits since; nothing where both touch the same
     * place, or the article was closed. The caller keeps the run alive until the answer. */
    QCoro::Task<std::optional<Core::Article>> bringTogether(Core::Article stored);
    /** The article was closed, or the session ends. What was sent may still be stored. */
    void leave() { m_isLeft = true; }

    /** The text that is saved, as it was typed. After a conflict it includes the edits made
     * meanwhile. */
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
