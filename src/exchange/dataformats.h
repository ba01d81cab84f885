#pragma once

#include <QDir>
#include <QFileInfo>
#include <QHash>

namespace Triptych::Exchange {

class RuleBook;

/** Which data files Eleventy reads. Files in YAML and TOML are data only where its configuration
 * adds these formats (Eleventy, Custom Data File Formats). Blocks for the disk. */
class DataFormats final
{
public:
    /** False where `file` says nothing to the site. Asks the disk once a folder. */
    bool areRead(const QFileInfo &file);

private:
    QHash<QString, bool> m_others; ///< by folder: YAML and TOML are read there
};

/** Holds, as a doubt, what data files of Eleventy are about in formats that its configuration adds
 * and nothing here reads. `code` is the configuration without comments, for the folder of the
 * book's page. Blocks for the disk. */
void holdOtherData(RuleBook &book, const QString &code);

/** Whether the Eleventy of this folder, if there is one, leaves out what .gitignore names:
 * setUseGitIgnore(). Blocks for the disk. */
bool heedsGitIgnore(const QDir &dir);

/** The path of Eleventy's configuration in `dir`; empty where it has none. Blocks for the disk. */
QString eleventyIn(const QDir &dir);

} // namespace Triptych::Exchange
