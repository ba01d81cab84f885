#pragma once

#include <core/article.h>
#include <core/result.h>

#include <QList>

namespace Triptych::Bench {

/** Articles whose words differ, so that a search has something to rank. */
QList<Core::Article> manyArticles(int count, int size);

/** Seconds that curl takes to send ready-made `_bulk` bodies of these articles into an index of the
 * same mapping. */
Core::Result<double> secondsByCurl(const QList<Core::Article> &articles);

} // namespace Triptych::Bench
