#pragma once

#include "importcandidate.h"
#include "importreport.h"

#include <core/call.h>
#include <core/knownsource.h>
#include <core/result.h>

#include <QHash>
#include <QSet>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Exchange {

/**
 * The addresses (language and slug) that one import gives, and those that become free in it. Blocks
 * for the store, on the importer's thread; a dry run uses it the same way, and so learns of
 * addresses that the store does not know yet.
 */
class RunAddresses final
{
public:
    explicit RunAddresses(Ports::ArticleStore &store) : m_store(store) {}

    /**
     * Sets `moves` of the candidates that ask for another address and can have it: it is free, or
     * is left by an article that moves before it. Of two that ask for one the first gets it;
     * articles that only change places keep theirs. `stored` is by path.
     */
    Core::Result<void> decideMoves(QList<ImportCandidate> &batch,
                                   const QHash<QString, Core::Article> &stored,
                                   const Core::Call &call);
    /** Paths of candidates whose wanted address is held by a stored article that may still move
     * away in this run. After decideMoves(). */
    Core::Result<QSet<QString>> blocked(const QList<ImportCandidate> &batch,
                                        const Core::Call &call);
    /** The article of `path` has its address, and keeps it. */
    void keep(const Core::Article &stored, const QString &path);
    /** It leaves its address for that of the candidate, which is free for others then. */
    void move(const Core::Article &stored, const ImportCandidate &candidate);
    /** Assigns each new one an address that neither this run has assigned nor the store holds; to
     * those that are published first, else in their order. */
    Core::Result<void> assign(QList<ImportCandidate> &candidates, const Core::Call &call);
    /** An article that this login does not see has the candidate's address: assigns the next one.
     * False where there have been enough. */
    bool assignNext(ImportCandidate &candidate);

    /** The article has this address from this run on. */
    void take(const ImportCandidate &candidate, const Core::Article &saved);
    bool hasManyTaken() const { return m_takenNow.size() >= MostAsked; }
    /** Of the addresses since the last call: those that another article had once and redirects
     * from. The notes are of the files that have them now. */
    Core::Result<QList<ImportNote>> takenFromRedirects(const Core::Call &call);

private:
    /** See Ports::ArticleStore::redirectsFrom(). */
    static constexpr qsizetype MostAsked = 5'000;

    struct Left
    {
        Core::ArticleId id;
        QString path;
    };

    /** The first of slug, slug-2, ... that is not known to be taken. */
    void assignSlug(ImportCandidate &candidate);
    void refuse(const ImportCandidate &candidate);
    bool isLeft(const Core::Address &address, const Core::ArticleId &holder) const;

    Ports::ArticleStore &m_store;
    QHash<Core::Address, QString>
        m_assigned; ///< addresses that articles have after this run, each with its file
    QHash<Core::Address, Left> m_left; ///< addresses that an article had before this run
    QHash<Core::Address, Left>
        m_takenNow;              ///< since takenFromRedirects(), each with its article and file
    QSet<Core::Address> m_taken; ///< addresses that other articles of the store have
};

/** Among the fields, where the article has another slug than its site gave it. */
void keepGivenSlug(ImportCandidate &candidate);

} // namespace Triptych::Exchange
