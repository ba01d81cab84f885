#pragma once

#include <core/article.h>

#include <QHash>
#include <QObject>
#include <QPointer>

namespace Triptych::Newsroom {

/**
 * Signals for changes of articles, as far as this desk knows them: its own saves at once, those of
 * other people when the store tells. Lists, open pages and the relay listen. Lives on the GUI
 * thread.
 */
class Changes final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /**
     * A write of this desk, from before it is sent until its answer was emitted here. The change
     * feed may tell of the write before the store answers it; without this object the desk would
     * take its own save for somebody else's. Made on the thread of Changes, destroyed on any.
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
    /** True while this desk writes the article: changes of it from the feed wait for
     * ownWriteEnded(). */
    bool isWriting(const Core::ArticleId &id) const { return m_writing.contains(id); }

Q_SIGNALS:
    void articleSaved(const Triptych::Core::Article &article);
    void articleRemoved(const Triptych::Core::ArticleId &id, qint64 version);
    /** Something changed elsewhere, and it is not known what: read again what is shown. */
    void somethingChanged();
    /** The last OwnWrite of this article has ended. */
    void ownWriteEnded(const Triptych::Core::ArticleId &id);

private:
    void endWrite(const Core::ArticleId &id);

    QHash<Core::ArticleId, int> m_writing;
};

} // namespace Triptych::Newsroom
