#pragma once

#include "contentplaces.h"
#include "entryfilter.h"
#include "pagefolders.h"

#include <core/sitezone.h>
#include <text/frontmatter.h>

#include <QDir>
#include <QHash>
#include <QList>
#include <QRegularExpression>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace Triptych::Exchange {

/** One key of a site's own files that hides articles from readers, or may hide them.
 */
struct SiteRule
{
    QString file;                 ///< that says it, as a path from the source: "../_config.yml"
    Text::FrontMatterField field; ///< the key; `value` is its value as in an article's front
                                  ///< matter; undefined = it hides all
    QString unread;               ///< a clause: why the file could not be read; else empty
    bool isFirm = false;          ///< an article's own key of this name does not count against it
    bool isAnyCase = false;       ///< the case of that key does not matter
    QString folder;               ///< absolute path; the rule is about the articles below it
    QList<QRegularExpression> places; ///< each fits the article's path in `folder`; none = all
    QString language; ///< the language of the articles that it is about; empty = all
    /** Of `folder` it is about all but these, paths inside it; nothing = about all. */
    std::optional<QSet<QString>> shown{};
    std::optional<EntryFilter> filter{}; ///< it is about what this leaves out; nothing = all
    QString tag{}; ///< the tag of the articles that it is about, in any case; empty = all
    /** The key of a program that the article's own key `field.key` stands for, which alone counts
     * then; else empty. */
    QString meaning{};
    /** A program decides, and its decision is not known; see MarkdownContext::trustsFrontMatter. */
    bool isOfProgram = false;
    bool isOfLanguage = false; ///< it is about the folder of a language that is not published
    bool isOfVault = false; ///< with isOfProgram: notes of a vault of Obsidian, which no site shows
};

/**
 * What a site's own files say of its articles together: configurations, by a table of keys and
 * their meaning (configrules.cpp) and by keys of one program each (generatorrules.cpp); programs,
 * by a table of their words (programrules.cpp, pelicanrules.cpp); section pages (`_index.md` of
 * Hugo and Zola), data files of Eleventy and others, .meta files of Nikola; and by where a program
 * looks for articles (ContentPlaces). Only rules that hide articles are kept, and one kind that
 * publishes: a folder with "_" is published. A file that cannot be read and may hide articles hides
 * all that it is about. Files are looked for in the source and up to five folders above it. Any
 * thread.
 */
class SiteRules final
{
public:
    SiteRules() = default; ///< a site without rules
    /** Reads them. `root` is canonical; `files` are those of speaksForOthers() and `articles` the
     * others, paths inside the source. Blocks for the disk. */
    SiteRules(const QString &root, const QStringList &files, const QStringList &articles);

    /** The rules about an article; `path` is inside the source. */
    QList<const SiteRule *> about(const QString &path, const QString &language) const;

    /**
     * The first folder of a path whose name begins with "_" and that nothing says is published:
     * Jekyll publishes `_posts`, collections with `output: true` and what `include` names, and no
     * other. It runs where the nearest configuration at the source or above it lies, and reads no
     * other than that one; without such a one, where the outermost below it lies. As a path inside
     * the source; "." where the source is that folder or lies in it; else empty.
     */
    QString unpublishedFolder(const QString &path) const;

    /** The folder of the nearest configuration at the source or above it; empty = there is none. */
    QString siteRoot() const { return m_hasSiteRoot ? m_siteRoot : QString(); }

    /** Nikola makes the site: its tags "draft" and "private" are no words like others. */
    bool isOfNikola(const QString &path) const;
    /** The fields of Nikola's .meta file beside an article. */
    QList<Text::FrontMatterField> metadataOf(const QString &path) const;
    /** The rules by the path of a file. */
    const ContentPlaces &places() const { return m_places; }
    /** Where its site's program, as far as that is known, makes no page of it: a doubt, as
     * MarkdownContext::trustsFrontMatter has it. */
    std::optional<ImportNote> besidePages(const QString &path) const;
    /** Of the nearest configuration that names the time zone of its dates (`timeZone` of Hugo,
     * `timezone` of Jekyll and Hexo, TIMEZONE): that key with its value, and the file, as a path
     * from the source; an empty file = none does. */
    struct Zone
    {
        QString file;
        Text::FrontMatterField field{};
    };
    const Zone &zone() const { return m_zone; }
    /** The folders that the sites give to languages. */
    const QList<LanguageFolder> &languageFolders() const { return m_languageFolders; }

private:
    friend class RuleBook;
    friend class RuleReader;

    void beginsIn(const QString &folder, bool isOfJekyll);
    QString folderOfJekyll(const QString &folder) const;

    Zone m_zone;
    QList<LanguageFolder> m_languageFolders;

    ContentPlaces m_places;
    BesidePages m_besidePages;
    QHash<QString, QList<Text::FrontMatterField>> m_metadata; ///< by the stem of the article
    QStringList m_nikola;                                     ///< folders of its sites, absolute

    QString m_root;
    QString m_siteRoot; ///< the nearest folder with a configuration, else the source's parent
    bool m_hasSiteRoot = false;
    QSet<QString> m_jekylls; ///< folders with a configuration of Jekyll, absolute
    QList<SiteRule> m_rules;
    QHash<QString, QList<SiteRule>> m_ofFiles; ///< by the file's absolute path without its ending
    QList<SiteRule> m_published;               ///< folders that the configuration publishes
};

/** True where a file of this name in `folder`, an absolute path, may have rules for other files. */
bool speaksForOthers(const QString &name, const QString &folder);

/** The programs of a site that stand in certain folders below it, as paths inside it:
 * ".vitepress/config.ts". Blocks for the disk. */
QStringList programsInFoldersOf(const QDir &site);

/** A warning where the site names another time zone than `zone`, in which times without one are
 * taken; empty else. */
QList<ImportNote> zoneNotes(const SiteRules::Zone &named, const Core::SiteZone &zone);

} // namespace Triptych::Exchange
