#pragma once

#include <core/article.h>
#include <core/result.h>

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>

namespace Triptych::Unsaved {

/** Where unsaved text lies that is not the journal's entry of its article; both empty where it is.
 */
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
    /** Members of the file beside the article that this program does not know; written back as they
     * are. */
    QJsonObject unknown{};
};

/** The whole of a journal file: {"article", "format", "written_at"}. `article` is as
 * Core::articleToStored() has it, but that its format stands beside it: programs before there was
 * one salvage a torn file by the members of the article that they know. */
QByteArray journalBytes(const JournalEntry &entry);

/** Reads it back. Corrupt where it is torn or none: never an entry with a part of a text. */
Core::Result<JournalEntry> journalEntry(const QByteArray &bytes);

} // namespace Triptych::Unsaved
