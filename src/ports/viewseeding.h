#pragma once

#include <core/articleid.h>
#include <core/call.h>
#include <core/result.h>

#include <QList>
#include <QString>

namespace Triptych::Ports {

/** What stands in a store of counts, told apart from what stood there before. */
struct CountedTotal
{
    qint64 articles = 0; ///< how many counters there are
    qint64 views = 0;    ///< their sum
    QString fingerprint; ///< another one where the counts are others; empty where there are none
};

/** View counts that are kept in SQL, to be read through. Threads and errors as ViewCounter. */
class CountedViews
{
public:
    using Counts = QList<std::pair<Core::ArticleId, qint64>>;

    virtual ~CountedViews() = default;

    /** Reads every counter once: for the background, never where a person waits. */
    virtual Core::FutureResult<CountedTotal> total(Core::Call call) = 0;
    /** Counters above 0 in id order after `after` (null id = from the start); fewer than `limit`
     * means the end. `limit` 1 to 10,000. */
    virtual Core::FutureResult<Counts> page(Core::ArticleId after, int limit, Core::Call call) = 0;
};

/** Short notes kept beside the counters, so that they are lost with them and never without them.
 * Threads and errors as ViewCounter. */
class CounterNotes
{
public:
    virtual ~CounterNotes() = default;

    /** What was noted under `name`; empty where nothing was. */
    virtual Core::FutureResult<QString> note(QString name, Core::Call call) = 0;
    virtual Core::FutureResult<void> setNote(QString name, QString text, Core::Call call) = 0;
};

} // namespace Triptych::Ports
