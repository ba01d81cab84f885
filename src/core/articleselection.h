#pragma once

#include "articleid.h"
#include "query.h"

#include <QList>

namespace Triptych::Core {

/** Chosen articles: with `isEverything` all that match `query`, but for `ids`; else just `ids`. */
struct ArticleSelection
{
    bool isEverything = false;
    ArticleQuery query;
    QList<ArticleId> ids;
};

} // namespace Triptych::Core
