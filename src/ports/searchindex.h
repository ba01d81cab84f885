#pragma once

#include <core/article.h>
#include <core/call.h>
#include <core/result.h>
#include <core/searchquery.h>
#include <core/storehealth.h>

#include <QList>

namespace Triptych::Ports {

/** The error that publish() gives for an article that the current index has taken and the index
 * under rebuild has not. The caller publishes it again until both have it, or until the rebuild
 * ends. */
constexpr Core::ErrorKind NextIndexLacks = Core::ErrorKind::Conflict;

/**
 * Finds articles by their text. Any thread; answers within the deadline. Errors: Unreachable,
 * Timeout, Cancelled, SignIn, Certificate, Forbidden, Corrupt (a reply that is not one), Internal.
 */
class SearchIndex
{
public:
    virtual ~SearchIndex() = default;

    virtual Core::FutureResult<Core::SearchPage> search(Core::SearchQuery query,
                                                        Core::Call call) = 0;

    /**
     * Brings the index to these states: an article is indexed with its version, a tombstone is
     * removed. Idempotent and order-free: an older version never overwrites a newer one, and that
     * counts as done. One result for each article, in order; the outer error means nothing is known
     * of any. Errors of an article also: Invalid, NotFound, ReadOnly, Full, NextIndexLacks. An
     * adapter that searches SQL itself has nothing to do and answers success.
     */
    virtual Core::FutureResult<QList<Core::Result<void>>> publish(QList<Core::Article> articles,
                                                                  Core::Call call) = 0;

    virtual Core::FutureResult<Core::StorePing> ping(Core::Call call) = 0;
};

} // namespace Triptych::Ports
