#include "runaddresses.h"

#include "await.h"
#include "translated.h"

#include <core/slug.h>
#include <ports/articlestore.h>

#include <algorithm>
#include <utility>

namespace Triptych::Exchange {

namespace {

/** See Ports::ArticleStore::takenAddresses(). */
constexpr qsizetype MostTakenAsked = 500;
constexpr qint64 MostAhead = 128;
/** Each is a save that the store refuses. */
constexpr int MostRefusals = 20;

QString numbered(const ImportCandidate &candidate, qint64 number)
{
    return number == 1 ? candidate.slug : Core::numberedSlug(candidate.slug, number);
}

/** The end of an id, where ids differ. */
qint64 numberOf(const Core::ArticleId &id)
{
    return id.toString().right(8).toLongLong(nullptr, 16);
}

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
                                             const Calls &calls)
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
    const auto taken = await(m_store.takenAddresses(asked, calls()));
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
                                                  const Calls &calls)
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
    const auto taken = await(m_store.takenAddresses(asked, calls()));
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
    const Core::Address before{stored.language, stored.slug};
    m_left.insert(before, {stored.id, candidate.path.path});
    m_taken.remove(before);
    m_assigned.insert(candidate.address(), candidate.path.path);
}

void RunAddresses::stay(const Core::Article &stored, const ImportCandidate &candidate)
{
    refuse(candidate);
    m_left.remove({stored.language, stored.slug});
    keep(stored, candidate.path.path);
}

Core::Result<void> RunAddresses::assign(QList<ImportCandidate> &candidates, const Calls &calls)
{
    QList<ImportCandidate *> open;
    for (ImportCandidate &candidate : candidates)
        open.append(&candidate);
    // What readers see gets the address that it wishes for before what waits.
    std::stable_partition(open.begin(), open.end(), [](const ImportCandidate *candidate) {
        return candidate->read.article.status == Core::Status::Published;
    });
    m_free.clear();
    // All in order once more after each answer, so that who comes first has the lowest number.
    for (qint64 ahead = 1;; ahead = std::min(2 * ahead, MostAhead)) {
        QSet<Core::Address> asked;
        for (ImportCandidate *candidate : std::as_const(open)) {
            assignSlug(*candidate);
            if (isKnown(candidate->address()))
                continue;
            // Many of one slug are asked about at once: a hundred numbers are no hundred questions.
            for (qint64 number = candidate->number; number < candidate->number + ahead; ++number)
                asked.insert({candidate->address().language, numbered(*candidate, number)});
        }
        if (asked.isEmpty())
            break;
        const auto learned = learn(asked, calls);
        if (!learned)
            return learned;
        for (const ImportCandidate *candidate : std::as_const(open))
            m_assigned.remove(candidate->address());
    }
    for (ImportCandidate *candidate : std::as_const(open))
        tellSlug(*candidate);
    return {};
}

Core::Result<void> RunAddresses::learn(const QSet<Core::Address> &addresses, const Calls &calls)
{
    const QList<Core::Address> all = addresses.values();
    for (qsizetype i = 0; i < all.size(); i += MostTakenAsked) {
        const QList<Core::Address> some = all.mid(i, MostTakenAsked);
        const auto taken = await(m_store.takenAddresses(some, calls()));
        if (!taken)
            return Core::failure(taken.error());
        for (const Core::Address &address : some) {
            const auto holder = taken->constFind(address);
            const bool isFree = holder == taken->cend() || isLeft(address, *holder);
            (isFree ? m_free : m_taken).insert(address);
        }
    }
    return {};
}

void RunAddresses::assignSlug(ImportCandidate &candidate, qint64 number)
{
    Core::Article &article = candidate.read.article;
    const auto wished = m_assigned.constFind(candidate.wished());
    candidate.rival = wished == m_assigned.cend() ? QString() : *wished;
    candidate.number = number;
    article.slug = numbered(candidate, number);
    while (m_assigned.contains(candidate.address()) || m_taken.contains(candidate.address()))
        article.slug = numbered(candidate, ++candidate.number);
    const auto left = m_left.constFind(candidate.address());
    candidate.leftBy = left != m_left.cend() ? left->path : QString();
    m_assigned.insert(candidate.address(), candidate.path.path);
}

void RunAddresses::tellSlug(ImportCandidate &candidate)
{
    keepGivenSlug(candidate);
    candidate.digest.assigned = candidate.number > 1 ? candidate.read.article.slug : QString();
    candidate.keepDigest();
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

Core::Result<void> RunAddresses::tellRedirects(ImportReport &report, const RunCalls &calls)
{
    const auto notes = takenFromRedirects([&calls] { return calls.read(); });
    if (notes) {
        report.warnings += *notes;
        return {};
    }
    if (const auto checked = calls.check(); !checked)
        return checked;
    // All is saved: a store that takes long over every article's fields undoes nothing.
    report.warnings.append(
        {QStringLiteral("."), 0,
         translated(QT_TRANSLATE_NOOP("Exchange", "Whether old links to other articles lead to "
                                                  "new ones now is not known: %1"))
             .arg(notes.error().message)});
    return {};
}

Core::Result<QList<ImportNote>> RunAddresses::takenFromRedirects(const Calls &calls)
{
    const QHash<Core::Address, Left> taken = std::exchange(m_takenNow, {});
    QList<ImportNote> notes;
    const QList<Core::Address> all = taken.keys();
    for (qsizetype i = 0; i < all.size(); i += MostAsked) {
        const auto redirects = await(m_store.redirectsFrom(all.mid(i, MostAsked), calls()));
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
    if (candidate.refusals > MostRefusals)
        return false;
    refuse(candidate);
    const bool isLast = ++candidate.refusals > MostRefusals;
    assignSlug(candidate, isLast ? numberOf(candidate.read.article.id) : candidate.number);
    tellSlug(candidate);
    return true;
}

} // namespace Triptych::Exchange
