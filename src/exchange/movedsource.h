#pragma once

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

/** How much of what stands under a source's name is in a folder: of a sample of its paths. */
struct FolderMatch
{
    int looked = 0; ///< paths of the sample; 0 = nothing stands there that this login sees
    int found = 0;  ///< of these, files in the folder

    /** At least half: the folder is that of the source. */
    bool isMost() const { return found > 0 && found * 2 >= looked; }
};

/** Whether the files of a known folder are the articles that were imported from it: of a sample of
 * them. */
struct ContentMatch
{
    int looked = 0; ///< files of the sample that are there
    int others = 0; ///< of these, files with neither the title nor a longer line of their article

    /** More than half, and more than one: another site stands in the folder, as on a server that
     * builds many. */
    bool isOtherSite() const { return others > 1 && others * 2 > looked; }
};

/** The path without links; of a folder that is gone, without those among the folders above it.
 * Absolute and clean, with '/'. Blocks for the disk, as the two below. */
QString realPlace(const QString &path);
/** True where both are one folder of this disk, by links or however they are spelt; or one path. */
bool isSameFolder(const QString &one, const QString &other);
/** True where `folder` is `root` or lies in it on the disk of today, by links or however they are
 * spelt, or by their paths; both absolute and clean, with '/'. */
bool isFolderWithin(const QString &folder, const QString &root);

/** Blocks for the store and the disk, on the importer's thread. */
Core::Result<FolderMatch> matchOf(Ports::ArticleStore &store, const QString &name,
                                  const QString &root, const Core::Call &call);

/** Of articles that this login sees. Blocks for the store and the disk, on the importer's thread.
 */
Core::Result<ContentMatch> contentMatchOf(Ports::ArticleStore &store, const QString &name,
                                          const QString &root, const Core::Call &call);

/** A known source whose folder is gone, or holds its files no longer, and whose files are here. */
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

/** The one whose files are here the most of `sources`, whole sources before parts. Blocks for the
 * store and the disk, on the importer's thread; reads the tree of `root` only where a source's
 * folder is gone. */
Core::Result<std::optional<MovedSource>> movedSource(Ports::ArticleStore &store,
                                                     const QList<Core::KnownSource> &sources,
                                                     const QString &root, const Core::Call &call);

/** The known source that the folder is a copy of: most of its files are in its own folder and in
 * this one, byte for byte. Blocks for the store and the disk, on the importer's thread. */
Core::Result<std::optional<Core::KnownSource>>
copiedSource(Ports::ArticleStore &store, const QList<Core::KnownSource> &sources,
             const QString &root, const Core::Call &call);

} // namespace Triptych::Exchange
