#pragma once

#include <core/article.h>

#include <QList>

#include <optional>

namespace Triptych::Newsroom {

/** The stored article over which the text of an editing session is typed, as far as it is known. A
 * plain value. */
struct TypedOver
{
    /** The stored article; version 0 for one that was never saved. */
    Core::Article base;
    /** The text was recovered, and its base could not be read yet: of `base` only id and version
     * are known. */
    bool isBaseUnknown = false;
    /** Texts that were sent and not answered, and recovered texts, which may have been sent before.
     * The present text continues them; a later save may conflict with one of them, which is then
     * this session's own. */
    QList<Core::Article> unanswered;

    /** The article that the text continues, where that is not the base: a recovered text, or the
     * decision of a conflict. Nothing = the text continues the base. */
    std::optional<Core::Article> typed;

    /** The article into which a view writes its fields. Fields that no view shows (custom fields,
     * unknown members) come from the text; id, version, times and actors from the base. */
    Core::Article beneath() const;
    /** `wanted` was sent, and the outcome is unknown. */
    void addUnanswered(const Core::Article &wanted);
    /** `revision`, which follows the base, is one of the unanswered. */
    bool isUnanswered(const Core::Article &revision) const;
    /** The text came back to the base, and nothing else may be stored, as far as is known here. */
    bool isStored(const Core::Article &text) const;
    /** From now on the text is typed over `stored`. */
    void goOnFrom(const Core::Article &stored);
    /** From now on the text is `resolved`, a person's decision over version `version`, which is
     * `theirs` as far as that is the version; answers what is to be saved. */
    Core::Article decide(const Core::Article &resolved, const Core::Article &theirs,
                         qint64 version);
    /** Another article is opened: only the base is known. */
    void forgetText();
    /** The common ancestor for a three-way merge. It is empty where the base is not known: then
     * every difference is a conflict. */
    Core::Article ancestor() const;
};

/** Readers see the one where and when they see the other. */
bool isSamePublication(const Core::Article &one, const Core::Article &other);

/** A new article of the text of one that was deleted. Readers were taken that away: where it was
 * public, the new one is a draft. */
Core::Article asNew(const Core::Article &deleted);

} // namespace Triptych::Newsroom
