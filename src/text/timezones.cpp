#include "timezones.h"

#include <core/said.h>
#include <core/sitezone.h>

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <optional>

namespace Triptych::Text {

namespace {

constexpr int MaximumHours = 14; // Pacific/Kiritimati; -12 is the other end

constexpr Core::Said said{"Text"};

/**
 * Minutes east of UTC. Those of RFC 5322, section 4.3, and of the IANA database, less those that
 * two regions use for two zones.
 */
std::optional<int> abbreviated(const QString &zone)
{
    static const QHash<QString, int> zones{
        {QStringLiteral("Z"), 0},       {QStringLiteral("UT"), 0},
        {QStringLiteral("UTC"), 0},     {QStringLiteral("GMT"), 0},
        {QStringLiteral("WET"), 0},     {QStringLiteral("WEST"), 60},
        {QStringLiteral("CET"), 60},    {QStringLiteral("CEST"), 120},
        {QStringLiteral("MEZ"), 60},    {QStringLiteral("MESZ"), 120},
        {QStringLiteral("EET"), 120},   {QStringLiteral("EEST"), 180},
        {QStringLiteral("MSK"), 180},   {QStringLiteral("SAST"), 120},
        {QStringLiteral("EAT"), 180},   {QStringLiteral("CAT"), 120},
        {QStringLiteral("WAT"), 60},    {QStringLiteral("PKT"), 300},
        {QStringLiteral("WIB"), 420},   {QStringLiteral("HKT"), 480},
        {QStringLiteral("JST"), 540},   {QStringLiteral("KST"), 540},
        {QStringLiteral("AWST"), 480},  {QStringLiteral("ACST"), 570},
        {QStringLiteral("ACDT"), 630},  {QStringLiteral("AEST"), 600},
        {QStringLiteral("AEDT"), 660},  {QStringLiteral("NZST"), 720},
        {QStringLiteral("NZDT"), 780},  {QStringLiteral("NST"), -210},
        {QStringLiteral("NDT"), -150},  {QStringLiteral("EST"), -300},
        {QStringLiteral("EDT"), -240},  {QStringLiteral("MST"), -420},
        {QStringLiteral("MDT"), -360},  {QStringLiteral("PST"), -480},
        {QStringLiteral("PDT"), -420},  {QStringLiteral("AKST"), -540},
        {QStringLiteral("AKDT"), -480}, {QStringLiteral("HST"), -600}};
    const auto found = zones.constFind(zone.toUpper());
    return found == zones.cend() ? std::nullopt : std::optional(*found);
}

/** Of Chicago or Shanghai, of India, Israel or Ireland, ... */
bool meansSeveral(const QString &zone)
{
    static const QSet<QString> several{
        QStringLiteral("ADT"), QStringLiteral("AMT"), QStringLiteral("AST"), QStringLiteral("BST"),
        QStringLiteral("CDT"), QStringLiteral("CST"), QStringLiteral("ECT"), QStringLiteral("GST"),
        QStringLiteral("IST"), QStringLiteral("SST"), QStringLiteral("WST")};
    return several.contains(zone.toUpper());
}

std::optional<int> numericMinutes(const QString &zone)
{
    static const QRegularExpression pattern(
        QStringLiteral(
            "^(?:(?:GMT|UTC|UT) ?)?([+-])(\\d{1,2})(?::?(\\d{2}))?(?: ?\\[[^\\]]*\\])?$"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(zone);
    const int hours = match.captured(2).toInt();
    const int minutes = match.captured(3).toInt();
    if (!match.hasMatch() || minutes > 59 || hours * 60 + minutes > MaximumHours * 60)
        return std::nullopt;
    const int east = hours * 60 + minutes;
    return match.captured(1) == QLatin1String("-") ? -east : east;
}

/** By its name of the IANA database, in any case and with blanks for "_", as it stands or in
 * brackets. */
std::optional<Core::SiteZone> namedZone(QString name)
{
    static const QRegularExpression pattern(
        QStringLiteral("^\\[?([A-Za-z_]+(?:/[A-Za-z0-9_+-]+){1,2})\\]?$"));
    const QRegularExpressionMatch match =
        pattern.match(name.replace(QLatin1Char(' '), QLatin1Char('_')));
    return match.hasMatch() ? Core::SiteZone::fromName(match.captured(1)) : std::nullopt;
}

} // namespace

Understood<QDateTime> momentIn(const QString &zone, const QDate &date, const QTime &time)
{
    const QDateTime shown(date, time, Qt::UTC);
    if (zone.isEmpty())
        return shown;
    std::optional<int> east = abbreviated(zone);
    if (!east)
        east = numericMinutes(zone);
    if (east)
        return shown.addSecs(-qint64(*east) * 60);
    if (meansSeveral(zone)) {
        return tl::unexpected(said(
            QT_TRANSLATE_NOOP("Text", "\"%1\" may mean several time zones; write it as +01:00"),
            zone));
    }
    const std::optional<Core::SiteZone> named = namedZone(zone);
    if (!named) {
        return tl::unexpected(
            said(QT_TRANSLATE_NOOP("Text", "the time zone \"%1\" is not known"), zone));
    }
    const Core::ClockTime clock = named->at(date, time);
    if (clock.isCertain())
        return clock.utc();
    const char *reason =
        clock.kind == Core::ClockTime::Kind::Never
            ? QT_TRANSLATE_NOOP("Text", "clocks in %2 never show %1, when summer time begins")
            : QT_TRANSLATE_NOOP("Text", "clocks in %2 show %1 twice, when summer time ends");
    return tl::unexpected(
        said(reason).arg(shown.toString(QStringLiteral("yyyy-MM-dd HH:mm")), zone));
}

} // namespace Triptych::Text
