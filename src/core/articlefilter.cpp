#include "articlefilter.h"

namespace Triptych::Core {

namespace {

/** The number that `digits` is, with exactly `length` of them; -1 where it is none. */
int numberIn(QStringView digits, qsizetype length)
{
    if (digits.size() != length)
        return -1;
    int number = 0;
    for (const QChar digit : digits) {
        if (digit < u'0' || digit > u'9')
            return -1;
        number = number * 10 + (digit.unicode() - u'0');
    }
    return number;
}

} // namespace

ArticleFilter ArticleFilter::datedBy(Sort sort) const
{
    ArticleFilter dated = *this;
    const SortKey key = sortKey(sort);
    for (FilterTerm &term : dated.terms) {
        if (term.key >= FilterKey::Before && term.date == FilterDate::OfOrder) {
            term.date = key == SortKey::Publish   ? FilterDate::Published
                        : key == SortKey::Created ? FilterDate::Created
                                                  : FilterDate::Changed;
        }
    }
    return dated;
}

std::optional<DaySpan> daysNamed(const QString &name, QDate today)
{
    if (name == QLatin1String("today"))
        return DaySpan{today, today};
    if (name == QLatin1String("yesterday"))
        return DaySpan{today.addDays(-1), today.addDays(-1)};
    const QList<QStringView> parts = QStringView(name).split(u'-');
    const int year = numberIn(parts.value(0), 4);
    if (year < 1 || parts.size() > 3)
        return std::nullopt;
    if (parts.size() == 1)
        return DaySpan{QDate(year, 1, 1), QDate(year, 12, 31)};
    const QDate month(year, numberIn(parts.at(1), 2), 1);
    if (!month.isValid())
        return std::nullopt;
    if (parts.size() == 2)
        return DaySpan{month, month.addDays(month.daysInMonth() - 1)};
    const QDate day(year, month.month(), numberIn(parts.at(2), 2));
    return day.isValid() ? std::optional(DaySpan{day, day}) : std::nullopt;
}

} // namespace Triptych::Core
