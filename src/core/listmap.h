#pragma once

#include "article.h"
#include "articleid.h"

#include <QList>
#include <QString>

namespace Triptych::Core {

/** A place in a list: the row numbered `row` (from 0) is the first one behind `cursor`. An empty
 * cursor is the beginning of the list. */
struct ListAnchor
{
    qint64 row = 0;
    QString cursor; ///< as ArticlePage::next: of one query and order

    friend bool operator==(const ListAnchor &, const ListAnchor &) = default;
};

/** How long a list is, and where some of its rows stand. */
struct ListMap
{
    qint64 count = 0;          ///< rows of the list
    bool isExact = false;      ///< false: `count` and the rows of `anchors` are estimates
    QList<ListAnchor> anchors; ///< in the order of the list

    friend bool operator==(const ListMap &, const ListMap &) = default;
};

/** Ids of a list in its order; `next` is the cursor behind the last one, empty at the end. */
struct IdPage
{
    QList<ArticleId> ids;
    QString next;
};

} // namespace Triptych::Core
