#include "pagefolders.h"

#include "programtext.h"
#include "siteconfig.h"
#include "sitefiles.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace Triptych::Exchange {

namespace {

/** Of one configuration: each may go on to its end. */
constexpr int MostLoaders = 100;
/** Of one site, by its languages, versions and plugins. */
constexpr qsizetype MostTranslations = 2'000;

/** What is given to a key in plain quotes, at each place; `isKnown` is false where one of them is
 * computed. */
struct Given
{
    QStringList texts;
    bool isKnown = true;
};

Given givenTo(const QString &code, const char *key)
{
    const QRegularExpression named(
        QStringLiteral("\\b%1[\"']?\\s*:\\s*(?:(?:\"([^\"\\n]*)\"|'([^'\\n]*)'|`([^`$\\n]*)`)\\s*"
                       "(?:[,;)}\\n]|$))?")
            .arg(QLatin1String(key)));
    Given given;
    for (auto all = named.globalMatch(code); all.hasNext();) {
        const QRegularExpressionMatch one = all.next();
        if (one.lastCapturedIndex() == 0)
            given.isKnown = false;
        else
            given.texts << one.captured(one.lastCapturedIndex());
    }
    return given;
}

QString below(const QString &site, const QString &folder)
{
    // "./docs" and "/docs" are both of the site; "../docs" lies beside it.
    const QString path = folder.startsWith(QLatin1Char('/')) ? folder.mid(1) : folder;
    return QDir::cleanPath(site + QLatin1Char('/') + path);
}

/** The folder of one of Docusaurus's plugins, where its options give another than the usual. */
QString folderOfPlugin(const QString &code, const char *name, const char *usual)
{
    const QRegularExpression options(
        QStringLiteral("\\b%1[\"']?\\s*:\\s*(?=\\{)").arg(QLatin1String(name)));
    const QRegularExpressionMatch match = options.match(code);
    if (!match.hasMatch())
        return QLatin1String(usual);
    const qsizetype begin = match.capturedEnd();
    const Given path = givenTo(code.mid(begin, endOfBrackets(code, begin) - begin), "path");
    return path.texts.value(0, QLatin1String(usual));
}

/** The versions that are shown: those that versions.json lists, of an instance with an id
 * "id_versions.json". */
QStringList versionsOf(const QString &site, const QString &id)
{
    const QString before = id.isEmpty() ? QString() : id + QLatin1Char('_');
    QStringList versions;
    const auto text = configText(QDir(site).filePath(before + QStringLiteral("versions.json")));
    const QJsonArray listed = text ? QJsonDocument::fromJson(text->toUtf8()).array() : QJsonArray();
    for (const QJsonValue version : listed)
        versions << QStringLiteral("version-") + version.toString();
    return versions;
}

/** i18n.locales; nothing where the program computes them. */
std::optional<QStringList> localesOf(const QString &code)
{
    static const QRegularExpression named(
        QStringLiteral("\\b(locales|defaultLocale)[\"']?\\s*:\\s*"));
    QStringList locales;
    for (auto all = named.globalMatch(code); all.hasNext();) {
        const QRegularExpressionMatch one = all.next();
        const qsizetype begin = one.capturedEnd();
        if (begin == code.size())
            return std::nullopt;
        const bool isList = code.at(begin) == QLatin1Char('[');
        const qsizetype end = isList ? endOfBrackets(code, begin) : endOfQuotes(code, begin);
        const auto texts = plainTexts(code.mid(begin, end - begin));
        if (!texts || texts->isEmpty())
            return std::nullopt;
        locales += *texts;
        if (locales.size() > MostTranslations)
            return std::nullopt;
    }
    return locales.isEmpty() ? QStringList{QStringLiteral("en")} : locales;
}

QStringList docusaurus(const QString &code, const QString &site)
{
    QStringList folders;
    for (const auto &[name, usual] :
         {std::pair("docs", "docs"), std::pair("blog", "blog"), std::pair("pages", "src/pages")})
        folders << folderOfPlugin(code, name, usual);
    // More of them, as plugins of their own; with an id they have versions in folders of their own.
    folders += givenTo(code, "path").texts;
    // Docs, Versioning: the folders of docs and "current" are then no pages; which of several
    // instances says so is not looked at.
    static const QRegularExpression onlyVersions(
        QStringLiteral("\\bincludeCurrentVersion\\s*:\\s*false\\b"));
    const bool hasCurrent = !code.contains(onlyVersions);
    const QString current = QStringLiteral("current");
    if (!hasCurrent) {
        const QStringList others{folders.at(1), folders.at(2)};
        folders.removeIf([&others](const QString &folder) { return !others.contains(folder); });
    }
    const auto locales = localesOf(code);
    if (!locales)
        folders << QStringLiteral("i18n");
    const QString plugin = QStringLiteral("i18n/%1/docusaurus-plugin-content-%2");
    for (const QString &id : QStringList{QString()} + givenTo(code, "id").texts) {
        const QString before = id.isEmpty() ? QString() : id + QLatin1Char('_');
        const QString behind = id.isEmpty() ? QString() : QLatin1Char('-') + id;
        const QStringList versions = versionsOf(site, id);
        for (const QString &version : versions)
            folders << before + QStringLiteral("versioned_docs/") + version;
        if (folders.size() + (locales ? locales->size() * (versions.size() + 3) : 0) >
            MostTranslations) {
            folders << QStringLiteral("i18n");
            break;
        }
        for (const QString &locale : locales.value_or(QStringList())) {
            const QString docs = plugin.arg(locale, QStringLiteral("docs")) + behind;
            for (const QString &version : QStringList{current} + versions) {
                if (hasCurrent || version != current)
                    folders << docs + QLatin1Char('/') + version;
            }
            folders << plugin.arg(locale, QStringLiteral("blog")) + behind
                    << plugin.arg(locale, QStringLiteral("pages")) + behind;
        }
    }
    return folders;
}

/** Of the configuration of collections: "base" of the loader glob(). */
QStringList astroCollections(const QString &code)
{
    static const QRegularExpression loader(QStringLiteral("\\bglob\\s*\\("));
    if (countUpTo(code, loader, MostLoaders) == MostLoaders)
        return {QString()};
    QStringList folders;
    for (auto all = loader.globalMatch(code); all.hasNext();) {
        const qsizetype begin = all.next().capturedEnd() - 1;
        const Given base = givenTo(code.mid(begin, endOfBrackets(code, begin) - begin), "base");
        folders << base.texts;
        if (base.texts.isEmpty() || !base.isKnown)
            folders << QString(); // all of the site
    }
    return folders;
}

bool isIn(const QString &file, const QString &folder)
{
    return file.startsWith(folder + QLatin1Char('/'));
}

/** The repository that a site lies in, as far as it is the source or in it: one or two folders
 * above, where that has a package.json or .git; else the source that it is a folder of; else the
 * site alone. A site that comes with a program, or is there to try one, speaks for nothing around
 * it. */
QString projectAround(const QString &site, const QString &source)
{
    static const QRegularExpression tries(
        QStringLiteral("/(?:tests?|__tests__|fixtures?|examples?|demos?|samples?|themes|templates)"
                       "(?:/|$)"),
        QRegularExpression::CaseInsensitiveOption);
    if (!isIn(site, source))
        return site;
    const QString inside = site.mid(source.size());
    if (!folderOfOthers(inside + QLatin1Char('/')).isEmpty() || inside.contains(tries))
        return site;
    QString folder = site;
    for (int i = 0; i < 2 && folder != source; ++i) {
        folder = folder.section(QLatin1Char('/'), 0, -2);
        const QDir dir(folder);
        if (dir.exists(QStringLiteral("package.json")) || dir.exists(QStringLiteral(".git")))
            return folder;
    }
    const bool isChild = site.section(QLatin1Char('/'), 0, -2) == source;
    return isChild ? source : site;
}

} // namespace

