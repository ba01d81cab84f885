#include "languagefolders.h"

#include "configvalues.h"
#include "languagetags.h"

#include <QDir>
#include <QJsonArray>

#include <algorithm>

namespace Triptych::Exchange {

namespace {

QString parentOf(const QString &folder)
{
    return folder.left(qMax(folder.lastIndexOf(QLatin1Char('/')), qsizetype(0)));
}

QString withSlash(const QString &folder)
{
    return folder.isEmpty() ? folder : folder + QLatin1Char('/');
}

/** `file` is `folder`, or lies in it; both absolute or both inside one folder. */
bool isWithin(const QString &file, const QString &folder)
{
    return folder.isEmpty() || file == folder || file.startsWith(folder + QLatin1Char('/'));
}

/** The tag of a language of Hugo: its key, else what its table says, for a key may be any word. */
QString tagOf(const QString &key, const QJsonObject &languages)
{
    const QJsonObject table = valueOf(languages, QLatin1String(key.toUtf8())).toObject();
    for (const QString &name : {key, valueOf(table, QLatin1String("locale")).toString(),
                                valueOf(table, QLatin1String("languageCode")).toString(),
                                valueOf(table, QLatin1String("languageName")).toString()}) {
        if (const auto tag = languageNamed(name))
            return *tag;
    }
    return {};
}

/** The one language that a mount is of; empty where it is of all, or of several. */
QString languageOfMount(const QJsonObject &mount)
{
    const QJsonObject sites = valueOf(mount, QLatin1String("sites")).toObject();
    const QJsonObject matrix = valueOf(sites, QLatin1String("matrix")).toObject();
    const QStringList languages = textsOf(valueOf(matrix, QLatin1String("languages")));
    return languages.size() == 1 ? languages.first()
                                 : valueOf(mount, QLatin1String("lang")).toString();
}

/** What stands for the folder of each language in the path that they share: where one of them lies
 * in another, that one, else the folder around them. */
QString sharedFolder(const QStringList &folders)
{
    QStringList outer;
    QStringList around;
    for (const QString &folder : folders) {
        const bool isOuter =
            std::any_of(folders.begin(), folders.end(), [&folder](const QString &other) {
                return other != folder && isWithin(other, folder);
            });
        if (isOuter)
            outer << folder;
        around << parentOf(folder);
    }
    const QStringList &from = outer.isEmpty() ? around : outer;
    return *std::min_element(from.begin(), from.end(), [](const QString &a, const QString &b) {
        return std::pair(a.size(), a) < std::pair(b.size(), b);
    });
}

/** Of one site, with paths inside it. */
QList<LanguageFolder> foldersOf(const ContentPlace &site)
{
    QList<LanguageFolder> all = site.languages;
    QStringList folders;
    for (const LanguageFolder &one : std::as_const(all))
        folders << one.folder;
    for (const QString &root : site.roots) {
        if (folders.contains(root))
            continue;
        folders << root;
        all.append({root, {}, {}});
    }
    const QString shared = withSlash(sharedFolder(folders));
    for (LanguageFolder &one : all)
        one.neutral.prepend(shared);
    return all;
}

} // namespace

QList<LanguageFolder> languageFoldersIn(const QJsonObject &hugo)
{
    const QJsonObject languages = valueOf(hugo, QLatin1String("languages")).toObject();
    QList<LanguageFolder> mounted;
    bool isMounted = false;
    const QJsonObject module = valueOf(hugo, QLatin1String("module")).toObject();
    for (const QJsonValue one : valueOf(module, QLatin1String("mounts")).toArray()) {
        const QJsonObject mount = one.toObject();
        const QString target = folderOfSite(valueOf(mount, QLatin1String("target")).toString());
        const QString source = valueOf(mount, QLatin1String("source")).toString();
        if (!isWithin(target, QStringLiteral("content")) || target.isEmpty() || source.isEmpty())
            continue;
        isMounted = true;
        const QString tag = tagOf(languageOfMount(mount), languages);
        if (!tag.isEmpty())
            mounted.append({folderOfSite(source), tag,
                            withSlash(target.mid(QLatin1String("content/").size()))});
    }
    if (isMounted)
        return mounted;
    QList<LanguageFolder> folders;
    for (auto it = languages.begin(); it != languages.end(); ++it) {
        const QString folder =
            valueOf(it.value().toObject(), QLatin1String("contentDir")).toString();
        if (const QString tag = tagOf(it.key(), languages); !folder.isEmpty() && !tag.isEmpty())
            folders.append({folderOfSite(folder), tag, {}});
    }
    return folders;
}

QList<LanguageFolder> languageFolders(const QString &root, const QList<ContentPlace> &places)
{
    QList<LanguageFolder> all;
    const auto inside = [&root](const QString &folder) {
        return isWithin(root, folder) ? QString() : folder.mid(root.size() + 1);
    };
    for (const ContentPlace &site : places) {
        if (site.languages.isEmpty())
            continue;
        for (const LanguageFolder &one : foldersOf(site)) {
            const QString folder = QDir::cleanPath(site.folder + QLatin1Char('/') + one.folder);
            const QString neutral = QDir::cleanPath(site.folder + QLatin1Char('/') + one.neutral);
            if (isWithin(root, folder) && !one.language.isEmpty())
                return {{{}, one.language, {}}}; // the source has one language
            if (isWithin(folder, root))
                all.append({inside(folder), one.language, withSlash(inside(neutral))});
        }
    }
    return all;
}

} // namespace Triptych::Exchange
