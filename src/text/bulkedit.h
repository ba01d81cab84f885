#pragma once

#include "textpattern.h"

#include <core/bulkchange.h>
#include <core/sitezone.h>

#include <chrono>
#include <optional>

namespace Triptych::Text {

/** An article as a bulk change leaves it. */
struct BulkEdited
{
    Core::Article article; ///< the version is the one it was made from
    int hits = 0;          ///< of find and replace
    QList<TextHit> shown;  ///< the first of them
    bool isChanged = false;
};

/** A BulkChange ready for use on any number of articles. Cheap to copy; any thread. */
class BulkEdit final
{
public:
    /** How long find and replace may take for one article. */
    static constexpr std::chrono::milliseconds DefaultPatience{100};

    /** Errors as Core::checkBulkChange() and TextPattern::compile(). `zone` is that of the site's
     * dates. */
    static Core::Result<BulkEdit> make(Core::BulkChange change, Core::SiteZone zone,
                                       std::chrono::milliseconds patience = DefaultPatience);

    const Core::BulkChange &change() const { return m_change; }

    /**
     * `article`, which is not deleted, as it will be. Invalid where no store would take it
     * (Core::checkArticle(); what was too large before may stay so). Timeout, with the article's
     * title, where the expression takes too long on it. Nothing is changed by a deletion.
     */
    Core::Result<BulkEdited> applyTo(const Core::Article &article) const;

private:
    BulkEdit(Core::BulkChange change, Core::SiteZone zone, std::chrono::milliseconds patience)
        : m_change(std::move(change)), m_zone(std::move(zone)), m_patience(patience)
    {
    }
    void publishAt(Core::Article *article) const;
    Core::Result<void> replaceIn(BulkEdited *done) const;

    Core::BulkChange m_change;
    Core::SiteZone m_zone;
    std::chrono::milliseconds m_patience;
    std::optional<TextPattern> m_pattern;
};

/**
 * The stored members of `before` that differ in `after`, for an undo: a member that `before` lacks
 * is null. The body is left to the revision of that version; `body` is true where it differs. Not
 * version, times of changes and who made them.
 */
QJsonObject membersBefore(const Core::Article &before, const Core::Article &after);

/** `now` with those members again; `body` is the earlier body, used where the members say so.
 * Corrupt where they cannot be read. */
Core::Result<Core::Article> withMembersAgain(const Core::Article &now, const QJsonObject &members,
                                             const QString &body);

} // namespace Triptych::Text
