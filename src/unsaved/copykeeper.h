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
 * One person's working copies, as this computer keeps them in SQL to be gone on with from another
 * one.
 *
 * One call at a time for each article and the last wish wins, so that a text which was saved or
 * given up is never followed by an older one. A text that another computer kept is never written
 * over unread: it is put aside in the Journal first, once; where that computer goes on with it the
 * copy is left to it, until the article is saved or opened again. So is a text that this computer
 * kept itself before it was started, where that is newer than what is gone on with: the journal
 * could not take it then. Failures are logged: what is kept here is in the journal already. GUI
 * thread.
 */
class CopyKeeper final : public QObject
{
    Q_OBJECT

public:
    CopyKeeper(Ports::ArticleStore &store, Journal &journal, QString owner,
               QObject *parent = nullptr);

    /** `text` is gone on with; of the journal it is as it was written at `writtenAt`, if at all. */
    void begin(const Core::Article &text, const QDateTime &writtenAt);
    void put(const Core::Article &article);
    void drop(const Core::ArticleId &id);
    /** `copy` of another computer is gone on with here: from now on it is this one's. */
    void takeOver(const Ports::WorkingCopy &copy);

Q_SIGNALS:
    /** The text of another computer lies beside the journal's entries now, to be offered. */
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
