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
    return QString::fromLatin1(list).split(QLatin1Char(' '));
}

/** "_Drafts", "drafts-2024", "old drafts" and "drafts" are one; whether an underscore stood before
 * it goes into `marked`. */
QString folderWord(const QString &folder, bool *marked)
{
    static const QRegularExpression marks(
        QStringLiteral("[-_. ]+|(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)"));
    static const QRegularExpression besides(QStringLiteral("^(?:\\d+|old|new|my)$"),
                                            QRegularExpression::CaseInsensitiveOption);
    *marked = folder.startsWith(QLatin1Char('_'));
    QStringList parts = folder.split(marks, Qt::SkipEmptyParts);
    if (parts.size() > 1)
        parts.removeIf([](const QString &part) { return part.contains(besides); });
    return parts.join(QString()).toCaseFolded();
}

/** Folders whose files a site does not publish: Jekyll and Hexo `_drafts`; the others are what
 * people and editors name such folders. */
bool isUnpublished(const QString &folder, bool *marked)
{
    static const QStringList plain =
        words("draft drafts unpublished unpublish inprogress embargoed trash wip");
    // People keep sections named so: of these only the marked folder tells.
    static const QStringList onlyMarked =
        words("private hidden archive archived old backup pending");
    const QString word = folderWord(folder, marked);
    return plain.contains(word) || (*marked && onlyMarked.contains(word));
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
        words("md markdown mdown mkdn mkd mkdown mdwn mdtxt mdtext markdn mdx");
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
        {QStringLiteral("qmd"), QStringLiteral("Quarto")},
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

QString notAnArticle(const QString &path)
{
    static const QStringList parts =
        words("_includes _layouts _data _sass _site _templates _partials _plugins node_modules");
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
    // Jekyll leaves Bundler's folders out; an example comes with a theme.
    static const QRegularExpression others(
        QStringLiteral("(?:^|/)(vendor/(?:bundle|cache|gems|ruby)|exampleSite)/"));
    if (const QRegularExpressionMatch match = others.match(path); match.hasMatch()) {
        return translated(
                   QT_TRANSLATE_NOOP("Exchange",
                                     "The folder \"%1\" comes with a program or a theme; it holds "
                                     "no articles of this site."))
            .arg(match.captured(1));
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
    static const QRegularExpression mark(
        QStringLiteral("\\.(drafts?|wip|unpublished|bak|backup|old|orig|tmp|temp)\\.[^.]+$"),
        QRegularExpression::CaseInsensitiveOption);
    return mark.match(name).captured(1);
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
    for (const QString &folder : foldersOf(path)) {
        bool marked = false;
        if (isUnpublished(folder, &marked))
            return folder;
    }
    return {};
}

bool isUnpublishedRoot(const QString &root)
{
    const QStringList folders = root.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (!folders.isEmpty() && folders.last().startsWith(QLatin1Char('.')))
        return true;
    for (qsizetype i = 0; i < folders.size(); ++i) {
        bool marked = false;
        if (isUnpublished(folders.at(i), &marked) && (marked || i == folders.size() - 1))
            return true;
    }
    return false;
}

} // namespace Triptych::Exchange
