#include "sqlerror.h"

#include <core/said.h>

#include <QRegularExpression>
#include <QSqlError>

namespace Triptych::Sql {

using Core::ErrorKind;

namespace {

constexpr Core::Said said{"Sql"};

/** The first line of a server's message, without what it quotes where that may be a value. */
QString safeDetail(const QString &code, const QString &text)
{
    QString line = text.section(QLatin1Char('\n'), 0, 0).trimmed();
    if (code.startsWith(QLatin1String("22"))) {
        static const QRegularExpression quoted(QStringLiteral("\".*\""));
        line.replace(quoted, QStringLiteral("\"...\""));
    }
    return code.isEmpty() ? line : QStringLiteral("%1 (%2)").arg(line, code);
}

Core::Error fullError(const QString &detail)
{
    return {ErrorKind::Full,
            said(QT_TRANSLATE_NOOP(
                "Sql", "The database has no space left. Nothing was saved; free some space and "
                       "save again.")),
            detail};
}

Core::Error readOnlyError(const QString &detail)
{
    return {ErrorKind::ReadOnly,
            said(QT_TRANSLATE_NOOP("Sql", "The database can only be read. Nothing was saved.")),
            detail};
}

Core::Error inUseError(const QString &detail)
{
    return {ErrorKind::Invalid, said(QT_TRANSLATE_NOOP("Sql", "That value is already in use.")),
            detail};
}

Core::Error outOfLimitsError(const QString &detail)
{
    return {ErrorKind::Invalid,
            said(QT_TRANSLATE_NOOP(
                "Sql", "The database does not take a value such as this. Nothing was saved.")),
            detail};
}

Core::Error internalError(const QString &detail)
{
    return {ErrorKind::Internal,
            said(QT_TRANSLATE_NOOP("Sql", "The database refused a command. Nothing was saved.")),
            detail};
}

Failure failureFromSqlite(int code, const QString &detail)
{
    Failure failure;
    failure.code = QString::number(code);
    constexpr int Unique = 2067, PrimaryKey = 1555, Check = 275, Trigger = 1811;
    if (code == Unique || code == PrimaryKey) {
        failure.isUniqueViolation = true;
        failure.error = inUseError(detail);
        return failure;
    }
    if (code == Check || code == Trigger) {
        failure.error = outOfLimitsError(detail);
        return failure;
    }
    switch (code & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        failure.isRetryable = true;
        failure.error = {
            ErrorKind::Timeout,
            said(QT_TRANSLATE_NOOP(
                "Sql", "The workspace file is busy with another program. Nothing was saved.")),
            detail};
        break;
    case 3:  // SQLITE_PERM
    case 23: // SQLITE_AUTH
        failure.error = {ErrorKind::Forbidden,
                         said(QT_TRANSLATE_NOOP("Sql", "You may not use this workspace file.")),
                         detail};
        break;
    case 8: // SQLITE_READONLY
        failure.error = readOnlyError(detail);
        break;
    case 9: // SQLITE_INTERRUPT
        failure.error = cancelledError();
        break;
    case 13: // SQLITE_FULL
        failure.error = fullError(detail);
        break;
    case 14: // SQLITE_CANTOPEN
        failure.error = {ErrorKind::Unreachable,
                         said(QT_TRANSLATE_NOOP("Sql", "The workspace file cannot be opened.")),
                         detail};
        break;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        failure.error = {ErrorKind::Corrupt,
                         said(QT_TRANSLATE_NOOP(
                             "Sql", "The workspace file is damaged, or is no workspace file.")),
                         detail};
        break;
    default:
        failure.error = internalError(detail);
    }
    return failure;
}

} // namespace

Core::Error timeoutError()
{
    return {ErrorKind::Timeout,
            said(QT_TRANSLATE_NOOP("Sql", "The database did not answer in time.")),
            {}};
}

Core::Error cancelledError()
{
    return {ErrorKind::Cancelled,
            said(QT_TRANSLATE_NOOP("Sql", "The database call was called off.")),
            {}};
}

Core::Error unreachableError(const QString &detail)
{
    return {ErrorKind::Unreachable,
            said(QT_TRANSLATE_NOOP("Sql", "The database cannot be reached.")), detail};
}

Failure failureFromState(const QString &state, const QString &detail)
{
    Failure failure;
    failure.code = state;
    const auto is = [&state](const char *code) { return state == QLatin1String(code); };
    const auto inClass = [&state](const char *prefix) {
        return state.startsWith(QLatin1String(prefix));
    };
    if (state.isEmpty() || inClass("08") || inClass("57P")) {
        failure.isLost = true;
        failure.error = unreachableError(detail);
    } else if (inClass("28")) {
        failure.error = {
            ErrorKind::SignIn,
            said(QT_TRANSLATE_NOOP("Sql", "PostgreSQL refused the name or the password.")), detail};
    } else if (is("3D000")) {
        failure.error = {ErrorKind::NotFound,
                         said(QT_TRANSLATE_NOOP("Sql", "PostgreSQL has no database of that name.")),
                         detail};
    } else if (is("42501")) {
        failure.error = {ErrorKind::Forbidden,
                         said(QT_TRANSLATE_NOOP("Sql", "Your PostgreSQL role may not do this.")),
                         detail};
    } else if (is("53300")) {
        failure.error = {ErrorKind::Unreachable,
                         said(QT_TRANSLATE_NOOP("Sql", "PostgreSQL takes no more connections.")),
                         detail};
    } else if (is("53100")) {
        failure.error = fullError(detail);
    } else if (is("25006")) {
        failure.error = readOnlyError(detail);
    } else if (is("23505")) {
        failure.isUniqueViolation = true;
        failure.error = inUseError(detail);
    } else if (is("23514")) {
        failure.error = outOfLimitsError(detail);
    } else if (is("40001") || is("40P01")) {
        failure.isRetryable = true;
        failure.error = {
            ErrorKind::Timeout,
            said(QT_TRANSLATE_NOOP(
                "Sql", "PostgreSQL is busy with the same rows. Nothing was saved; try again.")),
            detail};
    } else if (is("57014")) {
        failure.error = timeoutError();
        failure.error.detail = detail;
    } else if (is("26000") || is("42P05")) {
        // A prepared statement that the server does not know, or knows of somebody else: the
        // session behind us is another.
        failure.isLost = true;
        failure.error = {
            ErrorKind::Unreachable,
            said(QT_TRANSLATE_NOOP(
                "Sql", "PostgreSQL answers from another session each time, as behind a pooler "
                       "with pool_mode = transaction. Set pool_mode = session there, or write "
                       "the address of PostgreSQL itself.")),
            detail};
    } else {
        failure.error = internalError(detail);
    }
    return failure;
}

Failure failureFrom(const QSqlError &error, Dialect dialect)
{
    const QString code = error.nativeErrorCode();
    const QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    const QString detail = safeDetail(code, text);
    if (dialect == Dialect::PostgreSql)
        return failureFromState(code, detail);
    return failureFromSqlite(code.toInt(), detail);
}

} // namespace Triptych::Sql
