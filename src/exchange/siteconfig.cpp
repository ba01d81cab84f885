#include "siteconfig.h"

#include "importfile.h"
#include "languagetags.h"
#include "translated.h"

#include <text/encoding.h>
#include <text/frontmatter.h>

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

namespace Triptych::Exchange {

namespace {

constexpr qint64 MaximumSize = 1'000'000;

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
    for (const char *place : {"", "config/_default/"}) {
        for (const char *name : {"hugo", "config", "_config", "languages"}) {
            for (const char *ending : {".toml", ".yaml", ".yml", ".json"}) {
                const QString file =
                    QLatin1String(place) + QLatin1String(name) + QLatin1String(ending);
                const auto text = configText(dir.filePath(file));
                if (!text)
                    continue;
                const SiteLanguages read = siteLanguagesIn(file, *text);
                all.languages += read.languages;
                if (all.usual.isEmpty())
                    all.usual = read.usual;
            }
        }
    }
    all.languages.removeDuplicates();
    return all;
}

} // namespace

Text::Parsed<QString> configText(const QString &file)
{
    const Core::Result<QByteArray> bytes = readOnce(file, MaximumSize);
    if (!bytes)
        return tl::unexpected(Text::Problem{0, bytes.error().message});
    return Text::decodeUtf8(*bytes);
}

Text::Parsed<Text::FrontMatter> configIn(const QString &name, const QString &text)
{
    // As the readers of front matter take it, which read the same three formats.
    const bool isToml = name.endsWith(QLatin1String(".toml"));
    const bool isJson = name.endsWith(QLatin1String(".json"));
    const QString fence = QLatin1String(isToml ? "+++\n" : "---\n");
    static const QRegularExpression begun(QStringLiteral("^(?:\\s*(?:#.*)?\\n)*---[ \\t]*\\n"));
    const QString whole = text.endsWith(QLatin1Char('\n')) ? text : text + QLatin1Char('\n');
    const bool hasFence = !isToml && !isJson && begun.match(whole).hasMatch();
    QString matter = isJson ? whole : fence + whole + fence;
    if (hasFence)
        matter = QString(whole).remove(QRegularExpression(QStringLiteral("^(?:\\s*(?:#.*)?\\n)*"))) + fence;
    auto read = Text::parseFrontMatter(matter);
    if (!read)
        return read;
    const bool isBlank = whole.trimmed().isEmpty();
    if (!read->body.trimmed().isEmpty() || (!isBlank && read->format == Text::FrontMatter::Format::None)) {
        return tl::unexpected(Text::Problem{
            read->bodyLine, translated(QT_TRANSLATE_NOOP("Exchange", "it is not of one piece"))});
    }
    for (Text::FrontMatterField &field : read->fields)
        field.line -= isJson || hasFence ? 0 : 1;
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
    const QString usual =
        textUnder(config, {QStringLiteral("defaultContentLanguage"),
                           QStringLiteral("default_language"), QStringLiteral("default_lang"),
                           QStringLiteral("languageCode"), QStringLiteral("lang"),
                           QStringLiteral("locale")});
    if (!isTable)
        site.usual = languageNamed(usual).value_or(QString());
    return site;
}

SiteLanguages siteLanguages(const QString &folder)
{
    QDir dir(folder);
    const SiteLanguages own = siteLanguagesOf(dir);
    if (!own.languages.isEmpty() || !own.usual.isEmpty() || !dir.cdUp())
        return own;
    return siteLanguagesOf(dir);
}

} // namespace Triptych::Exchange
