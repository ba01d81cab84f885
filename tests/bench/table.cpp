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
    case Budget::Kind::None:
        return QStringLiteral("none");
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

QString verdict(const Row &row, const Figures &figures)
{
    if (row.budget().kind == Budget::Kind::None)
        return QStringLiteral("no budget: that of 1,000,000 scrolled is not measured yet");
    return row.budget().isKept(figures.measured, figures.reference) ? QStringLiteral("OK")
                                                                    : QStringLiteral("OVER");
}

} // namespace

bool Budget::isKept(double measured, double reference) const
{
    switch (kind) {
    case Kind::RatioAtMost:
        return measured <= bound * reference;
    case Kind::RatioAtLeast:
        return measured >= bound * reference;
    case Kind::None:
        return true;
    case Kind::DifferenceAtMost:
        break;
    }
    return measured <= reference + bound;
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
    return line(
        row.what(), quantity(figures->measured, row.unit()),
        QStringLiteral("%1: %2").arg(row.reference(), quantity(figures->reference, row.unit())),
        number(figures->measured / figures->reference) + QStringLiteral(" x"), budget,
        verdict(row, *figures));
}

} // namespace Triptych::Bench
