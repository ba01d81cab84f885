#include "contentplaces.h"

#include "configvalues.h"
#include "languagefolders.h"
#include "translated.h"

#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Triptych::Exchange {

namespace {

using Program = ContentPlace::Program;

bool hasAny(const QJsonObject &config, std::initializer_list<const char *> keys)
{
    return std::any_of(keys.begin(), keys.end(), [&config](const char *key) {
        return !valueOf(config, QLatin1String(key)).isUndefined();
    });
}

ContentPlace reads(Program program, const QJsonObject &config, const char *key, const char *usual)
{
    const QString given = valueOf(config, QLatin1String(key)).toString();
    const QString folder = folderOfSite(given.isEmpty() ? QLatin1String(usual) : given);
    ContentPlace place{
        program, {}, {}, QStringLiteral("%1: %2").arg(QLatin1String(key), folder), {}};
    if (!folder.isEmpty())
        place.roots << folder;
    return place;
}

ContentPlace hugo(const QJsonObject &config)
{
    ContentPlace place = reads(Program::Hugo, config, "contentDir", "content");
    place.languages = languageFoldersIn(config);
    const QJsonObject languages = valueOf(config, QLatin1String("languages")).toObject();
    QStringList folders;
    for (const QJsonValue language : languages) {
        const QString folder = valueOf(language.toObject(), QLatin1String("contentDir")).toString();
        if (!folder.isEmpty())
            folders << folderOfSite(folder);
    }
    // Multilingual mode, "Translation by content directory".
    place.isOfLanguages = !folders.isEmpty() && folders.size() == languages.size();
    if (place.isOfLanguages) {
        place.roots.clear();
        place.key = QStringLiteral("languages: contentDir");
    }
    place.roots += folders;
    const QJsonObject module = valueOf(config, QLatin1String("module")).toObject();
    const QJsonArray mounts = valueOf(module, QLatin1String("mounts")).toArray();
    for (const QJsonValue mount : mounts) {
        const QString target = valueOf(mount.toObject(), QLatin1String("target")).toString();
        const QString source = valueOf(mount.toObject(), QLatin1String("source")).toString();
        if (target.section(QLatin1Char('/'), 0, 0) != QLatin1String("content") || source.isEmpty())
            continue;
        // "When you add a mount, the default mount for the concerned target root is ignored."
        if (!std::exchange(place.isMounted, true)) {
            place.roots.clear();
            place.key = QStringLiteral("module.mounts");
        }
        place.roots << folderOfSite(source);
    }
    return place;
}

bool isIn(const QString &file, const QString &folder)
{
    return folder.isEmpty() || file.startsWith(folder + QLatin1Char('/'));
}

} // namespace

QString folderOfSite(const QString &path)
{
    const QString clean = QDir::cleanPath(path);
    if (clean == QLatin1String("..") || clean.startsWith(QLatin1String("../")))
        return clean;
    return QDir::cleanPath(QLatin1Char('/') + path).mid(1);
}

std::optional<ContentPlace> contentPlace(const QString &name, const QJsonObject &config)
{
    const QString stem = name.section(QLatin1Char('.'), 0, 0);
    if (stem == QLatin1String("hugo"))
        return hugo(config);
    if (stem == QLatin1String("zola"))
        return reads(Program::Zola, {}, "content", "content");
    if (stem == QLatin1String("mkdocs"))
        return reads(Program::MkDocs, config, "docs_dir", "docs");
    if (stem == QLatin1String("book") && config.value(QLatin1String("book")).isObject())
        return reads(Program::Other, config.value(QLatin1String("book")).toObject(), "src", "src");
    if (stem == QLatin1String("bridgetown"))
        return reads(Program::Jekyll, config, "source", "src");
    if (stem == QLatin1String("config")) {
        if (hasAny(config, {"baseURL", "contentDir", "languageCode", "defaultContentLanguage"}))
            return hugo(config);
        if (config.contains(QLatin1String("base_url")))
            return reads(Program::Zola, {}, "content", "content");
    }
    if (stem == QLatin1String("_config")) {
        if (hasAny(config, {"source_dir", "public_dir", "new_post_name", "post_asset_folder",
                            "skip_render"}))
            return reads(Program::Hexo, config, "source_dir", "source");
        // Jupyter Book has a file of this name, too.
        if (!hasAny(config, {"execute", "sphinx", "launch_buttons", "only_build_toc_files"}))
            return reads(Program::Jekyll, config, "source", "");
    }
    return std::nullopt;
}

