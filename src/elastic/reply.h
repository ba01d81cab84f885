#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <chrono>
#include <optional>

namespace Triptych::Elastic {

/** The result of one attempt over HTTP, not interpreted yet. */
struct HttpAnswer
{
    int status = 0;   ///< 0 where no status line came
    bool cut = false; ///< the connection ended inside the reply
    QByteArray contentType;
    QByteArray product;    ///< the header X-Elastic-Product
    QByteArray location;   ///< of a redirect
    QByteArray retryAfter; ///< the header, unread
    QByteArray body;
    QString node; ///< host:port, for details
};

/** A reply of a search server that counts as success. */
struct Reply
{
    int status = 0;
    QJsonObject json;
    bool isElasticsearch = false; ///< else the OpenSearch dialect
};

/**
 * Reads an answer: a 2xx or a status in `accept` is a reply; anything else is the Error it means.
 * 401 SignIn; 403 Forbidden; a block on writing ReadOnly, or Full where the disk is; 404 NotFound;
 * 400 Invalid; 409 Conflict; 429, 502, 503, 504 Unreachable; HTML or a redirect Corrupt, whoever
 * sent it; unreadable JSON Corrupt. Details hold the server's type and reason, never a document's
 * text.
 */
Core::Result<Reply> readAnswer(const HttpAnswer &answer, const QList<int> &accept);

/** Translates an error of the server ({"type", "reason"}); `status` is that of the reply or of the
 * bulk item. */
Core::Error serverError(int status, const QJsonObject &error);

/** The caller asked to stop, or its client was closed. */
Core::Error calledOff();

/** True where another attempt may succeed: 429, 502, 503, 504, and a reply that was cut off. */
bool isWorthRetrying(const HttpAnswer &answer);

/** Retry-After (RFC 9110, 10.2.3) in seconds or as a date; nothing where absent or unreadable. */
std::optional<std::chrono::milliseconds> retryAfter(const QByteArray &header);

} // namespace Triptych::Elastic
