#include "markdownexport.h"

#include <core/articlejson.h>
#include <core/slug.h>
#include <text/yamlwriter.h>

#include <QJsonArray>
#include <QRegularExpression>

namespace Triptych::Exchange {

QByteArray articleToMarkdown(const Core::Article &article)
{
    QList<std::pair<QString, QJsonValue>> fields;
    const auto text = [&](const char *key, const QString &value) {
        if (!value.isEmpty())
            fields.append({QString::fromLatin1(key), value});
    };
    const auto list = [&](const char *key, const QStringList &values) {
        if (!values.isEmpty())
            fields.append({QString::fromLatin1(key), QJsonArray::fromStringList(values)});
    };
    text("title", article.title);
    text("slug", article.slug);
    text("summary", article.summary);
    text("language", article.language);
    list("authors", article.authors);
    list("tags", article.tags);
    text("section", article.section);
    text("status", Core::statusName(article.status));
    if (article.publishAt.isValid())
        fields.append({QStringLiteral("publish_at"), Core::timeToJson(article.publishAt)});
    if (!article.translationGroup.isNull())
        text("translation_group", article.translationGroup.toString(QUuid::WithoutBraces));
    const auto own = fields;
    for (auto it = article.fields.begin(); it != article.fields.end(); ++it) {
        const bool clashes = std::any_of(own.begin(), own.end(), [&](const auto &field) {
            return field.first.compare(it.key(), Qt::CaseInsensitive) == 0;
        });
        fields.append({clashes ? it.key() + QLatin1Char('_') : it.key(), it.value()});
    }
    const QString file = QStringLiteral("---\n") + Text::writeYaml(fields) +
                         QStringLiteral("---\n\n") + article.body;
    return file.toUtf8();
}

QString exportPath(const Core::Article &article)
{
    // What Windows refuses in a name, and a name that with its ending is longer than file systems
    // take, is made over.
    static const QRegularExpression refused(QStringLiteral("[<>:\"|?*]|\\.$"));
    const QString &slug = article.slug;
    const bool isFileName = !slug.isEmpty() && Core::checkSlug(slug) &&
                            !slug.contains(refused) && slug.toUtf8().size() <= 250;
    const QString name =
        isFileName ? slug : Core::slugFromTitle(slug.isEmpty() ? article.title : slug);
    return Core::slugFromTitle(article.language) + QLatin1Char('/') + name +
           QStringLiteral(".md");
}

} // namespace Triptych::Exchange
