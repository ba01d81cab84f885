#pragma once

#include "dataformats.h"
#include "rulebook.h"

#include <text/problem.h>

#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace Triptych::Exchange {

/** The kind of a file that has rules for other files, by its name and folder. */
enum class SiteFile {
    None,
    Config,     ///< of a site
    Section,    ///< `_index.md`: front matter for what is below
    FolderData, ///< Eleventy: posts/posts.json, posts/posts.11tydata.js
    GlobalData, ///< Eleventy: _data/permalink.js, for each page
    FileData,   ///< beside its article: Nikola's a.meta, Eleventy's a.json
    Ignored,    ///< a list of paths
    Pelican,    ///< its settings, a program
    Nikola,     ///< the same
    Package,    ///< of npm: its scripts may name the folder of the site
    Program,    ///< of a site whose rules are a program: programrules.cpp
};

/** By its name and its folder, an absolute path. */
SiteFile siteFileKind(const QString &name, const QString &folder);

/** The absolute path that an article and its FileData share. */
QString articleStem(const QString &file);

/** The stem of the original, "posts/a", for that of a translation, "posts/a.fr"; else `stem`
 * itself. */
QString stemOfOriginal(const QString &stem);

/** Reads the files of one site into its rules. One thread at a time. */
class RuleReader final
{
public:
    /** `stems` are those of the articles; all must outlive it. */
    RuleReader(SiteRules &rules, const QString &root, const QSet<QString> &stems);

    /** `files` are paths inside the source; files in the folders above it are found here. */
    void run(const QStringList &files);
    /** After run(): the sites that the configurations describe. */
    const QList<ContentPlace> &places() { return m_book.places(); }
    /** After run(): what they run before they read Markdown. */
    const QHash<QString, Templates> &templates() { return m_book.templates(); }
    const QStringList &foldersOfOthers() { return m_book.foldersOfOthers(); }
    /** After run(): the sites that programs tell of. */
    const QList<PageFolders> &pageFolders() { return m_book.pageFolders(); }
    /** After run(): the folders of the other sites, by their programs, and places(). */
    QList<PageFolders> sites() const { return m_book.sites(); }

private:
    /** Obsidian's Digital Garden publishes only the notes whose front matter says so. */
    void readGarden(const QDir &dir);
    /** An Obsidian vault without a site is private, so its notes are hidden. Called after
     * everything else. */
    void readVault(const QDir &dir);
    /** Obsidian Publish publishes by its lists of folders. */
    void readPublished(const QDir &dir);
    /** Reads the files of a folder above the source that have rules for files below. */
    void readFolder(const QDir &dir);
    void read(const QString &place);
    /** A file that may keep articles back keeps them where it cannot be read. Where `text` is not
     * empty, only if it names anything that may. */
    void unread(const QString &place, SiteFile kind, const Text::Problem &problem,
                const QString &text);
    void readConfig(const QString &place, const QString &text);
    /** What program the configuration is for, and where that looks for articles. `isSplit`: it
     * stands in one of Hugo's folders; `isTable`: only a table of it does. */
    void readPlaces(const QString &place, const QJsonObject &config, bool isSplit, bool isTable);
    /** Hugo lets a language have a folder of its own, and be disabled in another file. */
    void hideFoldersOfDisabled();
    void readKey(const Text::FrontMatterField &field);
    /** Whether a text that cannot be read names, anywhere, a key that may keep articles back. */
    static bool mayTell(const QString &text);
    void scopes(const Text::FrontMatterField &field);
    /** Of Hugo's target; none = all. */
    QList<QRegularExpression> targetPlaces(const QString &path) const;
    void cascade(const Text::FrontMatterField &field);
    /** Of a collection, where Jekyll looks for it. */
    QRegularExpression collectionPlace(const QString &name) const;
    void collections(const Text::FrontMatterField &field);
    void paths(const Text::FrontMatterField &field);
    /** Patterns as those of .gitignore. */
    void ignored(const QString &text);
    void languages(const Text::FrontMatterField &field);
    /** Hugo's cascade, and of Zola the section's own switches, which count for its pages. */
    void readSection(const QString &place, const QString &text);
    void readData(const QString &place, SiteFile kind, const QString &text);
    /** The keys of a program's text that say who may read it, without what they say. */
    static QList<Text::FrontMatterField> namedIn(const QString &text);
    SiteRules &m_rules;
    RuleBook m_book;
    QDir m_source;
    const QSet<QString> &m_stems;
    DataFormats m_dataFormats;
    bool m_isOfSite = false; ///< a configuration or a program of a site was found
    QString m_collectionsFolder;
    QList<std::pair<QString, SiteRule>> m_languageFolders; ///< by language, each with what hides it
    QSet<QString> m_disabled;                              ///< languages
};

} // namespace Triptych::Exchange
