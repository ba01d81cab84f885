#include "programspelling.h"
#include "programtext.h"
#include "rulebook.h"
#include "siteconfig.h"
#include "sitepatterns.h"

#include <text/publicationkeys.h>

#include <QDirIterator>
#include <QHash>

#include <algorithm>
#include <optional>

// Astro: which files a collection has, and which collections its pages show. The pages are
// programs; they are looked through, not run.

namespace Triptych::Exchange {

namespace {

constexpr int MostFiles = 2'000;
/** Calls of one file: each may go on to its end. */
constexpr int MostCalls = 100;

struct Collection
{
    QString name;
    QString folder; ///< inside the site
};

QString folderIn(const QString &path)
{
    return QDir::cleanPath(QLatin1Char('/') + path).mid(1);
}

/** The code behind "key:" in `code`, up to the end of its brackets or quotes; nothing where the key
 * is not there. */
std::optional<QString> valueAt(const QString &code, const char *key)
{
    const QRegularExpression named(QStringLiteral("\\b%1[\"']?\\s*:\\s*").arg(QLatin1String(key)));
    const QRegularExpressionMatch match = named.match(code);
    if (!match.hasMatch() || match.capturedEnd() == code.size())
        return std::nullopt;
    const qsizetype begin = match.capturedEnd();
    const bool isList = code.at(begin) == QLatin1Char('[');
    const qsizetype end = isList ? endOfBrackets(code, begin) : endOfQuotes(code, begin);
    return code.mid(begin, end - begin);
}

/** The one text that a key has; nothing where it is computed or missing. */
std::optional<QString> textAt(const QString &code, const char *key)
{
    const auto value = valueAt(code, key);
    const auto texts = value ? plainTexts(*value) : std::nullopt;
    return texts && texts->size() == 1 ? std::optional(texts->first()) : std::nullopt;
}

/** The configuration of collections without comments; empty where there is none. */
QString collectionsOf(const QDir &sources)
{
    for (const char *file : {"content.config", "content/config"}) {
        for (const char *ending : {".ts", ".mts", ".js", ".mjs"}) {
            const QString place = sources.filePath(QLatin1String(file) + QLatin1String(ending));
            if (const auto text = configText(place))
                return plainSpelling(withoutComments(*text, CommentMark::Slashes));
        }
    }
    return {};
}

/** Of a configuration: the collections whose folders it names. */
QList<Collection> collectionsIn(const QString &code)
{
    static const QRegularExpression defined(
        QStringLiteral("([\\w-]+)[\"']?\\s*[:=]\\s*defineCollection\\s*(?=\\()"));
    static const QRegularExpression renamed(
        QStringLiteral("[\"']?([\\w-]+)[\"']?\\s*:\\s*(\\w+)\\s*(?=[,}])"));
    QHash<QString, QString> names; // by the variable
    if (const qsizetype map = code.lastIndexOf(QLatin1String("collections")); map >= 0) {
        for (auto all = renamed.globalMatch(code, map); all.hasNext();) {
            const QRegularExpressionMatch one = all.next();
            names.insert(one.captured(2), one.captured(1));
        }
    }
    QList<Collection> found;
    int calls = 0;
    for (auto all = defined.globalMatch(code); all.hasNext() && ++calls <= MostCalls;) {
        const QRegularExpressionMatch one = all.next();
        const QString block =
            code.mid(one.capturedEnd(), endOfBrackets(code, one.capturedEnd()) - one.capturedEnd());
        const auto base = textAt(block, "base");
        const QString name = names.value(one.captured(1), one.captured(1));
        if (base && block.contains(QLatin1String("glob")))
            found.append({name, folderIn(*base)});
    }
    return found;
}

/** A page shows by itself what such keys keep back or put off: they are in front matter, too. So
 * are languages, each of which has pages of its own. */
bool isKnownKey(const QString &key)
{
    static const QStringList others{QStringLiteral("lang"),    QStringLiteral("language"),
                                    QStringLiteral("locale"),  QStringLiteral("date"),
                                    QStringLiteral("pubdate"), QStringLiteral("pubdatetime")};
    return Text::publicationKey(key).kind != Text::PublicationKey::None ||
           others.contains(Text::plainKey(key));
}

/** Whether the code keeps entries by something that only its program knows. */
bool keepsByOthers(const QString &code, bool isFilter)
{
    static const QRegularExpression property(QStringLiteral("\\bdata\\??\\.(\\w+)"));
    static const QRegularExpression place(QStringLiteral("\\.(?:id|slug|filePath)\\b"));
    bool hasProperty = false;
    for (auto all = property.globalMatch(code); all.hasNext();) {
        hasProperty = true;
        if (!isKnownKey(all.next().captured(1)))
            return true;
    }
    return hasProperty ? false : isFilter || code.contains(place);
}

/** What the pages of a site, and the code that they use, say of collections. */
struct Shown
{
    QSet<QString> named;   ///< that anything asks for
    QSet<QString> whole;   ///< of which a file shows all but drafts
    bool isKnown = true;   ///< false: a name is computed
    bool hasPages = false; ///< at least one asks for a collection
};

void readPage(const QString &code, Shown &shown)
{
    static const QRegularExpression asked(QStringLiteral(
        "\\bget(?:Collection|Entry|Entries|EntryBySlug|LiveCollection|LiveEntry)\\s*(?=\\()"));
    static const QRegularExpression filter(QStringLiteral("\\.filter\\s*(?=\\()"));
    static const QRegularExpression first(
        QStringLiteral("^\\(\\s*[\"'`]([\\w-]+)[\"'`]\\s*(?:,(.*))?\\)$"),
        QRegularExpression::DotMatchesEverythingOption);
    const auto blockAt = [&code](qsizetype begin) {
        return code.mid(begin, endOfBrackets(code, begin) - begin);
    };
    if (countUpTo(code, asked, MostCalls) == MostCalls ||
        countUpTo(code, filter, MostCalls) == MostCalls) {
        shown.isKnown = false;
        return;
    }
    bool isFiltered = false;
    for (auto all = filter.globalMatch(code); all.hasNext();)
        isFiltered = isFiltered || keepsByOthers(blockAt(all.next().capturedEnd()), false);
    for (auto all = asked.globalMatch(code); all.hasNext();) {
        const QRegularExpressionMatch one = all.next();
        shown.hasPages = true;
        const QRegularExpressionMatch call = first.match(blockAt(one.capturedEnd()));
        if (!call.hasMatch()) {
            shown.isKnown = false;
            continue;
        }
        const bool isAll = one.captured().contains(QLatin1String("Collection"));
        const QString more = isAll ? call.captured(2).trimmed() : QString();
        shown.named.insert(call.captured(1));
        if (!isFiltered && (more.isEmpty() || !keepsByOthers(more, true)))
            shown.whole.insert(call.captured(1));
    }
}

Shown readPages(const QDir &sources)
{
    static const QStringList endings{
        QStringLiteral("*.astro"), QStringLiteral("*.ts"),  QStringLiteral("*.js"),
        QStringLiteral("*.mjs"),   QStringLiteral("*.tsx"), QStringLiteral("*.jsx"),
        QStringLiteral("*.mdx"),   QStringLiteral("*.vue"), QStringLiteral("*.svelte")};
    Shown shown;
    int count = 0;
    QDirIterator files(sources.absolutePath(), endings, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto read = configText(files.next());
        if (++count > MostFiles || !read) {
            shown.isKnown = false;
            break;
        }
        const std::optional text = withoutComments(*read, CommentMark::Slashes);
        // Files may be shown without a collection, too.
        if (text->contains(QLatin1String("import.meta.glob")) ||
            text->contains(QLatin1String("Astro.glob")))
            shown.isKnown = false;
        if (text->contains(QLatin1String("getCollection")) ||
            text->contains(QLatin1String("getEntr")) || text->contains(QLatin1String("getLive")))
            readPage(*text, shown);
    }
    return shown;
}

/** Of the loaders of one folder. */
struct Patterns
{
    QStringList shown;
    QStringList hidden;
    bool isKnown = true;
};

} // namespace

// Content collections, Built-in loaders: glob({ pattern: ['**/*.md', '!drafts/**'], base })
void readAstroLoaders(RuleBook &book, const QString &code, const QString &site)
{
    static const QRegularExpression loader(QStringLiteral("\\bglob\\s*(?=\\()"));
    if (countUpTo(code, loader, MostCalls) == MostCalls) {
        book.holdForProgram(QStringLiteral("glob"), 0);
        return;
    }
    QHash<QString, Patterns> byFolder;
    for (auto all = loader.globalMatch(code); all.hasNext();) {
        const qsizetype begin = all.next().capturedEnd();
        const QString block = code.mid(begin, endOfBrackets(code, begin) - begin);
        const auto base = textAt(block, "base");
        const auto value = valueAt(block, "pattern");
        const auto patterns = value ? plainTexts(*value) : std::nullopt;
        const bool hasBase = valueAt(block, "base").has_value();
        if (!patterns || (hasBase && !base)) {
            if (value && value->contains(QLatin1Char('!')))
                book.holdForProgram(QStringLiteral("pattern"), 0);
            byFolder[base ? folderIn(*base) : QString()].isKnown = false;
            continue;
        }
        Patterns &known = byFolder[base ? folderIn(*base) : QString()];
        for (const QString &pattern : *patterns) {
            if (isTakenBack(pattern))
                known.hidden << pattern.mid(1);
            else
                known.shown << pattern;
        }
    }
    const SiteRule page = book.page();
    book.page().folder = site;
    for (auto one = byFolder.begin(); one != byFolder.end(); ++one) {
        const bool isAlone =
            !one.key().isEmpty() &&
            std::none_of(byFolder.keyBegin(), byFolder.keyEnd(), [&one](const QString &other) {
                return other != one.key() &&
                       (other.isEmpty() || other.startsWith(one.key() + QLatin1Char('/')) ||
                        one.key().startsWith(other + QLatin1Char('/')));
            });
        // What one loader leaves out another may take.
        if (!isAlone || !one->isKnown) {
            if (!one->hidden.isEmpty())
                book.holdForProgram(QStringLiteral("pattern"), 0);
            continue;
        }
        for (const QString &pattern : std::as_const(one->hidden))
            book.hide({QStringLiteral("pattern: !") + pattern, {}, 0},
                      {placeBelow(one.key(), pattern)});
        QStringList shown;
        for (const QString &pattern : std::as_const(one->shown))
            shown << placeBelow(one.key(), pattern).pattern();
        if (!shown.isEmpty()) {
            const QString others = QStringLiteral("^(?!%1)").arg(shown.join(QLatin1Char('|')));
            book.hide({QStringLiteral("pattern"), {}, 0},
                      {placeBelow(one.key(), QStringLiteral("**")),
                       QRegularExpression(others, QRegularExpression::CaseInsensitiveOption)});
        }
    }
    book.page() = page;
}

void readAstroPages(RuleBook &book, const QString &code)
{
    // Starlight makes pages of its own collection.
    if (code.contains(QLatin1String("starlight"), Qt::CaseInsensitive))
        return;
    const bool isGiven = valueAt(code, "srcDir").has_value();
    const auto given = textAt(code, "srcDir");
    if (isGiven && !given)
        return;
    const QString folder = folderIn(given.value_or(QStringLiteral("src")));
    const QDir sources(book.page().folder + QLatin1Char('/') + folder);
    const QString content = folder + QStringLiteral("/content");
    const QList<Collection> defined = collectionsIn(collectionsOf(sources));
    QHash<QString, QString> folders; // by name
    for (const Collection &one : defined)
        folders.insert(one.name, one.folder);
    // Of the folder itself no collection is made.
    if (!folders.values().contains(content)) {
        book.holdForProgram(
            content, 0,
            {QRegularExpression(
                QStringLiteral("^%1/[^/]+$").arg(QRegularExpression::escape(content)))});
    }
    const QDir collections(book.page().folder + QLatin1Char('/') + content);
    for (const QString &name : collections.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString path = content + QLatin1Char('/') + name;
        const bool isPart = std::any_of(defined.begin(), defined.end(), [&](const Collection &one) {
            return one.folder == path || one.folder.startsWith(path + QLatin1Char('/')) ||
                   path.startsWith(one.folder + QLatin1Char('/'));
        });
        if (!isPart && !folders.contains(name))
            folders.insert(name, path);
    }
    const Shown shown = readPages(sources);
    if (!shown.hasPages)
        return;
    for (auto one = folders.begin(); one != folders.end(); ++one) {
        const bool isAsked = shown.named.contains(one.key()) || !shown.isKnown;
        const bool isWhole =
            shown.whole.contains(one.key()) || (!shown.isKnown && !shown.named.contains(one.key()));
        if ((isAsked && isWhole) || one.value().isEmpty())
            continue;
        book.holdForProgram(QStringLiteral("getCollection: %1").arg(one.key()), 0,
                            {placeBelow(one.value(), QStringLiteral("**"))});
    }
}

} // namespace Triptych::Exchange
