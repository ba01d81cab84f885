#include "table.h"

#include <cmath>

namespace Triptych::Bench {

namespace {

QString number(double value)
{
    const double size = std::abs(value);
    return QString::number(value, 'f', size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

QString quantity(double value, Unit unit)
{
    switch (unit) {
    case Unit::Seconds:
        if (std::abs(value) < 1e-3)
            return number(value * 1e6) + QStringLiteral(" us");
        return value < 1 ? number(value * 1e3) + QStringLiteral(" ms")
                         : number(value) + QStringLiteral(" s");
    case Unit::Bytes:
        return number(value / (1024 * 1024)) + QStringLiteral(" MiB");
    case Unit::Times:
        return number(value) + QStringLiteral(" x");
    case Unit::Count:
        return QString::number(value, 'f', value == std::floor(value) ? 0 : 2);
    case Unit::PerSecond:
        break;
    }
    return number(value) + QStringLiteral("/s");
}

QString budgetText(const Budget &budget, Unit unit)
{
    switch (budget.kind) {
    case Budget::Kind::RatioAtMost:
        return QStringLiteral("<= %1 x").arg(number(budget.bound));
    case Budget::Kind::RatioAtLeast:
        return QStringLiteral(">= %1 x").arg(number(budget.bound));
    case Budget::Kind::AtMost:
        return QStringLiteral("<= %1").arg(quantity(budget.bound, unit));
    case Budget::Kind::AtLeast:
        return QStringLiteral(">= %1").arg(quantity(budget.bound, unit));
    case Budget::Kind::DifferenceAtMost:
        break;
    }
    return QStringLiteral("<= + %1").arg(quantity(budget.bound, unit));
}

QString line(const QString &what, const QString &measured, const QString &reference,
             const QString &ratio, const QString &budget, const QString &verdict)
{
    return QStringLiteral("%1 | %2 | %3 | %4 | %5 | %6")
        .arg(what, -40)
        .arg(measured, 10)
        .arg(reference, -42)
        .arg(ratio, 7)
        .arg(budget, -11)
        .arg(verdict);
}

bool isAbsolute(const Budget &budget)
{
    return budget.kind == Budget::Kind::AtMost || budget.kind == Budget::Kind::AtLeast;
}

QString verdict(const Row &row, const Figures &figures)
{
    if (!row.budget().isGiven())
        return QStringLiteral("NO BUDGET");
    if (!figures.reference && !isAbsolute(row.budget()))
        return QStringLiteral("NO FIGURE: the reference was not measured");
    return row.budget().isKept(figures.measured, figures.reference.value_or(0))
               ? QStringLiteral("OK")
               : QStringLiteral("OVER");
}

} // namespace

bool Budget::isGiven() const
{
    return std::isfinite(bound) && bound > 0;
}

bool Budget::isKept(double measured, double reference) const
{
    if (!isGiven())
        return false;
    switch (kind) {
    case Kind::RatioAtMost:
        return measured <= bound * reference;
    case Kind::RatioAtLeast:
        return measured >= bound * reference;
    case Kind::AtMost:
        return measured <= bound;
    case Kind::AtLeast:
        return measured >= bound;
    case Kind::DifferenceAtMost:
        break;
    }
    return measured <= reference + bound;
}

bool isTold(const Row &row, const Core::Result<Figures> &figures)
{
    return row.budget().isGiven() && figures && (figures->reference || isAbsolute(row.budget()));
}

QString tableHead()
{
    return line(QStringLiteral("what"), QStringLiteral("measured"), QStringLiteral("reference"),
                QStringLiteral("ratio"), QStringLiteral("budget"), QString());
}

QString tableLine(const Row &row, const Core::Result<Figures> &figures)
{
    const QString budget = budgetText(row.budget(), row.unit());
    if (!figures) {
        return line(row.what(), QStringLiteral("-"), row.reference(), QStringLiteral("-"), budget,
                    QStringLiteral("NO FIGURE: %1 %2")
                        .arg(figures.error().message, figures.error().detail));
    }
    const bool isBeside = figures->reference && *figures->reference != 0;
    return line(row.what(), quantity(figures->measured, row.unit()),
                figures->reference ? QStringLiteral("%1: %2").arg(
                                         row.reference(), quantity(*figures->reference, row.unit()))
                                   : row.reference(),
                isBeside ? number(figures->measured / *figures->reference) + QStringLiteral(" x")
                         : QStringLiteral("-"),
                budget, verdict(row, *figures));
}

} // namespace Triptych::Bench
