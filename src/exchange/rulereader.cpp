#include "rulereader.h"

#include "configvalues.h"
#include "nikolaheader.h"
#include "programtext.h"
#include "siteconfig.h"
#include "sitepatterns.h"
#include "translated.h"

#include <text/publicationkeys.h>

#include <QFileInfo>
#include <QJsonArray>

namespace Triptych::Exchange {

using Text::FrontMatterField;
using Text::PublicationKey;

namespace {

bool isSwitch(const FrontMatterField &field)
{
    using enum PublicationKey;
    const PublicationKey kind = Text::publicationKey(field.key).kind;
    return kind == Keeps || kind == Shows || kind == Status || kind == Visibility ||
           kind == Password;
}

} // namespace

SiteFile siteFileKind(const QString &name, const QString &folder)
{
    static const QRegularExpression section(QStringLiteral("^_index(?:\\.[\\w-]+)?\\.[^.]+$"));
    static const QRegularExpression data(
        QStringLiteral("^(.+?)(?:\\.11tydata)?\\.(?:json|meta|js|cjs|mjs|ya?ml|toml)$"));
    static const QRegularExpression program(QStringLiteral("(?<!\\.11tydata)\\.[cm]?js$"));
    // Lume, Shared data; Bridgetown, Front Matter Defaults; Quarto, Directory Metadata; Material
    // for MkDocs, Meta plugin.
    static const QRegularExpression ofFolder(QStringLiteral(
        "^(?:_data\\.(?:ya?ml|json|toml|[jt]s)|_defaults\\.(?:ya?ml|json)|_metadata\\.ya?ml|"
        "\\.meta\\.yml)$"));
    // Eleventy, Global Data Files: they count for each page.
    static const QRegularExpression global(QStringLiteral(
        "^(?:eleventyComputed|permalink|draft|published)\\.(?:json|[cm]?js|[cm]?ts|ya?ml|toml)$"));
    if (folder.endsWith(QLatin1String("/_data")) && name.contains(global))
        return SiteFile::GlobalData;
    if (name == QLatin1String(".eleventyignore") || name == QLatin1String(".gitignore"))
        return SiteFile::Ignored;
    if (name == QLatin1String("pelicanconf.py") || name == QLatin1String("publishconf.py"))
        return SiteFile::Pelican;
    if (name == QLatin1String("conf.py"))
        return SiteFile::Nikola;
    if (name == QLatin1String("package.json"))
        return SiteFile::Package;
    // Data are data in a folder of programs, too: scripts/scripts.11tydata.js.
    static const QRegularExpression ofEleventy(QStringLiteral("\\.11tydata\\.[cm]?js$"));
    const bool isData = name.contains(ofEleventy) || ofFolder.match(name).hasMatch();
    if (!isData && isSiteProgram(name, folder))
        return SiteFile::Program;
    if (isConfigName(name, folder))
        return SiteFile::Config;
    if (section.match(name.toLower()).hasMatch())
        return SiteFile::Section;
    if (ofFolder.match(name).hasMatch())
        return SiteFile::FolderData;
    const QRegularExpressionMatch match = data.match(name);
    if (!match.hasMatch() || program.match(name).hasMatch())
        return SiteFile::None;
    const bool isMeta = name.endsWith(QLatin1String(".meta"));
    return !isMeta && match.captured(1) == folder.section(QLatin1Char('/'), -1)
               ? SiteFile::FolderData
               : SiteFile::FileData;
}

QString articleStem(const QString &file)
{
    static const QRegularExpression ofEleventy(
        QStringLiteral("\\.11tydata\\.(?:json|js|cjs|mjs|ya?ml|toml)$"));
    QString stem = file;
    if (stem.contains(ofEleventy))
        return stem.remove(ofEleventy);
    return stem.left(stem.lastIndexOf(QLatin1Char('.')));
}

QString stemOfOriginal(const QString &stem)
{
    static const QRegularExpression language(
        QStringLiteral("\\.[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?$"));
    return QString(stem).remove(language);
}

RuleReader::RuleReader(SiteRules &rules, const QString &root, const QSet<QString> &stems)
    : m_rules(rules), m_book(rules), m_source(root), m_stems(stems)
{
}

namespace {

/** Of a path that is this folder's, or lies below it. */
QString beginOf(const QString &folder)
{
    const QString clean = QDir::cleanPath(QLatin1Char('/') + folder).mid(1);
    return clean.isEmpty() ? QStringLiteral("^")
                           : QStringLiteral("^%1(?:/|$)").arg(QRegularExpression::escape(clean));
}

} // namespace

void RuleReader::run(const QStringList &files)
{
    m_rules.m_siteRoot = m_source.absolutePath().section(QLatin1Char('/'), 0, -2);
    for (const QString &file : files)
        read(m_source.filePath(file));
    readGarden(m_source);
    readPublished(m_source);
    for (const QDir &dir : foldersAbove(m_source)) {
        readFolder(dir);
        readGarden(dir);
        readPublished(dir);
    }
    readVault(m_source);
    for (const QDir &dir : foldersAbove(m_source))
        readVault(dir);
    hideFoldersOfDisabled();
}

void RuleReader::readGarden(const QDir &dir)
{
    const QString plugin = QStringLiteral(".obsidian/plugins/digitalgarden");
    if (!dir.exists(plugin))
        return;
    SiteRule rule{m_source.relativeFilePath(dir.filePath(plugin)),
                  {QStringLiteral("dg-publish"), false, 0},
                  {},
                  false,
                  true,
                  dir.absolutePath(),
                  {},
                  {}};
    m_book.add(std::move(rule), {});
}

void RuleReader::readVault(const QDir &dir)
{
    // A garden, and folders that Obsidian Publish includes, have rules of their own.
    const QString vault = QStringLiteral(".obsidian");
    if (m_isOfSite || !dir.exists(vault) ||
        dir.exists(vault + QStringLiteral("/plugins/digitalgarden")))
        return;
    SiteRule rule{m_source.relativeFilePath(dir.filePath(vault)),
                  {QStringLiteral("publish"), false, 0},
                  {},
                  false,
                  true,
                  dir.absolutePath(),
                  {},
                  {}};
    rule.isOfProgram = true;
    rule.isOfVault = true;
    m_book.add(std::move(rule), {});
}

void RuleReader::readPublished(const QDir &dir)
{
    const QString place = dir.filePath(QStringLiteral(".obsidian/publish.json"));
    if (!QFileInfo::exists(place))
        return;
    m_book.page() = SiteRule{
        m_source.relativeFilePath(place), {}, {}, false, false, dir.absolutePath(), {}, {}};
    const auto text = configText(place);
    const auto read = text ? configIn(place, *text) : tl::unexpected(text.error());
    if (!read) {
        m_book.holdUnread(read.error());
        return;
    }
    const QJsonObject lists = read->toJson();
    const FrontMatterField excluded{QStringLiteral("excluded"), {}, 0};
    for (const QString &folder : textsOf(lists.value(excluded.key)))
        m_book.hide(excluded, {QRegularExpression(beginOf(folder))});
    QStringList begins;
    for (const QString &folder : textsOf(lists.value(QLatin1String("included"))))
        begins << beginOf(folder);
    if (!begins.isEmpty()) {
        m_isOfSite = true;
        m_book.hide({QStringLiteral("included"), {}, 0},
                    {QRegularExpression(QStringLiteral("^(?!%1)").arg(begins.join(u'|')))});
    }
}

void RuleReader::readFolder(const QDir &dir)
{
    for (const QString &file : configFilesOf(dir))
        read(file);
    const QStringList names = dir.entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    for (const QString &name : names) {
        using enum SiteFile;
        const SiteFile kind = siteFileKind(name, dir.absolutePath());
        if (kind != Config && kind != None && kind != FileData)
            read(dir.filePath(name));
    }
    const QDir data(dir.filePath(QStringLiteral("_data")));
    for (const QString &name : data.entryList(QDir::Files | QDir::Hidden | QDir::System)) {
        if (siteFileKind(name, data.absolutePath()) == SiteFile::GlobalData)
            read(data.filePath(name));
    }
    for (const QString &file : programsInFoldersOf(dir))
        read(dir.filePath(file));
}

void RuleReader::read(const QString &place)
{
    const QFileInfo info(place);
    const SiteFile kind = siteFileKind(info.fileName(), info.absolutePath());
    m_book.page() =
        SiteRule{m_source.relativeFilePath(place), {}, {}, false, false, info.path(), {}, {}};
    if (kind == SiteFile::FileData && !m_stems.contains(articleStem(place)))
        return;
    const bool isData =
        kind == SiteFile::FolderData || kind == SiteFile::FileData || kind == SiteFile::GlobalData;
    if (isData && !m_dataFormats.areRead(info))
        return;
    const Text::Parsed<QString> text = configText(place);
    if (kind == SiteFile::Nikola && (!text || readConfPy(m_book, *text))) {
        m_rules.m_nikola.append(info.path());
        m_book.addSite();
    }
    if (!text) {
        if (kind != SiteFile::Package) // most of them are of no site
            unread(place, kind, text.error(), QString());
        return;
    }
    m_isOfSite = m_isOfSite || kind == SiteFile::Config || kind == SiteFile::Pelican ||
                 kind == SiteFile::Program || kind == SiteFile::Nikola;
    switch (kind) {
    case SiteFile::Config:
        readConfig(place, *text);
        break;
    case SiteFile::Section:
        readSection(place, *text);
        break;
    case SiteFile::FolderData:
    case SiteFile::FileData:
        readData(place, kind, *text);
        break;
    case SiteFile::Ignored:
        // Eleventy leaves out what .gitignore names; to other programs that file says nothing.
        if (info.fileName() == QLatin1String(".eleventyignore") || heedsGitIgnore(info.dir()))
            ignored(*text);
        break;
    case SiteFile::Pelican:
        m_book.addSite();
        readPelican(m_book, *text);
        break;
    case SiteFile::Program:
        readProgram(m_book, place, *text);
        break;
    case SiteFile::Package:
        readPackage(m_book, *text);
        break;
    case SiteFile::GlobalData:
        m_book.page().folder = info.dir().absolutePath().section(QLatin1Char('/'), 0, -2);
        m_book.holdForProgram(info.baseName(), 0);
        break;
    case SiteFile::Nikola:
    case SiteFile::None:
        break;
    }
}

void RuleReader::ignored(const QString &text)
{
    int number = 0;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        ++number;
        const QString pattern = line.trimmed();
        if (!pattern.isEmpty() && !pattern.startsWith(QLatin1Char('#')) &&
            !pattern.startsWith(QLatin1Char('!')))
            m_book.hide({m_book.page().file.section(QLatin1Char('/'), -1), {}, number},
                        {placeIgnored({}, pattern)});
    }
}

