#pragma once

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

/** The same of one file's text; `name` tells its format by its ending, and what it holds. */
SiteLanguages siteLanguagesIn(const QString &name, const QString &text);

} // namespace Triptych::Exchange
