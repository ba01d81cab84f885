#pragma once

#include <core/article.h>
#include <core/result.h>

namespace Triptych::Newsroom {

/** What an article needs before readers may see it. */
struct Publishable
{
    bool hasTitle = true;
    bool hasText = true; ///< its body has something that a reader reads or sees; blanks and
                         ///< comments do not count

    bool isPublishable() const { return hasTitle && hasText; }

    /** Any thread; its time is linear in the length of the text. */
    static Publishable of(const Core::Article &article);
};

/** What readers are better off with, and publishing does not depend on. */
struct PublishingAdvice
{
    bool hasAuthor = true;
    bool hasSummary = true;
    bool hasTags = true;
    int picturesWithoutText = 0;

    /** Any thread; takes as long as the text is long. */
    static PublishingAdvice on(const Core::Article &article);
};

/**
 * Invalid, with a sentence that names what is missing, where `wanted` is public or scheduled and
 * has no title or no text. `stored` is the stored article (version 0 = never saved): one that is
 * public already with the same fault may be saved again.
 */
Core::Result<void> checkPublishing(const Core::Article &wanted, const Core::Article &stored);

} // namespace Triptych::Newsroom
