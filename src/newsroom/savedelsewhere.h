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
 * The newest version that others saved of the article that is open in a session, until the session
 * tells it. Hears it from Changes, and reads it where those cannot tell what changed. GUI thread.
 */
class SavedElsewhere final : public QObject
{
    Q_OBJECT

public:
    /** `over` says what is open, and its version. All three outlive it. */
    SavedElsewhere(Ports::ArticleStore &store, Changes &changes, const TypedOver &over);

    /** Emits noted() where `article` is newer than the base, and no older than what was noted. */
    void note(const Core::Article &article);
    /** What was noted, where it is newer than the base; it is forgotten then. */
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
