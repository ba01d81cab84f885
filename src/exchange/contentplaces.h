#pragma once

#include "hiddentext.h"
#include "importreport.h"
#include "siteconfig.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace Triptych::Exchange {

/** A site, by its configuration or by the folders it has, and where its program looks for articles.
 */
struct ContentPlace
{
    enum class Program { Hugo, Zola, Jekyll, Hexo, MkDocs, Other };

    Program program = Program::Jekyll;
    QString file;               ///< that tells it, as a path from the source
    QString folder;             ///< of the site, absolute
    QString key;                ///< of the configuration, with its value: "contentDir: pages"
    QStringList roots;          ///< folders of articles, inside `folder`; none = all of it
    bool isOfLanguages = false; ///< Hugo: each language has a folder, so no other one counts
    QList<LanguageFolder> languages{}; ///< Hugo: see languageFoldersIn()
    bool isMounted = false; ///< Hugo: mounts on its content, which stand before any other folder

    /** Takes in a table of the same site, or a second configuration. */
    void merge(const ContentPlace &more);
};

/** A folder that a configuration names, inside its site: "./src/" -> "src", "." -> "", all of the
 * site. One beside the site keeps its dots: "../docs". */
QString folderOfSite(const QString &path);

/**
 * The program that a configuration is for, with its folders; nothing where that is not certain.
 * `name` is the file's name. `file` and `folder` are left to the caller. By the documents of Hugo
 * (contentDir, module mounts), Zola, Jekyll (source), Hexo (source_dir) and MkDocs (docs_dir).
 */
std::optional<ContentPlace> contentPlace(const QString &name, const QJsonObject &config);

/** Which files of a source are articles by their place in the site. Values only; any thread. */
class ContentPlaces final
{
public:
    ContentPlaces() = default; ///< says nothing
    /** `root` is the source, absolute; `articles` are sorted paths inside it. Sites without a
     * configuration are known by their folders: `archetypes` beside `content`, `scaffolds` beside
     * `source`. */
    ContentPlaces(const QString &root, const QStringList &articles, QList<ContentPlace> places);

    /** What keeps an article from readers by its place, of a file or folder other than its own. */
    std::optional<ImportNote> outside(const QString &path) const;
    /** The templates that its site runs before it reads Markdown, so that they run in code, too:
     * Jekyll's, and those of setTemplates(), whose nearest folder counts. */
    Templates templatesFirst(const QString &path) const;
    /** By folder, absolute. */
    void setTemplates(QHash<QString, Templates> templates) { m_templates = std::move(templates); }
    /** Sites, absolute, of programs that have folders `_posts` with names of their own. */
    void setOthers(const QStringList &folders) { m_others = folders; }
    /** The folder of templates for new articles that the file lies in, as a path inside the source:
     * `archetypes` of Hugo, `scaffolds` of Hexo, also of a theme; else empty. */
    QString folderOfScaffolds(const QString &path) const;
    /** The page that this file is only a resource of, as a path inside the source (Hugo, Page
     * bundles: Leaf bundles); else empty. */
    QString pageOf(const QString &path) const;
    /** The folder `_posts` of a file that Jekyll skips, since no date begins its name; else empty.
     */
    QString skippingFolder(const QString &path) const;

private:
    void addByFolders(const QStringList &articles, const QString &marking, const QString &content,
                      ContentPlace::Program program);
    const ContentPlace *nearest(const QString &file) const;

    QString m_root;
    QHash<QString, Templates> m_templates;
    QList<ContentPlace> m_places;
    QStringList m_others;
    QHash<QString, QString> m_pages; ///< index.md of a folder, by the folder, absolute
};

} // namespace Triptych::Exchange
