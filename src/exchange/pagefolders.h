#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Triptych::Exchange {

/**
 * The folders that a site's program makes pages of, by its documents and by plain values of its
 * configuration, which is not run: VitePress (the folder of .vitepress, srcDir), VuePress (that of
 * .vuepress), Docusaurus (docs, blog, src/pages, each `path`, and of versioned_docs and i18n what
 * versions.json and `locales` list), Astro (src/content, src/pages, srcDir, each
 * `base` of a collection) and Quartz (content). What lies beside them is a doubt only.
 */
struct PageFolders
{
    QString file;      ///< that tells it, as a path from the source
    QString site;      ///< the folder of the site, absolute
    QStringList roots; ///< absolute; the site itself = all of it
    /** A file of `site`, with folders that the program at a folder around it reads, too. */
    bool isPart = false;
    bool isOutside = false; ///< what lies in the site is left to other rules
    QString instead{}; ///< of a part: the folder of the program that its own stand for; else empty
};

/** Nothing where the program is another. Blocks for the disk. `place` is the file's absolute path,
 * `code` its text without comments, and `site` the folder it is for, absolute. `file` is left to
 * the caller. */
std::optional<PageFolders> pageFolders(const QString &place, const QString &code,
                                       const QString &site);

/** Which files of a source lie beside all pages. Values only; any thread. */
class BesidePages final
{
public:
    BesidePages() = default; ///< says nothing
    /** `source` is absolute; `others` are sites whose own files have other rules: only what lies
     * outside them is beside their pages. Blocks for the disk. */
    BesidePages(const QString &source, QList<PageFolders> sites, QList<PageFolders> others);

    /** The site beside whose pages the file lies, an absolute path; else null. A file that lies in
     * one of the sites is left to that one. */
    const PageFolders *siteOf(const QString &file) const;

private:
    QList<PageFolders> m_sites;
    QList<PageFolders> m_others;
    /** Folders around a site that belong to it, by the site: see projectAround(). */
    QStringList m_projects;
    QStringList m_projectsOfOthers;
};

} // namespace Triptych::Exchange
