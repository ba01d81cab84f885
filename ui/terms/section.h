#pragma once

#include <core/query.h>
#include <ui/look/icons.h>

#include <QString>

namespace Triptych::Ui {

/** A place that the sidebar leads to. */
struct Section
{
    enum class Kind {
        All,
        Mine,
        Draft,
        Review,
        Scheduled,
        Published,
        Archived,
        Tag,
        Search,
        Stores
    };

    Kind kind = Kind::All;
    QString tag{}; ///< with Kind::Tag

    bool isList() const { return kind != Kind::Search && kind != Kind::Stores; }
    friend bool operator==(const Section &, const Section &) = default;
};

QString sectionName(const Section &section);
Icon sectionIcon(const Section &section);
/** What a list section shows; `actor` is who "Mine" is. */
Core::ArticleQuery sectionQuery(const Section &section, const QString &actor);
/** Its number in the overview; nothing for sections without one. */
std::optional<Core::BoundedCount> sectionCount(const Section &section,
                                               const Core::Overview &overview);

} // namespace Triptych::Ui
