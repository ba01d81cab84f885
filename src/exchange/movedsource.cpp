#include "movedsource.h"

#include "await.h"
#include "importdigest.h"
#include "importfile.h"
#include "markdownfolder.h"
#include "sourcestanding.h"
#include "textsketch.h"

#include <core/limits.h>
#include <ports/articlestore.h>

#include <QDir>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <filesystem>

namespace Triptych::Exchange {

namespace {

constexpr int SampledPaths = 500;
constexpr int SampledFiles = 40; // that are read
constexpr qsizetype MostLines = 40;

FolderMatch matchOf(const QStringList &paths, const QString &root)
{
    const QDir folder(root);
    return {int(paths.size()),
            int(std::count_if(paths.begin(), paths.end(), [&](const QString &path) {
                return QFileInfo(folder.filePath(path)).isFile();
            }))};
}

/** The part that most pairs of files and paths agree on, and how many do. */
struct Part
{
    QString path;
    int count = 0;

    void add(QHash<QString, int> &counts, const QString &part)
    {
        if (const int now = ++counts[part]; now > count)
            *this = {part, now};
    }
};

struct Parts
{
    Part inside; ///< of the folder, where the paths are found
    Part around; ///< of the paths, which the folder is
};

Parts partsOf(const QStringList &paths, const QHash<QString, QStringList> &filesByName)
{
    Parts parts;
    QHash<QString, int> inside;
    QHash<QString, int> around;
    for (const QString &path : paths) {
        const QStringList files = filesByName.value(path.section(QLatin1Char('/'), -1));
        for (const QString &file : files) {
            if (file.endsWith(QLatin1Char('/') + path))
                parts.inside.add(inside, file.chopped(path.size() + 1));
            else if (path.endsWith(QLatin1Char('/') + file))
                parts.around.add(around, path.chopped(file.size() + 1));
        }
    }
    return parts;
}

QHash<QString, QStringList> filesByName(const QStringList &files)
{
    QHash<QString, QStringList> byName;
    for (const QString &file : files)
        byName[file.section(QLatin1Char('/'), -1)].append(file);
    return byName;
}

} // namespace

QString realPlace(const QString &path)
{
    // Of what is gone, the folders above may be links all the same.
    QString there = path;
    while (true) {
        const QString canonical = QFileInfo(there).canonicalFilePath();
        if (!canonical.isEmpty())
            return QDir::cleanPath(canonical + path.mid(there.size()));
        const qsizetype slash = there.lastIndexOf(QLatin1Char('/'));
        if (slash <= 0)
            return path;
        there.truncate(slash);
    }
}

bool isSameFolder(const QString &one, const QString &other)
{
    if (one == other || realPlace(one) == realPlace(other))
        return true;
    // Where the disk does not tell capitals from small letters, a path has many spellings.
    std::error_code isNone;
    return one.compare(other, Qt::CaseInsensitive) == 0 &&
           std::filesystem::equivalent(QFileInfo(one).filesystemFilePath(),
                                       QFileInfo(other).filesystemFilePath(), isNone);
}

bool isFolderWithin(const QString &folder, const QString &root)
{
    const QString realFolder = realPlace(folder);
    const QString realRoot = realPlace(root);
    if (isPathWithin(folder, root) || isPathWithin(realFolder, realRoot) ||
        isSameFolder(folder, root))
        return true;
    const bool isSpeltAlike =
        realFolder.startsWith(realRoot + QLatin1Char('/'), Qt::CaseInsensitive);
    return isSpeltAlike && isSameFolder(realFolder.left(realRoot.size()), realRoot);
}

Core::Result<FolderMatch> matchOf(Ports::ArticleStore &store, const QString &name,
                                  const QString &root, const Calls &calls)
{
    const auto paths = await(store.pathsOfSource(name, SampledPaths, calls()));
    if (!paths)
        return Core::failure(paths.error());
    return matchOf(*paths, root);
}

namespace {

/** Neither the title nor one of the longer lines of `article` stands in `file`. */
bool isOtherArticle(const QByteArray &file, const Core::Article &article)
{
    const QString text = QString::fromUtf8(file);
    if (!article.title.isEmpty() && text.contains(article.title, Qt::CaseInsensitive))
        return false;
    const QList<QStringView> lines =
        QStringView(article.body).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    qsizetype looked = 0;
    for (const QStringView &line : lines) {
        const QStringView words = line.trimmed();
        if (words.size() < TextSketch::LongLine)
            continue;
        if (text.contains(words))
            return false;
        if (++looked == MostLines)
            break;
    }
    // A body of short lines alone says little, unless all of it is gone.
    return looked > 0 || !text.contains(QStringView(article.body).trimmed());
}

} // namespace

Core::Result<ContentMatch> contentMatchOf(Ports::ArticleStore &store, const QString &name,
                                          const QString &root, const Calls &calls)
{
    const auto paths = await(store.pathsOfSource(name, SampledFiles, calls()));
    if (!paths)
        return Core::failure(paths.error());
    const auto articles = await(store.bySource(name, *paths, calls()));
    if (!articles)
        return Core::failure(articles.error());
    ContentMatch match;
    for (const Core::Article &article : *articles) {
        if (article.isDeleted() || !article.source)
            continue;
        // An article that was edited here says nothing about its file.
        const QString imported = ImportDigest::fromText(article.source->digest).content;
        if (!imported.isEmpty() && imported != contentDigest(article))
            continue;
        const auto file = readInside(root, article.source->path, Core::MaximumBodyBytes);
        if (!file)
            continue;
        ++match.looked;
        match.others += isOtherArticle(*file, article) ? 1 : 0;
    }
    return match;
}

Core::Result<std::optional<MovedSource>> movedSource(Ports::ArticleStore &store,
                                                     const QList<Core::KnownSource> &sources,
                                                     const QString &root, const Calls &calls)
{
    std::optional<MovedSource> moved;
    int mostFound = 0;
    QList<std::pair<Core::KnownSource, QStringList>> gone;
    for (const Core::KnownSource &source : sources) {
        const auto paths = await(store.pathsOfSource(source.name, SampledPaths, calls()));
        if (!paths)
            return Core::failure(paths.error());
        if (paths->isEmpty() || matchOf(*paths, source.root).isMost())
            continue;
        gone.append({source, *paths});
        const FolderMatch here = matchOf(*paths, root);
        if (here.isMost() && here.found > mostFound) {
            moved = MovedSource{source};
            mostFound = here.found;
        }
    }
    if (moved || gone.isEmpty())
        return moved;
    const std::stop_token stop = calls().stop;
    const MarkdownFolder folder = findMarkdown(root, stop, true);
    if (stop.stop_requested()) // it is a part of the tree then
        return Core::failure(Core::ErrorKind::Cancelled, QString());
    const QHash<QString, QStringList> files = filesByName(folder.files);
    for (const auto &[source, paths] : std::as_const(gone)) {
        const Parts parts = partsOf(paths, files);
        const auto isMost = [](int count, qsizetype of) { return count > 0 && count * 2 >= of; };
        if (isMost(parts.inside.count, paths.size()) && parts.inside.count > mostFound) {
            moved = MovedSource{source, MovedSource::Place::Inside, parts.inside.path};
            mostFound = parts.inside.count;
        }
        const auto inPart =
            std::count_if(paths.begin(), paths.end(), [&parts](const QString &path) {
                return path.startsWith(parts.around.path + QLatin1Char('/'));
            });
        if (!isMost(parts.around.count, inPart) || parts.around.count <= mostFound)
            continue;
        const auto total = await(store.countOfSource(source.name, calls()));
        if (!total)
            return Core::failure(total.error());
        // As many of the folder's files are looked for as of the source's.
        const double looked = double(folder.files.size()) * double(paths.size()) /
                              double(std::max<qint64>(*total, paths.size()));
        if (parts.around.count * 2 >= looked) {
            moved = MovedSource{source, MovedSource::Place::Around, parts.around.path};
            mostFound = parts.around.count;
        }
    }
    return moved;
}

Core::Result<std::optional<Core::KnownSource>> copiedSource(Ports::ArticleStore &store,
                                                            const QList<Core::KnownSource> &sources,
                                                            const QString &root, const Calls &calls)
{
    for (const Core::KnownSource &source : sources) {
        const auto paths = await(store.pathsOfSource(source.name, SampledFiles, calls()));
        if (!paths)
            return Core::failure(paths.error());
        const bool isBoth = matchOf(*paths, source.root).isMost() && matchOf(*paths, root).isMost();
        if (!isBoth)
            continue;
        const auto equal = std::count_if(paths->begin(), paths->end(), [&](const QString &path) {
            const auto there = readInside(source.root, path, Core::MaximumBodyBytes);
            const auto here = readInside(root, path, Core::MaximumBodyBytes);
            return there && here && *there == *here;
        });
        if (equal * 2 > paths->size())
            return source;
    }
    return std::nullopt;
}

} // namespace Triptych::Exchange
