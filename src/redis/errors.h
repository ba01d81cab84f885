#pragma once

#include <core/error.h>

#include <QByteArray>

namespace Triptych::Redis {

/**
 * What an error reply ("WRONGPASS invalid ...") means to a caller. `detail` keeps the server's
 * words without the arguments that some errors quote.
 */
Core::Error errorFromReply(const QByteArray &text);

/** True where the server did not run the command and will later: LOADING, BUSY, TRYAGAIN,
 * CLUSTERDOWN. */
bool isBusy(const QByteArray &text);

Core::Error timeoutError(const QString &address);
Core::Error cancelledError();
Core::Error closingError();
/** The connection broke after the command was sent: it may have run, and is not sent again. */
Core::Error brokenError(const Core::Error &cause);

} // namespace Triptych::Redis
