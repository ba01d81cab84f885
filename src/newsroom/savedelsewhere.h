#pragma once

#include <core/article.h>

#include <QObject>

#include <optional>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Newsroom {

class Changes;
struct TypedOver;

/**
 * Remembers the newest version that others saved of the session's open article, and whether it was
 * deleted. It listens to Changes, and reads the article where Changes does not say what changed.
 * GUI thread.
 */
class SavedElsewhere final : public QObject
{
    Q_OBJECT

public:
    /** `over` has the open article and its version. All three arguments outlive it. */
    SavedElsewhere(Ports::ArticleStore &store, Changes &changes, const TypedOver &over);

    /** Emits noted() where `article` is newer than the base, and than what was noted. */
    void note(const Core::Article &article);
    /** The remembered version, if it is newer than the base and was not taken before. */
    std::optional<Core::Article> take();
    /** The same, taken or not. */
    std::optional<Core::Article> newest() const;
    /** The version of the tombstone where the open article was deleted, and not restored since. */
    std::optional<qint64> tombstone() const;
    /** Another article is opened. */
    void forget() { m_newest.reset(); }

Q_SIGNALS:
    void noted();
    void tombstoneChanged();

private:
    void look();
    void noteRemoved(const Core::ArticleId &id, qint64 version);

    Ports::ArticleStore &m_store;
    const TypedOver &m_over;
    std::optional<Core::Article> m_newest;
    bool m_isTaken = false;
    Core::ArticleId m_removed;
    qint64 m_tombstone = 0;
};

} // namespace Triptych::Newsroom
