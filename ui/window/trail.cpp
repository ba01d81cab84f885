#include "trail.h"

namespace Triptych::Ui {

void Trail::leave(const Place &place)
{
    if (!m_places.isEmpty() && m_places.last().isSame(place))
        m_places.removeLast();
    m_places.append(place);
    if (m_places.size() > Most)
        m_places.removeFirst();
}

std::optional<Trail::Place> Trail::back(const Place &now)
{
    while (!m_places.isEmpty()) {
        const Place place = m_places.takeLast();
        if (!place.isSame(now))
            return place;
    }
    return std::nullopt;
}

void Trail::forget(const Core::ArticleId &id)
{
    m_places.removeIf([&id](const Place &place) {
        return (place.kind == Kind::Read || place.kind == Kind::Written) && place.article == id;
    });
}

} // namespace Triptych::Ui
