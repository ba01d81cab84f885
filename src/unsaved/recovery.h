#pragma once

#include "journalentry.h"

#include <core/article.h>
#include <core/call.h>
#include <core/task.h>

#include <stop_token>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Unsaved {

class Journal;

/** A text that was typed and never saved. */
struct UnsavedText
{
    Core::Article
        article; ///< as typed; `version` is the version it was typed over, 0 = never saved
    QDateTime writtenAt;
    std::optional<Core::Article>
        stored;             ///< what is saved now; nothing where it never was, or is away
    bool isDeleted = false; ///< the article was deleted meanwhile
    TextPlace place;
    /** Read out of a damaged file: its end may be missing, and a GapMark stands for what could not
     * be read. `version` is then 0, so that a save brings it together with what is stored. */
    bool isInPart = false;
};

struct UnsavedTexts
{
    /** Newest first. Of each article the journal's entry (or, without one, this computer's own
     * working copy), and beside it any other text that lies aside or that another computer keeps:
     * none ever stands for another one, whatever the clocks say. This computer's own copy is one of
     * them
     *  (`place.device` is this one) where it was written after the entry. */
    QList<UnsavedText> texts;
    QStringList setAside; ///< journal files that were set aside just now, with nothing to be read
    QStringList empty;    ///< and those of no bytes
};

/**
 * What a desk has to offer after a crash, or from another computer: the journal's entries and
 * `owner`'s working copies, without those that equal what is saved (which are dropped). With SQL
 * away the journal alone answers. Once `call` is stopped neither is touched again. Runs on the
 * calling thread. Errors: none of the store's; the journal's.
 */
Core::Task<UnsavedTexts> unsavedTexts(Journal &journal, Ports::ArticleStore &store, QString owner,
                                      Core::Call call);

/** Gives the text up where it lies; an entry of the journal with what this computer kept of it in
 * SQL. A text that was written there since `text` was read stays. Once `stop` is asked for neither
 * is touched again; what was begun is done. Errors: the journal's, or for a copy that is given up
 * the store's. */
Core::Task<void> forgetUnsavedText(Journal &journal, Ports::ArticleStore &store, QString owner,
                                   UnsavedText text, std::stop_token stop);

/** Takes forgetUnsavedText() back, and writes over nothing: where another text took the place, or
 * is about to since the article `isOpen`, this one lies beside it. `stop` and errors as there. */
Core::Task<void> keepUnsavedText(Journal &journal, Ports::ArticleStore &store, QString owner,
                                 UnsavedText text, bool isOpen, std::stop_token stop);

/** The three of them for one desk. `journal` and `store` are touched as they say; this object may
 * go before what it began has ended. */
class Recovery final
{
public:
    Recovery(Journal &journal, Ports::ArticleStore &store, QString owner)
        : m_journal(journal), m_store(store), m_owner(std::move(owner))
    {
    }

    Core::Task<UnsavedTexts> texts(Core::Call call)
    {
        return unsavedTexts(m_journal, m_store, m_owner, std::move(call));
    }
    Core::Task<void> forget(UnsavedText text, std::stop_token stop)
    {
        return forgetUnsavedText(m_journal, m_store, m_owner, std::move(text), std::move(stop));
    }
    Core::Task<void> keep(UnsavedText text, bool isOpen, std::stop_token stop)
    {
        return keepUnsavedText(m_journal, m_store, m_owner, std::move(text), isOpen,
                               std::move(stop));
    }

private:
    Journal &m_journal;
    Ports::ArticleStore &m_store;
    QString m_owner;
};

} // namespace Triptych::Unsaved
