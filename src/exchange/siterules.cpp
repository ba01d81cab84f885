#include "siterules.h"

#include "languagefolders.h"
#include "rulereader.h"
#include "sitepatterns.h"
#include "translated.h"

#include <QJsonArray>

#include <algorithm>

namespace Triptych::Exchange {

using Text::FrontMatterField;

namespace {

bool fits(const SiteRule &rule, const QString &file)
{
    if (!file.startsWith(rule.folder + QLatin1Char('/')))
        return false;
    const QString inside = file.mid(rule.folder.size() + 1);
    if (rule.shown && rule.shown->contains(inside))
        return false;
    if (rule.filter && !rule.filter->leavesOut(inside))
        return false;
    return std::all_of(rule.places.begin(), rule.places.end(),
                       [&](const auto &place) { return mayFit(place, inside); });
}

} // namespace

SiteRules::SiteRules(const QString &root, const QStringList &files, const QStringList &articles)
    : m_root(root)
{
    QSet<QString> stems;
    for (const QString &path : articles) {
        const QString stem = articleStem(root + QLatin1Char('/') + path);
        stems.insert(stem);
        stems.insert(stemOfOriginal(stem));
    }
    RuleReader reader(*this, root, stems);
    reader.run(files);
    m_languageFolders = Exchange::languageFolders(root, reader.places());
    m_places = ContentPlaces(root, articles, reader.places());
    m_places.setTemplates(reader.templates());
    m_places.setOthers(reader.foldersOfOthers());
    m_besidePages = BesidePages(root, reader.pageFolders(), reader.sites());
}

std::optional<ImportNote> SiteRules::besidePages(const QString &path) const
{
    const PageFolders *site = m_besidePages.siteOf(m_root + QLatin1Char('/') + path);
    if (!site)
        return std::nullopt;
    const QDir root(m_root);
    QStringList folders;
    for (const QString &folder : site->roots) {
        const QString inside = root.relativeFilePath(folder);
        folders << (inside.isEmpty() ? QStringLiteral(".") : inside);
    }
    folders.removeDuplicates();
    if (site->isOutside) {
        return ImportNote{
            site->file, 0,
            translated(QT_TRANSLATE_NOOP("Exchange",
                                         "This site takes its articles from these folders: %1. "
                                         "What lies outside it and in no other site was kept as "
                                         "drafts."))
                .arg(folders.join(QStringLiteral(", ")))};
    }
    return ImportNote{
        site->file, 0,
        translated(QT_TRANSLATE_NOOP("Exchange",
                                     "By this program, which Triptych does not run, the pages of "
                                     "the site seem to lie in these folders: %1. What lies beside "
                                     "them was kept as drafts."))
            .arg(folders.join(QStringLiteral(", ")))};
}

QList<const SiteRule *> SiteRules::about(const QString &path, const QString &language) const
{
    QList<const SiteRule *> found;
    const QString file = m_root + QLatin1Char('/') + path;
    const auto collect = [&](const QList<SiteRule> &rules) {
        for (const SiteRule &rule : rules) {
            const bool isOfLanguage = rule.language.isEmpty() ||
                                      rule.language.compare(language, Qt::CaseInsensitive) == 0;
            if (isOfLanguage && fits(rule, file))
                found << &rule;
        }
    };
    collect(m_rules);
    const QString stem = articleStem(file);
    if (const auto own = m_ofFiles.constFind(stem); own != m_ofFiles.cend())
        collect(*own);
    const QString original = stemOfOriginal(stem);
    if (const auto others = m_ofFiles.constFind(original);
        others != m_ofFiles.cend() && original != stem) {
        // Nikola's translations have the metadata of their original.
        for (const SiteRule &rule : *others) {
            if (rule.file.endsWith(QLatin1String(".meta")))
                found << &rule;
        }
    }
    return found;
}

/** A configuration lies there; those at the source and above it come from the nearest on. */
void SiteRules::beginsIn(const QString &folder, bool isOfJekyll)
{
    if (isOfJekyll)
        m_jekylls.insert(folder);
    if (m_hasSiteRoot || !QString(m_root + QLatin1Char('/')).startsWith(folder + QLatin1Char('/')))
        return;
    m_siteRoot = folder;
    m_hasSiteRoot = true;
}

/** Where Jekyll runs to make a page of what lies in `folder`. */
QString SiteRules::folderOfJekyll(const QString &folder) const
{
    QString outermost; // below the source
    QString nearest;   // at the source or above it
    for (QString up = folder; up.contains(QLatin1Char('/')); up = up.section(u'/', 0, -2)) {
        if (!m_jekylls.contains(up))
            continue;
        if (up.size() > m_root.size()) {
            outermost = up;
        } else {
            nearest = up;
            break;
        }
    }
    return nearest.isEmpty() ? outermost : nearest;
}

QString SiteRules::unpublishedFolder(const QString &path) const
{
    const QString file = m_root + QLatin1Char('/') + path;
    const auto isPublished = [this](const QString &folder) {
        const QString jekyll = folderOfJekyll(folder);
        return std::any_of(m_published.begin(), m_published.end(), [&](const SiteRule &rule) {
            return rule.folder == jekyll && fits(rule, folder);
        });
    };
    qsizetype slash = m_siteRoot.size();
    for (qsizetype end = file.indexOf(QLatin1Char('/'), slash + 1); end > 0;
         slash = end, end = file.indexOf(QLatin1Char('/'), end + 1)) {
        const QString name = file.mid(slash + 1, end - slash - 1);
        const bool isMarked = name.startsWith(QLatin1Char('_')) && name != QLatin1String("_posts");
        if (isMarked && !isPublished(file.left(end)))
            return end <= m_root.size() ? QStringLiteral(".")
                                        : file.left(end).mid(m_root.size() + 1);
    }
    return {};
}

bool SiteRules::isOfNikola(const QString &path) const
{
    const QString file = m_root + QLatin1Char('/') + path;
    return std::any_of(m_nikola.begin(), m_nikola.end(), [&file](const QString &folder) {
        return file.startsWith(folder + QLatin1Char('/'));
    });
}

QList<FrontMatterField> SiteRules::metadataOf(const QString &path) const
{
    return m_metadata.value(articleStem(m_root + QLatin1Char('/') + path));
}

bool speaksForOthers(const QString &name, const QString &folder)
{
    return siteFileKind(name, folder) != SiteFile::None;
}

QList<ImportNote> zoneNotes(const SiteRules::Zone &named, const Core::SiteZone &zone)
{
    const QString name = named.field.value.toString();
    const auto ofSite = Core::SiteZone::fromName(name);
    if (named.file.isEmpty() || (ofSite && *ofSite == zone))
        return {};
    return {{named.file, named.field.line,
             translated(QT_TRANSLATE_NOOP(
                            "Exchange",
                            "The dates of this site are meant in the time zone %1, and those "
                            "without a zone are taken in %2, the time zone of this workspace. If "
                            "that is wrong, set the workspace's zone before you import."))
                 .arg(name, zone.name())}};
}

} // namespace Triptych::Exchange
