#pragma once

#include "gonefiles.h"
#include "importcandidate.h"
#include "importreport.h"
#include "importupdate.h"
#include "markdownimporter.h"
#include "replacedfiles.h"
#include "runaddresses.h"
#include "runcalls.h"
#include "sitenotes.h"
#include "stillpublic.h"
#include "treelanguages.h"
#include "withdrawntexts.h"

#include <core/call.h>
#include <core/result.h>
#include <ports/articlestore.h>

#include <QHash>

#include <functional>
#include <stop_token>

namespace Triptych::Exchange {

/** One import, or dry run, from start to end, on the thread that calls run(). */
class ImportRun final
{
public:
    /** `call` ends it behind the batch that is being written, or at its deadline; `atOnce` wherever
     * it is. `progress(done, total)` is called on the thread of run(), for each file that is
     * settled: done counts from 1 up to total. */
    ImportRun(Ports::ArticleStore &store, const QString &folder,
              const MarkdownImportOptions &options, Core::Call call, std::stop_token atOnce,
              std::function<void(int, int)> progress);

    Core::Result<ImportReport> run();

private:
    Core::Result<ImportReport> runToItsEnd();
    /** False where the import is refused because it overlaps another source: the report says so. */
    Core::Result<bool> begin();
    /** Keeps other imports of the source away, and learns what this login may do. */
    Core::Result<void> prepareStore();
    /** `unread` are files and folders that could not be read. */
    Core::Result<void> importFiles(const QStringList &files, const QList<ImportNote> &unread);
    Core::Result<void> rememberSource();
    Core::Result<void> readFile(const QString &path);
    void leaveOut(const QString &path, const QString &reason);
    Core::Result<void> importBatch();
    /** Gives files that got other names their articles, and holds back what a person took from
     * readers. */
    Core::Result<void> compareBatch(QHash<QString, Core::Article> &stored);
    /** See ImportCandidate::keepPublished(). */
    void keepPublished(ImportCandidate &candidate, const Core::Article &stored);
    /** Puts the candidate off to the end of the run if an article of this source may still give up
     * the slug it wants. False if the queue is full. */
    bool waits(const ImportCandidate &candidate);
    Core::Result<void> matchBatch(const QHash<QString, Core::Article> &stored);
    /** Decides what becomes of a file whose article exists; true where it is to be saved. */
    bool decideUpdate(ImportUpdate &update, ImportCandidate &candidate,
                      const Core::Article &stored);
    Core::Result<void> save(QList<ImportCandidate> candidates);
    /** What the store answered for one; true where the candidate is to be saved again. */
    bool takeAnswer(ImportCandidate &candidate, const Core::Result<Core::Article> &answer);
    void takeRefusal(const ImportCandidate &candidate, const Core::Error &error);
    /** The store has refused its new address: true where it is to be saved with the old one. */
    bool stays(ImportCandidate &candidate, const StayingUpdate &staying);
    void setDigest(ImportCandidate &candidate) const;
    /** What became of the file, for the report. */
    void report(const ImportCandidate &candidate, const Core::Article &article,
                ImportedFile::Outcome outcome);
    /** The article of a file, for the report. */
    void record(const QString &path, const Core::Article &article);
    void warn(const QString &path, const QString &reason);
    void fail(const QString &path, int line, const QString &reason);
    void countDone();
    /** The folder is no longer what it was when the run began. */
    bool isFolderGone() const;
    /** The report of a run that ended early, which says what was kept. */
    ImportReport stoppedBy(const Core::Error &error) const;

    Ports::ArticleStore &m_store;
    QString m_folder;
    MarkdownImportOptions m_options;
    MarkdownContext m_context;
    RunCalls m_calls;
    const Calls m_reads = [this] { return m_calls.read(); };
    std::function<void(int, int)> m_progress;
    const QDateTime m_now = Core::utcNow();
    SourceStanding m_standing;
    QString m_volume; ///< where the folder is mounted
    ImportReport m_report;
    SiteNotes m_siteNotes;
    TreeLanguages m_languages{{}};
    GoneFiles m_gone;
    WithdrawnTexts m_withdrawn;
    StillPublic m_stillPublic;
    ReplacedFiles m_replaced;
    RunAddresses m_addresses;
    QHash<QString, StayingUpdate> m_staying; ///< of the batch, by path; see stays()
    Ports::SourceClaim m_lock;
    bool m_mayPublish = true;
    QList<ImportCandidate> m_batch;
    qsizetype m_batchSize = 0; ///< bytes of the files
    QList<ImportCandidate> m_waiting;
    qsizetype m_waitingSize = 0; ///< bytes of the files
    bool m_mayWait = false;
    int m_done = 0;
    int m_total = 0;
};

} // namespace Triptych::Exchange
