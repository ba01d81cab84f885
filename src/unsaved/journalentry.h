#pragma once

#include <core/article.h>
#include <core/result.h>

#include <QByteArray>
#include <QDateTime>

namespace Triptych::Unsaved {

/** Where unsaved text lies that is not the journal's entry of its article; both empty where it is. */
struct TextPlace
{
    QString asideFile; ///< beside the entries, as in AsideEntry
    QString device;    ///< another computer's working copy (Ports::WorkingCopy)

    bool operator==(const TextPlace &) const = default;
};

/** What a journal file holds: the text as typed, and what it was typed over. */
struct JournalEntry
{
    Core::Article article; ///< `version` is the version it was started from; 0 = never saved
    QDateTime writtenAt;
};

/** The whole of a journal file. */
QByteArray journalBytes(const JournalEntry &entry);

/** Reads it back. Corrupt where it is torn or none: never an entry with a part of a text. */
Core::Result<JournalEntry> journalEntry(const QByteArray &bytes);

} // namespace Triptych::Unsaved
