#include "siteconfig.h"

#include "importfile.h"
#include "languagetags.h"
#include "translated.h"

#include <text/encoding.h>
#include <text/frontmatter.h>

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace Triptych::Exchange {

namespace {

constexpr qint64 MaximumSize = 1'000'000;
constexpr int FoldersAbove = 5;

/** Where one folder has several, the first counts most. */
constexpr const char *ConfigNames[] = {"hugo",   "zola",      "config",  "_config",
                                       "mkdocs", "languages", "cascade", "frontmatter",
                                       "module", "_quarto",   "book",    "bridgetown.config"};
/** Of these, tables of Hugo's configuration: names of articles, with data beside them, elsewhere.
 */
constexpr const char *TableNames[] = {"languages", "cascade", "frontmatter", "module"};
/** Of Hugo, in the folder of its site. */
constexpr const char *SplitFolders[] = {"config/_default", "config/production"};

/** The place in ConfigNames; nothing where it is no configuration. */
std::optional<int> configRank(const QString &name)
{
    static const QRegularExpression file(QStringLiteral(
        "^(_config|_quarto|bridgetown\\.config|[a-z]+)([\\w.-]*)\\.(?:toml|ya?ml|json)$"));
    const QRegularExpressionMatch match = file.match(name);
    if (!match.hasMatch())
        return std::nullopt;
    // Jekyll takes several: _config.dev.yml.
    const bool isPlain = match.captured(2).isEmpty();
    for (int rank = 0; rank < int(std::size(ConfigNames)); ++rank) {
        const bool isIt = match.captured(1) == QLatin1String(ConfigNames[rank]);
        // Articles have data files beside them, and may be called "book"; mdBook and Zola read TOML
        // only.
        const bool isData = (match.captured(1) == QLatin1String("book") ||
                             match.captured(1) == QLatin1String("zola")) &&
                            !name.endsWith(QLatin1String(".toml"));
        if (isIt && !isData && (isPlain || name.startsWith(QLatin1Char('_'))))
            return rank;
    }
    return std::nullopt;
}

bool isSplitFolder(const QString &folder)
{
    return std::any_of(std::begin(SplitFolders), std::end(SplitFolders), [&](const char *split) {
        return folder.endsWith(QLatin1Char('/') + QLatin1String(split));
    });
}

QStringList tagsIn(const QStringList &names)
{
    QStringList tags;
    for (const QString &name : names) {
        if (languageNamed(name))
            tags.append(name);
    }
    return tags;
}

QString textUnder(const QJsonObject &config, const QStringList &keys)
{
    for (const QString &key : keys) {
        for (auto it = config.begin(); it != config.end(); ++it) {
            if (it.key().compare(key, Qt::CaseInsensitive) == 0 && it.value().isString())
                return it.value().toString();
        }
    }
    return {};
}

SiteLanguages siteLanguagesOf(const QDir &dir)
{
    SiteLanguages all;
    for (const QString &file : configFilesOf(dir)) {
        const auto text = configText(file);
        if (!text)
            continue;
        const SiteLanguages read = siteLanguagesIn(QFileInfo(file).fileName(), *text);
        all.languages += read.languages;
        if (all.usual.isEmpty())
            all.usual = read.usual;
    }
    all.languages.removeDuplicates();
    return all;
}

} // namespace

bool isConfigName(const QString &name, const QString &folder)
{
    const QString stem = name.section(QLatin1Char('.'), 0, 0);
    const bool isTable =
        std::any_of(std::begin(TableNames), std::end(TableNames),
                    [&stem](const char *table) { return stem == QLatin1String(table); });
    return configRank(name).has_value() && (!isTable || isSplitFolder(folder));
}

bool isOfHugosFolder(const QString &file, const QString &source)
{
    const QString folder = QFileInfo(file).path();
    return isSplitFolder(folder) && !QFileInfo(file).fileName().startsWith(QLatin1Char('_')) &&
           source != folder && !source.startsWith(folder + QLatin1Char('/'));
}

QStringList configFilesOf(const QDir &dir)
{
    QStringList files;
    const auto collect = [&files](const QDir &there) {
        QStringList names = there.entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
        names.removeIf(
            [&there](const QString &name) { return !isConfigName(name, there.absolutePath()); });
        std::stable_sort(names.begin(), names.end(), [](const QString &a, const QString &b) {
            return configRank(a) < configRank(b);
        });
        for (const QString &name : std::as_const(names))
            files << there.absoluteFilePath(name);
    };
    collect(dir);
    for (const char *split : SplitFolders)
        collect(QDir(dir.filePath(QLatin1String(split))));
    return files;
}

QList<QDir> foldersAbove(const QDir &source)
{
    QList<QDir> folders;
    QDir dir = source;
    for (int level = 0; level < FoldersAbove && dir != QDir::home() && dir.cdUp(); ++level) {
        if (!dir.isRoot())
            folders << dir;
    }
    return folders;
}

Text::Parsed<QString> configText(const QString &file)
{
    const auto clause = [&file] {
        const QFileInfo info(file);
        if (!info.exists())
            return translated(QT_TRANSLATE_NOOP("Exchange", "it leads nowhere"));
        if (!info.isFile())
            return translated(QT_TRANSLATE_NOOP("Exchange", "it is no regular file"));
        if (info.size() > MaximumSize)
            return translated(QT_TRANSLATE_NOOP("Exchange", "it is larger than 1 MB"));
        return translated(QT_TRANSLATE_NOOP("Exchange", "it cannot be opened"));
    };
    const Core::Result<QByteArray> bytes = readOnce(file, MaximumSize);
    if (!bytes)
        return tl::unexpected(Text::Problem{0, clause()});
    return Text::decodeUtf8(*bytes);
}

Text::Parsed<Text::FrontMatter> configIn(const QString &name, const QString &text)
{
    // As the readers of front matter take it, which read the same three formats.
    const bool isToml = name.endsWith(QLatin1String(".toml"));
    const bool isJson = name.endsWith(QLatin1String(".json"));
    const QString fence = QLatin1String(isToml ? "+++\n" : "---\n");
    static const QRegularExpression begun(QStringLiteral("^((?:\\s*(?:#.*)?\\n)*)---[ \\t]*\\n"));
    const QString whole = text.endsWith(QLatin1Char('\n')) ? text : text + QLatin1Char('\n');
    const QRegularExpressionMatch before =
        isToml || isJson ? QRegularExpressionMatch() : begun.match(whole);
    const bool hasFence = before.hasMatch();
    QString matter = isJson ? whole : fence + whole + fence;
    if (hasFence)
        matter = whole.mid(before.capturedLength(1)) + fence;
    // The fence put before the text is no line of the file; lines left out before its own are.
    const int shift = isJson     ? 0
                      : hasFence ? int(before.capturedView(1).count(QLatin1Char('\n')))
                                 : -1;
    const int last = int(whole.count(QLatin1Char('\n')));
    const auto lineInFile = [shift, last](int line) {
        return line > 0 ? qBound(1, line + shift, last) : 0;
    };
    auto read = Text::parseFrontMatter(matter);
    if (!read) {
        Text::Problem problem = read.error();
        problem.line = lineInFile(problem.line);
        return tl::unexpected(problem);
    }
    const bool isBlank = whole.trimmed().isEmpty();
    if (!read->body.trimmed().isEmpty() ||
        (!isBlank && read->format == Text::FrontMatter::Format::None)) {
        return tl::unexpected(
            Text::Problem{lineInFile(read->bodyLine),
                          translated(QT_TRANSLATE_NOOP("Exchange", "it is not of one piece"))});
    }
    for (Text::FrontMatterField &field : read->fields)
        field.line = lineInFile(field.line);
    return read;
}

SiteLanguages siteLanguagesIn(const QString &name, const QString &text)
{
    const auto read = configIn(name, text);
    const QJsonObject config = read ? read->toJson() : QJsonObject();
    SiteLanguages site;
    // Hugo allows the table in a file of its own.
    const bool isTable = QFileInfo(name).baseName() == QLatin1String("languages");
    const QJsonValue languages =
        isTable ? QJsonValue(config) : config.value(QLatin1String("languages"));
    if (languages.isObject())
        site.languages = tagsIn(languages.toObject().keys());
    for (const QJsonValue language : languages.toArray())
        site.languages += tagsIn({language.toString()});
    const QString usual = textUnder(
        config, {QStringLiteral("defaultContentLanguage"), QStringLiteral("default_language"),
                 QStringLiteral("default_lang"), QStringLiteral("languageCode"),
                 QStringLiteral("lang"), QStringLiteral("locale")});
    if (!isTable)
        site.usual = languageNamed(usual).value_or(QString());
    return site;
}

SiteLanguages siteLanguages(const QString &folder)
{
    const QDir source(folder);
    for (const QDir &dir : QList<QDir>{source} + foldersAbove(source)) {
        SiteLanguages languages = siteLanguagesOf(dir);
        if (!languages.languages.isEmpty() || !languages.usual.isEmpty())
            return languages;
    }
    return {};
}

} // namespace Triptych::Exchange