std::optional<PageFolders> pageFolders(const QString &place, const QString &code,
                                       const QString &site)
{
    static const QRegularExpression ending(QStringLiteral("\\.[cm]?[jt]s$"));
    const QString name = QFileInfo(place).fileName().remove(ending);
    PageFolders pages{{}, site, {}};
    QStringList folders;
    if (place.contains(QLatin1String("/.vuepress/"))) {
        folders << QString(); // all of it
    } else if (place.contains(QLatin1String("/.vitepress/"))) {
        const Given source = givenTo(code, "srcDir");
        folders << (source.isKnown ? source.texts.value(0) : QString());
    } else if (name == QLatin1String("docusaurus.config")) {
        folders = docusaurus(code, site);
    } else if (name == QLatin1String("quartz.config")) {
        folders << QStringLiteral("content");
    } else if (name == QLatin1String("astro.config")) {
        const Given source = givenTo(code, "srcDir");
        const QString before = source.texts.value(0, QStringLiteral("src"));
        if (source.isKnown)
            folders << before + QStringLiteral("/content") << before + QStringLiteral("/pages");
        else
            folders << QString();
    } else if (name == QLatin1String("content.config") ||
               place.section(QLatin1Char('/'), -2, -2) == QLatin1String("content")) {
        // src/content.config.ts, src/content/config.ts
        pages.isPart = true;
        pages.site =
            site.section(QLatin1Char('/'), 0, name == QLatin1String("content.config") ? -2 : -3);
        folders = astroCollections(code);
        // Where each collection names its files, the folder of old ones has no more of them.
        static const QRegularExpression defined(QStringLiteral("\\bdefineCollection\\s*\\("));
        static const QRegularExpression loaded(QStringLiteral("\\b(?:glob|file)\\s*\\("));
        if (name == QLatin1String("content.config") && !folders.contains(QString()) &&
            countUpTo(code, loaded, MostLoaders) >= countUpTo(code, defined, MostLoaders))
            pages.instead = QFileInfo(place).path() + QStringLiteral("/content");
    } else {
        return std::nullopt;
    }
    for (const QString &folder : std::as_const(folders))
        pages.roots << below(pages.site, folder);
    return pages;
}