void ContentPlace::merge(const ContentPlace &more)
{
    if (isMounted && !more.isMounted)
        return;
    if (more.isMounted && !isMounted) {
        roots.clear();
        languages.clear();
        key = more.key;
    }
    languages += more.languages;
    if (isOfLanguages && !more.isMounted)
        return;
    if (more.isOfLanguages) {
        roots.clear();
        key = more.key;
    }
    isMounted = more.isMounted;
    isOfLanguages = more.isOfLanguages;
    roots += more.roots;
}

ContentPlaces::ContentPlaces(const QString &root, const QStringList &articles,
                             QList<ContentPlace> places)
    : m_root(root), m_places(std::move(places))
{
    static const QRegularExpression page(QStringLiteral("(?:^|/)index(?:\\.[\\w-]+)?\\.[^./]+$"));
    addByFolders(articles, QStringLiteral("archetypes"), QStringLiteral("content"), Program::Hugo);
    addByFolders(articles, QStringLiteral("layouts"), QStringLiteral("content"), Program::Hugo);
    addByFolders(articles, QStringLiteral("scaffolds"), QStringLiteral("source"), Program::Hexo);
    for (const QString &path : articles) {
        const QString file = root + QLatin1Char('/') + path;
        const QString folder = file.section(QLatin1Char('/'), 0, -2);
        if (page.match(path).hasMatch() && !m_pages.contains(folder))
            m_pages.insert(folder, path);
    }
}

void ContentPlaces::addByFolders(const QStringList &articles, const QString &marking,
                                 const QString &content, Program program)
{
    QSet<QString> known;
    for (const QString &path : articles) {
        const QString slashed = QLatin1Char('/') + path;
        const qsizetype at = slashed.indexOf(QLatin1Char('/') + marking + QLatin1Char('/'));
        if (at < 0 || known.contains(path.left(at)))
            continue;
        const QString before = path.left(at); // "" or "site/"
        known.insert(before);
        const QString beside = before + content + QLatin1Char('/');
        const auto found = std::lower_bound(articles.begin(), articles.end(), beside);
        if (found == articles.end() || !found->startsWith(beside))
            continue;
        const QString folder =
            before.isEmpty() ? m_root : m_root + QLatin1Char('/') + before.chopped(1);
        const bool isSaid =
            std::any_of(m_places.begin(), m_places.end(),
                        [&folder](const ContentPlace &place) { return place.folder == folder; });
        if (!isSaid)
            m_places.append({program, before + marking, folder, content, {content}});
    }
}

const ContentPlace *ContentPlaces::nearest(const QString &file) const
{
    const ContentPlace *found = nullptr;
    for (const ContentPlace &place : m_places) {
        if (isIn(file, place.folder) && (!found || place.folder.size() > found->folder.size()))
            found = &place;
    }
    return found;
}

std::optional<ImportNote> ContentPlaces::outside(const QString &path) const
{
    const QString file = m_root + QLatin1Char('/') + path;
    const auto isShownBy = [&file](const ContentPlace &place) {
        const QString inside = file.mid(place.folder.size() + 1);
        return place.roots.isEmpty() ||
               std::any_of(place.roots.begin(), place.roots.end(),
                           [&](const QString &root) { return isIn(inside, root); });
    };
    // What is below belongs to a theme, whose own configuration may lie there.
    const auto isTheme = [&file](const ContentPlace &place) {
        return place.program == Program::Hugo &&
               isIn(file, place.folder + QLatin1String("/themes"));
    };
    const ContentPlace *keeping = nearest(file);
    if (keeping && isShownBy(*keeping))
        keeping = nullptr;
    for (const ContentPlace &place : m_places) {
        if (!keeping && isTheme(place) && !isShownBy(place))
            keeping = &place;
    }
    if (!keeping)
        return std::nullopt;
    return ImportNote{
        keeping->file, 0,
        translated(QT_TRANSLATE_NOOP("Exchange", "The site reads its articles from other folders "
                                                 "(\"%1\"). What lies outside them was kept as "
                                                 "drafts."))
            .arg(keeping->key)};
}

