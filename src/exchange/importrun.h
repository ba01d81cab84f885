#pragma once

#include "articlefrommarkdown.h"
#include "importreport.h"
#include "markdownimporter.h"
#include "treelanguages.h"

#include <core/call.h>
#include <core/knownsource.h>
#include <core/result.h>

#include <QHash>
#include <QSet>

#include <functional>
#include <stop_token>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Exchange {

/** One import, or dry run, from start to end, on the thread that calls run(). */
class ImportRun final
{
public:
    /** `call` ends it between two batches, `atOnce` wherever it is. */
    ImportRun(Ports::ArticleStore &store, const QString &folder,
              const MarkdownImportOptions &options, Core::Call call, std::stop_token atOnce,
              std::function<void(int, int)> progress);

    Core::Result<ImportReport> run();

private:
    struct Candidate
    {
        ImportPath path;
        MarkdownArticle read;
        QString slug; ///< as wished
        bool isNew = true;
        int number = 1;  ///< behind the slug, from 2 on
        QString rival{}; ///< the file of this run that has the address already
        QString slugBefore{}; ///< of an article that is there
        bool moves = false;   ///< the file gives that article another slug than before, a free one
    };

    /** False where there is nothing to import: it is refused, or the folder is empty. */
    Core::Result<bool> begin();
    Core::Result<void> importFiles(const QStringList &files);
    Core::Result<void> rememberSource();
    Core::Result<void> readFile(const QString &path);
    Core::Result<void> flush();
    Core::Result<void> settle(const QHash<QString, Core::Article> &stored);
    /** Which articles get another slug, because that in their file changed since the last import. */
    Core::Result<void> findMoves(const QHash<QString, Core::Article> &stored);
    bool asksToMove(const Candidate &candidate, const Core::Article &stored) const;
    /** Among the fields, where the article has another slug than its site gave it. */
    void keepGivenSlug(Candidate &candidate);
    /** Decides what becomes of a file whose article exists; true where it is to be saved. */
    bool prepareUpdate(Candidate &candidate, const Core::Article &stored);
    Core::Result<void> save(QList<Candidate> candidates);
    /** Gives each new one an address that neither this run nor the store has given away. */
    Core::Result<void> giveAddresses(QList<Candidate> &candidates);
    /** The first of slug, slug-2, ... that is not known to be taken. */
    void giveSlug(Candidate &candidate);
    /** The store gave its slug to another article. */
    void refuseSlug(const Candidate &candidate);
    /** Where it is not the one that it wished for. */
    void sayAddress(const Candidate &candidate, const Core::Article &article);
    void setGroup(Candidate &candidate);
    void count(const Candidate &candidate);
    void settled(const Candidate &candidate, const Core::Article &article,
                 ImportedFile::Outcome outcome);
    void warn(const QString &path, const QString &reason);
    void fail(const QString &path, int line, const QString &reason);
    void step();
    /** The folder is no longer what it was when the run began. */
    bool isFolderGone() const;
    /** The report of a run that ended early, which says what was kept. */
    ImportReport stoppedBy(const Core::Error &error) const;
    Core::Call readCall() const;
    Core::Call writeCall() const;
    Core::Result<void> checkCall() const;

    Ports::ArticleStore &m_store;
    QString m_folder;
    MarkdownImportOptions m_options;
    MarkdownContext m_context;
    Core::Call m_call;
    std::stop_token m_atOnce;
    std::function<void(int, int)> m_progress;
    const QDateTime m_now = Core::utcNow();
    SourceStanding m_standing;
    QString m_volume; ///< where the folder is mounted
    ImportReport m_report;
    QHash<QString, bool> m_saidOfSite; ///< notes that are said once, by file and reason
    TreeLanguages m_languages{{}};
    QHash<Core::Address, QString> m_given; ///< addresses of this run, each with its file
    QSet<Core::Address> m_taken;           ///< addresses that the store gave to others
    QList<Candidate> m_batch;
    qsizetype m_batchSize = 0;
    int m_done = 0;
    int m_total = 0;
};

} // namespace Triptych::Exchange
