#pragma once

#include <core/articleid.h>
#include <core/call.h>
#include <core/result.h>

#include <QList>
#include <QString>

namespace Triptych::Ports {

/** A summary of all view counts in a store. */
struct CountedTotal
{
    qint64 articles = 0; ///< how many counters there are
    qint64 views = 0;    ///< their sum
    QString fingerprint; ///< differs where any count differs; empty where there are no counts
};

/** Reads all view counts that are kept in SQL. Threads and errors as ViewCounter. */
class CountedViews
{
public:
    using Counts = QList<std::pair<Core::ArticleId, qint64>>;

    virtual ~CountedViews() = default;

    /** Reads every counter once, which takes long: only for background work. */
    virtual Core::FutureResult<CountedTotal> total(Core::Call call) = 0;
    /** Counters above 0 in id order after `after` (null id = from the start); fewer than `limit`
     * means the end. `limit` 1 to 10,000. */
    virtual Core::FutureResult<Counts> page(Core::ArticleId after, int limit, Core::Call call) = 0;
};

/** Short notes that are kept in the same store as the counters, so that they are lost exactly when
 * the counters are. Threads and errors as ViewCounter. */
class CounterNotes
{
public:
    virtual ~CounterNotes() = default;

    /** The note of this name; empty where there is none. */
    virtual Core::FutureResult<QString> note(QString name, Core::Call call) = 0;
    virtual Core::FutureResult<void> setNote(QString name, QString text, Core::Call call) = 0;
};

} // namespace Triptych::Ports
