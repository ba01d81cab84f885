#pragma once

#include <core/call.h>
#include <core/listmap.h>
#include <core/query.h>
#include <core/result.h>

namespace Triptych::Ports {

/**
 * Where the rows of a list stand, for a list of any size of which only a window is read.
 *
 * Every call may be made from any thread, returns at once, and answers on a thread of the store
 * with exactly one result within `Call::deadline`. Errors as ArticleStore; Usage where a cursor is
 * not of this query and order, and where a number is out of its range. What changes between two
 * calls moves rows: each answer is right for the moment of its reading.
 */
class ListPlaces
{
public:
    virtual ~ListPlaces() = default;

    /** Rows without bodies: `limit` (1 to 1,000) of them behind `cursor`, after `skip` (0 to
     * 1,000) more were passed over. */
    virtual Core::FutureResult<Core::ArticlePage> page(Core::ArticleQuery query, QString cursor,
                                                       int skip, int limit, Core::Call call) = 0;

    /** The ids of `limit` (1 to 10,001) rows behind `cursor`, in the order of the list. Asked with
     * 10,001 and no cursor it tells whether a list is short, and what is in it if so. */
    virtual Core::FutureResult<Core::IdPage> ids(Core::ArticleQuery query, QString cursor,
                                                 int limit, Core::Call call) = 0;

    /** The rows, without bodies, of those `ids` (at most 1,000) that exist and that this login
     * sees, deleted ones too, in no order. */
    virtual Core::FutureResult<QList<Core::ArticleSummary>> rows(QList<Core::ArticleId> ids,
                                                                 Core::Call call) = 0;

    /** The length of the list and up to 1,000 anchors, quickly: by a sample, where counting would
     * take long (ListMap::isExact says which). */
    virtual Core::FutureResult<Core::ListMap> estimate(Core::ArticleQuery query,
                                                       Core::Call call) = 0;

    /** The cursor before the first row whose title begins with `beginning`, whatever the case, or
     * would stand behind it. Usage where the list is not in the order TitleAscending. */
    virtual Core::FutureResult<QString> beforeTitle(Core::ArticleQuery query, QString beginning,
                                                    Core::Call call) = 0;

    /**
     * Exact anchors: of every `step`-th row (1 to 1,000) behind `from`, at most `limit` (1 to
     * 1,000). The first has the row `from.row + step`; `from.row` is taken as right. Where the end
     * of the list was reached, `isExact` is set and `count` is from.row plus all rows behind it.
     */
    virtual Core::FutureResult<Core::ListMap> anchors(Core::ArticleQuery query,
                                                      Core::ListAnchor from, int step, int limit,
                                                      Core::Call call) = 0;
};

} // namespace Triptych::Ports
