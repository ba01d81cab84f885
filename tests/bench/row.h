#pragma once

#include <core/result.h>

#include <QString>

#include <memory>
#include <vector>

namespace Triptych::Bench {

/** How far a measured figure may be from its reference, both taken in the same run. */
struct Budget
{
    enum class Kind { RatioAtMost, RatioAtLeast, DifferenceAtMost, None };
    Kind kind = Kind::RatioAtMost;
    double bound = 1; ///< times, or in the row's own unit; of no meaning where there is none

    /** True where there is no bound. */
    bool isKept(double measured, double reference) const;
};

enum class Unit { Seconds, Bytes, PerSecond, Times };

struct Figures
{
    double measured = 0; ///< in the row's unit, as is the reference
    double reference = 0;
};

/**
 * One line of the performance page. A row is made, measured once and thrown away; it takes enough
 * samples of its figure and its reference, alternating, for their medians (or percentiles) to hold.
 */
class Row
{
public:
    virtual ~Row() = default;

    virtual QString what() const = 0;
    virtual QString reference() const = 0;
    virtual Budget budget() const = 0;
    virtual Unit unit() const { return Unit::Seconds; }
    /** Blocks; may run the event loop. An error means that nothing is known, never that it is slow.
     */
    virtual Core::Result<Figures> measure() = 0;
};

using Rows = std::vector<std::unique_ptr<Row>>;

Rows startRows();
Rows redisRows();
Rows storeRows();
Rows searchRows();
Rows syncRows();
Rows textRows();
Rows importRows();

} // namespace Triptych::Bench
