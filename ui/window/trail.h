#pragma once

#include <core/article.h>
#include <ui/terms/section.h>

#include <QList>
#include <QPointer>
#include <QWidget>

#include <optional>

namespace Triptych::Ui {

/** The way that a person took through the pages of a desk, to go back on. A value; GUI thread. */
class Trail final
{
public:
    enum class Kind { List, Read, Written, Search, Stores };

    struct Place
    {
        Kind kind = Kind::List;
        Core::ArticleId article; ///< of Read and Written
        Section section;         ///< that the sidebar marks
        QPointer<QWidget> focus; ///< had the keyboard

        bool isSame(const Place &other) const
        {
            return kind == other.kind && article == other.article;
        }
    };

    /** `place` is left for another one. The oldest of many places are forgotten. */
    void leave(const Place &place);
    /** The place before `now`, which is taken off the way; nothing where the way begins. */
    std::optional<Place> back(const Place &now);
    /** The article is deleted: the way leads past it. */
    void forget(const Core::ArticleId &id);
    /** The list is where every way begins. */
    void clear() { m_places.clear(); }

private:
    static constexpr qsizetype Most = 32;

    QList<Place> m_places;
};

} // namespace Triptych::Ui
