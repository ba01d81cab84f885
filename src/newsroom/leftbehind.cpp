#include "leftbehind.h"

namespace Triptych::Newsroom {

void LeftBehind::leave(const Core::ArticleId &id, quint64 generation,
                       const std::optional<Core::Article> &typedOn)
{
    if (typedOn)
        m_typedOn.insert(generation, *typedOn);
    m_last.insert(id, generation);
}

std::optional<Core::Article> LeftBehind::take(quint64 generation)
{
    const auto it = m_typedOn.constFind(generation);
    if (it == m_typedOn.cend())
        return std::nullopt;
    const Core::Article typedOn = *it;
    m_typedOn.erase(it);
    return typedOn;
}

bool LeftBehind::isLast(const Core::ArticleId &id, quint64 generation) const
{
    return m_last.value(id) == generation;
}

} // namespace Triptych::Newsroom
