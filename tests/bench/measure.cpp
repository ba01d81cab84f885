#include "measure.h"

#include <algorithm>
#include <cmath>

namespace Triptych::Bench {

double percentile(std::vector<double> samples, double share)
{
    if (samples.empty())
        return 0;
    std::sort(samples.begin(), samples.end());
    const auto rank = static_cast<std::size_t>(std::ceil(share * double(samples.size())));
    return samples.at(std::clamp<std::size_t>(rank, 1, samples.size()) - 1);
}

double median(std::vector<double> samples)
{
    return percentile(std::move(samples), 0.5);
}

} // namespace Triptych::Bench
