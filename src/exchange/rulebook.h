#pragma once

#include "siterules.h"

#include <text/problem.h>

namespace Triptych::Exchange {

/** Takes down what the files of one site say, file by file. One thread at a time. */
class RuleBook final
{
public:
    /** `rules` must outlive it. */
    explicit RuleBook(SiteRules &rules) : m_rules(rules) {}

    /** What all rules of the file that is being read have in common; without a field. */
    SiteRule &page() { return m_page; }
    const SiteRule &page() const { return m_page; }

    /** One rule more. Of a file with too many the rest is one rule that keeps all of the page's
     * folder and language, since each is asked about each article. `stem` as in articleStem(): of
     * one article only. */
    void add(SiteRule rule, const QString &stem = {});
    /** What the key is about is not published. */
    void hide(const Text::FrontMatterField &key, const QList<QRegularExpression> &places,
              const QString &language = {});
    /** Nothing but these paths, inside the folder of the page, is published. */
    void hideAllBut(const Text::FrontMatterField &key, const QSet<QString> &shown);
    /** The file may keep articles back and cannot be read, so it keeps all. */
    void holdUnread(const Text::Problem &problem);
    /** In front matter `key` stands for `meaning`, a key of the program's own. */
    void take(const QString &key, const QString &meaning);
    /** Front matter for what lies in `places`; of it what is about publication counts. */
    void values(const QJsonObject &matter, int line, const QList<QRegularExpression> &places);
    /** A program keeps something back by this word, and nobody else knows what. */
    void holdForProgram(const QString &word, int line);
    /** A folder with "_" that the site publishes. */
    void publish(const QRegularExpression &place);

    /** The program reads its articles from these folders, inside that of the page, and no others;
     * an empty one is all of it. Nothing is said where one is an absolute path; "../a" is taken for
     * "a". `key` says so. */
    void lookOnlyIn(const QString &key, const QStringList &folders);
    /** Where the programs of the site look for articles. */
    QList<ContentPlace> &places() { return m_places; }
    /** What they run before they read Markdown, by folder, absolute. */
    QHash<QString, Templates> &templates() { return m_templates; }
    /** Where they make pages, as a doubt. */
    QList<PageFolders> &pageFolders() { return m_pageFolders; }

private:
    SiteRules &m_rules;
    SiteRule m_page;
    QHash<QString, int> m_counts; ///< of each file's rules
    QList<ContentPlace> m_places;
    QList<PageFolders> m_pageFolders;
    QHash<QString, Templates> m_templates;
};

/** Whether a key of front matter, with its value, may say who reads an article. */
bool isAboutPublication(const Text::FrontMatterField &field);

/** Whether it is the program of a site, such as eleventy.config.js, by its name and its folder, an
 * absolute path. */
bool isSiteProgram(const QString &name, const QString &folder);
/** What words of a site's program tell; the program is not run. `place` is absolute, and one that
 * isSiteProgram() names. */
void readProgram(RuleBook &book, const QString &place, const QString &text);
/** The same of Pelican's settings. */
void readPelican(RuleBook &book, const QString &text);
/** The same of the conf.py of Nikola or Sphinx; whether it is Nikola's. */
bool readConfPy(RuleBook &book, const QString &text);

} // namespace Triptych::Exchange
