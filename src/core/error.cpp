#include "error.h"

namespace Triptych::Core {

QString errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage:
        return QStringLiteral("usage");
    case ErrorKind::Invalid:
        return QStringLiteral("invalid");
    case ErrorKind::NotFound:
        return QStringLiteral("not_found");
    case ErrorKind::Conflict:
        return QStringLiteral("conflict");
    case ErrorKind::Forbidden:
        return QStringLiteral("forbidden");
    case ErrorKind::SignIn:
        return QStringLiteral("sign_in");
    case ErrorKind::Unreachable:
        return QStringLiteral("unreachable");
    case ErrorKind::Timeout:
        return QStringLiteral("timeout");
    case ErrorKind::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorKind::Certificate:
        return QStringLiteral("certificate");
    case ErrorKind::NewerSchema:
        return QStringLiteral("newer_schema");
    case ErrorKind::OlderSchema:
        return QStringLiteral("older_schema");
    case ErrorKind::ReadOnly:
        return QStringLiteral("read_only");
    case ErrorKind::Full:
        return QStringLiteral("full");
    case ErrorKind::Corrupt:
        return QStringLiteral("corrupt");
    case ErrorKind::Unsupported:
        return QStringLiteral("unsupported");
    case ErrorKind::Internal:
        break;
    }
    return QStringLiteral("internal");
}

bool isTransient(ErrorKind kind)
{
    return kind == ErrorKind::Unreachable || kind == ErrorKind::Timeout;
}

bool isAway(ErrorKind kind)
{
    return isTransient(kind) || kind == ErrorKind::SignIn || kind == ErrorKind::Certificate;
}

} // namespace Triptych::Core
