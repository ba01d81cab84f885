#pragma once

#include "dates.h"

#include <core/article.h>

namespace Triptych::Text {

/** What a date that somebody wrote means on a site. */
struct SiteDate
{
    QDateTime utc; ///< the moment; where it is not certain, its first reading, which nobody chose
    QDate day;     ///< valid where a day without a time was meant; `utc` is when it begins
    /** Empty, or a sentence that says why the time names no one moment, and how to write which is
     * meant. */
    QString doubt;

    bool isCertain() const { return doubt.isEmpty(); }
    /** Puts it into `article`. */
    void publish(Core::Article &article) const
    {
        article.publishAt = utc;
        article.publishDay = day;
    }
};

/** A day without a time is a day there, a time without a zone a time there; `utc` lies within the
 * years 1 to 9999, which every store keeps. Any thread. */
SiteDate dateOnSite(const ParsedDate &date, const Core::SiteZone &zone);

/**
 * Why `time` of `day` is no one moment in `zone`, and how both readings are written; empty where it
 * is one. A sentence.
 */
QString clockDoubt(QDate day, QTime time, const Core::SiteZone &zone);

} // namespace Triptych::Text
