#include "siteconfig.h"

#include "languagetags.h"

#include <text/encoding.h>
#include <text/frontmatter.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

namespace Triptych::Exchange {

namespace {

constexpr qint64 MaximumSize = 1'000'000;

/** As the readers of front matter take it, which read the same three formats. */
QJsonObject parsed(const QString &name, const QString &text)
{
    QString matter = text;
    if (name.endsWith(QLatin1String(".toml")))
        matter = QStringLiteral("+++\n%1\n+++\n").arg(text);
    else if (!name.endsWith(QLatin1String(".json")))
        matter = QStringLiteral("---\n%1\n---\n").arg(text);
    const auto read = Text::parseFrontMatter(matter);
    return read ? read->toJson() : QJsonObject();
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
    for (const char *place : {"", "config/_default/"}) {
        for (const char *name : {"hugo", "config", "_config", "languages"}) {
            for (const char *ending : {".toml", ".yaml", ".yml", ".json"}) {
                const QString file =
                    QLatin1String(place) + QLatin1String(name) + QLatin1String(ending);
                const QFileInfo info(dir.filePath(file));
                QFile input(info.filePath());
                if (!info.isFile() || info.size() > MaximumSize ||
                    !input.open(QIODevice::ReadOnly))
                    continue;
                const auto text = Text::decodeUtf8(input.read(MaximumSize));
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

SiteLanguages siteLanguagesIn(const QString &name, const QString &text)
{
    const QJsonObject config = parsed(name, text);
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
