#include "timezones.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTimeZone>

#include <optional>

namespace Triptych::Text {

namespace {

constexpr int MaximumHours = 14; // Pacific/Kiritimati; -12 is the other end

QString said(const char *text, const QString &argument)
{
    return QCoreApplication::translate("Text", text).arg(argument);
}

/**
 * Minutes east of UTC. Those of RFC 5322, section 4.3, and of the IANA database, less those that
 * two regions use for two zones.
 */
std::optional<int> abbreviated(const QString &zone)
{
    static const QHash<QString, int> zones{
        {QStringLiteral("Z"), 0},      {QStringLiteral("UT"), 0},     {QStringLiteral("UTC"), 0},
        {QStringLiteral("GMT"), 0},    {QStringLiteral("WET"), 0},    {QStringLiteral("WEST"), 60},
        {QStringLiteral("CET"), 60},   {QStringLiteral("CEST"), 120}, {QStringLiteral("MEZ"), 60},
        {QStringLiteral("MESZ"), 120}, {QStringLiteral("EET"), 120},  {QStringLiteral("EEST"), 180},
        {QStringLiteral("MSK"), 180},  {QStringLiteral("SAST"), 120}, {QStringLiteral("EAT"), 180},
        {QStringLiteral("CAT"), 120},  {QStringLiteral("WAT"), 60},   {QStringLiteral("PKT"), 300},
        {QStringLiteral("WIB"), 420},  {QStringLiteral("HKT"), 480},  {QStringLiteral("JST"), 540},
        {QStringLiteral("KST"), 540},  {QStringLiteral("AWST"), 480}, {QStringLiteral("ACST"), 570},
        {QStringLiteral("ACDT"), 630}, {QStringLiteral("AEST"), 600}, {QStringLiteral("AEDT"), 660},
        {QStringLiteral("NZST"), 720}, {QStringLiteral("NZDT"), 780}, {QStringLiteral("NST"), -210},
        {QStringLiteral("NDT"), -150}, {QStringLiteral("EST"), -300}, {QStringLiteral("EDT"), -240},
        {QStringLiteral("MST"), -420}, {QStringLiteral("MDT"), -360}, {QStringLiteral("PST"), -480},
        {QStringLiteral("PDT"), -420}, {QStringLiteral("AKST"), -540},
        {QStringLiteral("AKDT"), -480}, {QStringLiteral("HST"), -600}};
    const auto found = zones.constFind(zone.toUpper());
    return found == zones.cend() ? std::nullopt : std::optional(*found);
}

/** Of Chicago or Shanghai, of India, Israel or Ireland, ... */
bool meansSeveral(const QString &zone)
{
    static const QSet<QString> several{
        QStringLiteral("ADT"), QStringLiteral("AMT"), QStringLiteral("AST"),
        QStringLiteral("BST"), QStringLiteral("CDT"), QStringLiteral("CST"),
        QStringLiteral("ECT"), QStringLiteral("GST"), QStringLiteral("IST"),
        QStringLiteral("SST"), QStringLiteral("WST")};
    return several.contains(zone.toUpper());
}

std::optional<int> numericMinutes(const QString &zone)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(?:(?:GMT|UTC|UT) ?)?([+-])(\\d{1,2})(?::?(\\d{2}))?(?: ?\\[[^\\]]*\\])?$"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(zone);
    const int hours = match.captured(2).toInt();
    const int minutes = match.captured(3).toInt();
    if (!match.hasMatch() || minutes > 59 || hours * 60 + minutes > MaximumHours * 60)
        return std::nullopt;
    const int east = hours * 60 + minutes;
    return match.captured(1) == QLatin1String("-") ? -east : east;
}

QTimeZone namedZone(QString name)
{
    static const QRegularExpression pattern(
        QStringLiteral("^\\[?([A-Za-z_]+(?:/[A-Za-z0-9_+-]+){1,2})\\]?$"));
    const QRegularExpressionMatch match = pattern.match(name.replace(QLatin1Char(' '),
                                                                     QLatin1Char('_')));
    if (!match.hasMatch())
        return {};
    const QByteArray id = match.captured(1).toLatin1();
    if (QTimeZone::isTimeZoneIdAvailable(id))
        return QTimeZone(id);
    const QList<QByteArray> all = QTimeZone::availableTimeZoneIds();
    const auto found = std::find_if(all.cbegin(), all.cend(), [&id](const QByteArray &known) {
        return known.compare(id, Qt::CaseInsensitive) == 0;
    });
    return found == all.cend() ? QTimeZone() : QTimeZone(*found);
}

/** The moments at which clocks of the zone show this: none, one, or two where summer time ends. */
QList<QDateTime> momentsIn(const QTimeZone &zone, const QDateTime &shown)
{
    QSet<int> offsets;
    for (const int days : {-1, 0, 1})
        offsets.insert(zone.offsetFromUtc(shown.addDays(days)));
    QList<QDateTime> moments;
    for (const int offset : std::as_const(offsets)) {
        const QDateTime moment = shown.addSecs(-offset);
        if (zone.offsetFromUtc(moment) == offset)
            moments.append(moment);
    }
    return moments;
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
    const QTimeZone named = namedZone(zone);
    if (!named.isValid()) {
        return tl::unexpected(
            said(QT_TRANSLATE_NOOP("Text", "the time zone \"%1\" is not known"), zone));
    }
    const QList<QDateTime> moments = momentsIn(named, shown);
    if (moments.size() == 1)
        return moments.first();
    const char *reason =
        moments.isEmpty()
            ? QT_TRANSLATE_NOOP("Text", "clocks in %2 never show %1, when summer time begins")
            : QT_TRANSLATE_NOOP("Text", "clocks in %2 show %1 twice, when summer time ends");
    return tl::unexpected(QCoreApplication::translate("Text", reason)
                              .arg(shown.toString(QStringLiteral("yyyy-MM-dd HH:mm")), zone));
}

} // namespace Triptych::Text
