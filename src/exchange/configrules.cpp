#include "rulereader.h"

#include "configvalues.h"
#include "generatorrules.h"
#include "siteconfig.h"
#include "sitepatterns.h"
#include "translated.h"

#include <text/publicationkeys.h>

#include <QFileInfo>
#include <QJsonArray>

namespace Triptych::Exchange {

using Text::FrontMatterField;

namespace {

enum class Meaning {
    Scopes,      ///< Jekyll: front matter for paths and types
    Cascade,     ///< Hugo: front matter for all below, for some targets
    Collections, ///< Jekyll: folders that are published only with "output: true"
    Includes,    ///< Jekyll: what is published in spite of its name
    Paths,       ///< patterns of paths that are not published
    Expressions, ///< Hugo: regular expressions of them
    Languages,   ///< Hugo: languages that are not published
    Own,         ///< what readOwnKeys() reads
};

/** What the keys of a configuration mean, in any case. */
const QHash<QString, Meaning> &meanings()
{
    static const QHash<QString, Meaning> all{
        {QStringLiteral("defaults"), Meaning::Scopes},            // Jekyll
        {QStringLiteral("collections"), Meaning::Collections},    // Jekyll
        {QStringLiteral("include"), Meaning::Includes},           // Jekyll
        {QStringLiteral("exclude"), Meaning::Paths},              // Jekyll, Hexo
        {QStringLiteral("ignore"), Meaning::Paths},               // Hexo
        {QStringLiteral("skip_render"), Meaning::Paths},          // Hexo: copied as it is
        {QStringLiteral("encrypt"), Meaning::Own},                // hexo-blog-encrypt
        {QStringLiteral("exclude_docs"), Meaning::Own},           // MkDocs
        {QStringLiteral("draft_docs"), Meaning::Own},             // MkDocs
        {QStringLiteral("inherit"), Meaning::Own},                // MkDocs
        {QStringLiteral("encryptcontent"), Meaning::Own},         // MkDocs
        {QStringLiteral("render"), Meaning::Own},                 // Quarto
        {QStringLiteral("chapters"), Meaning::Own},               // Quarto
        {QStringLiteral("mounts"), Meaning::Own},                 // Hugo
        {QStringLiteral("excludefiles"), Meaning::Own},           // Hugo
        {QStringLiteral("includefiles"), Meaning::Own},           // Hugo
        {QStringLiteral("disablekinds"), Meaning::Own},           // Hugo
        {QStringLiteral("frontmatter"), Meaning::Own},            // Hugo
        {QStringLiteral("rendersegments"), Meaning::Own},         // Hugo
        {QStringLiteral("collections_dir"), Meaning::Own},        // Jekyll
        {QStringLiteral("exclude_patterns"), Meaning::Paths},     // Jupyter Book
        {QStringLiteral("ignored_content"), Meaning::Paths},      // Zola
        {QStringLiteral("ignorefiles"), Meaning::Expressions},    // Hugo
        {QStringLiteral("cascade"), Meaning::Cascade},            // Hugo
        {QStringLiteral("disablelanguages"), Meaning::Languages}, // Hugo
        {QStringLiteral("languages"), Meaning::Languages},        // Hugo: "disabled: true"
    };
    return all;
}

/** Jekyll's configuration has the same name, but no package of npm says that it needs Jekyll. */
bool isOfHexo(const QString &configuration)
{
    static const QRegularExpression needed(QStringLiteral("\"hexo\"\\s*:"));
    const QFileInfo info(configuration);
    const QString package = info.dir().filePath(QStringLiteral("package.json"));
    if (info.baseName() != QLatin1String("_config") || !QFileInfo::exists(package))
        return false;
    const auto text = configText(package);
    return text && text->contains(needed);
}

/** Hugo's language; its switch is read as Go's strconv.ParseBool takes it, and by its words in
 * YAML.
 */
bool isDisabled(const QJsonObject &language)
{
    const QJsonValue disabled = valueOf(language, QLatin1String("disabled"));
    return switchOf(disabled) == true || disabled.toDouble() != 0 ||
           disabled == QJsonValue(QLatin1String("1")) ||
           disabled == QJsonValue(QLatin1String("t")) || disabled == QJsonValue(QLatin1String("T"));
}

} // namespace

void RuleReader::readConfig(const QString &place, const QString &text)
{
    const QFileInfo info(place);
    // Hugo's config/_default/cascade.toml is a table of hugo.toml in a file of its own.
    const bool isSplit = isOfHugosFolder(place, m_source.absolutePath());
    if (isSplit)
        m_book.page().folder = info.path().section(QLatin1Char('/'), 0, -3);
    m_book.page().isAnyCase = !info.fileName().startsWith(QLatin1Char('_'));
    m_rules.beginsIn(m_book.page().folder,
                     info.baseName() == QLatin1String("bridgetown") ||
                         info.fileName().startsWith(QLatin1String("_config")));
    const QString stem = info.baseName();
    const bool isTable =
        isSplit && stem != QLatin1String("hugo") && stem != QLatin1String("config");
    // Which chapters mdBook has, SUMMARY.md tells, and book.toml where that lies.
    const bool isBook = info.fileName() == QLatin1String("book.toml");
    const auto config = configIn(info.fileName(), text);
    if (!config) {
        unread(place, SiteFile::Config, config.error(), isTable || isBook ? QString() : text);
        return;
    }
    const auto inherited = withInherited(place, config->toJson());
    if (!inherited)
        m_book.holdUnread(inherited.error());
    const QJsonObject all = inherited.value_or(config->toJson());
    // Jekyll reads collections there and nowhere else.
    m_collectionsFolder =
        all.value(QLatin1String("source"))
            .toString(info.baseName() == QLatin1String("bridgetown") ? QStringLiteral("src")
                                                                     : QString())
            .remove(QLatin1String("./")) +
        QLatin1Char('/') + all.value(QLatin1String("collections_dir")).toString();
    const QString whole = isTable ? info.dir().filePath(QStringLiteral("hugo.toml")) : place;
    const QJsonObject tables = isTable ? QJsonObject{{stem, all}} : all;
    readPlaces(whole, tables, isSplit, isTable);
    readOwnKeys(m_book, whole, tables);
    if (isTable) {
        readKey({stem, all, 1});
        return;
    }
    for (const FrontMatterField &field : config->fields) {
        if (!readExclude(m_book, field, all))
            readKey(field);
        const bool namesZone =
            field.key.compare(QLatin1String("timezone"), Qt::CaseInsensitive) == 0;
        if (namesZone && m_rules.m_zone.file.isEmpty() && !field.value.toString().isEmpty())
            m_rules.m_zone = {m_book.page().file, field};
    }
}

void RuleReader::readPlaces(const QString &place, const QJsonObject &config, bool isSplit,
                            bool isTable)
{
    QJsonObject whole = config;
    if (isOfHexo(place) && !whole.contains(QLatin1String("source_dir")))
        whole.insert(QStringLiteral("source_dir"), QStringLiteral("source")); // its own default
    auto found = contentPlace(QFileInfo(place).fileName(), whole);
    if (!found && isSplit)
        found = contentPlace(QStringLiteral("hugo.toml"), config);
    if (!found)
        return;
    // What a table does not say, another file does.
    if (isTable && !found->isMounted && !found->isOfLanguages)
        found->roots.removeAll(QStringLiteral("content"));
    if (isTable && found->roots.isEmpty())
        return;
    found->file = m_book.page().file;
    found->folder = m_book.page().folder;
    for (ContentPlace &known : m_book.places()) {
        if (known.folder == found->folder && known.program == found->program) {
            known.merge(*found);
            return;
        }
    }
    m_book.places().append(*found);
}

void RuleReader::hideFoldersOfDisabled()
{
    for (const auto &[language, rule] : std::as_const(m_languageFolders)) {
        if (m_disabled.contains(language))
            m_book.add(rule);
    }
}

bool RuleReader::mayTell(const QString &text)
{
    // As the three formats write keys: draft: true, "draft": true, cascade.draft = true,
    // [[cascade]]. What is torn may end behind one.
    static const QRegularExpression keys(
        QStringLiteral("([^\\s{}\\[\\],:=.\"'`#][^{}\\[\\],:=.\"'`#\\n]*+)[\"'`]?[ "
                       "\\t]*(?:[:=\\]]|\\.(?=\\w)|\\z)"));
    const auto tells = [](const QString &key) {
        return meanings().contains(key.toLower()) ||
               Text::plainKey(key) == QLatin1String("permalink") ||
               isAboutPublication({key, QJsonValue(QJsonValue::Undefined)});
    };
    for (auto all = keys.globalMatch(text); all.hasNext();) {
        const QString key = all.next().captured(1).trimmed();
        // What stands before the last word may be a value that lost its end.
        if (tells(key) || tells(key.section(QLatin1Char(' '), -1)))
            return true;
    }
    return false;
}

void RuleReader::readKey(const FrontMatterField &field)
{
    const auto meaning = meanings().constFind(field.key.toLower());
    if (meaning == meanings().cend() || field.value.isNull())
        return;
    const bool isList = *meaning == Meaning::Paths || *meaning == Meaning::Expressions;
    if (isList && field.value.isObject()) {
        m_book.hide(field, {}); // it keeps something back, and nobody knows what
        return;
    }
    switch (*meaning) {
    case Meaning::Scopes:
        scopes(field);
        break;
    case Meaning::Cascade:
        cascade(field);
        break;
    case Meaning::Collections:
        collections(field);
        break;
    case Meaning::Includes:
        // What publishes is read narrowly, what hides widely.
        for (const QString &pattern : textsOf(field.value)) {
            if (!pattern.contains(QLatin1Char('[')) && !pattern.contains(QLatin1Char('(')))
                m_book.publish(QRegularExpression(placeOf(pattern).pattern()));
        }
        break;
    case Meaning::Paths:
        paths(field);
        break;
    case Meaning::Expressions:
        for (const QString &expression : textsOf(field.value))
            m_book.hide(field, {QRegularExpression(expression)});
        break;
    case Meaning::Languages:
        languages(field);
        break;
    case Meaning::Own:
        break;
    }
}

void RuleReader::scopes(const FrontMatterField &field)
{
    if (!field.value.isArray())
        m_book.hide(field, {});
    for (const QJsonValue one : field.value.toArray()) {
        const QJsonObject scope = one[QLatin1String("scope")].toObject();
        const QString path = scope.value(QLatin1String("path")).toString();
        const QString type = scope.value(QLatin1String("type")).toString();
        QList<QRegularExpression> places;
        if (!path.isEmpty())
            places << placeOf(path);
        if (type == QLatin1String("pages") || type == QLatin1String("page"))
            places << QRegularExpression(QStringLiteral("^(?!(?:.*/)?_)"));
        else if (type == QLatin1String("post") || type == QLatin1String("draft"))
            places << placeOf(QLatin1Char('_') + type + QLatin1Char('s'));
        else if (!type.isEmpty())
            places << placeOf(QLatin1Char('_') + type);
        m_book.values(one[QLatin1String("values")].toObject(), field.line, places);
    }
}

QList<QRegularExpression> RuleReader::targetPlaces(const QString &path) const
{
    // It begins at the content's folder, and the page of a section may lie far below that.
    QStringList parts = path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    for (qsizetype count = parts.size(); count > 0; --count) {
        const QString begin = QLatin1Char('/') + parts.first(count).join(QLatin1Char('/'));
        if (m_book.page().folder.endsWith(begin)) {
            parts = parts.mid(count);
            break;
        }
    }
    const QString inside = parts.join(QLatin1Char('/'));
    const bool isInConfig =
        m_book.page().file.section(QLatin1Char('/'), -1).at(0) != QLatin1Char('_');
    if (inside.isEmpty() || (!isInConfig && inside.contains(QLatin1Char('{'))))
        return {};
    return {placeOf(isInConfig ? path : inside)};
}

void RuleReader::cascade(const FrontMatterField &field)
{
    const QJsonArray all = field.value.isArray() ? field.value.toArray() : QJsonArray{field.value};
    const SiteRule before = m_book.page();
    m_book.page().isAnyCase = true;
    for (const QJsonValue one : all) {
        if (!one.isObject()) {
            m_book.hide(field, {});
            continue;
        }
        const QJsonObject map = one.toObject();
        const QJsonValue target =
            map.value(map.contains(QLatin1String("target")) ? QLatin1String("target")
                                                            : QLatin1String("_target"));
        const QString path = target[QLatin1String("path")].toString();
        const QString kind = target[QLatin1String("kind")].toString();
        const bool isOfOthers = !kind.isEmpty() && !kind.contains(QLatin1String("page")) &&
                                !kind.contains(QLatin1Char('*'));
        if (!isOfOthers)
            m_book.values(map, field.line, targetPlaces(path));
    }
    m_book.page() = before;
}

QRegularExpression RuleReader::collectionPlace(const QString &name) const
{
    const QStringList folders = m_collectionsFolder.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    const QString place = (folders + QStringList{QLatin1Char('_') + name}).join(QLatin1Char('/'));
    return QRegularExpression(QStringLiteral("^%1(?:/|$)").arg(QRegularExpression::escape(place)));
}

void RuleReader::collections(const FrontMatterField &field)
{
    QJsonObject all = field.value.toObject();
    for (const QString &name : textsOf(field.value))
        all.insert(name, QJsonObject());
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QJsonValue output = it.value()[QLatin1String("output")];
        const bool isPosts = it.key() == QLatin1String("posts");
        if (switchOf(output) == true)
            m_book.publish(collectionPlace(it.key()));
        else if (!isPosts || !output.isUndefined())
            m_book.hide({it.key() + QStringLiteral(": output"), {}, field.line},
                        {placeOf(QLatin1Char('_') + it.key())});
    }
}

