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

bool commandsTerminal(QChar one)
{
    const char16_t code = one.unicode();
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/** Without what commands a terminal, but for the characters of `kept`. */
QString shown(const QString &text, QLatin1String kept)
{
    QString result;
    result.reserve(text.size());
    for (const QChar one : text) {
        if (!commandsTerminal(one) || kept.contains(one))
            result += one;
        else if (one.unicode() < 0x100)
            result +=
                QStringLiteral("\\x") + QString::number(one.unicode() + 0x100, 16).mid(1).toUpper();
        else
            result += QStringLiteral("\\u") + QString::number(one.unicode(), 16).toUpper();
    }
    return result;
}

const QLatin1String LinesAndTabs("\n\t");

} // namespace

QString visible(const QString &text)
{
    return shown(text, {});
}

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
        writeLine(stdout, shown(text, LinesAndTabs).toUtf8());
}

void Output::remark(const QString &text) const
{
    if (!m_json)
        writeLine(stderr, shown(text, LinesAndTabs).toUtf8());
}

int Output::error(const Core::Error &error) const
{
    if (m_json) {
        const QJsonObject object{{QStringLiteral("kind"), Core::errorKindName(error.kind)},
                                 {QStringLiteral("message"), error.message},
                                 {QStringLiteral("detail"), error.detail}};
        writeLine(stderr, QJsonDocument(QJsonObject{{QStringLiteral("error"), object}})
                              .toJson(QJsonDocument::Compact));
    } else {
        QString line = error.message;
        if (!error.detail.isEmpty())
            line += QLatin1String(" (") + error.detail + QLatin1Char(')');
        writeLine(stderr, (QLatin1String("triptychctl: ") + visible(line.simplified())).toUtf8());
    }
    return exitCode(error.kind);
}

} // namespace Triptych::Console
