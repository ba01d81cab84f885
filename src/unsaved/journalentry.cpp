#include "journalentry.h"

#include <core/articlejson.h>
#include <core/storedarticle.h>

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace Triptych::Unsaved {

namespace {

constexpr QLatin1String ArticleKey("article");
constexpr QLatin1String FormatKey("format");
constexpr QLatin1String WrittenKey("written_at");

} // namespace

QByteArray journalBytes(const JournalEntry &entry)
{
    QJsonObject article = Core::articleToStored(entry.article);
    QJsonObject object = entry.unknown;
    object.insert(FormatKey, article.take(FormatKey));
    object.insert(ArticleKey, article);
    object.insert(WrittenKey, Core::timeToJson(entry.writtenAt));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Core::Result<JournalEntry> journalEntry(const QByteArray &bytes)
{
    const auto torn = [](const QString &why) {
        return Core::failure(Core::ErrorKind::Corrupt,
                             QCoreApplication::translate(
                                 "Newsroom", "A journal file could not be read and was set aside."),
                             why);
    };
    // The parser lets bare control characters through, as a page of zeros inside a text has them;
    // a file of ours has none.
    if (std::any_of(bytes.begin(), bytes.end(),
                    [](char c) { return uchar(c) < ' ' && c != '\n' && c != '\r' && c != '\t'; }))
        return torn(QStringLiteral("control characters"));
    QJsonParseError error;
    QJsonObject object = QJsonDocument::fromJson(bytes, &error).object();
    if (error.error != QJsonParseError::NoError)
        return torn(error.errorString());
    QJsonObject typed = object.take(ArticleKey).toObject();
    for (const char *key : {"title", "summary", "body"}) {
        if (!typed.value(QLatin1String(key)).isString())
            return torn(QStringLiteral("no \"%1\"").arg(QLatin1String(key)));
    }
    if (const QJsonValue format = object.take(FormatKey); !format.isUndefined())
        typed.insert(FormatKey, format);
    const auto article = Core::articleFromStored(typed);
    if (!article)
        return torn(article.error().detail);
    const QDateTime writtenAt = Core::timeFromJson(object.take(WrittenKey));
    return JournalEntry{*article, writtenAt, object};
}

} // namespace Triptych::Unsaved
