#pragma once

#include <core/article.h>

#include <QList>

#include <optional>

namespace Triptych::Newsroom {

/** What the text of an editing session is typed over, as far as this is known. A plain value. */
struct TypedOver
{
    /** What is stored; version 0 for an article never saved. */
    Core::Article base;
    /** The text was recovered, and nobody could say yet what it was typed over: of `base` only
     *  the id and the version are known. */
    bool isBaseUnknown = false;
    /** Sent to be saved and never answered, or recovered, which may have been sent too: what is
     * typed goes on from them, and one of them may be what a later save collides with. */
    QList<Core::Article> unanswered;

    /** Where the text is of another article value than the base, as one that was recovered or
     * decided in a conflict: that one. Nothing = the text goes on from the base. */
    std::optional<Core::Article> typed;

    /** What a view puts its texts on: of what no view shows (custom fields, members that this
     * program does not know) the text's own, and the base's id, version, times and actors. */
    Core::Article beneath() const;
    /** `wanted` was sent, and it is not known what became of it. */
    void addUnanswered(const Core::Article &wanted);
    /** `revision`, which follows the base, is one of the unanswered. */
    bool isUnanswered(const Core::Article &revision) const;
    /** `stored` is what the text is typed over from now on. */
    void goOnFrom(const Core::Article &stored);
    /** What to merge with. Where the base is not known it is empty: then everything that differs
     *  is a conflict, and nothing is taken for agreed. */
    Core::Article ancestor() const;
};

} // namespace Triptych::Newsroom
