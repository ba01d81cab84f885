#include "output.h"

#include <core/articlejson.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace Triptych::Console {

namespace {

void writeLine(FILE *stream, const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

} // namespace

int exitCode(Core::ErrorKind kind)
{
    switch (kind) {
    case Core::ErrorKind::Usage:
    case Core::ErrorKind::Invalid:
        return WrongUsage;
    case Core::ErrorKind::Forbidden:
    case Core::ErrorKind::ReadOnly:
        return NotAllowed;
    case Core::ErrorKind::NotFound:
        return NotFound;
    case Core::ErrorKind::Conflict:
        return Conflict;
    case Core::ErrorKind::Cancelled:
        return DoneInPart;
    default:
        return StoreAway;
    }
}

QJsonObject hitToJson(const Core::SearchHit &hit)
{
    QJsonObject object = Core::articleToJson(hit.article, Core::JsonDetail::WithoutBody);
    object.insert(QStringLiteral("score"), hit.score);
    QJsonObject highlights;
    for (auto it = hit.highlights.begin(); it != hit.highlights.end(); ++it) {
        QJsonArray fragments;
        for (const QString &fragment : it.value()) {
            QString html = fragment.toHtmlEscaped();
            html.replace(Core::HighlightStart, QLatin1String("<em>"));
            html.replace(Core::HighlightEnd, QLatin1String("</em>"));
            fragments << html;
        }
        highlights.insert(it.key(), fragments);
    }
    object.insert(QStringLiteral("highlights"), highlights);
    return object;
}

void Output::object(const QJsonObject &object) const
{
    writeLine(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void Output::text(const QString &text) const
{
    if (!m_json)
        writeLine(stdout, text.toUtf8());
}

void Output::remark(const QString &text) const
{
    if (!m_json)
        writeLine(stderr, text.toUtf8());
}

int Output::error(const Core::Error &error) const
{
    if (m_json) {
        const QJsonObject object{{QStringLiteral("kind"), Core::errorKindName(error.kind)},
            {QStringLiteral("message"), error.message}, {QStringLiteral("detail"), error.detail}};
        writeLine(stderr,
            QJsonDocument(QJsonObject{{QStringLiteral("error"), object}}).toJson(QJsonDocument::Compact));
    } else {
        QString line = error.message;
        if (!error.detail.isEmpty())
            line += QLatin1String(" (") + error.detail + QLatin1Char(')');
        writeLine(stderr, (QLatin1String("triptychctl: ") + line.simplified()).toUtf8());
    }
    return exitCode(error.kind);
}

} // namespace Triptych::Console
