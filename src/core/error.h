#pragma once

#include <QMetaType>
#include <QString>

namespace Triptych::Core {

/** What went wrong, in kinds that a caller can act on. */
enum class ErrorKind {
    Usage,       ///< the arguments make no sense together or alone (a usage error of the CLI)
    Invalid,     ///< a value was refused: U+0000, a lone surrogate, a slug already taken
    NotFound,    ///< no such article, revision or file; nothing else is known to be wrong
    Conflict,    ///< someone else saved first: merge and save again
    Forbidden,   ///< signed in, but the role may not do this
    SignIn,      ///< the store refused the name or password: ask the person
    Unreachable, ///< the store cannot be reached: degrade, retry by itself
    Timeout,     ///< the deadline passed; whether the call took effect is not known
    Cancelled,   ///< the caller asked to stop
    Certificate, ///< the server's certificate is not trusted
    NewerSchema, ///< the store was written by a newer Triptych
    OlderSchema, ///< the schema must be upgraded first, by somebody who is allowed to
    ReadOnly,    ///< the store cannot be written
    Full,        ///< no space left
    Corrupt,     ///< what was read is not what was expected: a bad reply, a torn file
    Unsupported, ///< this adapter or server cannot do it
    Internal,    ///< anything else, always with detail
};

/**
 * A failure, ready to be shown.
 * `message` is one translated sentence for a person: what happened, what was kept, what to do.
 * `detail` is for a log or a "Details" fold: the server's own words, never a secret or a bound
 * value.
 */
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString message;
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

/** The stable lower-case name used in JSON, e.g. "not_found". */
QString errorKindName(ErrorKind kind);

/** True where the same call may succeed later without anybody changing anything. */
bool isTransient(ErrorKind kind);

/** True where a store is away (Unreachable, Timeout, SignIn, Certificate), so a port degrades. */
bool isAway(ErrorKind kind);

} // namespace Triptych::Core

Q_DECLARE_METATYPE(Triptych::Core::Error)
