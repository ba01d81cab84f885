#pragma once

#include "journal.h"

namespace Triptych::Unsaved {

// Reads, names and renames the files of a journal's folder. Blocks for the disk. On the journal's
// own thread, so that nothing is written meanwhile.

inline constexpr QLatin1String JournalSuffix(".json");

/** An unused file name for setting `path` aside now. */
QString asideName(const QString &path);

/** Sets a file aside (asideName()); does nothing where it does not exist. */
Core::Result<void> moveAside(const QString &path);

/** The entry in the file `path`; nothing where the file does not exist or cannot be read whole. */
std::optional<JournalEntry> readEntry(const QString &path);

/** Reads the whole folder, or the files whose names begin with `name`; repairs them with
 * JournalReading::Mending. */
JournalContent readJournal(const QString &folder, JournalReading reading, const QString &name = {});

/** Renames a file that was set aside to a handled one. offerAside() reverses it. A file that does
 * not exist any more is no error. */
Core::Result<void> markAsideHandled(const QString &asideFile);
Core::Result<void> offerAside(const QString &asideFile);

} // namespace Triptych::Unsaved
