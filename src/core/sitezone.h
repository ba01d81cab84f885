#pragma once

#include <QDateTime>
#include <QList>
#include <QStringList>
#include <QTimeZone>

#include <optional>

namespace Triptych::Core {

/** One moment that a time of the wall clock can mean: with this offset from UTC. */
struct ClockReading
{
    int offset = 0; ///< in seconds, east of Greenwich positive
    QDateTime utc;

    friend bool operator==(const ClockReading &, const ClockReading &) = default;
};

/** What a date and a time of the wall clock mean in a zone. */
struct ClockTime
{
    enum class Kind {
        Once,
        Twice, ///< the clocks were put back over it: two moments
        Never  ///< the clocks were put forward over it: no moment
    };

    Kind kind = Kind::Once;
    /** Once: its only moment. Twice: both, the earlier first. Never: the readings with the offset
     * before the change and with the one after it, in this order; neither is that time there. */
    QList<ClockReading> readings;
    /** Never: the first moment after the gap. */
    QDateTime change;

    bool isCertain() const { return kind == Kind::Once; }
    QDateTime utc() const { return readings.constFirst().utc; } ///< of the first reading
};

/**
 * The zone of a site's dates (setting "zone" of a workspace; UTC where none is set). A day without
 * a time begins at its midnight there, and a time without a zone is a time there. A value. Any
 * thread.
 */
class SiteZone final
{
public:
    SiteZone(); ///< UTC

    /** By its IANA name, such as Europe/Berlin, in upper or lower case; nothing where this computer
     * has no such zone. */
    static std::optional<SiteZone> fromName(const QString &name);
    /** At most `limit` zone names that are like the mistyped `name`, the likeliest first. */
    static QStringList suggestions(const QString &name, int limit = 5);
    /** The names of all zones that this computer knows, sorted. */
    static QStringList names();

    QString name() const; ///< "Europe/Berlin", "UTC"
    const QTimeZone &timeZone() const { return m_zone; }

    ClockTime at(QDate day, QTime time) const;
    /** The first moment of `day`, in UTC: midnight, or the end of the gap where the clocks skip
     * midnight. */
    QDateTime startOf(QDate day) const;
    /** The same moment as a wall clock there shows it. */
    QDateTime local(const QDateTime &moment) const { return moment.toTimeZone(m_zone); }
    int offsetAt(const QDateTime &moment) const; ///< in seconds

    friend bool operator==(const SiteZone &a, const SiteZone &b) { return a.m_zone == b.m_zone; }

private:
    explicit SiteZone(const QTimeZone &zone) : m_zone(zone) {}

    QTimeZone m_zone;
};

/** "+02:00", "-03:30"; with seconds only where there are any, as before 1900. */
QString offsetText(int seconds);

} // namespace Triptych::Core

Q_DECLARE_METATYPE(Triptych::Core::SiteZone)
