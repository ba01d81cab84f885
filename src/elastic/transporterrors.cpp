#include "transporterrors.h"

#include "reply.h"

#include <platform/tlsmessages.h>

#include <QCoreApplication>

namespace Triptych::Elastic {

Core::Error tooLate(const QString &address)
{
    return {Core::ErrorKind::Timeout,
            QCoreApplication::translate("Search", "The search server did not answer in time."),
            address};
}

Core::Error tooLarge(const QString &detail)
{
    return {
        Core::ErrorKind::Corrupt,
        QCoreApplication::translate("Search", "The search server's reply is too large to be one."),
        detail};
}

Core::Error overError(const Core::Call &call, const QString &address)
{
    return call.stop.stop_requested() ? calledOff() : tooLate(address);
}

Core::Error connectionError(const QNetworkReply &reply, const QString &address)
{
    const QString detail = address + QLatin1String(": ") + reply.errorString();
    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError:
        if (Platform::saysNoTls(detail)) {
            return {Core::ErrorKind::Unreachable,
                    QCoreApplication::translate(
                        "Search", "What answers at this address speaks no TLS. Write http:// where "
                                  "the search server is to be asked without, or turn TLS on at "
                                  "the server."),
                    detail};
        }
        return {Core::ErrorKind::Certificate,
                QCoreApplication::translate("Search",
                                            "The certificate of the search server is not trusted; "
                                            "name the file of the authority that issued it."),
                detail};
    case QNetworkReply::ConnectionRefusedError:
        return {Core::ErrorKind::Unreachable,
                QCoreApplication::translate("Search", "No search server answers at its address."),
                detail};
    case QNetworkReply::RemoteHostClosedError:
        return {Core::ErrorKind::Unreachable,
                QCoreApplication::translate("Search",
                                            "The search server closed the connection before it "
                                            "answered. Where it asks for TLS, its address begins "
                                            "with https://."),
                detail};
    case QNetworkReply::HostNotFoundError:
        return {
            Core::ErrorKind::Unreachable,
            QCoreApplication::translate("Search", "The search server's host name is not known."),
            detail};
    default:
        return {Core::ErrorKind::Unreachable,
                QCoreApplication::translate("Search", "The search server cannot be reached."),
                detail};
    }
}

} // namespace Triptych::Elastic
