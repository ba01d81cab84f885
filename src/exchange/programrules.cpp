#include "dataformats.h"
#include "programspelling.h"
#include "programtext.h"
#include "rulebook.h"
#include "siteconfig.h"
#include "sitepatterns.h"
#include "translated.h"

#include <QFileInfo>

#include <algorithm>

// Sites whose rules stand in a program, which is not run: words of it tell that it keeps something
// back.

namespace Triptych::Exchange {

namespace {

/** Of one program: each may go on to the end of its text. */
constexpr int MostLists = 100;

/** What the program of one kind of site says, and how. All but the first are found in its text as
 * regular expressions; null = there is no such word. */
struct SiteProgram
{
    const char *names;           ///< of its files, with their folders where these tell: "x/y.js"
    const char *lists;           ///< words before patterns of paths that are not published
    const char *holds;           ///< words that keep articles back in a way that only it knows
    const char *roots = nullptr; ///< what stands before the folder that it reads articles from
    const char *off = nullptr;   ///< folders that it leaves out, as its first group
};

/** By the documents of each. */
constexpr SiteProgram Programs[] = {
    // Eleventy: Ignore Template Files; Preprocessors (the one called "drafts" goes by "draft");
    // Input Directory; Global Data
    {"(?:\\.eleventy|eleventy\\.config)\\.[cm]?[jt]s", "ignores\\.add",
     "\\bsetDataFileSuffixes\\b|\\bsetDataFileBaseName\\b|\\bsetFrontMatterParsingOptions\\b|"
     "addPreprocessor\\s*\\(\\s*+(?![\"']drafts?[\"'])|"
     "addGlobalData\\s*\\(\\s*[\"'](?:permalink|eleventyComputed|draft|published)\\b|"
     "(?:setTemplateFormats\\s*\\(|templateFormats\\s*:)(?!\\s*[\\[\"'][^\\])]{0,300}\\bmd\\b)|"
     "\\bdir\\s*:\\s*+(?![{\"'`])|\\bdir\\s*:\\s*\\{[^{}]{0,2000}?\\.\\.\\.",
     "setInputDirectory\\s*\\(|\\bdir\\s*:\\s*\\{[^{}]{0,2000}?\\binput\\s*:|"
     "\\bdir\\.input\\s*=(?![=>])"},
    // Quartz: Configuration (ignorePatterns, ExplicitPublish is a rule of its own); Filters
    {"quartz\\.config\\.[cm]?[jt]s", "\\bignorePatterns",
     "\\bfilters\\s*:\\s*+(?!\\[(?:\\s|,|Plugin\\.(?:RemoveDrafts|ExplicitPublish)\\(\\))*\\])",
     nullptr},
    // Docusaurus: plugin-content-docs, -blog and -pages
    {"docusaurus\\.config\\.[cm]?[jt]s", "\\bexclude",
     "\\bparseFrontMatter\\b|\\bprocessBlogPosts\\b|\\bonlyIncludeVersions\\b|"
     "\\bincludeCurrentVersion\\s*:\\s*+(?!true|false\\b)|"
     "\\binclude[\"']?\\s*:\\s*+(?!\\[\\s*[\"']\\*\\*/\\*\\.(?:md|\\{[a-z,]*\\bmd\\b"
     "[a-z,]*\\})[\"'])|"
     "[{,]\\s*include\\s*[,}]",
     nullptr, "\\b(blog|docs|pages)\\s*:\\s*false\\b"},
    // VitePress: Site Config (srcExclude, srcDir)
    {"\\.vitepress/config(?:/[\\w.-]+)?\\.[cm]?[jt]s", "\\bsrcExclude",
     "\\bsrcDir\\s*:(?!\\s*(?:\"[^\"\\n]*\"|'[^'\\n]*')\\s*[,;)}\\n])"},
    // VuePress: pagePatterns, patterns; what begins with "!" is left out
    {"\\.vuepress/config\\.[cm]?[jt]s", nullptr,
     "\\b(?:pagePatterns|patterns)\\s*:(?!\\s*\\[\\s*[\"']\\*\\*/\\*\\.(?:md|vue)[\"']"
     "(?:[\\s,]|[\"'](?:\\*\\*/\\*\\.vue|!\\.vuepress|!node_modules)[\"'])*\\])",
     nullptr},
    // Lume: site.ignore(), site.src; pages taken out of a list
    {"_config\\.[cm]?[jt]s", "\\.ignore",
     "\\b(?:all)?pages\\.(?:splice|filter)\\b|\\.data\\s*\\(\\s*[\"'](?:draft|url)[\"']",
     "\\bsrc\\s*:"},
    // Astro: Content collections, a loader's "pattern"
    {"content/config\\.[cm]?[jt]s|content\\.config\\.[cm]?[jt]s", "\\b(?:exclude|ignores)",
     "\\bpattern\\s*:\\s*\\[?\\s*[\"'`][^\"'`]*(?:!\\(|\\[\\^(?!_\\]))|"
     "\\.filter\\s*\\(",
     nullptr},
    // Astro: Configuration Reference (srcDir), see pageFolders()
    {"astro\\.config\\.[cm]?[jt]s", nullptr, nullptr},
    // Gatsby: gatsby-source-filesystem "ignore"; createPages, deletePage
    {"gatsby-(?:config|node)\\.[cm]?[jt]s", "\\bignore",
     "\\bdeletePage\\b|\\bfilter\\s*:\\s*\\{\\s*+(?!frontmatter\\s*:\\s*\\{\\s*draft\\s*:\\s*\\{"
     "\\s*ne\\s*:\\s*true\\s*\\}\\s*\\}\\s*\\})",
     nullptr},
    // Contentlayer, Velite, Nuxt Content: the files of a collection
    {"(?:contentlayer|velite|nuxt)\\.config\\.[cm]?[jt]s",
     "\\bcontentDirExclude|\\bignores|\\bexclude",
     "\\bcontentDirInclude\\b|\\bpattern\\s*:\\s*(?:\\[[^\\]]{0,2000}[\"'`]!|[\"'`][^\"'`]*!\\()",
     "\\bcontentDirPath\\s*:"},
    // Next.js: pageExtensions
    {"next\\.config\\.[cm]?[jt]s", nullptr,
     "\\bpageExtensions\\s*:(?!\\s*\\[[^\\]]{0,300}[\"']mdx?[\"'])", nullptr},
    // Bridgetown: Initializers
    {"config/initializers\\.rb", nullptr, "\\b(?:exclude|defaults|collections|unpublished)\\b",
     nullptr},
    // Middleman: Sitemap ("ignore"); Nanoc: Rules
    {"config\\.rb", "\\bignore",
     "\\bpublished\\b|\\bignore!|\\bignore\\s+do\\b|ignore\\s*:\\s*true|"
     ":ignore\\b|\\bignore\\s*\\(?\\s*/|\\bignore\\s+[\\w@$%:]|\\bblog\\.filter\\b",
     nullptr},
    {"Rules", "\\bignore",
     "\\bwrite\\s*\\(?\\s*nil\\b|\\bignore\\s*\\(?\\s*[/%]|\\bignore\\s+[\\w@$:]", nullptr},
    // Jekyll: Plugins (Hooks, Generators)
    {"_plugins/[^/]+\\.rb", nullptr,
     "\\b(?:reject!?|delete_if|select!|keep_if|filter!|unpublished)\\b|"
     "\\[\\s*[\"'](?:published|draft|hidden)[\"']\\s*\\]\\s*=(?!=)",
     nullptr},
    // Hexo: Plugins (Filter, Generator), Local Variables
    {"scripts/[^/]+\\.js", nullptr,
     "\\bhexo\\.locals\\.set\\b|\\bhexo\\.extend\\.generator\\b|\\.published\\s*=(?!=)", nullptr},
    // Cobalt: Config (ignore)
    {"_cobalt\\.ya?ml", nullptr, "\\bignore\\s*:(?!\\s*\\[\\s*\\])", nullptr},
    // Statamic: Collections (date behavior), Protecting Content
    {"content/collections/[\\w-]+\\.ya?ml", nullptr,
     "\\b(?:past|future)\\s*:\\s*[\"']?(?:private|unlisted)\\b|\\bprotect\\s*:", nullptr},
};

constexpr const SiteProgram *EleventyProgram = Programs;

/** By the last part of its path, or the last parts. */
const SiteProgram *programOf(const QString &name, const QString &folder)
{
    static const QList<QRegularExpression> names = [] {
        QList<QRegularExpression> all;
        for (const SiteProgram &program : Programs)
            all << QRegularExpression(QStringLiteral("/(?:%1)$").arg(QLatin1String(program.names)));
        return all;
    }();
    const QString placed = folder + QLatin1Char('/') + name;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (names.at(i).match(placed).hasMatch())
            return &Programs[i];
    }
    return nullptr;
}

/** Folders that hold the program of the site above them. */
const QStringList &foldersOfPrograms()
{
    static const QStringList folders{
        QStringLiteral(".vitepress/config"), QStringLiteral(".vitepress"),
        QStringLiteral(".vuepress"),         QStringLiteral("_plugins"),
        QStringLiteral("scripts"),           QStringLiteral("config")};
    return folders;
}

CommentMark markOf(const QString &place)
{
    static const QRegularExpression slashes(QStringLiteral("\\.[cm]?[jt]s$"));
    return place.contains(slashes) ? CommentMark::Slashes : CommentMark::Hash;
}

void readLists(RuleBook &book, const QString &code, const QString &words)
{
    // exclude: [...], ignores.add(...), ignore '...'; and { exclude }, of a value from elsewhere.
    const QRegularExpression named(
        QStringLiteral(
            "(?:%1)\\b(?:[\"']?\\s*(?:([:=]\\s*(nothing)?)|(?=[(\"'`]))|\\s*(?=[,}]|\\+=|"
            "\\??\\.\\s*(?:push|unshift|concat|splice)\\b))")
            .arg(words)
            .replace(QLatin1String("nothing"),
                     QLatin1String("undefined\\b|null\\b|false\\b|/node_modules/")));
    static const QRegularExpression bare(
        QStringLiteral("\\G\\s*(?:'[^'\\n]*'|\"[^\"\\n]*\"|`[^`]*`)"
                       "(?:\\s*,\\s*(?:'[^'\\n]*'|\"[^\"\\n]*\"))*"));
    static const QRegularExpression firstWord(QStringLiteral("\\w[\\w.]*"));
    LineCounter lines(code);
    int lists = 0;
    for (auto all = named.globalMatch(code); all.hasNext();) {
        const QRegularExpressionMatch match = all.next();
        const qsizetype begin = match.capturedEnd();
        if (match.hasCaptured(2))
            continue;
        const QString word = firstWord.match(match.captured()).captured();
        const int line = lines.lineOf(match.capturedStart());
        if (++lists > MostLists) {
            book.holdForProgram(word, line);
            return;
        }
        const bool hasBracket =
            begin < code.size() && (code.at(begin) == u'[' || code.at(begin) == u'(');
        const qsizetype end =
            hasBracket ? endOfBrackets(code, begin) : bare.match(code, begin).capturedEnd();
        const QString list = code.mid(begin, qMax(end - begin, qsizetype(0)));
        const auto patterns = plainTexts(list);
        // A comma behind Ruby's ignore 'a' brings more of them.
        const bool hasMore = hasBracket || match.hasCaptured(1);
        if (!patterns || list.isEmpty() || !isValueEnd(code, end, hasMore)) {
            book.holdForProgram(word, line);
            continue;
        }
        for (const QString &pattern : *patterns) {
            if (!pattern.trimmed().isEmpty() && !isTakenBack(pattern))
                book.hide({word, {}, line}, {placeOf(pattern)});
        }
    }
}

void readRoots(RuleBook &book, const QString &code, const QString &words)
{
    const QRegularExpression named(
        QStringLiteral("(?:%1)\\s*(?:(?:\"([^\"\\n]*)\"|'([^'\\n]*)')\\s*[,;)}\\n])?").arg(words));
    const QRegularExpressionMatch match = named.match(code);
    if (!match.hasMatch())
        return;
    static const QRegularExpression lastWord(QStringLiteral("(\\w+)\\W*$"));
    const QString given = match.captured(1) + match.captured(2);
    const bool isPlain = match.hasCaptured(1) || match.hasCaptured(2);
    const QString key = lastWord
                            .match(QRegularExpression(QStringLiteral("^(?:%1)").arg(words))
                                       .match(match.captured())
                                       .captured())
                            .captured(1);
    if (!isPlain) {
        book.holdForProgram(key, LineCounter(code).lineOf(match.capturedStart()));
        return;
    }
    book.lookOnlyIn(key, {given});
}

/** Eleventy, Markdown: "markdownTemplateEngine", which is Liquid by itself. */
Templates templatesOfEleventy(const QString &code)
{
    static const QRegularExpression engine(
        QStringLiteral("\\bmarkdownTemplateEngine[\"']?\\s*:\\s*(?:(false\\b)|[\"'](\\w+)[\"'])?"));
    const QRegularExpressionMatch match = engine.match(code);
    if (!match.hasMatch() || match.captured(2) == QLatin1String("liquid"))
        return Templates::Liquid;
    return match.hasCaptured(1) ? Templates::None : Templates::Jinja;
}

} // namespace

