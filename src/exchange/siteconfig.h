#pragma once

#include <text/frontmatter.h>

#include <QDir>
#include <QString>
#include <QStringList>

namespace Triptych::Exchange {

/** A folder whose articles have one language, because the site's configuration says so. */
struct LanguageFolder
{
    QString folder;   ///< inside the source; empty = all of it
    QString language; ///< a tag; empty = what the rest of the path tells
    QString neutral;  ///< what stands for `folder` in the path that all languages share
};

/** The languages in a site's own configuration. */
struct SiteLanguages
{
    QStringList languages; ///< tags, as folders and file names carry them
    QString usual;         ///< the language of files whose path names none; empty = not known
    QList<LanguageFolder> folders{};
};

/** Whether a file of this name is the configuration of a site: Jekyll's and Hexo's `_config.yml`,
 * Hugo's, Zola's, MkDocs'; or a table of one, in one of Hugo's folders. `folder` is absolute. */
bool isConfigName(const QString &name, const QString &folder);

/** Whether `file` stands in Hugo's `config/_default` or `config/production`, so that it is about
 * the folder that holds `config`. Not where the folder of that name holds the source, nor of
 * another program's name. */
bool isOfHugosFolder(const QString &file, const QString &source);

/** The configuration files of the site in `dir`, as absolute paths, the most important first.
 * Blocks for the disk. */
QStringList configFilesOf(const QDir &dir);

/** The folders above a source that may hold the configuration of its site, the nearest first: up to
 * five, none above the home folder, nor the root of the disk. */
QList<QDir> foldersAbove(const QDir &source);

/**
 * Reads the configuration of Hugo, Zola and Jekyll (`languages`, `defaultContentLanguage`,
 * `default_language`, `default_lang`, `languageCode`, `lang`, `locale`) in the folder, or in the
 * nearest of foldersAbove() whose says anything of languages. A file that cannot be read says
 * nothing. Blocks for the disk.
 */
SiteLanguages siteLanguages(const QString &folder);

/** The text of a site's file; a Problem where it cannot be read, is not UTF-8 or is larger than 1
 * MB.
 */
Text::Parsed<QString> configText(const QString &file);

/** A configuration, whose ending tells whether it is TOML, JSON or YAML, as front matter; lines, of
 * a Problem too, are those of the file. */
Text::Parsed<Text::FrontMatter> configIn(const QString &name, const QString &text);

/** The same of one file's text; `name` tells its format by its ending, and what it holds. */
SiteLanguages siteLanguagesIn(const QString &name, const QString &text);

} // namespace Triptych::Exchange
