#pragma once

#include "importreport.h"

#include <core/call.h>
#include <core/result.h>

#include <QObject>
#include <QThreadPool>

#include <stop_token>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Exchange {

struct MarkdownImportOptions
{
    QString sourceName;                  ///< empty = "markdown:" and the name of the folder
    QString actor;                       ///< the login that is kept as createdBy and updatedBy
    qint64 maximumFileSize = 32'000'000; ///< bytes; a larger file fails
};

/**
 * Takes a folder of Markdown files into a store; see articleFromMarkdown() for what becomes of a
 * file.
 *
 * An article is known again by (source name, path), so an import may be run again:
 * - a file without news changes nothing;
 * - a file with news updates its article, unless the article was edited in Triptych since the last
 *   import: that file fails and nothing is overwritten;
 * - an article deleted in Triptych stays deleted: unchanged, with a warning;
 * - an article keeps the slug it has. Where files want the same slug in one language, the later
 * ones in the order of their paths get a number. Files with the same path but for a language folder
 * share a translation group.
 *
 * Reading and parsing run on a thread of its own; writes go in batches through compare-and-swap.
 * Destroying the importer calls a running import off and waits for it.
 */
class MarkdownImporter final : public QObject
{
    Q_OBJECT

public:
    /** `store` must outlive the importer. */
    explicit MarkdownImporter(Ports::ArticleStore &store, QObject *parent = nullptr);
    ~MarkdownImporter() override;

    /**
     * Answers on the importer's thread. NotFound where there is no such folder; Cancelled and
     * Timeout by `call`, whose deadline is that of the whole import; else the store's errors where
     * a whole batch could not be written. What was written until then stays, and a second run
     * completes it.
     */
    Core::FutureResult<ImportReport>
    importFolder(const QString &folder, const MarkdownImportOptions &options, Core::Call call);

Q_SIGNALS:
    /** `done` of `total` files are settled. Emitted on the importer's thread. */
    void progressed(int done, int total);

private:
    Ports::ArticleStore &m_store;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace Triptych::Exchange
