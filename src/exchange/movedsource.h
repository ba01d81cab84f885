#pragma once

#include "runcalls.h"

#include <core/call.h>
#include <core/knownsource.h>
#include <core/result.h>

#include <QList>
#include <QStringList>

#include <optional>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Exchange {

/** How many files of a source are in a folder, by a sample of the source's paths. */
struct FolderMatch
{
    int looked = 0; ///< paths in the sample; 0 = this login sees no article of the source
    int found = 0;  ///< how many of them are files in the folder

    /** At least half: the folder is that of the source. */
    bool isMost() const { return found > 0 && found * 2 >= looked; }
};

/** Whether the files of a known folder still are the imported articles, by a sample. */
struct ContentMatch
{
    int looked = 0; ///< files in the sample that exist
    int others = 0; ///< how many of them have neither the title nor a longer line of their article

    /** More than half, and more than one: the folder holds another site now, as on a server that
     * builds many sites in one folder. */
    bool isOtherSite() const { return others > 1 && others * 2 > looked; }
};

/** The path without links, absolute and clean, with '/'. For a folder that does not exist, the
 * links among its parents are resolved. Blocks for the disk, as the next two functions. */
QString realPlace(const QString &path);
/** True where both paths are the same folder of this disk, through links or in different spelling,
 * or are equal. */
bool isSameFolder(const QString &one, const QString &other);
/** True where `folder` is `root` or inside it: on the disk, through links or in different spelling,
 * or by the paths alone. Both absolute and clean, with '/'. */
bool isFolderWithin(const QString &folder, const QString &root);

/** Blocks for the store and the disk, on the importer's thread. */
Core::Result<FolderMatch> matchOf(Ports::ArticleStore &store, const QString &name,
                                  const QString &root, const Calls &calls);

/** Of articles that this login sees. Blocks for the store and the disk, on the importer's thread.
 */
Core::Result<ContentMatch> contentMatchOf(Ports::ArticleStore &store, const QString &name,
                                          const QString &root, const Calls &calls);

/** A known source whose folder does not exist any more, or has lost its files, and whose files are
 * in this folder. */
struct MovedSource
{
    enum class Place {
        Here,   ///< in this folder
        Inside, ///< in a folder of it, `part`
        Around, ///< in part: this folder is `part` of the source's
    };

    Core::KnownSource source;
    Place place = Place::Here;
    QString part{}; ///< with '/'; empty = Here
};

/** The source of `sources` with the most files in this folder; whole sources before parts. Blocks
 * for the store and the disk, on the importer's thread; reads the tree of `root` only where a
 * source's folder is gone. */
Core::Result<std::optional<MovedSource>> movedSource(Ports::ArticleStore &store,
                                                     const QList<Core::KnownSource> &sources,
                                                     const QString &root, const Calls &calls);

/** The known source that the folder is a copy of: most of its files are in its own folder and in
 * this one, byte for byte. Blocks for the store and the disk, on the importer's thread. */
Core::Result<std::optional<Core::KnownSource>> copiedSource(Ports::ArticleStore &store,
                                                            const QList<Core::KnownSource> &sources,
                                                            const QString &root,
                                                            const Calls &calls);

} // namespace Triptych::Exchange
