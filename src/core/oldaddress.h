#pragma once

#include "article.h"

#include <QJsonArray>

namespace Triptych::Core {

/** What becomes of the slug that readers know. */
enum class OldSlug {
    Redirected, ///< it is kept, so that the site can lead readers on
    Dropped     ///< a person said that nobody needs it
};

/**
 * The one rule for a changed slug, at every door: the desk, `edit --slug`, imports. Where `before`
 * is public at `now` and `article`, which is what is to be saved over it, has another slug, the old
 * one goes to the end of the list in its field `redirect_from` (jekyll-redirect-from's name;
 * whatever else a site may have written there, a single text, a map or a number, becomes the first
 * of the list), once. The slug that the article has from now on leaves that list, which goes where
 * it is empty. An empty slug is the one made of the title.
 *
 * Nothing else is changed, and nothing at all where the slug stays, or nobody can know the old one:
 * a draft, what is scheduled, an article that was never saved. True where the old slug was put
 * there now. Any thread.
 */
bool keepOldSlug(const Article &before, Article *article, OldSlug what = OldSlug::Redirected,
                 const QDateTime &now = utcNow());

/** What stands in `redirect_from` as a list: a value that is no list is its only item, null is
 * none. */
QJsonArray listOfRedirects(const QJsonValue &value);

} // namespace Triptych::Core
