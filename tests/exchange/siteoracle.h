#pragma once

#include <QList>
#include <QString>

/**
 * What the files of a site say of its articles together, as a table of its own: written from the
 * documents of the programs, by hand, without a word of the importer.
 */
namespace Triptych::Tests::Oracle {

struct SiteFile
{
    const char *path;
    const char *text;
};

/** A site, the folder of it that is imported, one of its articles, and whether the site shows that.
 */
struct Site
{
    const char *source; ///< title and section of the document
    QList<SiteFile> files;
    const char *folder;  ///< in the site; "" = the whole site
    const char *article; ///< in the site
    const char *matter;  ///< lines of YAML in the article
    bool isShown;
};

/** Those of Jekyll, Hexo and Hugo, mostly. */
const QList<Site> &blogSites();
/** Those of Zola, Eleventy, MkDocs, Nikola and Pelican, and torn ones. */
const QList<Site> &documentationSites();
/** Those of Eleventy, Quartz, Docusaurus, VitePress and others that a program configures. */
const QList<Site> &programSites();
/** Those of Quarto, mdBook, MkDocs, Hugo and others by keys that only one of them has. */
const QList<Site> &keySites();
/** Those of Pelican, Sphinx and Nikola whose settings are computed. */
const QList<Site> &pythonSites();
/** Those whose rules are computed, or written in a way that few have. */
const QList<Site> &rareSites();
/** Those of programs that make pages of some folders only. */
const QList<Site> &placeSites();
/** Those with data files in formats that a program adds, and other words that few have. */
const QList<Site> &dataSites();
/** Those with folders that count only where something names them. */
const QList<Site> &listedSites();
/** All of them. */
const QList<Site> &sites();

} // namespace Triptych::Tests::Oracle