void RuleReader::paths(const FrontMatterField &field)
{
    for (const QString &pattern : textsOf(field.value)) {
        if (!isTakenBack(pattern))
            m_book.hide(field, {placeOf(pattern)});
    }
}

void RuleReader::languages(const FrontMatterField &field)
{
    const QJsonObject all = field.value.toObject();
    for (auto it = all.begin(); it != all.end(); ++it) {
        if (isDisabled(it.value().toObject())) {
            m_book.hide(field, {}, it.key());
            m_disabled.insert(it.key().toLower());
        }
        const QJsonObject table = it.value().toObject();
        for (auto own = table.begin(); own != table.end(); ++own) {
            if (own.key().compare(QLatin1String("contentDir"), Qt::CaseInsensitive) != 0)
                continue;
            SiteRule rule = m_book.page();
            rule.field = {it.key() + QStringLiteral(": contentDir"),
                          QJsonValue(QJsonValue::Undefined), field.line};
            rule.isFirm = rule.isOfLanguage = true;
            rule.places = {placeOf(own.value().toString())};
            m_languageFolders.append({it.key().toLower(), rule});
        }
        const QJsonValue below = it.value()[QLatin1String("cascade")];
        if (below.isUndefined())
            continue;
        const SiteRule before = m_book.page();
        m_book.page().language = it.key();
        cascade({QStringLiteral("cascade"), below, field.line});
        m_book.page() = before;
    }
    if (field.key.compare(QLatin1String("languages"), Qt::CaseInsensitive) == 0)
        return; // a list of them: all that the site has
    for (const QString &language : textsOf(field.value)) {
        m_book.hide(field, {}, language);
        m_disabled.insert(language.toLower());
    }
}

} // namespace Triptych::Exchange
