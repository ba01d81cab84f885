#include "sourceclaim.h"

#include <sql/database.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QLockFile>

namespace Triptych::Articles {

using Core::ErrorKind;
using Core::Result;
using Ports::SourceClaim;
using Sql::Connection;

namespace {

constexpr std::chrono::seconds FarewellTime{5};

/** The lock of a session. Dropped, it is free at once, where the session alone would end some time
 * later. */
class SessionClaim final
{
public:
    explicit SessionClaim(Sql::ConnectSettings settings) : m_session(std::move(settings)) {}
    ~SessionClaim()
    {
        // Whether it could be said or not, the session ends.
        m_session
            .run(Sql::Access::Read, Core::Call::within(FarewellTime),
                 [](Connection &connection) {
                     return connection.statement(QStringLiteral("sources/unclaim"))
                         .one([](const Sql::Row &) { return true; });
                 })
            .waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(SessionClaim)

    Result<bool> take(const QString &source, const Core::Call &call)
    {
        auto locking = m_session.run(
            Sql::Access::Read, call, [source](Connection &connection) -> Result<bool> {
                const auto isTaken =
                    connection.statement(QStringLiteral("sources/claim"))
                        .bind("name", source)
                        .one([](const Sql::Row &row) { return row.boolean("claimed"); });
                if (!isTaken)
                    return Core::failure(isTaken.error());
                return isTaken->value_or(false);
            });
        locking.waitForFinished();
        return locking.result();
    }

private:
    Sql::Database m_session;
};

tl::unexpected<Core::Error> claimed(const QString &source, const QString &detail = {})
{
    return Core::failure(
        ErrorKind::Conflict,
        QCoreApplication::translate(
            "Articles", "Another import of the source \"%1\" is running. Nothing was imported.")
            .arg(source),
        detail);
}

} // namespace

Result<SourceClaim> claimByFile(const QString &file, const QString &source)
{
    const QByteArray hash = QCryptographicHash::hash(source.toUtf8(), QCryptographicHash::Sha256);
    const QString place =
        file + QStringLiteral(".import-%1.lock").arg(QString::fromLatin1(hash.left(8).toHex()));
    auto lock = std::make_shared<QLockFile>(place);
    // No import is too old: only the end of its program makes it stale.
    lock->setStaleLockTime(0);
    if (lock->tryLock(0))
        return lock;
    if (lock->error() == QLockFile::LockFailedError)
        return claimed(source, QDir::toNativeSeparators(place));
    return Core::failure(ErrorKind::ReadOnly,
                         QCoreApplication::translate(
                             "Articles", "An import needs to write beside the workspace's file."),
                         QDir::toNativeSeparators(place));
}

Result<SourceClaim> claimBySession(Sql::ConnectSettings settings, const QString &source,
                                   const Core::Call &call)
{
    settings.connections = 1;
    settings.schema = Sql::ConnectSettings::Schema::Ignore;
    auto claim = std::make_shared<SessionClaim>(std::move(settings));
    const Result<bool> isTaken = claim->take(source, call);
    if (!isTaken)
        return Core::failure(isTaken.error());
    if (!*isTaken)
        return claimed(source);
    return claim;
}

Result<SourceClaim> claim(Connection &connection, Sql::ConnectSettings settings,
                          const QString &source)
{
    return connection.dialect() == Sql::Dialect::Sqlite
               ? claimByFile(connection.file(), source)
               : claimBySession(std::move(settings), source, connection.call());
}

} // namespace Triptych::Articles
