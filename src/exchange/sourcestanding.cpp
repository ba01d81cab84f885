#include "sourcestanding.h"

#include "await.h"
#include "markdownimporter.h"

#include <ports/articlestore.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <limits>

namespace Triptych::Exchange {

namespace {

constexpr qsizetype FewestParts = 2;
constexpr qsizetype LongestRoot = 4096; // bytes, as the rights in PostgreSQL say
constexpr qsizetype LongestName = 200;

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

Core::Result<QString> canonicalFolder(const QString &folder)
{
    // An empty path is the current folder to Qt, which nobody meant by it.
    if (folder.isEmpty()) {
        return Core::failure(
            Core::ErrorKind::Usage,
            translated(QT_TRANSLATE_NOOP("Exchange", "Name the folder that is to be imported.")));
    }
    const QFileInfo info(folder);
    if (!info.exists()) {
        return Core::failure(
            Core::ErrorKind::NotFound,
            translated(QT_TRANSLATE_NOOP("Exchange", "There is no folder %1.")).arg(folder));
    }
    if (!info.isDir()) {
        return Core::failure(
            Core::ErrorKind::Usage,
            translated(QT_TRANSLATE_NOOP("Exchange", "%1 is a file. An import needs a folder."))
                .arg(folder));
    }
    const QString canonical = info.canonicalFilePath();
    if (canonical.toUtf8().size() > LongestRoot) {
        return Core::failure(Core::ErrorKind::Usage,
                             translated(QT_TRANSLATE_NOOP(
                                 "Exchange", "The path of the folder is too long: an import source "
                                             "has 4,096 bytes at most.")));
    }
    return canonical;
}

/** Whose files are in the folder. */
Core::Result<void> lookForFiles(Ports::ArticleStore &store, const QList<Core::KnownSource> &sources,
                                const QString &askedName, SourceStanding &standing,
                                const Calls &calls)
{
    const QString &root = standing.root;
    if (standing.kind != SourceStanding::Kind::New) {
        const auto match = matchOf(store, standing.name, root, calls);
        if (!match)
            return Core::failure(match.error());
        standing.match = *match;
        return {};
    }
    const bool isOldKnown = std::any_of(sources.begin(), sources.end(), [&](const auto &source) {
        return source.name == standing.oldName;
    });
    if (!isOldKnown) {
        const auto match = matchOf(store, standing.oldName, root, calls);
        if (!match)
            return Core::failure(match.error());
        const auto count = await(store.countOfSource(standing.oldName, calls()));
        if (!count)
            return Core::failure(count.error());
        standing.oldArticles = match->found > 0 ? *count : 0;
    }
    // What overlaps is asked for by its place already.
    if (!askedName.isEmpty() || !standing.overlaps.isEmpty())
        return {};
    auto moved = movedSource(store, sources, root, calls);
    if (!moved)
        return Core::failure(moved.error());
    standing.moved = std::move(*moved);
    if (standing.moved)
        return {};
    auto copied = copiedSource(store, sources, root, calls);
    if (!copied)
        return Core::failure(copied.error());
    standing.copyOf = std::move(*copied);
    return {};
}

QString movedSwitches(const MovedSource &moved)
{
    const QString switches =
        QStringLiteral("--source \"%1\" --moved, or --source NAME for another site")
            .arg(moved.source.name);
    return moved.place == MovedSource::Place::Here ? switches
                                                   : QStringLiteral("that folder with ") + switches;
}

} // namespace

QString proposedSourceName(const QString &root, const QSet<QString> &taken)
{
    const QStringList parts = root.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    const auto last = [&parts](qsizetype count) {
        QString name =
            parts.mid(std::max<qsizetype>(0, parts.size() - count)).join(QLatin1Char('/'));
        for (QChar &letter : name) {
            if (letter.category() == QChar::Other_Control)
                letter = QLatin1Char('?');
        }
        return name.isEmpty() ? QStringLiteral("/") : name.right(LongestName - 10);
    };
    for (qsizetype count = FewestParts; count <= parts.size(); ++count) {
        if (!taken.contains(last(count)))
            return last(count);
    }
    const QString whole = last(parts.size());
    QString name = whole;
    for (int number = 2; taken.contains(name); ++number)
        name = QStringLiteral("%1 (%2)").arg(whole).arg(number);
    return name;
}

Core::Result<void> checkSourceName(const QString &name)
{
    const bool hasControl = std::any_of(name.begin(), name.end(), [](QChar letter) {
        return letter.category() == QChar::Other_Control;
    });
    if (!name.trimmed().isEmpty() && name.size() <= LongestName && !hasControl &&
        !name.startsWith(QLatin1String("triptych:")))
        return {};
    return Core::failure(
        Core::ErrorKind::Usage,
        translated(QT_TRANSLATE_NOOP(
            "Exchange", "A source needs a name of 1 to 200 characters, all in one line, that does "
                        "not begin with \"triptych:\".")));
}

bool isPathWithin(const QString &path, const QString &root)
{
    // A root of a disk ends with its slash: "/", "C:/".
    const bool isDisk = root.endsWith(QLatin1Char('/'));
    return path == root || path.startsWith(isDisk ? root : root + QLatin1Char('/'));
}

Core::Result<SourceStanding> sourceStanding(Ports::ArticleStore &store, const QString &folder,
                                            const QString &name, const Calls &calls)
{
    SourceStanding standing;
    const Core::Result<QString> root = canonicalFolder(folder);
    if (!root)
        return Core::failure(root.error());
    standing.root = *root;
    standing.name = name;
    if (!name.isEmpty()) {
        if (const auto checked = checkSourceName(name); !checked)
            return Core::failure(checked.error());
    }
    const auto known = await(store.importSources(calls()));
    if (!known && known.error().kind != Core::ErrorKind::Unsupported)
        return Core::failure(known.error());
    standing.isRemembered = known.has_value();
    const QList<Core::KnownSource> sources = known.value_or(QList<Core::KnownSource>());

    const Core::KnownSource *same = nullptr;
    QSet<QString> names;
    for (const Core::KnownSource &source : sources) {
        names.insert(source.name);
        const bool isIt = name.isEmpty() ? isSameFolder(source.root, *root) : source.name == name;
        // Two may have one folder where a person said so: the first that was named is meant.
        if (isIt && (!same || source.createdAt < same->createdAt))
            same = &source;
    }
    standing.oldName = QStringLiteral("markdown:") + root->section(QLatin1Char('/'), -1);
    if (same) {
        standing.name = same->name;
        standing.knownBy = same->createdBy;
        standing.kind = isSameFolder(same->root, *root) ? SourceStanding::Kind::Known
                                                        : SourceStanding::Kind::Elsewhere;
        if (standing.kind == SourceStanding::Kind::Known) {
            const auto content = contentMatchOf(store, standing.name, *root, calls);
            if (!content)
                return Core::failure(content.error());
            standing.content = *content;
            return standing;
        }
        standing.knownRoot = same->root;
    }
    while (!same) {
        if (name.isEmpty())
            standing.name = proposedSourceName(*root, names);
        const auto count = await(store.countOfSource(standing.name, calls()));
        if (!count)
            return Core::failure(count.error());
        if (*count == 0)
            break;
        if (!name.isEmpty()) {
            // With older tables the name is all that an article can be known by.
            standing.kind = standing.isRemembered ? SourceStanding::Kind::Unclaimed
                                                  : SourceStanding::Kind::Known;
            break;
        }
        // What is proposed is free: articles of nobody's source may be anybody's.
        names.insert(standing.name);
    }
    for (const Core::KnownSource &source : sources) {
        if (source.name != standing.name &&
            (isFolderWithin(source.root, *root) || isFolderWithin(*root, source.root)))
            standing.overlaps.append(source);
    }
    if (const auto looked = lookForFiles(store, sources, name, standing, calls); !looked)
        return Core::failure(looked.error());
    return standing;
}

Core::Result<void> checkStanding(const SourceStanding &standing,
                                 const MarkdownImportOptions &options)
{
    const auto refuse = [](const QString &sentence, const char *detail) {
        return Core::failure(Core::ErrorKind::Usage, sentence, QString::fromLatin1(detail));
    };
    if (!standing.isRemembered && options.sourceName.isEmpty()) {
        return refuse(
            translated(QT_TRANSLATE_NOOP(
                "Exchange", "The tables of this workspace are older than the sources of imports: "
                            "give the source a name, the same one at each import.")),
            "--source NAME; or the owner of the database runs triptychctl setup --upgrade");
    }
    if (options.moved) {
        if (options.sourceName.isEmpty()) {
            return refuse(
                translated(QT_TRANSLATE_NOOP("Exchange", "Name the source that has moved.")),
                "--source NAME --moved");
        }
        const bool isOther = standing.match.looked > 0 && !standing.match.isMost();
        if (isOther && standing.kind != SourceStanding::Kind::Known && !options.allowOverlap) {
            return refuse(otherFilesSentence(standing),
                          "another --source NAME, or --allow-overlap where it is the same site");
        }
        if (standing.kind != SourceStanding::Kind::New)
            return {};
        return refuse(
            translated(QT_TRANSLATE_NOOP("Exchange",
                                         "No source \"%1\" is known here that could have moved."))
                .arg(options.sourceName),
            "--source NAME --moved");
    }
    switch (standing.kind) {
    case SourceStanding::Kind::Elsewhere:
        return refuse(
            translated(QT_TRANSLATE_NOOP(
                           "Exchange", "The source \"%1\" is known as the folder %2, and this is "
                                       "%3. Say that it has moved, or give this one another name."))
                .arg(standing.name, shown(standing.knownRoot), shown(standing.root)),
            "--moved, or another --source NAME");
    case SourceStanding::Kind::Unclaimed:
        return refuse(
            translated(QT_TRANSLATE_NOOP(
                           "Exchange",
                           "Articles of a source \"%1\" are here, and no folder is known for it. "
                           "Say that they came from %2, or give this one another name."))
                .arg(standing.name, shown(standing.root)),
            "--moved, or another --source NAME");
    case SourceStanding::Kind::New:
        // A name that the person gave is the answer: it is another site.
        if (!options.sourceName.isEmpty())
            break;
        if (standing.moved)
            return Core::failure(Core::ErrorKind::Usage, movedSentence(standing),
                                 movedSwitches(*standing.moved));
        if (standing.copyOf) {
            return Core::failure(Core::ErrorKind::Usage, copySentence(standing),
                                 QStringLiteral("%1 as before, or --source NAME for another site")
                                     .arg(shown(standing.copyOf->root)));
        }
        if (standing.oldArticles > 0) {
            return Core::failure(
                Core::ErrorKind::Usage, oldArticlesSentence(standing),
                QStringLiteral("--source \"%1\" --moved, or --source NAME for another site")
                    .arg(standing.oldName));
        }
        break;
    case SourceStanding::Kind::Known:
        if (standing.content.isOtherSite() && !options.allowOverlap) {
            return refuse(otherArticlesSentence(standing),
                          "--allow-overlap where it is the same site, or --allow-overlap with "
                          "another --source NAME");
        }
        break;
    }
    return {};
}

QString movedSentence(const SourceStanding &standing)
{
    const MovedSource &moved = *standing.moved;
    const QString name = moved.source.name;
    const QString before = shown(moved.source.root);
    const QString here = shown(standing.root);
    switch (moved.place) {
    case MovedSource::Place::Here:
        break;
    case MovedSource::Place::Inside:
        return translated(QT_TRANSLATE_NOOP(
                              "Exchange",
                              "The files of the source \"%1\" are no longer in %2; they are in "
                              "%3 now. Import that folder as the source that has moved, or "
                              "say that %4 is another site."))
            .arg(name, before, shown(standing.root + QLatin1Char('/') + moved.part), here);
    case MovedSource::Place::Around:
        return translated(QT_TRANSLATE_NOOP(
                              "Exchange",
                              "The files of the source \"%1\" are no longer in %2; those of its "
                              "folder %3 are in %4 now. Import the whole of it as the source "
                              "that has moved, or say that this is another site."))
            .arg(name, before, shown(moved.part), here);
    }
    return translated(
               QT_TRANSLATE_NOOP("Exchange",
                                 "The files of the source \"%1\" are no longer in %2; they are in "
                                 "%3 now. Say that it has moved, or that this is another site."))
        .arg(name, before, here);
}

QString copySentence(const SourceStanding &standing)
{
    return translated(QT_TRANSLATE_NOOP(
                          "Exchange",
                          "The files of the source \"%1\" (%2) are in %3, too, and say the same: "
                          "this seems to be a copy, and readers would see each article twice. "
                          "Import that folder, or give this one a name as another site."))
        .arg(standing.copyOf->name, shown(standing.copyOf->root), shown(standing.root));
}

QString oldArticlesSentence(const SourceStanding &standing)
{
    constexpr qint64 Most = std::numeric_limits<int>::max();
    const int count = int(std::min(standing.oldArticles, Most));
    return QCoreApplication::translate(
               "Exchange",
               "%n article(s) of an earlier import of a folder with this name are here as "
               "the source \"%1\". Say that they came from this folder, or that this is "
               "another site.",
               nullptr, count)
        .arg(standing.oldName);
}

QString otherFilesSentence(const SourceStanding &standing)
{
    return translated(QT_TRANSLATE_NOOP(
                          "Exchange",
                          "Of the source \"%1\", %2 of %3 files are in %4: it looks like another "
                          "site. Give this one another name, or say that it is the same site."))
        .arg(standing.name, QString::number(standing.match.found),
             QString::number(standing.match.looked), shown(standing.root));
}

QString otherArticlesSentence(const SourceStanding &standing)
{
    return translated(QT_TRANSLATE_NOOP("Exchange",
                                        "%1 of %2 files of the source \"%3\" that were looked at "
                                        "are other articles now: it looks like "
                                        "another site in the same folder. Say that it is the same "
                                        "site, or give this one "
                                        "another name."))
        .arg(QString::number(standing.content.others), QString::number(standing.content.looked),
             standing.name);
}

QString overlapSentence(const SourceStanding &standing, const Core::KnownSource &other)
{
    if (isSameFolder(other.root, standing.root)) {
        return translated(
                   QT_TRANSLATE_NOOP("Exchange", "This folder is the source \"%1\" already."))
            .arg(other.name);
    }
    const char *sentence =
        isFolderWithin(standing.root, other.root)
            ? QT_TRANSLATE_NOOP("Exchange", "This folder lies in the source \"%1\" (%2): its "
                                            "articles may be here already.")
            : QT_TRANSLATE_NOOP("Exchange", "The source \"%1\" (%2) lies in this folder: its "
                                            "articles are here already.");
    return translated(sentence).arg(other.name, shown(other.root));
}

} // namespace Triptych::Exchange
