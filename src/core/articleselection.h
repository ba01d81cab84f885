#pragma once

#include "articleid.h"
#include "query.h"

#include <QList>

namespace Triptych::Core {

/** Selected articles: with `isEverything` what the query matches, less `ids`; else just `ids`. */
struct ArticleSelection
{
    bool isEverything = false;
    ArticleQuery query;
    QList<ArticleId> ids;
};

} // namespace Triptych::Core