bool isSiteProgram(const QString &name, const QString &folder)
{
    return programOf(name, folder) != nullptr;
}

QStringList programsInFoldersOf(const QDir &dir)
{
    QStringList files;
    for (const QString &folder : foldersOfPrograms()) {
        const QDir inside(dir.filePath(folder));
        for (const QString &name :
             inside.entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name)) {
            if (isSiteProgram(name, inside.absolutePath()))
                files << folder + QLatin1Char('/') + name;
        }
    }
    return files;
}

namespace {

void readWords(RuleBook &book, const SiteProgram *program, const QString &code)
{
    if (program->lists)
        readLists(book, code, QLatin1String(program->lists));
    if (program->roots)
        readRoots(book, code, QLatin1String(program->roots));
    if (program->off) {
        const QRegularExpression off{QLatin1String(program->off)};
        LineCounter lines(code);
        for (auto all = off.globalMatch(code); all.hasNext();) {
            const QRegularExpressionMatch match = all.next();
            const bool isPages = match.captured(1) == QLatin1String("pages");
            const QString folder = isPages ? QStringLiteral("src/pages") : match.captured(1);
            book.hide({match.captured(), {}, lines.lineOf(match.capturedStart())},
                      {placeBelow({}, folder)});
        }
    }
    if (program->holds) {
        const QRegularExpression holds{QLatin1String(program->holds)};
        static const QRegularExpression firstWord(QStringLiteral("\\w[\\w.]*"));
        if (const QRegularExpressionMatch match = holds.match(code); match.hasMatch()) {
            LineCounter lines(code);
            book.holdForProgram(firstWord.match(match.captured()).captured(),
                                lines.lineOf(match.capturedStart()));
        }
    }
}

} // namespace

