#pragma once

#include <core/result.h>

#include <QList>
#include <QSslCertificate>
#include <QString>
#include <QUrl>

#include <chrono>

QT_BEGIN_NAMESPACE
class QDebug;
QT_END_NAMESPACE

namespace Triptych::Search {

/**
 * How to reach an Elasticsearch (7.10+) or OpenSearch (2+) cluster. A value. Secrets are kept apart
 * from the addresses, so that addresses may be shown; toString() and QDebug print addresses only.
 */
struct ElasticSettings
{
    QList<QUrl> nodes; ///< scheme, host, port and an optional path; never a user or password
    QString user;      ///< basic authentication, where not empty
    QString password;
    QString apiKey; ///< the encoded form ("id:key" in base64) that the server hands out; wins over
                    ///< `user`
    QString caFile; ///< PEM; when set, only certificates under it are trusted
    QString alias = QStringLiteral("articles"); ///< tests and parallel desks use one of their own
    int maximumRetries = 3;                     ///< of one request, beyond its first attempt
    std::chrono::milliseconds retryDelay{100};  ///< doubles with each retry, with jitter
    qint64 maximumReplyBytes = 64 * 1024 * 1024;
    qint64 bulkBytes = 5 * 1024 * 1024; ///< a bulk request is sent when it has reached this size

    /**
     * Reads ES_ADDR: URLs (http, https) or host:port, separated by commas. A bare host means http
     * and port 9200; a URL without port means its scheme's. `user:password@` may stand in any of
     * them but must be the same. Usage, naming the position and never the text, where one cannot be
     * read.
     */
    static Core::Result<ElasticSettings> parse(const QString &addresses);

    /** The certificates of `caFile`, empty where none is named; Certificate where it holds none. */
    Core::Result<QList<QSslCertificate>> certificates() const;

    /** "https://a:9200, https://b:9200". */
    QString toString() const;
};

QDebug operator<<(QDebug debug, const ElasticSettings &settings);

} // namespace Triptych::Search
