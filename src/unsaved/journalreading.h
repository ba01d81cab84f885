#pragma once

#include "journal.h"

namespace Triptych::Unsaved {

// What lies in a journal's folder, by name, and how it is read and moved. Blocks for the disk; on
// the journal's own thread, so that nothing is written meanwhile.

inline constexpr QLatin1String JournalSuffix(".json");

/** A name for what is set aside of `path` now; no file has it yet. */
QString asideName(const QString &path);

/** Sets a file aside, where it is there. */
Core::Result<void> moveAside(const QString &path);

/** The entry in a file of its own; nothing where it is not there, or not to be read whole. */
std::optional<JournalEntry> readEntry(const QString &path);

/** Reads all of it, or the files whose names begin with `name`; mends them too unless they are only
 *  to be looked at. */
JournalContent readJournal(const QString &folder, JournalReading reading, const QString &name = {});

/** Renames a file that is set aside into one that is handled, and back. A file that is neither any
 *  more is no error. */
Core::Result<void> markAsideHandled(const QString &asideFile);
Core::Result<void> offerAside(const QString &asideFile);

} // namespace Triptych::Unsaved