Templates ContentPlaces::templatesFirst(const QString &path) const
{
    const QString file = m_root + QLatin1Char('/') + path;
    for (qsizetype slash = file.lastIndexOf(QLatin1Char('/')); slash > 0;
         slash = file.lastIndexOf(QLatin1Char('/'), slash - 1)) {
        const auto found = m_templates.constFind(file.left(slash));
        if (found != m_templates.cend())
            return *found;
    }
    const ContentPlace *place = nearest(file);
    return place && place->program == Program::Jekyll ? Templates::Liquid : Templates::None;
}

QString ContentPlaces::folderOfScaffolds(const QString &path) const
{
    static const QRegularExpression archetypes(
        QStringLiteral("^(?:themes/[^/]+/)?archetypes(?=/)"));
    static const QRegularExpression scaffolds(QStringLiteral("^(?:themes/[^/]+/)?scaffolds(?=/)"));
    const QString file = m_root + QLatin1Char('/') + path;
    for (const ContentPlace &place : m_places) {
        const bool isHugo = place.program == Program::Hugo;
        if (!isIn(file, place.folder) || (!isHugo && place.program != Program::Hexo))
            continue;
        const QString inside = file.mid(place.folder.size() + 1);
        const QRegularExpressionMatch match = (isHugo ? archetypes : scaffolds).match(inside);
        const bool isContent =
            std::any_of(place.roots.begin(), place.roots.end(),
                        [&inside](const QString &root) { return isIn(inside, root); });
        if (!match.hasMatch() || isContent)
            continue;
        const QString folder = place.folder + QLatin1Char('/') + match.captured();
        return folder.size() <= m_root.size() ? QStringLiteral(".") : folder.mid(m_root.size() + 1);
    }
    return {};
}

QString ContentPlaces::pageOf(const QString &path) const
{
    const QString file = m_root + QLatin1Char('/') + path;
    const ContentPlace *place = nearest(file);
    if (!place || place->program != Program::Hugo)
        return {};
    const QStringList all{QString()};
    for (const QString &root : place->roots.isEmpty() ? all : place->roots) {
        const QString folder =
            root.isEmpty() ? place->folder : place->folder + QLatin1Char('/') + root;
        if (!isIn(file, folder))
            continue;
        for (qsizetype end = folder.size(); end > 0;
             end = file.indexOf(QLatin1Char('/'), end + 1)) {
            const auto page = m_pages.constFind(file.left(end));
            if (page == m_pages.cend())
                continue;
            static const QRegularExpression index(
                QStringLiteral("^index(?:\\.[\\w-]+)?\\.[^./]+$"));
            return index.match(file.mid(end + 1)).hasMatch() ? QString() : *page;
        }
    }
    return {};
}

QString ContentPlaces::skippingFolder(const QString &path) const
{
    static const QRegularExpression dated(QStringLiteral("^\\d{2,4}-\\d{1,2}-\\d{1,2}-."));
    const QString file = m_root + QLatin1Char('/') + path;
    const QLatin1String posts("/_posts/");
    const qsizetype at = file.lastIndexOf(posts);
    const ContentPlace *place = nearest(file);
    if (at < 0 || m_root.isEmpty() || (place && place->program != Program::Jekyll) ||
        dated.match(file.section(QLatin1Char('/'), -1)).hasMatch())
        return {};
    if (!place && std::any_of(m_others.begin(), m_others.end(),
                              [&file](const QString &folder) { return isIn(file, folder); }))
        return {};
    // Hexo names its posts without a date, and its folder is "source".
    if (!place && file.left(at).endsWith(QLatin1String("/source")))
        return {};
    const QString folder = file.left(at + posts.size() - 1);
    return folder.size() <= m_root.size() ? QStringLiteral(".") : folder.mid(m_root.size() + 1);
}

} // namespace Triptych::Exchange
