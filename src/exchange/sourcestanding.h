#pragma once

#include "movedsource.h"
#include "runcalls.h"

#include <core/call.h>
#include <core/knownsource.h>
#include <core/result.h>

#include <QList>
#include <QSet>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Exchange {

struct MarkdownImportOptions;

/** How the folder of an import relates to the sources that the workspace remembers. */
struct SourceStanding
{
    enum class Kind {
        New,       ///< neither the name nor an article of it is known
        Known,     ///< the name is known with this very folder
        Elsewhere, ///< the name is known with another folder, `knownRoot`
        Unclaimed, ///< articles have the name as their source, from a time when sources had no
                   ///< folders
    };

    Kind kind = Kind::New;
    QString name; ///< the name asked for; else that of the known source with this folder; else a
                  ///< proposal
    QString root; ///< the folder: canonical, absolute
    QString knownRoot; ///< where Elsewhere
    QString knownBy;   ///< who named the source; empty where New and Unclaimed
    /** Other sources whose folders overlap this one. Empty where Known. */
    QList<Core::KnownSource> overlaps;
    /** Where Elsewhere and Unclaimed: how much of the source is in this folder. */
    FolderMatch match;
    /** Where Known: how many of its files have other articles now, by a sample. */
    ContentMatch content;
    /** Where New and nobody gave the name: the known source that this folder seems to be now. */
    std::optional<MovedSource> moved;
    /** Where New and nobody gave the name: the known source that this folder seems to be a copy of,
     * whose own folder still has its files. */
    std::optional<Core::KnownSource> copyOf;
    QString oldName; ///< "markdown:<last name>", as imports called their source once
    /** Where New: how many articles stand under it unclaimed (deleted ones, too, which stay
     * deleted), some of whose files are in this folder. */
    qint64 oldArticles = 0;
    bool isRemembered = true; ///< false: the workspace's tables are older than sources
};

/**
 * A name that is not in `taken`, made of the last two parts of `root` or more: "site/content",
 * "en/news/_posts"; with a number where all parts are not enough.
 */
QString proposedSourceName(const QString &root, const QSet<QString> &taken);

/** Usage where it is empty, longer than 200 characters, holds a control character, or begins with
 * "triptych:", as sources of the program itself do. */
Core::Result<void> checkSourceName(const QString &name);

/** True where `path` is `root` or inside it, judged by their spelling alone; both absolute and
 * clean, with '/'. */
bool isPathWithin(const QString &path, const QString &root);

/**
 * Blocks for the store, on the importer's thread. `name` may be empty. Usage where `folder` is
 * empty or no folder, or `name` is not allowed; NotFound where it does not exist; else the errors
 * of the store.
 */
Core::Result<SourceStanding> sourceStanding(Ports::ArticleStore &store, const QString &folder,
                                            const QString &name, const Calls &calls);

/** Usage where a person must decide first: whether a source has moved here, whether it is this
 * folder although the files differ, or whether another name is meant (options.sourceName). The
 * detail names the options of the command line. */
Core::Result<void> checkStanding(const SourceStanding &standing,
                                 const MarkdownImportOptions &options);

/** One sentence for each overlap. Blocks for the disk. */
QString overlapSentence(const SourceStanding &standing, const Core::KnownSource &other);

/** The questions to the person, each in one sentence; only for a standing that has the question. */
QString movedSentence(const SourceStanding &standing);
QString copySentence(const SourceStanding &standing);
QString oldArticlesSentence(const SourceStanding &standing);
QString otherFilesSentence(const SourceStanding &standing);
QString otherArticlesSentence(const SourceStanding &standing);

} // namespace Triptych::Exchange
