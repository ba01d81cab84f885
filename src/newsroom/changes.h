#pragma once

#include <core/article.h>

#include <QHash>
#include <QObject>
#include <QPointer>

namespace Triptych::Newsroom {

/**
 * What changed in the articles, as far as this desk knows: its own saves at once, other people's
 * when the store tells. Lists, open pages and the relay listen. Lives on the GUI thread.
 */
class Changes final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /**
     * A write of this desk, from before it is sent until its answer was told here. The store may
     * tell of it earlier than it answers; without this the desk would take its own save for
     * somebody else's. Made on the thread of Changes, dropped on any.
     */
    class OwnWrite final
    {
    public:
        OwnWrite(Changes &changes, const Core::ArticleId &id);
        ~OwnWrite();
        Q_DISABLE_COPY_MOVE(OwnWrite)

    private:
        QPointer<Changes> m_changes;
        Core::ArticleId m_id;
    };
    /** What the store tells of this article now waits for ownWriteEnded(). */
    bool isWriting(const Core::ArticleId &id) const { return m_writing.contains(id); }

Q_SIGNALS:
    void articleSaved(const Triptych::Core::Article &article);
    void articleRemoved(const Triptych::Core::ArticleId &id, qint64 version);
    /** Something changed elsewhere and it is not known what: read again what is shown. */
    void somethingChanged();
    /** Nothing of this article is being written here any more. */
    void ownWriteEnded(const Triptych::Core::ArticleId &id);

private:
    void endWrite(const Core::ArticleId &id);

    QHash<Core::ArticleId, int> m_writing;
};

} // namespace Triptych::Newsroom
