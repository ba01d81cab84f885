#pragma once

#include <core/article.h>
#include <core/result.h>

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>

namespace Triptych::Unsaved {

/** The place of an unsaved text. Both members are empty where it is the journal's entry of its
 * article.
 */
struct TextPlace
{
    QString asideFile; ///< a file beside the entries, as AsideEntry has it
    QString device;    ///< the computer of a working copy (Ports::WorkingCopy::device)

    bool operator==(const TextPlace &) const = default;
};

/** The content of a journal file: the typed text, and the version that it was typed over. */
struct JournalEntry
{
    Core::Article article; ///< `version` is the version it was started from; 0 = never saved
    QDateTime writtenAt;
    /** Members of the file beside the article that this program does not know; written back as they
     * are. */
    QJsonObject unknown{};
};

/** The whole of a journal file: {"article", "format", "written_at"}. `article` is as in
 * Core::articleToStored(), except that `format` stands beside it: older programs salvage a torn
 * file by the members that they know in an article. */
QByteArray journalBytes(const JournalEntry &entry);

/** Reads a journal file. Corrupt where it is torn or is none: it never gives a part of a text. */
Core::Result<JournalEntry> journalEntry(const QByteArray &bytes);

} // namespace Triptych::Unsaved
