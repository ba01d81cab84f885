#pragma once

#include <core/article.h>

#include <QHash>

#include <optional>

namespace Triptych::Newsroom {

/**
 * How articles that are no longer open were left, for the save of theirs that was still under way
 * then. A generation counts what was opened. A plain value.
 */
class LeftBehind final
{
public:
    /** `typedOn` is what stood there, where that is more than the save under way sends. */
    void leave(const Core::ArticleId &id, quint64 generation,
               const std::optional<Core::Article> &typedOn);
    /** The save has ended: gives what leave() was given as `typedOn`, once. */
    std::optional<Core::Article> take(quint64 generation);
    /** False where the article was opened and left once more since, or given up instead of left. */
    bool isLast(const Core::ArticleId &id, quint64 generation) const;

private:
    QHash<quint64, Core::Article> m_typedOn;
    QHash<Core::ArticleId, quint64> m_last; ///< the generation in which each was left last
};

} // namespace Triptych::Newsroom
