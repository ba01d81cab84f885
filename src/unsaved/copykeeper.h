#pragma once

#include <core/article.h>
#include <core/task.h>
#include <ports/articlestore.h>

#include <QHash>
#include <QObject>

#include <optional>

namespace Triptych::Unsaved {

class Journal;

/**
 * Keeps the working copies of one person in SQL, so that the person can continue on another
 * computer.
 *
 * For each article it sends one call at a time, and only the newest request: so no older text
 * follows a save or a discard. It never overwrites a text of another computer unread: it first puts
 * that text aside in the Journal, once. If the other computer goes on writing, this one leaves the
 * copy to it until the article is saved or opened again. It treats in the same way a text that this
 * computer kept before this start and that is newer than the present text: the journal could not
 * take it then. Failures are only logged, because the journal has the text already. GUI thread.
 */
class CopyKeeper final : public QObject
{
    Q_OBJECT

public:
    CopyKeeper(Ports::ArticleStore &store, Journal &journal, QString owner,
               QObject *parent = nullptr);

    /** The person continues `text`. `writtenAt` is when the journal got it; invalid where it did
     * not. */
    void begin(const Core::Article &text, const QDateTime &writtenAt);
    void put(const Core::Article &article);
    void drop(const Core::ArticleId &id);
    /** The person continues `copy` of another computer here: from now on it belongs to this one. */
    void takeOver(const Ports::WorkingCopy &copy);

Q_SIGNALS:
    /** A text of another computer was put beside the journal's entries, to be offered to the
     * person. */
    void keptAside(const Triptych::Core::ArticleId &id);

private:
    struct Work
    {
        std::optional<Core::Article> toPut;
        bool toDrop = false;
        bool isUnderWay = false;
        bool hasPutAside = false;
        bool isLeftToAnother = false;
        bool isOwnKnown = false; ///< what this computer kept is of this run, or has been read
        Core::Article begun;
        QDateTime begunAt;
        std::optional<Ports::WorkingCopy> over;
    };
    QCoro::Task<void> work(Core::ArticleId id);
    QCoro::Task<void> putOnce(Core::Article article);
    /** What the store holds of this person's, if anything. */
    Core::Task<std::optional<Ports::WorkingCopy>> there(Core::ArticleId id);
    /** Beside the journal's entries, and tells that it is there. */
    Core::Task<void> putAside(Core::Article text);
    Core::Task<bool> keepOwn(Core::ArticleId id);
    /** True where the text that is in the way may be written over now. */
    Core::Task<bool> makeWay(Core::Article article);

    Ports::ArticleStore &m_store;
    Journal &m_journal;
    QString m_owner;
    QHash<Core::ArticleId, Work> m_work;
};

} // namespace Triptych::Unsaved
