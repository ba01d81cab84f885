#pragma once

#include "article.h"

#include <QJsonArray>

namespace Triptych::Core {

/** What happens to the slug that readers know when it changes. */
enum class OldSlug {
    Redirected, ///< it is kept in `redirect_from`, so that the site can redirect it
    Dropped     ///< a person said that nobody needs it
};

/**
 * The one rule for a changed slug, used by the desk, `edit --slug` and imports. Where `before`
 * is public at `now` and `article`, which is what is to be saved over it, has another slug, the old
 * one goes to the end of the list in its field `redirect_from` (jekyll-redirect-from's name;
 * whatever else a site may have written there, a single text, a map or a number, becomes the first
 * of the list), once. The new slug is removed from that list, and an empty list is removed from the
 * fields. An empty slug means the slug that is made from the title.
 *
 * Nothing else is changed. Nothing is changed at all where the slug is the same or no reader can
 * know the old one (a draft, a scheduled article, an article never saved). True where the old slug
 * was added. Any thread.
 */
bool keepOldSlug(const Article &before, Article *article, OldSlug what = OldSlug::Redirected,
                 const QDateTime &now = utcNow());

/** The value of `redirect_from` as a list. A value that is not a list becomes its only item; null
 * gives an empty list. */
QJsonArray listOfRedirects(const QJsonValue &value);

} // namespace Triptych::Core
