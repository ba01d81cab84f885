#pragma once

#include "importcandidate.h"
#include "importreport.h"
#include "runcalls.h"

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
 * The addresses (language and slug) that one import assigns, and those that it frees. Blocks for
 * the store, on the importer's thread. A dry run uses it in the same way, and so knows addresses
 * that are not stored.
 */
class RunAddresses final
{
public:
    explicit RunAddresses(Ports::ArticleStore &store) : m_store(store) {}

    /**
     * Sets `moves` of the candidates that ask for another address and can have it, because it is
     * free or an earlier change of address frees it. Of two that ask for the same one, the first
     * gets it; articles that want each other's addresses keep their own. `stored` is by path.
     */
    Core::Result<void> decideMoves(QList<ImportCandidate> &batch,
                                   const QHash<QString, Core::Article> &stored, const Calls &calls);
    /** Paths of candidates whose wanted address a stored article has that may still get another one
     * in this run. After decideMoves(). */
    Core::Result<QSet<QString>> blocked(const QList<ImportCandidate> &batch, const Calls &calls);
    /** The article of `path` keeps its address. */
    void keep(const Core::Article &stored, const QString &path);
    /** The article gets the candidate's address; its old address is free for others then. */
    void move(const Core::Article &stored, const ImportCandidate &candidate);
    /** The store refused the address that move() gave it: the article keeps its own. */
    void stay(const Core::Article &stored, const ImportCandidate &candidate);
    /** Assigns each new one an address that neither this run has assigned nor the store holds: the
     * one that it wishes for, or the first free one with a number. Those that are published come
     * first, else they come in their order. */
    Core::Result<void> assign(QList<ImportCandidate> &candidates, const Calls &calls);
    /** An article that this login does not see has the candidate's address: assigns the next one,
     * and after some attempts one with a number out of its id. False where that is taken, too. */
    bool assignNext(ImportCandidate &candidate);

    /** The article was saved with the candidate's address. */
    void take(const ImportCandidate &candidate, const Core::Article &saved);
    bool hasManyTaken() const { return m_takenNow.size() >= MostAsked; }
    /** Warns of the files that got, since the last call, an address from which another article
     * redirects. Where the store does not say that, warns of it; an error only where the import is
     * to end. */
    Core::Result<void> tellRedirects(ImportReport &report, const RunCalls &calls);

private:
    /** See Ports::ArticleStore::redirectsFrom(). */
    static constexpr qsizetype MostAsked = 5'000;

    struct Left
    {
        Core::ArticleId id;
        QString path;
    };

    Core::Result<QList<ImportNote>> takenFromRedirects(const Calls &calls);
    /** Asks the store which of these are taken, but for those whose articles have left them. */
    Core::Result<void> learn(const QSet<Core::Address> &addresses, const Calls &calls);
    bool isKnown(const Core::Address &address) const
    {
        return m_taken.contains(address) || m_free.contains(address);
    }
    /** The first of slug, slug-2, ... that is not known to be taken, from `number` on. */
    void assignSlug(ImportCandidate &candidate, qint64 number = 1);
    /** Says in the article which slug it got and which it wished for. */
    static void tellSlug(ImportCandidate &candidate);
    void refuse(const ImportCandidate &candidate);
    bool isLeft(const Core::Address &address, const Core::ArticleId &holder) const;

    Ports::ArticleStore &m_store;
    QHash<Core::Address, QString>
        m_assigned; ///< addresses that articles have after this run, each with its file
    QHash<Core::Address, Left> m_left; ///< addresses that an article had before this run
    QHash<Core::Address, Left>
        m_takenNow;              ///< since takenFromRedirects(), each with its article and file
    QSet<Core::Address> m_taken; ///< addresses that other articles of the store have
    QSet<Core::Address> m_free;  ///< of those that assign() asks about now, the others
};

/** Keeps the slug of the site among the custom fields, where the article got another slug. */
void keepGivenSlug(ImportCandidate &candidate);

} // namespace Triptych::Exchange
