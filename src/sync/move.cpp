#include "move.h"

#include "mover.h"

namespace Triptych::Sync {

Core::Task<MoveReport> move(MoveTerms terms, Core::Call call)
{
    Mover mover(std::move(terms), std::move(call));
    auto running = mover.run();
    auto report = co_await running;
    co_return report;
}

} // namespace Triptych::Sync
