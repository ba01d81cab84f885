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

namespace Triptych::Elastic {

/**
 * How to reach an Elasticsearch (7.10+) or OpenSearch (2+) cluster. A value. Secrets are kept apart
 * from the addresses, so that addresses may be shown; toString() and QDebug print addresses only.
 */
struct Settings
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
    /** Of one reply, decompressed; Request may ask for more. */
    qint64 maximumReplyBytes = 64 * 1024 * 1024;
    /** An article whose document alone is longer is refused without being sent. The default of
     * Elasticsearch's http.max_content_length is 100 MiB. */
    qint64 maximumRequestBytes = 100 * 1024 * 1024;
    /** The time to connect to a node: one that is switched off answers nothing at all. Where
     * another node can be asked, a request without a body has this time for its reply, too. */
    std::chrono::milliseconds connectPatience{5'000};
    /** The longest time for one request, however long its Call may last: a rebuild that may take a
     * day must not wait a day for one reply. Each megabyte that is sent adds `megabytePatience`. */
    std::chrono::milliseconds requestPatience{60'000};
    std::chrono::milliseconds megabytePatience{2'000};
    qint64 bulkBytes = 5 * 1024 * 1024; ///< a bulk request is sent when it has reached this size

    /**
     * Reads ES_ADDR: URLs (http, https) or host:port, separated by commas. A bare host means http
     * and port 9200; a URL without port means its scheme's. `user:password@` may stand in any of
     * them but must be the same. Usage, naming the position and never the text, where one cannot be
     * read.
     */
    static Core::Result<Settings> parse(const QString &addresses);

    /**
     * Usage, with one sentence, where `alias` cannot be the name of one alias and of the indices
     * behind it: lower-case letters, digits, `-`, `_` and `.`, first a letter or digit, 240 bytes
     * at most (the server takes 255 for an index, and Triptych appends). A pattern, a list, date
     * math or `_all` would mean indices of others. Nor may it end as Triptych's own names do:
     * `-next`,
     * `-previous`, `-dropped`, `-000001`. It follows "Index name restrictions" of Elasticsearch's
     * create index API, and refuses a little more.
     */
    static Core::Result<void> checkAlias(const QString &alias);

    /** The certificates of `caFile`, empty where none is named; Certificate where it holds none. */
    Core::Result<QList<QSslCertificate>> certificates() const;

    /** "https://a:9200, https://b:9200". */
    QString toString() const;
};

QDebug operator<<(QDebug debug, const Settings &settings);

} // namespace Triptych::Elastic
