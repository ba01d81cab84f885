#pragma once

#include <core/article.h>

#include <QList>

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
