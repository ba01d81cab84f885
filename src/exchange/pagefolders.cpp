#include "pagefolders.h"

#include "programtext.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace Triptych::Exchange {

namespace {

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

QStringList docusaurus(const QString &code)
{
    QStringList folders{QStringLiteral("versioned_docs"), QStringLiteral("i18n")};
    for (const auto &[name, usual] :
         {std::pair("docs", "docs"), std::pair("blog", "blog"), std::pair("pages", "src/pages")})
        folders << folderOfPlugin(code, name, usual);
    // More of them, as plugins of their own; with an id they have versions in folders of their own.
    folders += givenTo(code, "path").texts;
    for (const QString &id : givenTo(code, "id").texts)
        folders << id + QStringLiteral("_versioned_docs");
    return folders;
}

/** Of the configuration of collections: "base" of the loader glob(). */
QStringList astroCollections(const QString &code)
{
    static const QRegularExpression loader(QStringLiteral("\\bglob\\s*\\("));
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

QString projectAround(const QString &site, const QString &source)
{
    QString folder = site;
    for (int i = 0; i < 2 && isIn(folder, source); ++i) {
        if (QFileInfo::exists(folder + QStringLiteral("/package.json")))
            return folder;
        folder = folder.section(QLatin1Char('/'), 0, -2);
    }
    const bool isChild = site.section(QLatin1Char('/'), 0, -2) == source;
    return isChild || QFileInfo::exists(folder + QStringLiteral("/package.json")) ? folder : site;
}

} // namespace

std::optional<PageFolders> pageFolders(const QString &place, const QString &code,
                                       const QString &site)
{
    static const QRegularExpression ending(QStringLiteral("\\.[cm]?[jt]s$"));
    const QString name = QFileInfo(place).fileName().remove(ending);
    PageFolders pages{{}, site, {}};
    QStringList folders;
    if (place.contains(QLatin1String("/.vitepress/"))) {
        const Given source = givenTo(code, "srcDir");
        folders << (source.isKnown ? source.texts.value(0) : QString());
    } else if (name == QLatin1String("docusaurus.config")) {
        folders = docusaurus(code);
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
    } else {
        return std::nullopt;
    }
    for (const QString &folder : std::as_const(folders))
        pages.roots << below(pages.site, folder);
    return pages;
}

BesidePages::BesidePages(const QString &source, QList<PageFolders> sites, const QStringList &others)
    : m_others(others)
{
    const auto isPart = [](const PageFolders &one) { return one.isPart; };
    std::stable_partition(sites.begin(), sites.end(),
                          [&](const auto &one) { return !isPart(one); });
    for (PageFolders &one : sites) {
        const auto known = std::find_if(m_sites.begin(), m_sites.end(),
                                        [&](const auto &site) { return site.site == one.site; });
        if (known != m_sites.end())
            known->roots += one.roots;
        else if (!one.isPart)
            m_sites << std::move(one);
    }
    for (const PageFolders &site : std::as_const(m_sites))
        m_projects << projectAround(site.site, source);
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
    if (!nearest)
        return nullptr;
    // A site inside of it, or around it where the file is not of this one, knows better.
    const bool isOthers = std::any_of(m_others.begin(), m_others.end(), [&](const QString &folder) {
        return isIn(file, folder) && (!isOfSite || folder.size() > nearest->site.size());
    });
    return isOthers ? nullptr : nearest;
}

} // namespace Triptych::Exchange
