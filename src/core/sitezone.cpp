#include "sitezone.h"

#include <QHash>

#include <algorithm>

namespace Triptych::Core {

namespace {

constexpr qint64 SecondMs = 1000;
constexpr qint64 DayMs = 86'400 * SecondMs;

QDateTime momentOf(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

/** How many letters must be changed to make one of the other. */
int distance(const QString &a, const QString &b)
{
    QList<int> row(b.size() + 1);
    for (qsizetype j = 0; j < row.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int change = diagonal + (a.at(i - 1) == b.at(j - 1) ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.last();
}

/** "America/Argentina/Buenos_Aires" as people type it: "buenos aires". */
QString placeOf(const QString &name)
{
    return name.section(QLatin1Char('/'), -1).replace(QLatin1Char('_'), QLatin1Char(' ')).toLower();
}

} // namespace

SiteZone::SiteZone() : m_zone(QTimeZone::utc()) {}

std::optional<SiteZone> SiteZone::fromName(const QString &name)
{
    const QString wanted = name.trimmed();
    if (wanted.isEmpty())
        return std::nullopt;
    if (wanted.compare(QLatin1String("UTC"), Qt::CaseInsensitive) == 0)
        return SiteZone();
    // An import asks for each of its dates, and this computer's zones stay what they are.
    static const QHash<QByteArray, QByteArray> known = [] {
        QHash<QByteArray, QByteArray> ids;
        const QList<QByteArray> all = QTimeZone::availableTimeZoneIds();
        for (const QByteArray &id : all)
            ids.insert(id.toLower(), id);
        return ids;
    }();
    const auto found = known.constFind(wanted.toLower().toUtf8());
    return found == known.cend() ? std::nullopt : std::optional(SiteZone(QTimeZone(*found)));
}

QStringList SiteZone::names()
{
    QStringList names;
    const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : ids)
        names << QString::fromLatin1(id);
    names.sort();
    names.removeDuplicates();
    return names;
}

QStringList SiteZone::suggestions(const QString &name, int limit)
{
    const QString wanted = name.trimmed().replace(QLatin1Char('_'), QLatin1Char(' ')).toLower();
    if (wanted.isEmpty())
        return {};
    const QString place = placeOf(wanted);
    QList<std::pair<int, QString>> ranked;
    const QStringList all = names();
    for (const QString &one : all) {
        const QString whole = QString(one).replace(QLatin1Char('_'), QLatin1Char(' ')).toLower();
        const QString its = placeOf(one);
        const int apart = distance(place, its);
        if (its == place)
            ranked.append({0, one});
        else if (whole.contains(wanted) || its.startsWith(place))
            ranked.append({1, one});
        else if (apart <= std::max<qsizetype>(1, place.size() / 3))
            ranked.append({1 + apart, one});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList best;
    for (const auto &[rank, one] : std::as_const(ranked)) {
        if (best.size() == limit)
            break;
        best << one;
    }
    return best;
}

QString SiteZone::name() const
{
    return QString::fromLatin1(m_zone.id());
}

int SiteZone::offsetAt(const QDateTime &moment) const
{
    return m_zone.offsetFromUtc(moment);
}

ClockTime SiteZone::at(QDate day, QTime time) const
{
    // As if the clock on the wall showed UTC; what it really is lies within a day of it.
    const qint64 wall = QDateTime(day, time, Qt::UTC).toMSecsSinceEpoch();
    const QDateTime from = momentOf(wall - DayMs);
    QList<int> offsets{offsetAt(from)};
    QList<QTimeZone::OffsetData> changes;
    if (m_zone.hasTransitions())
        changes = m_zone.transitions(from, momentOf(wall + DayMs));
    for (const QTimeZone::OffsetData &change : std::as_const(changes)) {
        if (!offsets.contains(change.offsetFromUtc))
            offsets << change.offsetFromUtc;
    }
    const auto reading = [wall](int offset) {
        return ClockReading{offset, momentOf(wall - offset * SecondMs)};
    };
    ClockTime result;
    for (const int offset : std::as_const(offsets)) {
        const ClockReading one = reading(offset);
        if (offsetAt(one.utc) == offset)
            result.readings << one;
    }
    std::sort(result.readings.begin(), result.readings.end(),
              [](const ClockReading &a, const ClockReading &b) { return a.utc < b.utc; });
    if (result.readings.size() == 1)
        return result;
    if (result.readings.size() > 1) {
        result.kind = ClockTime::Kind::Twice;
        return result;
    }
    // The change over which the wall clock never shows this time.
    result.kind = ClockTime::Kind::Never;
    int before = offsets.constFirst();
    for (const QTimeZone::OffsetData &change : std::as_const(changes)) {
        const qint64 moment = change.atUtc.toMSecsSinceEpoch();
        const qint64 ends = moment + before * SecondMs;
        const qint64 goesOn = moment + change.offsetFromUtc * SecondMs;
        if (wall >= ends && wall < goesOn) {
            result.change = momentOf(moment);
            result.readings = {reading(before), reading(change.offsetFromUtc)};
            return result;
        }
        before = change.offsetFromUtc;
    }
    // No table of a zone is like this; a moment is better than none.
    result.kind = ClockTime::Kind::Once;
    result.readings = {reading(before)};
    return result;
}

QDateTime SiteZone::startOf(QDate day) const
{
    if (!day.isValid())
        return {};
    const ClockTime midnight = at(day, QTime(0, 0));
    return midnight.kind == ClockTime::Kind::Never ? midnight.change : midnight.utc();
}

QString offsetText(int seconds)
{
    const int size = std::abs(seconds);
    QString text = QStringLiteral("%1%2:%3")
                       .arg(seconds < 0 ? QLatin1Char('-') : QLatin1Char('+'))
                       .arg(size / 3600, 2, 10, QLatin1Char('0'))
                       .arg(size / 60 % 60, 2, 10, QLatin1Char('0'));
    if (size % 60 != 0)
        text += QStringLiteral(":%1").arg(size % 60, 2, 10, QLatin1Char('0'));
    return text;
}

} // namespace Triptych::Core
