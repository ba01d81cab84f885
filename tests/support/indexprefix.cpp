#include "indexprefix.h"

#include "servers.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <memory>

namespace Triptych::Support {

QByteArray httpRequest(const QByteArray &method, const QUrl &url, const QByteArray &body)
{
    QNetworkAccessManager manager;
    QNetworkRequest request(url);
    request.setTransferTimeout(30'000);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    const std::unique_ptr<QNetworkReply> reply(manager.sendCustomRequest(request, method, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    return reply->readAll();
}

IndexPrefix::IndexPrefix(QUrl server)
    : m_server(std::move(server)), m_name(uniqueName(QStringLiteral("t")) + QLatin1Char('_'))
{
}

IndexPrefix::~IndexPrefix()
{
    // By name, since servers refuse to delete by a pattern unless they are told otherwise.
    QUrl list = m_server;
    list.setPath(QStringLiteral("/_cat/indices/%1*").arg(m_name));
    list.setQuery(QStringLiteral("format=json&h=index&expand_wildcards=all"));
    const QJsonArray rows = QJsonDocument::fromJson(httpRequest("GET", list)).array();
    for (const QJsonValue &row : rows) {
        QUrl index = m_server;
        index.setPath(QLatin1Char('/') + row.toObject().value(QLatin1String("index")).toString());
        httpRequest("DELETE", index);
    }
}

} // namespace Triptych::Support
