#pragma once

#include "journalentry.h"

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QThreadPool>

#include <optional>

namespace Triptych::Unsaved {

/** A text that lies beside the entries, in a file of its own until it is handled: saved or given
 * up. */
struct AsideEntry
{
    QString file;
    JournalEntry entry; ///< `writtenAt` is the file's own time where the text does not say
    /** Read out of a damaged file in part: what could be read, as SalvagedText has it; else empty.
     */
    QJsonObject part;

    bool isInPart() const { return !part.isEmpty(); }
};

struct JournalContent
{
    QList<JournalEntry> entries; ///< all that can be read whole, newest first
    QList<AsideEntry> aside;     ///< never taken for the entry of their article; newest first
    QStringList setAside;        ///< files set aside just now in which nothing can be read
    QStringList empty;           ///< files of no bytes, set aside just now
};

/** What a text that takes the place of its article's entry met there. */
struct TakenPlace
{
    QDateTime writtenAt;      ///< when that entry was written; null where there was none
    bool hasPutAside = false; ///< it was another text, which lies beside the entries now
    bool isHandled = false;   ///< the text lay aside whole, and is offered from there no more
};

/** Whether reading may mend the folder. Another program may have a desk open on it. */
enum class JournalReading { Mending, OnlyLooking };

/**
 * Unsaved text on this machine's disk, one file an article, written and synced off the GUI thread.
 *
 * A damaged file never stands in the way. Where all of its text is there it is mended, and a copy
 * kept. Otherwise it is set aside as `<name>.torn-<ms>` and what can be read of it is offered from
 * there, at every start, until it is handled: saved or given up. A handled one is kept as
 * `<name>.done-<ms>` for KeptDays, since what could not be read here may still be read by hand; so
 * is an empty one. One of which nothing can be read stays for good.
 */
class Journal final
{
public:
    /** `folder` is made where it does not exist. */
    explicit Journal(QString folder);
    ~Journal();

    /** Which computer, and home folder on it, the text is kept on: the same for all journals that
     * lie beside each other, for ever. */
    const QString &device() const { return m_device; }

    /** Durably replaces the entry; writes of one journal are done in order. Any thread. */
    Core::FutureResult<void> write(Core::Article article);
    /** As write(), where it is not known what the entry holds: another text is put aside first, and
     *  where that fails nothing is written over. Where the text is from `asideFile`, and all that
     * is in it, that is marked as handled then: it lies in one place. Any thread. */
    Core::FutureResult<TakenPlace> takePlace(Core::Article article, QString asideFile = {});
    /** Saved or given up: the entry goes, after writes asked for before. Any thread. */
    Core::FutureResult<void> remove(Core::ArticleId id);
    /** The same only as long as the entry has the text of `read`. Answers whether there is none any
     *  more; false means that another text stands there. Any thread. */
    Core::FutureResult<bool> removeIfStill(Core::Article read);
    Core::FutureResult<JournalContent> content(JournalReading reading = JournalReading::Mending);
    /** The entry of one article, where there is one that can be read whole. Only what lies there of
     *  this article is read, and mended as content() does. Any thread. */
    Core::FutureResult<std::optional<JournalEntry>> entry(Core::ArticleId id);

    /** Keeps a text beside the entries, for it would be written over soon. Any thread. */
    Core::FutureResult<void> putAside(JournalEntry entry);
    /** Keeps a text as the entry of its article, or beside the entry that is there. Any thread. */
    Core::FutureResult<void> keep(JournalEntry entry);
    /** The text of an AsideEntry was saved or given up: it is offered no more. Any thread. */
    Core::FutureResult<void> markHandled(QString asideFile);
    /** Takes that mark back. Any thread. */
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
