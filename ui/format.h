#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

namespace Triptych::Core {
struct BoundedCount;
}

namespace Triptych::Ui {

/** "now", "3 min ago", "in 2 h", "yesterday" within a week of `now`, else "24 Nov" or "24 Nov
 * 2025". */
QString relativeDate(const QDateTime &time, const QDateTime &now, const QLocale &locale = {});
QString relativeDate(const QDateTime &time);
/** For tooltips: long date and time in the person's zone; empty where the time is not set. */
QString exactDate(const QDateTime &time, const QLocale &locale = {});

/** "14:02" today, else as exactDate(). */
QString timeOrDate(const QDateTime &time, const QLocale &locale = {});

/** "842", "12.4 k", "3.1 M". */
QString shortCount(qint64 count, const QLocale &locale = {});
/** For tooltips: grouped digits. */
QString exactCount(qint64 count, const QLocale &locale = {});
/** What tr() takes for %n: the most that it can where the count is larger. */
int pluralCount(qint64 count);
/** "842", "10k+": the sidebar's counts. */
QString boundedCount(const Core::BoundedCount &count, const QLocale &locale = {});

/** "1 ms", "0.4 ms", "1.2 s"; empty where negative. */
QString latency(double milliseconds, const QLocale &locale = {});

/** Parts side by side, each kept together whichever way it reads (Unicode TR 9, isolates). */
QString joinedFacts(const QStringList &parts, const QString &separator);

/** The language's own name (Qt 6.4 has no translated ones), else the tag itself. */
QString languageName(const QString &tag);

} // namespace Triptych::Ui