namespace {

void readEleventy(RuleBook &book, const QString &code)
{
    book.addSite();
    book.templates().insert(book.page().folder, templatesOfEleventy(code));
    holdOtherData(book, code);
}

} // namespace

void readEleventyAt(RuleBook &book, const QString &place)
{
    const QFileInfo info(place);
    if (isSiteProgram(info.fileName(), info.absolutePath()))
        return; // it is read by its name
    const auto text = configText(place);
    if (!text) {
        book.holdForProgram(QStringLiteral("--config"), 0);
        return;
    }
    const QString code = plainSpelling(withoutComments(*text, CommentMark::Slashes));
    readEleventy(book, code);
    readWords(book, EleventyProgram, code);
}

void readProgram(RuleBook &book, const QString &place, const QString &text)
{
    const QFileInfo info(place);
    const SiteProgram *program = programOf(info.fileName(), info.absolutePath());
    const CommentMark mark = markOf(place);
    QString code = withoutComments(text, mark);
    if (mark == CommentMark::Slashes)
        code = plainSpelling(code);
    const QStringList &folders = foldersOfPrograms();
    const auto inside =
        std::find_if(folders.begin(), folders.end(), [&info](const QString &folder) {
            return info.path().endsWith(QLatin1Char('/') + folder);
        });
    if (inside != folders.end())
        book.page().folder = info.path().chopped(inside->size() + 1);
    if (program == EleventyProgram)
        readEleventy(book, code);
    if (auto pages = pageFolders(place, code, book.page().folder)) {
        pages->file = book.page().file;
        if (pages->isPart)
            readAstroLoaders(book, code, pages->site);
        book.pageFolders().append(*std::move(pages));
    }
    if (info.fileName().startsWith(QLatin1String("astro.config.")))
        readAstroPages(book, code);
    readWords(book, program, code);
    // VitePress, Dynamic Routes: "[name].md" is a template of pages, and no page.
    if (place.contains(QLatin1String("/.vitepress/"))) {
        static const QRegularExpression dynamic(QStringLiteral("\\[[^/\\[\\]]+\\]"));
        book.hide({QStringLiteral("[name].md"), {}, 0}, {dynamic});
    }
    // Quartz, Filters: ExplicitPublish shows what says "publish: true".
    static const QRegularExpression explicitly(QStringLiteral("\\bExplicitPublish\\s*\\("));
    if (const QRegularExpressionMatch match = explicitly.match(code); match.hasMatch())
        book.values({{QStringLiteral("publish"), false}},
                    LineCounter(code).lineOf(match.capturedStart()), {});
}

} // namespace Triptych::Exchange
