#include "sitefiles.h"

#include "matterreading.h"

#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QStringList>

namespace Triptych::Exchange {

namespace {

QStringList words(const char *list)
{
    return QString::fromUtf8(list).split(QLatin1Char(' '));
}

/** "_Drafts", "drafts-2024", "(old) drafts" and "drafts" are one; whether an underscore stood
 * before it goes into `marked`. */
QStringList wordsOfFolder(const QString &folder, bool *marked)
{
    static const QRegularExpression marks(
        QStringLiteral("[^\\p{L}\\p{M}\\p{N}]+|(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)"));
    static const QRegularExpression besides(QStringLiteral("^(?:\\d+|old|new|my)$"),
                                            QRegularExpression::CaseInsensitiveOption);
    *marked = folder.startsWith(QLatin1Char('_'));
    // Some disks hold letters and their marks apart.
    QStringList parts = folder.normalized(QString::NormalizationForm_KC)
                            .toCaseFolded()
                            .split(marks, Qt::SkipEmptyParts);
    if (parts.size() > 1)
        parts.removeIf([](const QString &part) { return part.contains(besides); });
    return parts;
}

/** Folders whose files a site does not publish: Jekyll and Hexo `_drafts`; the others are what
 * people and editors name such folders. */
bool isUnpublished(const QString &folder, bool *marked)
{
    static const QStringList plain =
        words("draft drafts unpublished unpublish inprogress embargoed trash wip "
              // Drafts in other languages.
              "entwurf entwürfe entwuerfe brouillon brouillons borrador borradores bozza bozze "
              "rascunho rascunhos concepten utkast kladde kladder luonnokset szkice piszkozatok "
              "ciorne taslak taslaklar черновик черновики чернетки чернови πρόχειρα مسودات טיוטות "
              "下書き 草稿 초안");
    // People keep sections named so: of these only the marked folder tells.
    static const QStringList onlyMarked =
        words("private hidden archive archived old backup pending");
    // At the end of a name of several words, too: "blog-drafts".
    static const QStringList last =
        words("drafts entwürfe entwuerfe brouillons borradores bozze rascunhos черновики");
    const QStringList parts = wordsOfFolder(folder, marked);
    const QString word = parts.join(QString());
    return plain.contains(word) || (!parts.isEmpty() && last.contains(parts.last())) ||
           (*marked && onlyMarked.contains(word));
}

QString aboutTheFiles()
{
    return translated(
        QT_TRANSLATE_NOOP("Exchange", "By its name it is about the files, not an article."));
}

QStringList foldersOf(const QString &path)
{
    QStringList parts = path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (!parts.isEmpty())
        parts.removeLast();
    return parts;
}

} // namespace

bool isMarkdown(const QString &name)
{
    static const QStringList endings =
        words("md markdown mdown mkdn mkd mkdown mdwn mdtxt mdtext markdn mdx qmd");
    return endings.contains(QFileInfo(name).suffix().toLower());
}

QString otherTextFormat(const QString &name)
{
    static const QHash<QString, QString> formats{
        {QStringLiteral("html"), QStringLiteral("HTML")},
        {QStringLiteral("htm"), QStringLiteral("HTML")},
        {QStringLiteral("xhtml"), QStringLiteral("HTML")},
        {QStringLiteral("adoc"), QStringLiteral("AsciiDoc")},
        {QStringLiteral("asciidoc"), QStringLiteral("AsciiDoc")},
        {QStringLiteral("rst"), QStringLiteral("reStructuredText")},
        {QStringLiteral("org"), QStringLiteral("Org")},
        {QStringLiteral("textile"), QStringLiteral("Textile")},
        {QStringLiteral("mediawiki"), QStringLiteral("MediaWiki")},
        {QStringLiteral("rmd"), QStringLiteral("R Markdown")},
        {QStringLiteral("rmarkdown"), QStringLiteral("R Markdown")},
        {QStringLiteral("ipynb"), QStringLiteral("Jupyter")},
        {QStringLiteral("tex"), QStringLiteral("LaTeX")},
        {QStringLiteral("txt"), QStringLiteral("plain text")},
        {QStringLiteral("text"), QStringLiteral("plain text")},
        {QStringLiteral("rtf"), QStringLiteral("RTF")},
        {QStringLiteral("doc"), QStringLiteral("Word")},
        {QStringLiteral("docx"), QStringLiteral("Word")},
        {QStringLiteral("odt"), QStringLiteral("OpenDocument")},
        {QStringLiteral("epub"), QStringLiteral("EPUB")},
        {QStringLiteral("pdf"), QStringLiteral("PDF")},
    };
    const QString format = formats.value(QFileInfo(name).suffix().toLower());
    if (format == QLatin1String("plain text"))
        return translated(QT_TRANSLATE_NOOP("Exchange", "plain text"));
    return format;
}

QString folderOfOthers(const QString &path)
{
    // Jekyll leaves Bundler's folders out; an example comes with a theme.
    static const QRegularExpression others(QStringLiteral(
        "(?:^|/)(vendor/(?:bundle|cache|gems|ruby)|exampleSite|node_modules|bower_components)/"));
    return others.match(path).captured(1);
}

QString notAnArticle(const QString &path)
{
    static const QStringList parts =
        words("_includes _layouts _data _sass _site _templates _partials _plugins");
    static const QRegularExpression section(QStringLiteral("^_index(\\.[A-Za-z_-]+)?\\.[^.]+$"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression readme(
        QStringLiteral("^(?:READ|Read)[-_ ]?(?:ME|Me|me)"
                       "(?:[-_.][A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)?(?:\\.[^.]+)?$"));
    // In capitals these speak about the files that lie beside them.
    static const QRegularExpression project(QStringLiteral(
        "^((LICEN[SC]ES?|COPYING|NOTICE|CONTRIBUTING|CHANGELOG|CODE[-_]OF[-_]CONDUCT)([-_.].*)?|"
        "(CONTRIBUTORS|CHANGES|HISTORY|RELEASES?|SECURITY|SUPPORT|GOVERNANCE|MAINTAINERS|AUTHORS|"
        "CODEOWNERS|TODO|AGENTS|CLAUDE|SUMMARY|(PULL_REQUEST|ISSUE)_TEMPLATE)(\\.[^.]+)?)$"));
    if (const QString folder = folderOfOthers(path); !folder.isEmpty()) {
        return translated(
                   QT_TRANSLATE_NOOP("Exchange",
                                     "The folder \"%1\" comes with a program or a theme; it holds "
                                     "no articles of this site."))
            .arg(folder);
    }
    const QString name = path.section(QLatin1Char('/'), -1);
    for (const QString &folder : foldersOf(path)) {
        if (parts.contains(folder, Qt::CaseInsensitive)) {
            return translated(
                       QT_TRANSLATE_NOOP("Exchange",
                                         "The folder \"%1\" holds parts of pages, not articles."))
                .arg(folder);
        }
    }
    if (section.match(name).hasMatch()) {
        return translated(
            QT_TRANSLATE_NOOP("Exchange", "It is the page of a section, not an article."));
    }
    if (readme.match(name).hasMatch() || project.match(name).hasMatch()) {
        return aboutTheFiles();
    }
    return {};
}

QString perhapsNotAnArticle(const QString &path)
{
    static const QRegularExpression project(
        QStringLiteral("^(read[-_ ]?me(?:[-_.][a-z]{2,3}(?:[-_][a-z]{2,4})?)?|licen[sc]e|copying|"
                       "contributing|changelog|code[-_]of[-_]conduct)\\.[^.]+$"),
        QRegularExpression::CaseInsensitiveOption);
    const QString name = path.section(QLatin1Char('/'), -1);
    return project.match(name).hasMatch() ? aboutTheFiles() : QString();
}

QString markOfCopy(const QString &name)
{
    static const QList<QRegularExpression> marks = [] {
        const char *const expressions[] = {
            "\\.(drafts?|wip|unpublished|bak|backup|old|orig|tmp|temp)\\.[^.]+$",
            // draft_x, "draft - x", "[draft] x", also behind a day; "draft-horses" is a word.
            "^(?:\\d{4}-\\d{1,2}-\\d{1,2}[-_ ])?(drafts?_|drafts? - "
            "|[\\[({](?:drafts?|wip)[\\])}])",
            // x-draft, but not "the-nfl-draft": the word for more than texts.
            "(?<!\\bthe|\\ba|\\bnfl|\\bnba|\\bnhl|\\bmlb|\\bafl|\\bmls|\\bfantasy|\\bmilitary|"
            "\\barmy|"
            "\\bon)[-_ ](drafts?|wip)\\.[^.]+$",
            "([\\[({](?:drafts?|wip)[\\])}])\\.[^.]+$",
            // What two computers wrote at once: Dropbox, Nextcloud, Syncthing, Seafile, Resilio.
            "(\\((?:[^()]* )?(?:conflicted copy|case conflict|copie en conflit|in "
            "konflikt)[^()]*\\))",
            "(\\(sfconflict [^()]*\\))",
            "\\.(sync-conflict-\\d{8}-\\d{6}[^.]*)\\.[^.]+$",
            "\\.(conflict)\\.[^.]+$",
            // Windows.
            " - (copy(?: \\(\\d+\\))?)\\.[^.]+$",
        };
        QList<QRegularExpression> all;
        for (const char *expression : expressions) {
            all << QRegularExpression(QLatin1String(expression),
                                      QRegularExpression::CaseInsensitiveOption);
        }
        return all;
    }();
    for (const QRegularExpression &mark : marks) {
        if (const QRegularExpressionMatch match = mark.match(name); match.hasMatch())
            return match.captured(1);
    }
    return {};
}

bool isToolFolder(const QString &name)
{
    static const QStringList tools =
        words(".git .github .gitlab .svn .hg .bzr .vscode .idea .vs .cache .obsidian .trash "
              ".jekyll-cache "
              ".sass-cache .bundle .next .nuxt .astro .docusaurus .vitepress .vuepress .eleventy "
              ".hugo_build "
              ".venv .tox .pytest_cache .mypy_cache .ipynb_checkpoints .circleci .devcontainer "
              ".husky .yarn "
              ".npm .direnv .netlify .vercel .quarto .config .settings .history .fseventsd "
              ".Spotlight-V100 "
              ".Trashes");
    return tools.contains(name);
}

QString folderOfDrafts(const QString &path)
{
    const QStringList folders = foldersOf(path);
    for (qsizetype i = 0; i < folders.size(); ++i) {
        bool marked = false;
        if (isUnpublished(folders.at(i), &marked))
            return folders.first(i + 1).join(QLatin1Char('/'));
    }
    return {};
}

QString aboutFolderOfDrafts()
{
    return translated(QT_TRANSLATE_NOOP("Exchange", "By its name this folder holds what its site "
                                                    "does not publish, so its articles are "
                                                    "drafts."));
}

bool isUnpublishedRoot(const QString &root, const QString &siteRoot)
{
    const QString name = root.section(QLatin1Char('/'), -1);
    if (name.startsWith(QLatin1Char('.')))
        return true;
    const bool isBelow = !siteRoot.isEmpty() && root.startsWith(siteRoot + QLatin1Char('/'));
    QStringList folders =
        root.mid(isBelow ? siteRoot.size() : 0).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (root == siteRoot)
        folders = {name};
    return std::any_of(folders.begin(), folders.end(), [](const QString &folder) {
        bool marked = false;
        return isUnpublished(folder, &marked);
    });
}

} // namespace Triptych::Exchange
