#pragma once

#include "articlefrommarkdown.h"
#include "importreport.h"
#include "markdownimporter.h"

#include <core/call.h>
#include <core/result.h>

#include <QHash>
#include <QSet>

#include <functional>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Exchange {

/** One import from start to end, on the thread that calls run(). */
class ImportRun final
{
public:
    ImportRun(Ports::ArticleStore &store, const QString &folder,
              const MarkdownImportOptions &options, Core::Call call,
              std::function<void(int, int)> progress);

    Core::Result<ImportReport> run();

private:
    struct Candidate
    {
        ImportPath path;
        MarkdownArticle read;
        QString slug; ///< as wished
        bool isNew = true;
        int number = 1; ///< behind the slug, from 2 on
    };

    void readFile(const QString &path);
    Core::Result<void> flush();
    Core::Result<void> settle(const QHash<QString, Core::Article> &stored);
    /** Decides what becomes of a file whose article exists; true where it is to be saved. */
    bool prepareUpdate(Candidate &candidate, const Core::Article &stored);
    Core::Result<void> save(QList<Candidate> candidates);
    /** The first of slug, slug-2, ... that this run has not given away yet. */
    void giveSlug(Candidate &candidate);
    void setGroup(Candidate &candidate);
    void fail(const QString &path, int line, const QString &reason);
    Core::Call storeCall() const;
    Core::Result<void> checkCall() const;

    Ports::ArticleStore &m_store;
    QString m_folder;
    MarkdownImportOptions m_options;
    Core::Call m_call;
    std::function<void(int, int)> m_progress;
    ImportReport m_report;
    QHash<QString, int> m_languages; ///< how many files share a neutral path
    QSet<QString> m_slugs;           ///< "language/slug" that this run gave away
    QList<Candidate> m_batch;
    qsizetype m_batchSize = 0;
    int m_done = 0;
    int m_total = 0;
};

/** Hex SHA-256 of what a file decides about an article: not its slug, group, source and times. */
QString contentDigest(const Core::Article &article);

} // namespace Triptych::Exchange
