#pragma once

#include "importreport.h"
#include "sourcestanding.h"

#include <core/call.h>
#include <core/limits.h>
#include <core/result.h>
#include <core/sitezone.h>
#include <text/frontmatter.h>

#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <stop_token>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Exchange {

/** Of one article, for what a person did to it. */
inline constexpr qint64 MostVersionsLookedAt = 200;

struct MarkdownImportOptions
{
    /** Empty = the known source with this folder, else a name made of the folder's path. */
    QString sourceName;
    bool moved = false; ///< the known source `sourceName` had another folder, or none; this is its
                        ///< folder now
    /** Import also where the folder of another source overlaps this folder, and where the moved
     * source had other files. */
    bool allowOverlap = false;
    bool updateOthers = false; ///< updates also articles that other people created
    /** Paths of files that may overwrite edits made in Triptych; `takesAllFiles` = all. */
    QSet<QString> takenFiles;
    bool takesAllFiles = false;
    bool dryRun = false;         ///< reports what an import would do; writes nothing
    bool remembersSource = true; ///< false: no folder of this disk; `sourceName` is taken as it is
    QString actor;               ///< the login for createdBy and updatedBy
    Core::SiteZone zone;         ///< of the site's dates: Workspace::siteZone()
    /** Bytes; a larger file fails before it is read. Front matter has a limit of its own, and the
     * body that of Core::checkArticle(). */
    qint64 maximumFileSize = Core::MaximumBodyBytes + Text::MaximumFrontMatterBytes;
    /** How many versions of an article are looked through for what a person did to it. */
    qint64 mostVersions = MostVersionsLookedAt;
    /** Imports also Markdown that is left out otherwise: README and the like, section pages,
     * placeholders (as drafts), folders of templates. */
    bool everything = false;
    /** As MarkdownContext::trustsFrontMatter. */
    bool trustsFrontMatter = false;

    bool takes(const QString &file) const { return takesAllFiles || takenFiles.contains(file); }
};

/**
 * Imports a folder of Markdown files into a store; articleFromMarkdown() describes how a file is
 * read.
 *
 * The workspace remembers the source: a name, and the folder that it stands for (sourcestanding.h).
 * A folder that seems to be a known source in a new place, or the one of an import of before, is
 * refused as Usage until the options name the source: that one with `moved`, or another one. One
 * import at a time has a source, on whatever computer (Ports::ArticleStore::claimSource): Conflict
 * for the second. An article is known again by (source name, path), so an import may be run again:
 * - a file without news changes nothing;
 * - a file with news updates its article, unless the article was edited in Triptych since the last
 *   import: that file is not taken and nothing is overwritten, unless the options name it. Then the
 *   article becomes what the file says, in a new version, so that its history has the one before;
 *   but the article keeps its state and date, in both directions;
 * - an article that another person created is updated only where the options say so; else that file
 *   fails, since its text may not be meant for that person;
 * - a file whose old one is gone and which certainly is the same keeps its article, see GoneFiles;
 * one that only seems to be the same waits as a draft while readers see the old article, or where
 * a person took that from readers or deleted it; so does a copy of the text of such an article, of
 * whatever source, see WithdrawnTexts;
 * articles of other files that are gone stay as they are, and the report names them;
 * - an article deleted in Triptych stays deleted: unchanged, with a warning;
 * - what this login may not publish comes in as a draft, with a warning, and waits for an editor;
 * - an article keeps the moment of publication it has while the date in its file stays the same, in
 *   whatever zone the site is by then;
 * - where file and article got the same edit, nothing changes but the digest, in a version of its
 * own;
 * - an article keeps the slug it has, unless its file gives another one than at the last import,
 * one that is free (or becomes free by this import, which is said), and nobody chose another in
 * Triptych; an address that changes is in the report. Where files want the same slug in one
 * language, the later ones in the order of their paths get a number, which is said; of new files
 * that come in together the published ones are first. Files that TreeLanguages takes for languages
 * of one path share a translation group. A folder that overlaps the folder of another source is a
 * failure of the folder as a whole (file "."), and nothing is written, unless the options say so. A
 * link that leads out of the folder is left out. A file that changes while it is read, or cannot be
 * read, fails alone.
 *
 * A dry run does everything except writing. It does not know what the database would refuse, nor
 * the slugs of articles that this login does not see.
 *
 * Reading and parsing run on a thread of its own; writes go in batches through compare-and-swap.
 * The destructor stops a running import and waits for it.
 */
class MarkdownImporter final : public QObject
{
    Q_OBJECT

public:
    /** `store` must outlive the importer. */
    explicit MarkdownImporter(Ports::ArticleStore &store, QObject *parent = nullptr);
    ~MarkdownImporter() override;

    /**
     * Answers on the importer's thread. Errors, with nothing done: Usage where `folder` is empty or
     * no folder, or the person must say first what source is meant; NotFound where there is no such
     * folder; else the store's errors on the way there. From then on the answer is a report, and
     * what ends it early stands in its `stopped`, from the start on: Cancelled and Timeout by
     * `call`, whose deadline is that of the whole import; NotFound where the folder vanished; else
     * the store's errors. What was written until then stays, and a second run completes it. Called
     * off by `call`, it ends the batch that it is writing first, so that it can say what was kept.
     */
    Core::FutureResult<ImportReport>
    importFolder(const QString &folder, const MarkdownImportOptions &options, Core::Call call);

    /** What the workspace knows about this folder and this name, before any file is read. Answers
     * on the importer's thread; see sourceStanding(). */
    Core::FutureResult<SourceStanding> standing(const QString &folder, const QString &sourceName,
                                                Core::Call call);

Q_SIGNALS:
    /** `done` of `total` files are settled: 1 <= done <= total, each number once, upwards. Nothing
     * where the import ends before it knows the files. Emitted on the importer's thread. */
    void progressed(int done, int total);

private:
    Ports::ArticleStore &m_store;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace Triptych::Exchange
