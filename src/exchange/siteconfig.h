#pragma once

#include <text/frontmatter.h>

#include <QString>
#include <QStringList>

namespace Triptych::Exchange {

/** What a site's own configuration says of its languages. */
struct SiteLanguages
{
    QStringList languages; ///< tags, as folders and file names carry them
    QString usual;         ///< of what names no language; empty = not said
};

/**
 * Reads the configuration of Hugo, Zola and Jekyll (`languages`, `defaultContentLanguage`,
 * `default_language`, `default_lang`, `languageCode`, `lang`, `locale`) in the folder, or in the
 * one above it where it has none. A file that cannot be read says nothing. Blocks for the disk.
 */
SiteLanguages siteLanguages(const QString &folder);

/** The words of a site's file; a Problem where it cannot be read, is no UTF-8 or larger than 1 MB. */
Text::Parsed<QString> configText(const QString &file);

/** A configuration, whose ending tells whether it is TOML, JSON or YAML, as front matter of its lines. */
Text::Parsed<Text::FrontMatter> configIn(const QString &name, const QString &text);

/** The same of one file's text; `name` tells its format by its ending, and what it holds. */
SiteLanguages siteLanguagesIn(const QString &name, const QString &text);

} // namespace Triptych::Exchange