void RuleReader::unread(const QString &place, SiteFile kind, const Text::Problem &problem,
                        const QString &text)
{
    if (!text.isEmpty() && !mayTell(text))
        return;
    m_book.page().field = {QString(), QJsonValue(QJsonValue::Undefined), problem.line};
    m_book.page().isFirm = true;
    m_book.page().unread = problem.reason;
    m_book.page().isOfProgram = kind == SiteFile::Program || kind == SiteFile::Pelican ||
                                kind == SiteFile::Nikola || kind == SiteFile::GlobalData;
    m_book.add(m_book.page(), kind == SiteFile::FileData ? articleStem(place) : QString());
}

void RuleReader::readSection(const QString &place, const QString &text)
{
    const auto matter = Text::parseFrontMatter(text);
    if (!matter || matter->doubt) {
        unread(place, SiteFile::Section, matter ? *matter->doubt : matter.error(),
               matter ? text : QString());
        return;
    }
    // Zola, Section: "render" says whether the page of the section itself is rendered.
    m_book.page().language = QFileInfo(place).completeSuffix().section(QLatin1Char('.'), 0, -2);
    for (const FrontMatterField &field : matter->fields) {
        if (field.key.compare(QLatin1String("cascade"), Qt::CaseInsensitive) == 0)
            cascade(field);
        else if (isSwitch(field) && Text::plainKey(field.key) != QLatin1String("render"))
            m_book.values({{field.key, field.value}}, field.line, {});
    }
}

