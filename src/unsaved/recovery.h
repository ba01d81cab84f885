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
        article; ///< the typed article; `version` is the version it was typed over, 0 = never saved
    QDateTime writtenAt;
    std::optional<Core::Article>
        stored; ///< the stored article; nothing where it was never saved, or where SQL is away
    bool isDeleted = false; ///< the article was deleted meanwhile
    TextPlace place;
    /** The text comes from a damaged file: its end may be missing, and a GapMark stands for each
     * unreadable place. `version` is 0 then, so that a save merges it with the stored article. */
    bool isInPart = false;
};

struct UnsavedTexts
{
    /** Newest first. For each article: the journal's entry (or, without one, this computer's
     * working copy), and every other text that was put aside or that another computer keeps. No
     * text replaces another, whatever their times are. This computer's copy is listed beside the
     * entry (`place.device` is this one) where it was written later. */
    QList<UnsavedText> texts;
    QStringList setAside; ///< unreadable journal files that were set aside by this call
    QStringList empty;    ///< empty journal files that were set aside by this call
};

/**
 * The unsaved texts that a desk offers after a crash, or from another computer: the journal's
 * entries and `owner`'s working copies. Texts that equal the stored article are removed and not
 * listed. While SQL is away only the journal is read. Neither is touched after `call` is stopped.
 * Runs on the calling thread. Errors: those of the journal, none of the store.
 */
Core::Task<UnsavedTexts> unsavedTexts(Journal &journal, Ports::ArticleStore &store, QString owner,
                                      Core::Call call);

/** Discards `text` in its place; for an entry of the journal also this computer's working copy in
 * SQL. A text written there since `text` was read stays. After `stop` is requested nothing new is
 * begun. Errors: those of the journal, or for a working copy those of the store. */
Core::Task<void> forgetUnsavedText(Journal &journal, Ports::ArticleStore &store, QString owner,
                                   UnsavedText text, std::stop_token stop);

/** Undoes forgetUnsavedText(), and overwrites nothing: where another text took the place, or will
 * take it because the article `isOpen`, `text` is kept beside it. `stop` and errors as in
 * forgetUnsavedText(). */
Core::Task<void> keepUnsavedText(Journal &journal, Ports::ArticleStore &store, QString owner,
                                 UnsavedText text, bool isOpen, std::stop_token stop);

/** The three functions above with the journal and store of one desk. This object may be destroyed
 * before a call has ended. */
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
