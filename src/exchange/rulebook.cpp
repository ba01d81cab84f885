#include "rulebook.h"

#include "translated.h"

#include <text/publicationkeys.h>

namespace Triptych::Exchange {

using Text::FrontMatterField;

namespace {

/** Of one file. */
constexpr int MostRules = 500;
constexpr qsizetype MostPublished = 500;

} // namespace

bool writesPage(const QJsonValue &permalink)
{
    const QJsonObject map = permalink.toObject();
    const QLatin1String build("build");
    if (map.contains(build) || map.contains(QLatin1String("serverless")))
        return !map.value(build).toString().isEmpty();
    return permalink != QJsonValue(false);
}

bool isAboutPublication(const FrontMatterField &field)
{
    const QString key = Text::plainKey(field.key);
    return Text::publicationKey(field.key).kind != Text::PublicationKey::None ||
           key == QLatin1String("build") || key == QLatin1String("date") ||
           key == QLatin1String("saveas") ||
           (key == QLatin1String("permalink") && !writesPage(field.value));
}

void RuleBook::add(SiteRule rule, const QString &stem)
{
    int &count = m_counts[rule.file];
    if (++count > MostRules) {
        if (count > MostRules + 1)
            return;
        rule = m_page;
        rule.field = {QString(), QJsonValue(QJsonValue::Undefined), 0};
        rule.isFirm = true;
        rule.unread =
            translated(QT_TRANSLATE_NOOP("Exchange", "it has more than %1 rules")).arg(MostRules);
    }
    if (stem.isEmpty())
        m_rules.m_rules.append(std::move(rule));
    else
        m_rules.m_ofFiles[stem].append(std::move(rule));
}

void RuleBook::hide(const FrontMatterField &key, const QList<QRegularExpression> &places,
                    const QString &language)
{
    SiteRule rule = m_page;
    rule.field = {key.key, QJsonValue(QJsonValue::Undefined), key.line};
    rule.isFirm = true;
    rule.places = places;
    rule.language = language;
    add(std::move(rule));
}

void RuleBook::hideBy(const FrontMatterField &key, const EntryFilter &filter)
{
    SiteRule rule = m_page;
    rule.field = {key.key, QJsonValue(QJsonValue::Undefined), key.line};
    rule.isFirm = true;
    rule.filter = filter;
    int &count = m_counts[rule.file];
    if (count <= MostRules)
        count = int(qMin(count + filter.size() - 1, qsizetype(MostRules)));
    add(std::move(rule));
}

void RuleBook::hideTagged(const FrontMatterField &key, const QString &tag)
{
    SiteRule rule = m_page;
    rule.field = {key.key, QJsonValue(QJsonValue::Undefined), key.line};
    rule.isFirm = true;
    rule.tag = tag;
    add(std::move(rule));
}

void RuleBook::hideAllBut(const FrontMatterField &key, const QSet<QString> &shown,
                          const QList<QRegularExpression> &places)
{
    SiteRule rule = m_page;
    rule.field = {key.key, QJsonValue(QJsonValue::Undefined), key.line};
    rule.isFirm = true;
    rule.shown = shown;
    rule.places = places;
    add(std::move(rule));
}

void RuleBook::holdUnread(const Text::Problem &problem)
{
    SiteRule rule = m_page;
    rule.field = {QString(), QJsonValue(QJsonValue::Undefined), problem.line};
    rule.isFirm = true;
    rule.unread = problem.reason;
    add(std::move(rule));
}

void RuleBook::take(const QString &key, const QString &meaning)
{
    SiteRule rule = m_page;
    rule.field = {key, QJsonValue(QJsonValue::Undefined), 0};
    rule.meaning = meaning;
    add(std::move(rule));
}

void RuleBook::values(const QJsonObject &matter, int line, const QList<QRegularExpression> &places)
{
    for (auto it = matter.begin(); it != matter.end(); ++it) {
        SiteRule rule = m_page;
        rule.field = {it.key(), it.value(), line};
        rule.places = places;
        if (isAboutPublication(rule.field))
            add(std::move(rule));
    }
}

void RuleBook::holdForProgram(const QString &word, int line,
                              const QList<QRegularExpression> &places)
{
    SiteRule rule = m_page;
    rule.field = {word, QJsonValue(QJsonValue::Undefined), line};
    rule.isFirm = true;
    rule.isOfProgram = true;
    rule.places = places;
    add(std::move(rule));
}

void RuleBook::lookOnlyIn(const QString &key, const QStringList &folders)
{
    ContentPlace place{ContentPlace::Program::Other, m_page.file, m_page.folder, {}, {}};
    for (const QString &folder : folders) {
        if (QDir::isAbsolutePath(folder))
            return;
        place.roots << folderOfSite(folder);
    }
    place.key = QStringLiteral("%1: %2").arg(key, place.roots.join(QStringLiteral(", ")));
    m_places.append(place);
}

void RuleBook::addSite()
{
    m_sites.append({m_page.file, m_page.folder, {m_page.folder}});
}

QList<PageFolders> RuleBook::sites() const
{
    QList<PageFolders> all;
    for (const ContentPlace &place : m_places) {
        PageFolders site{place.file, place.folder, {}};
        for (const QString &root : place.roots)
            site.roots << QDir::cleanPath(place.folder + QLatin1Char('/') + root);
        if (site.roots.isEmpty())
            site.roots << place.folder;
        all.append(site);
    }
    return all + m_sites;
}

void RuleBook::publish(const QRegularExpression &place)
{
    // Jekyll reads others, such as _config.dev.yml, where it is asked to: they may hide alone.
    static const QRegularExpression readUnasked(
        QStringLiteral("(?:^|/)(?:_config|bridgetown\\.config)\\.(?:ya?ml|toml|json)$"));
    if (!m_page.file.contains(readUnasked) || m_rules.m_published.size() >= MostPublished)
        return; // the folder waits, as others with "_" do
    SiteRule rule = m_page;
    rule.places = {place};
    m_rules.m_published.append(rule);
}

} // namespace Triptych::Exchange
