#pragma once

#include "importreport.h"

#include <core/call.h>
#include <core/query.h>
#include <core/result.h>
#include <core/sitezone.h>

#include <QJsonObject>
#include <QObject>
#include <QThreadPool>

#include <optional>
#include <stop_token>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Exchange {

struct ExportOptions
{
    QString folder;             ///< is made where it does not exist
    Core::ArticleQuery query{}; ///< which articles, where `ids` is empty; its order does not count
    QList<Core::ArticleId> ids{};
    bool overwrites = false; ///< files that are there and differ; else they are skipped
    Core::SiteZone zone{};   ///< of the site's dates: Workspace::siteZone()
};

/** What became of an export. Paths are inside its folder, with '/'. */
struct ExportReport
{
    int written = 0;
    int unchanged = 0;          ///< files that were there already, byte by byte
    QList<ImportNote> skipped;  ///< files that are there and differ
    QList<ImportNote> failures; ///< files that could not be written
    QList<ImportNote> renamed;  ///< files with another name than the article's own, and why
    QList<ImportNote> lost;     ///< files that a later import would read as another article
    /** What ended it early; what was written until then stays. */
    std::optional<Core::Error> stopped;

    bool isComplete() const { return !stopped && skipped.isEmpty() && failures.isEmpty(); }
};

QJsonObject exportReportToJson(const ExportReport &report);

/** One sentence: what an export never holds. To be shown before it begins. */
QString whatAnExportLacks();

/**
 * Writes articles as Markdown files with front matter (articleToMarkdown()), each whole and
 * durably, under the names of ExportNames. Nothing that is there is overwritten unless the options
 * say so; no file is ever removed. Deleted articles are not exported, nor those that this login
 * does not see.
 *
 * Reading and writing run on a thread of its own. The destructor stops a running export and waits
 * for the file that is being written.
 */
class MarkdownExporter final : public QObject
{
    Q_OBJECT

public:
    /** `store` must outlive the exporter. */
    explicit MarkdownExporter(Ports::ArticleStore &store, QObject *parent = nullptr);
    ~MarkdownExporter() override;

    /** Answers on the exporter's thread. Errors, with nothing done: Usage where the folder's name
     * is empty or is that of a file; ReadOnly and the like where it cannot be made or written in;
     * else the store's errors on the way to the first article. From then on the answer is a report,
     * whose `stopped` says what ended it early: Cancelled, Timeout, a full disk, the store's
     * errors. */
    Core::FutureResult<ExportReport> exportTo(ExportOptions options, Core::Call call);

Q_SIGNALS:
    /** So many of `total` articles are settled; `total` is known before the first is. Emitted on
     * the exporter's thread. */
    void progressed(int done, int total);

private:
    Ports::ArticleStore &m_store;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace Triptych::Exchange
