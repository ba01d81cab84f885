#pragma once

#include <core/article.h>
#include <core/call.h>
#include <core/task.h>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Newsroom {

class Journal;

/** A text that was typed and never saved. */
struct UnsavedText
{
    Core::Article article;  ///< as typed; `version` is the version it was typed over, 0 = never saved
    QDateTime writtenAt;
    bool isOnThisComputer = true;          ///< from the journal; else a working copy from another one
    std::optional<Core::Article> stored;   ///< what is saved now; nothing where it never was, or is away
    bool isDeleted = false;                ///< the article was deleted meanwhile
    QString asideFile;  ///< where it lies beside the journal's entries (AsideEntry); else empty
    /** Read out of a damaged file: its end may be missing, and a GapMark stands for what could not be
     *  read. `version` is then 0, so that a save brings it together with what is stored. */
    bool isInPart = false;
};

struct UnsavedTexts
{
    /** Newest first; one for each article, the newer of journal and working copy, and beside it any
     *  that lies aside: a part of a text never stands for a whole one, nor the other way round. */
    QList<UnsavedText> texts;
    QStringList setAside;  ///< journal files that were set aside just now, with nothing to be read
    QStringList empty;     ///< and those of no bytes
};

/**
 * What a desk has to offer after a crash, or from another computer: the journal's entries and `owner`'s
 * working copies, without those that equal what is saved (which are dropped). With SQL away the journal
 * alone answers. Once `call` is stopped neither is touched again. Runs on the calling thread. Errors: none of the store's; the journal's.
 */
Core::Task<UnsavedTexts> unsavedTexts(Journal &journal, Ports::ArticleStore &store, QString owner,
    Core::Call call);

/** Gives the text up: its journal entry and working copy go, but none that lies aside (for that, see
 *  Journal::answer). Errors: the journal's. */
Core::Task<void> forgetUnsavedText(Journal &journal, Ports::ArticleStore &store, QString owner,
    Core::ArticleId id);

} // namespace Triptych::Newsroom
