#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

namespace Triptych::Core {
struct Article;
struct BoundedCount;
class SiteZone;
} // namespace Triptych::Core

namespace Triptych::Ui {

/** "now", "3 min ago", "in 2 h", "yesterday" within a week of `now`, else "24 Nov" or "24 Nov
 * 2025". */
QString relativeDate(const QDateTime &time, const QDateTime &now, const QLocale &locale = {});
QString relativeDate(const QDateTime &time);
/** For tooltips: long date and time in the person's zone; empty where the time is not set. */
QString exactDate(const QDateTime &time, const QLocale &locale = {});

/** "today", "yesterday", "in 3 days" within a week of `today`, else as relativeDate(). */
QString relativeDay(QDate day, QDate today, const QLocale &locale = {});

/** The time of publication of an article, as relativeDate(). A day without a time is compared by
 * the days of the site's zone, so that it is the same day for every reader. Empty where the article
 * has none.
 */
QString relativePublication(const Core::Article &article, const Core::SiteZone &zone,
                            const QDateTime &now, const QLocale &locale = {});
QString relativePublication(const Core::Article &article, const Core::SiteZone &zone);
/** For tooltips: a day alone as that day; a moment in the person's zone, followed by the site's
 * zone where that differs. */
QString exactPublication(const Core::Article &article, const Core::SiteZone &zone,
                         const QLocale &locale = {});
/** The date shown with an article: its publication, else its last change; empty where neither is
 * known. */
QString articleDate(const Core::Article &article, const Core::SiteZone &zone);
/** The same for tooltips. */
QString exactArticleDate(const Core::Article &article, const Core::SiteZone &zone);
/** "Europe/Berlin (+01:00)", with the offset at `moment`. */
QString zoneLabel(const Core::SiteZone &zone, const QDateTime &moment);

/** "14:02" today, else as exactDate(). */
QString timeOrDate(const QDateTime &time, const QLocale &locale = {});

/** "842", "12.4 k", "3.1 M". */
QString shortCount(qint64 count, const QLocale &locale = {});
/** For tooltips: grouped digits. */
QString exactCount(qint64 count, const QLocale &locale = {});
/** A count for the %n of tr(), which is an int: at most the largest int. */
int pluralCount(qint64 count);
/** "842", "10k+": the sidebar's counts. */
QString boundedCount(const Core::BoundedCount &count, const QLocale &locale = {});

/** "1 ms", "0.4 ms", "1.2 s"; empty where negative. */
QString latency(double milliseconds, const QLocale &locale = {});

/** `phrase` with no-break spaces, so that no line break divides it: a number and its word. */
QString unbroken(QString phrase);

/** `parts` joined in one line; each part is isolated, so that left-to-right and right-to-left parts
 * do not mix (Unicode TR 9, isolates). */
QString joinedFacts(const QStringList &parts, const QString &separator);

/** The language's own name (Qt 6.4 has no translated ones), else the tag itself. Tags that differ
 * in script, region or a variant (BCP 47, in any case) have different names: "简体中文",
 * "繁體中文", "português (Brasil)", "català (valencia)". */
QString languageName(const QString &tag);

/** A title as the label of an action says it: one line, short, "Untitled" where it has none, and
 * with its & doubled, since a single one marks a key. */
QString actionTitle(const QString &title);

} // namespace Triptych::Ui