BesidePages::BesidePages(const QString &source, QList<PageFolders> sites, QList<PageFolders> others)
    : m_others(std::move(others))
{
    const auto isPart = [](const PageFolders &one) { return one.isPart; };
    std::stable_partition(sites.begin(), sites.end(),
                          [&](const auto &one) { return !isPart(one); });
    for (PageFolders &one : sites) {
        const auto known = std::find_if(m_sites.begin(), m_sites.end(),
                                        [&](const auto &site) { return site.site == one.site; });
        if (known != m_sites.end()) {
            known->roots += one.roots;
            if (!one.instead.isEmpty())
                known->roots.removeAll(one.instead);
        } else if (!one.isPart)
            m_sites << std::move(one);
    }
    for (const PageFolders &site : std::as_const(m_sites))
        m_projects << projectAround(site.site, source);
    for (PageFolders &site : m_others) {
        site.isOutside = true;
        m_projectsOfOthers << projectAround(site.site, source);
    }
}

const PageFolders *BesidePages::siteOf(const QString &file) const
{
    const PageFolders *nearest = nullptr;
    bool isOfSite = false;
    for (qsizetype i = 0; i < m_sites.size(); ++i) {
        const PageFolders &site = m_sites.at(i);
        const bool isPage = std::any_of(site.roots.begin(), site.roots.end(),
                                        [&file](const auto &root) { return isIn(file, root); });
        if (isPage)
            return nullptr;
        const bool isIt = isIn(file, site.site);
        const bool isNearer =
            !nearest || (isIt && (!isOfSite || site.site.size() > nearest->site.size()));
        if ((isIt || isIn(file, m_projects.at(i))) && isNearer) {
            nearest = &site;
            isOfSite = isIt;
        }
    }
    // A site inside of it, or around it where the file is not of this one, knows better.
    const bool isOthers =
        std::any_of(m_others.begin(), m_others.end(), [&](const PageFolders &other) {
            const bool isPage =
                std::any_of(other.roots.begin(), other.roots.end(),
                            [&file](const QString &root) { return isIn(file, root); });
            return (isPage || isIn(file, other.site)) &&
                   (!isOfSite || other.site.size() > nearest->site.size());
        });
    if (isOthers)
        return nullptr;
    for (qsizetype i = 0; i < m_others.size() && !nearest; ++i) {
        if (isIn(file, m_projectsOfOthers.at(i)))
            nearest = &m_others.at(i);
    }
    return nearest;
}

} // namespace Triptych::Exchange
