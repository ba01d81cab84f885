#pragma once

#include <functional>

namespace Triptych::Models {
class ArticleListModel;
}

namespace Triptych::Newsroom {
class ArticleFeed;
}

namespace Triptych::Ui {

class ArticleListView;

/** The model shows what the feed brings, and the feed brings what the model needs. `isFiltered` is
 * asked when a list is read anew. */
void connectFeed(Newsroom::ArticleFeed &feed, Models::ArticleListModel &model,
                 std::function<bool()> isFiltered);

/** What is typed into the view makes the next row current whose title begins so: of all rows in the
 * order by title, of the known ones in another. */
void connectTypeAhead(Newsroom::ArticleFeed &feed, Models::ArticleListModel &model,
                      ArticleListView &view);

} // namespace Triptych::Ui
