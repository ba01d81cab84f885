#include "tlsmessages.h"

namespace Triptych::Platform {

bool saysNoTls(QStringView message)
{
    // Of openssl/sslerr.h: a plain text read as the head of a record has no version of TLS, or a
    // length that none may have; plain HTTP is known by its first word.
    for (const QStringView reason : {u"wrong version number", u"packet length too long",
                                     u"http request", u"bad record type"}) {
        if (message.contains(reason, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace Triptych::Platform
