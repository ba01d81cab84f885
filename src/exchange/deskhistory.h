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
 * of each.
 */
class DeskHistory final
{
public:
    static constexpr qint64 MostVersions = 200;

    explicit DeskHistory(Ports::ArticleStore &store) : m_store(store) {}

    /** Sets `seemsToBe` of candidates that would show what a person has taken back, and
     * `isTakenOffByFile` of those that the options take. `stored` is by path. */
    Core::Result<void> look(QList<ImportCandidate> &batch,
                            const QHash<QString, Core::Article> &stored,
                            const MarkdownImportOptions &options, const Calls &calls);

    /** The article, which is whole, is not published and as its file made it, but it has versions
     * that may tell more. */
    static bool mayTell(const Core::Article &article);
    /** A person took it back from readers, to whom a person or its file had shown it. Of the
     * article only its id and version count. */
    Core::Result<bool> isTakenBack(const Core::Article &article, const Calls &calls);

private:
    Core::Result<bool> isPublishedByFile(const Core::Article &article, const Calls &calls);
    /** The newest version that `counts` takes, before that of the article; nothing where none of
     * those that are looked at does. */
    template<typename Counts>
    Core::Result<std::optional<Core::Article>> newest(const Core::Article &article,
                                                      const Calls &calls, const Counts &counts);

    Ports::ArticleStore &m_store;
};

} // namespace Triptych::Exchange
