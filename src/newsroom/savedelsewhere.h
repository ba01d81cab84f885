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
 * Remembers the newest version that others saved of the session's open article, until the session
 * takes it. It listens to Changes, and reads the article where Changes does not say what changed.
 * GUI thread.
 */
class SavedElsewhere final : public QObject
{
    Q_OBJECT

public:
    /** `over` has the open article and its version. All three arguments outlive it. */
    SavedElsewhere(Ports::ArticleStore &store, Changes &changes, const TypedOver &over);

    /** Emits noted() where `article` is newer than the base, and no older than what was noted. */
    void note(const Core::Article &article);
    /** Gives the remembered version, if it is newer than the base, and forgets it. */
    std::optional<Core::Article> take();
    /** Another article is opened. */
    void forget() { m_newest.reset(); }

Q_SIGNALS:
    void noted();

private:
    void look();

    Ports::ArticleStore &m_store;
    const TypedOver &m_over;
    std::optional<Core::Article> m_newest;
};

} // namespace Triptych::Newsroom
