#pragma once

#include "siterules.h"

#include <text/problem.h>

namespace Triptych::Exchange {

/** Collects the rules that the files of one site give, file by file. One thread at a time. */
class RuleBook final
{
public:
    /** `rules` must outlive it. */
    explicit RuleBook(SiteRules &rules) : m_rules(rules) {}

    /** The members that all rules of the present file share; without a field. */
    SiteRule &page() { return m_page; }
    const SiteRule &page() const { return m_page; }

    /** Adds a rule. A file with too many rules gets instead one rule that hides everything in its
     * folder and language, because each rule is tested for each article. `stem` (articleStem()):
     * the rule is about this article only. */
    void add(SiteRule rule, const QString &stem = {});
    /** The articles that `key` names are not published. */
    void hide(const Text::FrontMatterField &key, const QList<QRegularExpression> &places,
              const QString &language = {});
    /** The articles that the filter leaves out are not published. */
    void hideBy(const Text::FrontMatterField &key, const EntryFilter &filter);
    /** The articles with this tag are not published. */
    void hideTagged(const Text::FrontMatterField &key, const QString &tag);
    /** Only these paths, inside the folder of the present file, are published, of those that match
     * `places`. */
    void hideAllBut(const Text::FrontMatterField &key, const QSet<QString> &shown,
                    const QList<QRegularExpression> &places = {});
    /** The file cannot be read and may hide articles, so it hides all. */
    void holdUnread(const Text::Problem &problem);
    /** In front matter, `key` has the meaning of the program's key `meaning`. */
    void take(const QString &key, const QString &meaning);
    /** Default front matter for paths that match `places`; only its fields about publication are
     * used. */
    void values(const QJsonObject &matter, int line, const QList<QRegularExpression> &places);
    /** The program hides something by this word; what it hides is not known without running it. */
    void holdForProgram(const QString &word, int line,
                        const QList<QRegularExpression> &places = {});
    /** The site publishes folders that match `place` although their names begin with "_". */
    void publish(const QRegularExpression &place);

    /** The program reads its articles from these folders, inside that of the page, and no others;
     * an empty one is all of it. Nothing is said where one is an absolute path. `key` says so.
     */
    void lookOnlyIn(const QString &key, const QStringList &folders);
    /** Where the programs of the site look for articles. */
    QList<ContentPlace> &places() { return m_places; }
    /** What they run before they read Markdown, by folder, absolute. */
    QHash<QString, Templates> &templates() { return m_templates; }
    /** Sites of Next.js and Gatsby, absolute: a folder `_posts` does not make them Jekyll's. */
    QStringList &foldersOfOthers() { return m_foldersOfOthers; }
    /** Where they make pages, as a doubt. */
    QList<PageFolders> &pageFolders() { return m_pageFolders; }
    /** The folder of the page is a site whose program reads its articles there, whatever else is
     * known of it. */
    void addSite();
    /** All of them, and those of places(). */
    QList<PageFolders> sites() const;

private:
    SiteRules &m_rules;
    SiteRule m_page;
    QHash<QString, int> m_counts; ///< of each file's rules
    QList<ContentPlace> m_places;
    QStringList m_foldersOfOthers;
    QList<PageFolders> m_pageFolders;
    QList<PageFolders> m_sites;
    QHash<QString, Templates> m_templates;
};

/** False for a `permalink` of Eleventy by which no page is written: false, or its map ("build",
 * "serverless") without an address under "build". */
bool writesPage(const QJsonValue &permalink);

/** True where a field of front matter may say who may read an article. */
bool isAboutPublication(const Text::FrontMatterField &field);

/** Whether it is the program of a site, such as eleventy.config.js, by its name and its folder, an
 * absolute path. */
bool isSiteProgram(const QString &name, const QString &folder);
/** Reads the rules in the text of a site's program, which is not run. `place` is its absolute path,
 * for which isSiteProgram() is true. */
void readProgram(RuleBook &book, const QString &place, const QString &text);
/** Reads which files Astro's loaders take, of the `code` of its collections without comments.
 * `site` is the folder of the site, absolute. */
void readAstroLoaders(RuleBook &book, const QString &code, const QString &site);
/** Reads which collections the pages of Astro show, of the `code` of its configuration without
 * comments. Blocks for the disk. */
void readAstroPages(RuleBook &book, const QString &code);
/** Reads the configuration of Eleventy that stands under a name of the site's own, at an absolute
 * path. Blocks for the disk. */
void readEleventyAt(RuleBook &book, const QString &place);
/** Reads what the scripts of a package.json tell: the folders and the configuration of Eleventy,
 * the folder of VitePress or VuePress, and that it needs Next.js or Gatsby. Blocks for the disk. */
void readPackage(RuleBook &book, const QString &text);
/** Reads the rules in Pelican's settings. */
void readPelican(RuleBook &book, const QString &text);
/** Reads the rules in the conf.py of Nikola or Sphinx; true where it is Nikola's. */
bool readConfPy(RuleBook &book, const QString &text);

} // namespace Triptych::Exchange
