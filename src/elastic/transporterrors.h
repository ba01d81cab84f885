#pragma once

#include <core/call.h>
#include <core/error.h>

#include <QNetworkReply>

namespace Triptych::Elastic {

// Errors of a request, each with one sentence; `address` and `detail` go to Error::detail.

Core::Error tooLate(const QString &address);
/** Cancelled where the call was called off, else tooLate(). */
Core::Error overError(const Core::Call &call, const QString &address);
/** Corrupt: the reply is larger than allowed. */
Core::Error tooLarge(const QString &detail);
/** Certificate, or Unreachable: no reply came. */
Core::Error connectionError(const QNetworkReply &reply, const QString &address);

} // namespace Triptych::Elastic
