#pragma once

#include "importpath.h"
#include "siteconfig.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace Triptych::Exchange {

/**
 * Decides for a whole tree which folders and file names name a language. A name counts where
 * - the site's configuration names it, or gives the folder to a language, whatever its name is
 *   (SiteLanguages::folders; of nested ones the innermost counts);
 * - a folder has a script or region in which CLDR knows the language (`pt-BR`);
 * - folders side by side that look like languages hold the same files, or one holds files of the
 *   folder above it; not where folders that are no languages hold those files too, and not where
 *   all of them are words as well (`it`, `hr`);
 * - `hello.fr.md` stands beside `hello.md` or `hello.en.md`.
 * Any other folder that looks like a language is an ordinary folder. Any thread.
 */
class TreeLanguages final
{
public:
    /** `paths` are those of all files, inside the source, with '/'. */
    explicit TreeLanguages(const QStringList &paths, const SiteLanguages &site = {});

    /** The language of one of the paths; the site's usual language where the path names none. */
    LanguageOfPath of(const QString &path) const;

    /** Files of several languages have this neutral path: they are translations of each other. */
    bool isTranslated(const QString &neutral) const { return m_translated.contains(neutral); }

private:
    struct Folder;

    void decideFolders(const QStringList &paths);
    void decideFolder(const QString &name, const Folder &folder);
    void decideEndings(const QStringList &paths);
    LanguageOfPath withoutFolder(const QString &path) const;
    LanguageOfPath withoutNamedFolder(const QString &path) const;

    QList<LanguageFolder> m_given; ///< by the site's configuration, the longest first
    QString m_usual;               ///< of what names no language; empty = not known
    QSet<QString> m_named;         ///< by the site's configuration, in lower case
    QSet<QString> m_folders;       ///< whole paths of folders that name a language
    QSet<QString> m_endings;       ///< "fr" of hello.fr.md, where it names one anywhere
    QSet<QString> m_translated;    ///< neutral paths
};

} // namespace Triptych::Exchange
