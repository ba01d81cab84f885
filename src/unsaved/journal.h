#pragma once

#include "journalentry.h"

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QThreadPool>

#include <optional>

namespace Triptych::Unsaved {

/** A text that is kept beside the entries, in its own file, until it is handled: saved or
 * discarded. */
struct AsideEntry
{
    QString file;
    JournalEntry entry; ///< `writtenAt` is the time of the file where the text has none
    /** For a damaged file: the part that could be read, as in SalvagedText; else empty.
     */
    QJsonObject part;

    bool isInPart() const { return !part.isEmpty(); }
};

struct JournalContent
{
    QList<JournalEntry> entries; ///< the entries that can be read whole, newest first
    QList<AsideEntry> aside;     ///< texts beside the entries, newest first
    QStringList setAside;        ///< unreadable files that were set aside by this call
    QStringList empty;           ///< empty files that were set aside by this call
};

/** The result of Journal::takePlace(). */
struct TakenPlace
{
    QDateTime writtenAt; ///< when the earlier entry was written; invalid where there was none
    bool hasPutAside =
        false;              ///< the earlier entry was another text, and was put beside the entries
    bool isHandled = false; ///< `asideFile` had exactly this text, and was marked as handled
};

/** Whether reading may repair files of the folder. OnlyLooking is for a folder that another
 * program's desk may use. */
enum class JournalReading { Mending, OnlyLooking };

/**
 * Unsaved text on this machine's disk, one file an article, written and synced off the GUI thread.
 *
 * A damaged file stops nothing. Where its text is complete, it is repaired and a copy is kept.
 * Otherwise it is renamed to `<name>.torn-<ms>`, and the part that can be read is offered from
 * there, at every start, until it is handled: saved or discarded. A handled file, and an empty one,
 * is kept as `<name>.done-<ms>` for KeptDays, because a person may still read more of it by hand. A
 * file of which nothing can be read is kept for ever.
 */
class Journal final
{
public:
    /** `folder` is made where it does not exist. */
    explicit Journal(QString folder);
    ~Journal();

    /** The identifier of this computer and home folder. It never changes, and all journals in one
     * parent folder have the same. */
    const QString &device() const { return m_device; }

    /** Replaces the entry of the article durably (Platform::writeDurably). Writes of one journal
     * are done in order. Any thread. */
    Core::FutureResult<void> write(Core::Article article);
    /** As write(), for an entry whose present text is not known: a different text is put aside
     * first, and where that fails nothing is overwritten. If `asideFile` has exactly this text, it
     * is marked as handled, so that the text is kept in one place. Any thread. */
    Core::FutureResult<TakenPlace> takePlace(Core::Article article, QString asideFile = {});
    /** Removes the entry of a text that was saved or discarded, after the writes asked for before.
     * Any thread. */
    Core::FutureResult<void> remove(Core::ArticleId id);
    /** As remove(), but only if the entry has the text of `read`. True: there is no entry any more.
     * False: the entry has another text, and stays. Any thread. */
    Core::FutureResult<bool> removeIfStill(Core::Article read);
    /** Erases every file of an article that was erased from the workspace for good: its entry, the
     * texts beside it, and those that were handled. Any thread. */
    Core::FutureResult<void> erase(Core::ArticleId id);
    Core::FutureResult<JournalContent> content(JournalReading reading = JournalReading::Mending);
    /** The entry of one article, if it can be read whole. Reads only the files of this article, and
     * repairs them as content() does. Any thread. */
    Core::FutureResult<std::optional<JournalEntry>> entry(Core::ArticleId id);

    /** Keeps a text beside the entries, because it would be overwritten soon. Any thread. */
    Core::FutureResult<void> putAside(JournalEntry entry);
    /** Keeps a text as the entry of its article, or beside the entry that is there. Any thread. */
    Core::FutureResult<void> keep(JournalEntry entry);
    /** Marks the file of an AsideEntry as handled: its text was saved or discarded and is not
     * offered again. Any thread. */
    Core::FutureResult<void> markHandled(QString asideFile);
    /** Undoes markHandled(). Any thread. */
    Core::FutureResult<void> offerAgain(QString asideFile);

    static constexpr int KeptDays = 30;

private:
    QString pathOf(const Core::ArticleId &id) const;

    QString m_folder;
    QString m_device;
    /** JournalEntry::unknown of the files that were written here, by path. On the writer's thread
     * only. */
    QHash<QString, QJsonObject> m_beside;
    QThreadPool m_writer;
};

} // namespace Triptych::Unsaved
