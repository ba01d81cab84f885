#include "datewords.h"

#include <QHash>
#include <QLocale>
#include <QSet>

namespace Triptych::Text {

namespace {

QString plain(const QString &word)
{
    return QString(word)
        .remove(QLatin1Char('.'))
        .normalized(QString::NormalizationForm_C)
        .toLower();
}

/** Calls `visit` with a locale of each language that Qt knows; English is the first. */
template<typename Visit> void forEachLanguage(Visit visit)
{
    visit(QLocale(QLocale::English));
    for (int i = QLocale::C + 1; i <= QLocale::LastLanguage; ++i) {
        const auto language = QLocale::Language(i);
        const QLocale locale(language);
        if (locale.language() == language && language != QLocale::English)
            visit(locale);
    }
}

constexpr QLocale::FormatType Formats[] = {QLocale::LongFormat, QLocale::ShortFormat};

QHash<QString, MonthWord> readMonths()
{
    QHash<QString, MonthWord> months;
    const auto learn = [&months](const QString &name, int month, bool english) {
        MonthWord &known = months[plain(name)];
        if (known.month == 0)
            known.month = english ? -month : month;
        else if (known.month > 0 && known.month != month)
            known.isAmbiguous = true;
    };
    forEachLanguage([&](const QLocale &locale) {
        const bool english = locale.language() == QLocale::English;
        for (int month = 1; month <= 12; ++month) {
            for (const QLocale::FormatType format : Formats) {
                learn(locale.monthName(month, format), month, english);
                learn(locale.standaloneMonthName(month, format), month, english);
            }
        }
    });
    // English was learnt with a minus sign, so that no other language could unsettle it.
    for (MonthWord &word : months)
        word.month = qAbs(word.month);
    months.remove(QString());
    return months;
}

QSet<QString> readWeekdays()
{
    QSet<QString> days;
    forEachLanguage([&days](const QLocale &locale) {
        for (int day = 1; day <= 7; ++day) {
            for (const QLocale::FormatType format : Formats) {
                days.insert(plain(locale.dayName(day, format)));
                days.insert(plain(locale.standaloneDayName(day, format)));
            }
        }
    });
    days.remove(QString());
    return days;
}

} // namespace

MonthWord monthNamed(const QString &word)
{
    static const QHash<QString, MonthWord> months = readMonths();
    const QString name = plain(word);
    if (const auto found = months.constFind(name); found != months.cend())
        return *found;
    // English is shortened in more ways than CLDR knows: Sept, Febr.
    const QLocale english(QLocale::English);
    for (int month = 1; month <= 12 && name.size() >= 3; ++month) {
        if (plain(english.monthName(month)).startsWith(name))
            return {month, false};
    }
    return {};
}

bool isWeekday(const QString &word)
{
    static const QSet<QString> days = readWeekdays();
    static const QSet<QString> english{QStringLiteral("tues"), QStringLiteral("wednes"),
                                       QStringLiteral("thur"), QStringLiteral("thurs")};
    return days.contains(plain(word)) || english.contains(plain(word));
}

} // namespace Triptych::Text
