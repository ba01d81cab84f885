#pragma once

#include <core/call.h>
#include <core/error.h>

#include <QNetworkReply>

namespace Triptych::Elastic {

// What a request failed of, in one sentence; `address` and `detail` go to the detail.

Core::Error tooLate(const QString &address);
/** Cancelled where the call was called off, else tooLate(). */
Core::Error overError(const Core::Call &call, const QString &address);
/** Corrupt: a reply beyond what one may have. */
Core::Error tooLarge(const QString &detail);
/** Certificate, or Unreachable: no reply came. */
Core::Error connectionError(const QNetworkReply &reply, const QString &address);

} // namespace Triptych::Elastic
