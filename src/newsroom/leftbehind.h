#pragma once

#include <core/article.h>

#include <QHash>

#include <optional>

namespace Triptych::Newsroom {

/**
 * Remembers articles that were closed while a save of them was running, until that save has ended.
 * A generation is the number of an opening. A plain value.
 */
class LeftBehind final
{
public:
    /** The article was closed. `typedOn` is its text, where it has edits that the running save does
     * not send. */
    void leave(const Core::ArticleId &id, quint64 generation,
               const std::optional<Core::Article> &typedOn);
    /** The save has ended: gives the `typedOn` of leave(), once. */
    std::optional<Core::Article> take(quint64 generation);
    /** False where the article was opened and closed again since, or its text was discarded. */
    bool isLast(const Core::ArticleId &id, quint64 generation) const;

private:
    QHash<quint64, Core::Article> m_typedOn;
    QHash<Core::ArticleId, quint64> m_last; ///< the generation in which each was left last
};

} // namespace Triptych::Newsroom
