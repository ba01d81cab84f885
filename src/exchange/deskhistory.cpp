#include "deskhistory.h"

#include "await.h"
#include "importupdate.h"

#include <ports/articlestore.h>

namespace Triptych::Exchange {

namespace {

/** Created, published, withdrawn: fewer versions have no such history. */
constexpr qint64 FewestVersions = 3;

/** No person made this version: it says what a file said. */
bool isOfFile(const Core::Article &version)
{
    return version.source &&
           saysAsImported(version, ImportDigest::fromText(version.source->digest).content);
}

bool isPublished(const Core::Article &version)
{
    return version.status == Core::Status::Published;
}

} // namespace

qint64 DeskHistory::oldestLookedAt(const Core::Article &article) const
{
    return qMax(qint64(1), article.version - m_mostVersions);
}

template<typename Counts>
Core::Result<std::optional<Core::Article>>
DeskHistory::newest(const Core::Article &article, const Calls &calls, const Counts &counts)
{
    const qint64 oldest = oldestLookedAt(article);
    for (qint64 number = article.version - 1; number >= oldest; --number) {
        const auto version = await(m_store.revision(article.id, number, calls()));
        if (!version && version.error().kind == Core::ErrorKind::NotFound)
            continue; // of a deletion, or thrown away
        if (!version)
            return Core::failure(version.error());
        if (counts(*version))
            return std::optional(*version);
    }
    return std::nullopt;
}

bool DeskHistory::mayTell(const Core::Article &article)
{
    return !article.isDeleted() && !isPublished(article) && article.version >= FewestVersions &&
           isOfFile(article);
}

Core::Result<bool> DeskHistory::isTakenBack(const Core::Article &article, const Calls &calls)
{
    return takenBack(article, calls).map([](TakenBack taken) { return taken != TakenBack::No; });
}

Core::Result<DeskHistory::TakenBack> DeskHistory::takenBack(const Core::Article &article,
                                                            const Calls &calls)
{
    std::optional<Core::Article> after; // the version after the one that readers saw
    const auto shown = newest(article, calls, [&after](const Core::Article &version) {
        if (!isPublished(version))
            after = version;
        return isPublished(version);
    });
    if (!shown)
        return Core::failure(shown.error());
    if (!*shown)
        return oldestLookedAt(article) > 1 ? TakenBack::Unknown : TakenBack::No;
    const bool isByPerson = !isOfFile(**shown) || (after && !isOfFile(*after));
    return isByPerson ? TakenBack::Yes : TakenBack::No;
}

Core::Result<bool> DeskHistory::isPublishedByFile(const Core::Article &article, const Calls &calls)
{
    const auto imported = newest(article, calls, isOfFile);
    if (!imported)
        return Core::failure(imported.error());
    return *imported && (*imported)->isPublic(m_now);
}

Core::Result<void> DeskHistory::look(QList<ImportCandidate> &batch,
                                     const QHash<QString, Core::Article> &stored,
                                     const MarkdownImportOptions &options, const Calls &calls)
{
    for (ImportCandidate &candidate : batch) {
        const auto found = stored.constFind(candidate.path.path);
        if (found == stored.cend() || found->isDeleted())
            continue;
        const Core::Article &fromFile = candidate.read.article;
        if (isPublished(fromFile) && candidate.seemsToBe.isEmpty() && mayTell(*found)) {
            const auto taken = takenBack(*found, calls);
            if (!taken)
                return Core::failure(taken.error());
            if (*taken == TakenBack::No)
                continue;
            candidate.waitsForPerson = true;
            candidate.seemsToBe = translated(
                *taken == TakenBack::Yes
                    ? QT_TRANSLATE_NOOP("Exchange",
                                        "The file publishes the article now, which was taken from "
                                        "readers in Triptych, so it waits as a draft. Publish the "
                                        "draft if readers are to see it.")
                    : QT_TRANSLATE_NOOP("Exchange",
                                        "The file publishes the article now, which has so many "
                                        "versions that Triptych does not tell whether a person "
                                        "took it from readers. It waits as a draft. Publish the "
                                        "draft if readers are to see it."));
        } else if (options.takes(candidate.path.path) && found->isPublic(m_now) &&
                   !fromFile.isPublic(m_now) && candidate.heldBack.isEmpty() &&
                   !candidate.read.isHeldByProgram) {
            const auto isOfItsFile = isPublishedByFile(*found, calls);
            if (!isOfItsFile)
                return Core::failure(isOfItsFile.error());
            candidate.isTakenOffByFile = *isOfItsFile;
        }
    }
    return {};
}

} // namespace Triptych::Exchange
