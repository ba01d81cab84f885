#pragma once

#include "journalentry.h"

#include <QString>
#include <QThreadPool>

namespace Triptych::Newsroom {

struct JournalContent
{
    QList<JournalEntry> entries;  ///< all that can be read, newest first
    QStringList setAside;         ///< where torn files were moved to
};

/**
 * Unsaved text on this machine's disk, one file an article, written and synced off the GUI thread.
 * A file that cannot be read is set aside under another name, never deleted, and reported.
 */
class Journal final
{
public:
    /** `folder` is made where it does not exist. */
    explicit Journal(QString folder);
    ~Journal();

    /** Durably replaces the entry; writes of one journal are done in order. Any thread. */
    Core::FutureResult<void> write(Core::Article article);
    /** Saved or given up: the entry goes, after writes asked for before. Any thread. */
    Core::FutureResult<void> remove(Core::ArticleId id);
    Core::FutureResult<JournalContent> content();

private:
    QString pathOf(const Core::ArticleId &id) const;

    QString m_folder;
    QThreadPool m_writer;
};

} // namespace Triptych::Newsroom
