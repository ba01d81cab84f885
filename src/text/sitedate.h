#pragma once

#include "dates.h"

#include <core/article.h>

namespace Triptych::Text {

/** The meaning of a written date on a site with a zone. */
struct SiteDate
{
    QDateTime utc; ///< the moment; where it is not certain, its first reading, see `doubt`
    QDate day;     ///< valid where a day without a time was meant; `utc` is when it begins
    /** Empty where the moment is certain. Else a sentence that says why it is not, and how to write
     * the moment that is meant. */
    QString doubt;

    bool isCertain() const { return doubt.isEmpty(); }
    /** Sets publishAt and publishDay of `article`. */
    void publish(Core::Article &article) const
    {
        article.publishAt = utc;
        article.publishDay = day;
    }
};

/** A day without a time is a day in `zone`, a time without a zone a time in `zone`. `utc` lies
 * within the years 1 to 9999, which every store keeps. Any thread. */
SiteDate dateOnSite(const ParsedDate &date, const Core::SiteZone &zone);

/**
 * A sentence that says why `time` on `day` is not exactly one moment in `zone`, and how to write
 * each reading; empty where it is.
 */
QString clockDoubt(QDate day, QTime time, const Core::SiteZone &zone);

} // namespace Triptych::Text
