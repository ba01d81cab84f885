#pragma once

#include "importcandidate.h"
#include "markdownimporter.h"
#include "runcalls.h"

#include <core/call.h>
#include <core/result.h>

#include <QHash>

#include <optional>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Exchange {

/**
 * What the versions of an imported article tell that it does not tell itself: that a person took
 * it back from readers, after which it is as its file made it; and whether its file or a
 * person published it. Blocks for the store, on the importer's thread, and asks it only about
 * articles that the import would show, or take from readers over an edit: for at most MostVersions
 * of each. Where these do not tell, and there are more, the article counts as taken back.
 */
class DeskHistory final
{
public:
    static constexpr qint64 MostVersions = MostVersionsLookedAt;

    explicit DeskHistory(Ports::ArticleStore &store, qint64 mostVersions = MostVersions,
                         QDateTime now = Core::utcNow())
        : m_store(store), m_mostVersions(mostVersions), m_now(std::move(now))
    {
    }

    /** Sets `seemsToBe` and `waitsForPerson` of candidates that would show what a person has taken
     * back, and `isTakenOffByFile` of those that the options take. `stored` is by path. */
    Core::Result<void> look(QList<ImportCandidate> &batch,
                            const QHash<QString, Core::Article> &stored,
                            const MarkdownImportOptions &options, const Calls &calls);

    /** The article, which is whole, is not published and as its file made it, but it has versions
     * that may tell more. */
    static bool mayTell(const Core::Article &article);
    /** A person took it back from readers, to whom a person or its file had shown it, or may have
     * done so before the versions that are looked at. Of the article only its id and version
     * count. */
    Core::Result<bool> isTakenBack(const Core::Article &article, const Calls &calls);

private:
    enum class TakenBack { No, Yes, Unknown };

    Core::Result<TakenBack> takenBack(const Core::Article &article, const Calls &calls);
    Core::Result<bool> isPublishedByFile(const Core::Article &article, const Calls &calls);
    /** The newest version that `counts` takes, before that of the article; nothing where none of
     * those that are looked at does. */
    template<typename Counts>
    Core::Result<std::optional<Core::Article>> newest(const Core::Article &article,
                                                      const Calls &calls, const Counts &counts);

    qint64 oldestLookedAt(const Core::Article &article) const;

    Ports::ArticleStore &m_store;
    qint64 m_mostVersions;
    QDateTime m_now; ///< of the run
};

} // namespace Triptych::Exchange
