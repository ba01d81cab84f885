#include "runaddresses.h"

#include "await.h"
#include "translated.h"

#include <core/slug.h>
#include <ports/articlestore.h>

#include <algorithm>
#include <utility>

namespace Triptych::Exchange {

namespace {

constexpr int MaximumSlugNumber = 100;

} // namespace

void keepGivenSlug(ImportCandidate &candidate)
{
    Core::Article &article = candidate.read.article;
    const QString key = QStringLiteral("slug");
    if (candidate.read.slugIsGiven && article.slug != candidate.slug &&
        !article.fields.contains(key))
        article.fields.insert(key, candidate.slug);
}

Core::Result<void> RunAddresses::decideMoves(QList<ImportCandidate> &batch,
                                             const QHash<QString, Core::Article> &stored,
                                             const Core::Call &call)
{
    QList<ImportCandidate *> open;
    QList<Core::Address> asked;
    for (ImportCandidate &candidate : batch) {
        if (candidate.asksToMove) {
            open.append(&candidate);
            asked.append(candidate.wished());
        }
    }
    if (open.isEmpty())
        return {};
    const auto taken = await(m_store.takenAddresses(asked, call));
    if (!taken)
        return Core::failure(taken.error());
    QSet<Core::Address> reserved;
    QHash<Core::ArticleId, QString> leaving;
    const auto isFree = [&](const Core::Address &address) {
        if (m_assigned.contains(address) || reserved.contains(address))
            return false;
        const auto holder = taken->constFind(address);
        return holder == taken->cend() || leaving.contains(*holder) || isLeft(address, *holder);
    };
    // Who leaves an address goes before who takes it; a ring of them never begins.
    int order = 0;
    for (bool goesOn = true; goesOn;) {
        goesOn = false;
        for (ImportCandidate *candidate : std::as_const(open)) {
            if (candidate->moves > 0 || !isFree(candidate->wished()))
                continue;
            candidate->moves = ++order;
            reserved.insert(candidate->wished());
            leaving.insert(stored.value(candidate->path.path).id, candidate->path.path);
            if (const auto left = m_left.constFind(candidate->wished()); left != m_left.cend())
                candidate->leftBy = left->path;
            else if (const auto holder = taken->constFind(candidate->wished());
                     holder != taken->cend())
                candidate->leftBy = leaving.value(*holder);
            goesOn = true;
        }
    }
    return {};
}

Core::Result<QSet<QString>> RunAddresses::blocked(const QList<ImportCandidate> &batch,
                                                  const Core::Call &call)
{
    QSet<QString> paths;
    QList<Core::Address> asked;
    for (const ImportCandidate &candidate : batch) {
        if (candidate.isNew)
            asked.append(candidate.wished());
        else if (candidate.asksToMove && candidate.moves == 0)
            paths.insert(candidate.path.path);
    }
    if (asked.isEmpty())
        return paths;
    const auto taken = await(m_store.takenAddresses(asked, call));
    if (!taken)
        return Core::failure(taken.error());
    for (const ImportCandidate &candidate : batch) {
        const auto holder = taken->constFind(candidate.wished());
        if (candidate.isNew && holder != taken->cend() &&
            !m_assigned.contains(candidate.wished()) && !isLeft(candidate.wished(), *holder))
            paths.insert(candidate.path.path);
    }
    return paths;
}

bool RunAddresses::isLeft(const Core::Address &address, const Core::ArticleId &holder) const
{
    const auto left = m_left.constFind(address);
    return left != m_left.cend() && left->id == holder;
}

void RunAddresses::keep(const Core::Article &stored, const QString &path)
{
    m_assigned.insert({stored.language, stored.slug}, path);
}

void RunAddresses::move(const Core::Article &stored, const ImportCandidate &candidate)
{
    m_left.insert({stored.language, stored.slug}, {stored.id, candidate.path.path});
    m_assigned.insert(candidate.address(), candidate.path.path);
}

Core::Result<void> RunAddresses::assign(QList<ImportCandidate> &candidates, const Core::Call &call)
{
    QList<ImportCandidate *> open;
    for (ImportCandidate &candidate : candidates)
        open.append(&candidate);
    // What readers see gets the address that it wishes for before what waits.
    std::stable_partition(open.begin(), open.end(), [](const ImportCandidate *candidate) {
        return candidate->read.article.status == Core::Status::Published;
    });
    while (!open.isEmpty()) {
        QList<Core::Address> asked;
        for (ImportCandidate *candidate : std::as_const(open)) {
            assignSlug(*candidate);
            asked.append(candidate->address());
        }
        const auto taken = await(m_store.takenAddresses(asked, call));
        if (!taken)
            return Core::failure(taken.error());
        QList<ImportCandidate *> again;
        for (ImportCandidate *candidate : std::as_const(open)) {
            const auto holder = taken->constFind(candidate->address());
            const bool isFree = holder == taken->cend() || isLeft(candidate->address(), *holder);
            if (isFree || candidate->number >= MaximumSlugNumber)
                continue;
            refuse(*candidate);
            again.append(candidate);
        }
        open = again;
    }
    return {};
}

void RunAddresses::assignSlug(ImportCandidate &candidate)
{
    Core::Article &article = candidate.read.article;
    if (const auto rival = m_assigned.constFind(candidate.address()); rival != m_assigned.cend())
        candidate.rival = *rival;
    while (m_assigned.contains(candidate.address()) || m_taken.contains(candidate.address())) {
        ++candidate.number;
        article.slug = Core::numberedSlug(candidate.slug, candidate.number);
    }
    const auto left = m_left.constFind(candidate.address());
    candidate.leftBy = left != m_left.cend() ? left->path : QString();
    keepGivenSlug(candidate);
    candidate.digest.assigned = candidate.number > 1 ? article.slug : QString();
    candidate.keepDigest();
    m_assigned.insert(candidate.address(), candidate.path.path);
}

void RunAddresses::refuse(const ImportCandidate &candidate)
{
    m_assigned.remove(candidate.address());
    m_taken.insert(candidate.address());
}

void RunAddresses::take(const ImportCandidate &candidate, const Core::Article &saved)
{
    // Of an address that was left in this run, saidOfAddress() tells.
    if ((candidate.isNew || candidate.moves > 0) && candidate.leftBy.isEmpty())
        m_takenNow.insert({saved.language, saved.slug}, {saved.id, candidate.path.path});
}

Core::Result<QList<ImportNote>> RunAddresses::takenFromRedirects(const Core::Call &call)
{
    const QHash<Core::Address, Left> taken = std::exchange(m_takenNow, {});
    QList<ImportNote> notes;
    const QList<Core::Address> all = taken.keys();
    for (qsizetype i = 0; i < all.size(); i += MostAsked) {
        const auto redirects = await(m_store.redirectsFrom(all.mid(i, MostAsked), call));
        if (!redirects)
            return Core::failure(redirects.error());
        for (auto it = redirects->begin(); it != redirects->end(); ++it) {
            const Left now = taken.value(it.key());
            if (now.id == it->id)
                continue;
            notes.append(
                {now.path, 0,
                 translated(QT_TRANSLATE_NOOP("Exchange",
                                              "Its slug \"%1\" is an old address of the article "
                                              "\"%2\": old links to that article lead here."))
                     .arg(it.key().slug, it->title.left(100))});
        }
    }
    std::sort(notes.begin(), notes.end(),
              [](const ImportNote &a, const ImportNote &b) { return a.file < b.file; });
    return notes;
}

bool RunAddresses::assignNext(ImportCandidate &candidate)
{
    if (candidate.number >= MaximumSlugNumber)
        return false;
    refuse(candidate);
    assignSlug(candidate);
    return true;
}

} // namespace Triptych::Exchange
