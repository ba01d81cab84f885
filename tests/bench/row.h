#pragma once

#include <core/result.h>

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace Triptych::Bench {

/** How far a measured figure may go. Every row has one: that of a row without it is never kept. */
struct Budget
{
    enum class Kind {
        RatioAtMost,      ///< `bound` times the reference of the same run
        RatioAtLeast,     ///< the same
        DifferenceAtMost, ///< `bound` above the reference, in the row's unit
        AtMost,           ///< `bound` itself, in the row's unit, whatever the reference is
        AtLeast,          ///< the same
    };
    Kind kind;
    double bound;

    /** False for a bound that bounds nothing: none above zero, or none that is finite. */
    bool isGiven() const;
    /** `reference` is of no meaning to AtMost and AtLeast. */
    bool isKept(double measured, double reference) const;
};

enum class Unit { Seconds, Bytes, PerSecond, Times, Count };

struct Figures
{
    double measured = 0; ///< in the row's unit, as is the reference
    /** Nothing where there is none beside a budget of AtMost or AtLeast. */
    std::optional<double> reference{};
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

/** `count` articles in the list that is scrolled. */
Rows startRows(int count);
Rows redisRows();
Rows storeRows();
/** Of changes of many articles. */
Rows bulkRows();
Rows searchRows();
Rows syncRows();
Rows textRows();
Rows importRows();
/** Of `count` articles. */
Rows listRows(int count);
/** Of thirty desks on one set of servers. */
Rows deskRows();

} // namespace Triptych::Bench
