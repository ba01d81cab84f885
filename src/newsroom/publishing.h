#pragma once

#include <core/article.h>
#include <core/result.h>

namespace Triptych::Newsroom {

/** What an article needs before readers may see it. */
struct Publishable
{
    bool hasTitle = true;
    bool hasText = true; ///< something that a reader reads or sees: no blanks, no comments

    bool isPublishable() const { return hasTitle && hasText; }

    /** Any thread; takes as long as the text is long. */
    static Publishable of(const Core::Article &article);
};

/** What readers are better off with, and publishing does not depend on. */
struct PublishingAdvice
{
    bool hasSummary = true;
    bool hasTags = true;
    int picturesWithoutText = 0;

    /** Any thread; takes as long as the text is long. */
    static PublishingAdvice on(const Core::Article &article);
};

/**
 * Refuses, with ErrorKind::Invalid and what is missing, to make public or schedule what has no
 * title or no text. `stored` is what is stored now, or an article that was never saved: what was
 * published with the same lack may be saved on.
 */
Core::Result<void> checkPublishing(const Core::Article &wanted, const Core::Article &stored);

} // namespace Triptych::Newsroom
