#include "sort.h"

#include <algorithm>
#include <array>

namespace Triptych::Core {

namespace {

struct Order
{
    Sort sort;
    SortKey key;
    bool isDescending;
};

constexpr std::array Orders{
    Order{Sort::UpdatedDescending, SortKey::Updated, true},
    Order{Sort::UpdatedAscending, SortKey::Updated, false},
    Order{Sort::PublishDescending, SortKey::Publish, true},
    Order{Sort::PublishAscending, SortKey::Publish, false},
    Order{Sort::CreatedDescending, SortKey::Created, true},
    Order{Sort::CreatedAscending, SortKey::Created, false},
    Order{Sort::TitleAscending, SortKey::Title, false},
    Order{Sort::TitleDescending, SortKey::Title, true},
    Order{Sort::AuthorAscending, SortKey::Author, false},
    Order{Sort::AuthorDescending, SortKey::Author, true},
    Order{Sort::SectionAscending, SortKey::Section, false},
    Order{Sort::SectionDescending, SortKey::Section, true},
    Order{Sort::StatusAscending, SortKey::Status, false},
    Order{Sort::StatusDescending, SortKey::Status, true},
};
static_assert(Orders.size() == std::size_t(LastSort) + 1);

const Order &orderOf(Sort sort)
{
    return *std::find_if(Orders.begin(), Orders.end(),
                         [sort](const Order &order) { return order.sort == sort; });
}

constexpr std::array<std::pair<const char *, SortKey>, 7> Names{{
    {"changed", SortKey::Updated},
    {"published", SortKey::Publish},
    {"created", SortKey::Created},
    {"title", SortKey::Title},
    {"author", SortKey::Author},
    {"section", SortKey::Section},
    {"status", SortKey::Status},
}};

} // namespace

SortKey sortKey(Sort sort)
{
    return orderOf(sort).key;
}

bool isDescending(Sort sort)
{
    return orderOf(sort).isDescending;
}

Sort sortBy(SortKey key, bool isDescending)
{
    return std::find_if(Orders.begin(), Orders.end(),
                        [&](const Order &order) {
                            return order.key == key && order.isDescending == isDescending;
                        })
        ->sort;
}

std::optional<Sort> sortFromWords(const QString &words)
{
    const qsizetype colon = words.indexOf(QLatin1Char(':'));
    const QString name = words.left(colon);
    const auto found = std::find_if(Names.begin(), Names.end(), [&name](const auto &one) {
        return name.compare(QLatin1String(one.first), Qt::CaseInsensitive) == 0;
    });
    if (found == Names.end())
        return std::nullopt;
    const SortKey key = found->second;
    if (colon < 0)
        return sortBy(key, key <= SortKey::Created);
    const QString direction = words.mid(colon + 1);
    const bool isDown = direction.compare(QLatin1String("desc"), Qt::CaseInsensitive) == 0;
    if (!isDown && direction.compare(QLatin1String("asc"), Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return sortBy(key, isDown);
}

} // namespace Triptych::Core
