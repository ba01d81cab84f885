#include "journalentry.h"

#include <core/articlejson.h>

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace Triptych::Unsaved {

QByteArray journalBytes(const JournalEntry &entry)
{
    const QJsonObject object{
        {QStringLiteral("article"), Core::articleToJson(entry.article, Core::JsonDetail::Internal)},
        {QStringLiteral("written_at"), Core::timeToJson(entry.writtenAt)}};
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
    if (std::any_of(bytes.begin(), bytes.end(), [](char c) {
            return uchar(c) < ' ' && c != '\n' && c != '\r' && c != '\t';
        }))
        return torn(QStringLiteral("control characters"));
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(bytes, &error).object();
    if (error.error != QJsonParseError::NoError)
        return torn(error.errorString());
    const QJsonObject typed = object.value(QLatin1String("article")).toObject();
    for (const char *key : {"title", "summary", "body"}) {
        if (!typed.value(QLatin1String(key)).isString())
            return torn(QStringLiteral("no \"%1\"").arg(QLatin1String(key)));
    }
    const auto article = Core::articleFromJson(typed);
    if (!article)
        return torn(article.error().detail);
    return JournalEntry{*article, Core::timeFromJson(object.value(QLatin1String("written_at")))};
}

} // namespace Triptych::Unsaved
