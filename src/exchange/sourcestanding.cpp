#include "sourcestanding.h"

#include "await.h"
#include "markdownimporter.h"

#include <ports/articlestore.h>

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace Triptych::Exchange {

namespace {

constexpr qsizetype FewestParts = 2;
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
    return info.canonicalFilePath();
}

} // namespace

QString proposedSourceName(const QString &root, const QSet<QString> &taken)
{
    const QStringList parts = root.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    const auto last = [&parts](qsizetype count) {
        QString name = parts.mid(std::max<qsizetype>(0, parts.size() - count)).join(QLatin1Char('/'));
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

bool isInside(const QString &path, const QString &root)
{
    return path == root || root == QLatin1String("/") || path.startsWith(root + QLatin1Char('/'));
}

Core::Result<SourceStanding> sourceStanding(Ports::ArticleStore &store, const QString &folder,
                                            const QString &name, const Core::Call &call)
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
    const auto known = await(store.importSources(call));
    if (!known && known.error().kind != Core::ErrorKind::Unsupported)
        return Core::failure(known.error());
    standing.isRemembered = known.has_value();
    const QList<Core::KnownSource> sources = known.value_or(QList<Core::KnownSource>());

    const Core::KnownSource *same = nullptr;
    QSet<QString> names;
    for (const Core::KnownSource &source : sources) {
        names.insert(source.name);
        const bool isIt = name.isEmpty() ? source.root == *root : source.name == name;
        // Two may have one folder where a person said so: the first that was named is meant.
        if (isIt && (!same || source.createdAt < same->createdAt))
            same = &source;
    }
    standing.oldName = QStringLiteral("markdown:") + root->section(QLatin1Char('/'), -1);
    if (!names.contains(standing.oldName)) {
        const auto count = await(store.countOfSource(standing.oldName, call));
        if (!count)
            return Core::failure(count.error());
        standing.oldArticles = *count;
    }
    if (same) {
        standing.name = same->name;
        standing.knownBy = same->createdBy;
        standing.kind =
            same->root == *root ? SourceStanding::Kind::Known : SourceStanding::Kind::Elsewhere;
        if (standing.kind == SourceStanding::Kind::Known)
            return standing;
        standing.knownRoot = same->root;
    }
    while (!same) {
        if (name.isEmpty())
            standing.name = proposedSourceName(*root, names);
        const auto count = await(store.countOfSource(standing.name, call));
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
            (isInside(source.root, *root) || isInside(*root, source.root)))
            standing.overlaps.append(source);
    }
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
            return refuse(translated(QT_TRANSLATE_NOOP("Exchange",
                                                       "Name the source that has moved.")),
                          "--source NAME --moved");
        }
        if (standing.kind != SourceStanding::Kind::New)
            return {};
        return refuse(translated(QT_TRANSLATE_NOOP(
                                     "Exchange",
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
    case SourceStanding::Kind::Known:
        break;
    }
    return {};
}

QString overlapSentence(const SourceStanding &standing, const Core::KnownSource &other)
{
    if (other.root == standing.root) {
        return translated(QT_TRANSLATE_NOOP("Exchange",
                                            "This folder is the source \"%1\" already."))
            .arg(other.name);
    }
    const char *sentence =
        isInside(standing.root, other.root)
            ? QT_TRANSLATE_NOOP("Exchange", "This folder lies in the source \"%1\" (%2): its "
                                            "articles may be here already.")
            : QT_TRANSLATE_NOOP("Exchange", "The source \"%1\" (%2) lies in this folder: its "
                                            "articles are here already.");
    return translated(sentence).arg(other.name, shown(other.root));
}

} // namespace Triptych::Exchange
