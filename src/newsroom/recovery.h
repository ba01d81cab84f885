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
};

struct UnsavedTexts
{
    QList<UnsavedText> texts;  ///< newest first; one for each article, the newer of journal and working copy
    QStringList setAside;      ///< torn journal files and where they are now
};

/**
 * What a desk has to offer after a crash, or from another computer: the journal's entries and `owner`'s
 * working copies, without those that equal what is saved (which are dropped). With SQL away the journal
 * alone answers. Once `call` is stopped neither is touched again. Runs on the calling thread. Errors: none of the store's; the journal's.
 */
Core::Task<UnsavedTexts> unsavedTexts(Journal &journal, Ports::ArticleStore &store, QString owner,
    Core::Call call);

/** Gives the text up: its journal entry and working copy go. Errors: the journal's. */
Core::Task<void> forgetUnsavedText(Journal &journal, Ports::ArticleStore &store, QString owner,
    Core::ArticleId id);

} // namespace Triptych::Newsroom
