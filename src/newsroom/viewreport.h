#pragma once

#include <core/articleid.h>
#include <core/call.h>
#include <core/result.h>

#include <QList>

namespace Triptych::Ports {
class ViewCounter;
}

namespace Triptych::Newsroom {

/** The counts in the order of any number of `ids`: asked in parts within the port's limit. Any
 * thread.
 */
Core::FutureResult<QList<qint64>> viewsOf(Ports::ViewCounter &views,
                                          const QList<Core::ArticleId> &ids, Core::Call call);

} // namespace Triptych::Newsroom
