#include "servers.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QUuid>

namespace Triptych::Support {

QString postgresDsn()
{
    return qEnvironmentVariable("TRIPTYCH_TEST_POSTGRES");
}

QUrl elasticsearchUrl()
{
    return QUrl(qEnvironmentVariable("TRIPTYCH_TEST_ELASTICSEARCH"));
}

QUrl opensearchUrl()
{
    return QUrl(qEnvironmentVariable("TRIPTYCH_TEST_OPENSEARCH"));
}

QString uniqueName(const QString &prefix)
{
    return prefix.toLower() + QLatin1Char('_') +
           QUuid::createUuid().toString(QUuid::Id128).left(16);
}

quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : 0;
}

QString unknownHost()
{
    constexpr int LongestLabel = 63;
    const QString label = QString(LongestLabel, QLatin1Char('n')) + QLatin1Char('.');
    return label.repeated(4) + QStringLiteral("invalid");
}

} // namespace Triptych::Support