void RuleReader::readData(const QString &place, SiteFile kind, const QString &text)
{
    const QString stem = kind == SiteFile::FileData ? articleStem(place) : QString();
    QList<FrontMatterField> fields;
    const bool isProgram =
        place.endsWith(QLatin1String("js")) || place.endsWith(QLatin1String("ts"));
    if (isProgram) {
        fields = namedIn(text);
    } else if (place.endsWith(QLatin1String(".meta"))) {
        m_book.page().isFirm = true; // Nikola reads nothing else of that article
        const bool isMatter =
            text.startsWith(QLatin1String("---")) || text.startsWith(QLatin1String("+++"));
        const auto matter = Text::parseFrontMatter(text);
        fields = isMatter && matter ? matter->fields : nikolaFields(text, 1);
        m_rules.m_metadata.insert(articleStem(place), fields);
        if (fields.isEmpty()) {
            unread(place, kind,
                   {1, translated(QT_TRANSLATE_NOOP("Exchange", "it has no metadata")), -1},
                   QString());
        }
    } else if (const auto matter = configIn(place, text)) {
        fields = matter->fields;
        const QJsonObject computed =
            matter->toJson().value(QLatin1String("eleventyComputed")).toObject();
        for (auto it = computed.begin(); it != computed.end(); ++it)
            fields.append({it.key(), it.value(), 1});
    } else {
        unread(place, kind, matter.error(), QString());
    }
    for (const FrontMatterField &field : std::as_const(fields)) {
        const bool keepsAll = field.value.isUndefined() || isNikolaDraft(field);
        if (!keepsAll && !isAboutPublication(field))
            continue;
        SiteRule rule = m_book.page();
        rule.field = field;
        if (keepsAll) {
            rule.isFirm = true;
            rule.isOfProgram = isProgram;
            rule.field.value = QJsonValue(QJsonValue::Undefined);
        }
        m_book.add(std::move(rule), stem);
    }
}

QList<FrontMatterField> RuleReader::namedIn(const QString &text)
{
    static const QRegularExpression named(QStringLiteral(
        "\\b([A-Za-z_][\\w-]*)[\"']?\\s*(?:(?::|=(?![=>]))\\s*(?:([\"'`])|(true|false)\\b)?|\\()"));
    QList<FrontMatterField> fields;
    LineCounter lines(text);
    for (auto all = named.globalMatch(text); all.hasNext();) {
        const QRegularExpressionMatch one = all.next();
        const QString key = one.captured(1);
        const Text::KeyMeaning meaning = Text::publicationKey(key);
        const bool isPermalink = key == QLatin1String("permalink") && !one.hasCaptured(2);
        const QString word = one.captured(3);
        const QJsonValue value = word.isEmpty() ? QJsonValue(QJsonValue::Undefined)
                                                : QJsonValue(word == QLatin1String("true"));
        if ((meaning.kind != PublicationKey::None && !meaning.isGuess()) || isPermalink)
            fields.append({key, value, lines.lineOf(one.capturedStart())});
    }
    return fields;
}

} // namespace Triptych::Exchange
