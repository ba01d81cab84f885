#pragma once

#include <core/query.h>
#include <ui/look/icons.h>

#include <QString>

namespace Triptych::Ui {

/** An item of the sidebar: a list of articles, a tag, the search or the stores. */
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
        Stores,
        Deleted ///< the last one: settings keep these numbers
    };

    Kind kind = Kind::All;
    QString tag{}; ///< with Kind::Tag

    bool isList() const { return kind != Kind::Search && kind != Kind::Stores; }
    friend bool operator==(const Section &, const Section &) = default;
};

QString sectionName(const Section &section);
Icon sectionIcon(const Section &section);
/** The query of a list section; `actor` is the login for "Mine". */
Core::ArticleQuery sectionQuery(const Section &section, const QString &actor);
/** The count of a section in the overview; nothing for sections without one. */
std::optional<Core::BoundedCount> sectionCount(const Section &section,
                                               const Core::Overview &overview);

} // namespace Triptych::Ui
