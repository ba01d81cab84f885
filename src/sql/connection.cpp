#include "connection.h"

#include "postgres.h"
#include "sqlitefile.h"
#include "sqltext.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QSqlDriver>
#include <QSqlError>
#include <QThread>

Q_LOGGING_CATEGORY(logConnection, "triptych.sql.connection", QtInfoMsg)
Q_LOGGING_CATEGORY(logStatements, "triptych.sql.statements", QtInfoMsg)

namespace Triptych::Sql {

namespace {

constexpr int MaximumAttempts = 5;
constexpr int MaximumComposed = 200;

} // namespace

Connection::Connection(ConnectSettings settings, QString name)
    : m_settings(std::move(settings)), m_name(std::move(name))
{
}

Connection::~Connection()
{
    close();
}

QSqlDatabase Connection::database() const
{
    return QSqlDatabase::database(m_name, false);
}

Core::Error Connection::overError() const
{
    return m_abandoned || m_call.stop.stop_requested() ? cancelledError() : timeoutError();
}

void Connection::startCall(const Core::Call &call, Access access)
{
    m_call = call;
    m_access = access;
    m_failure.reset();
    m_broken.reset();
}

Core::Result<void> Connection::open()
{
    if (auto opened = openSession(); !opened)
        return opened;
    // What it does may lose the connection and open it again.
    if (const auto see = std::exchange(m_onOpened, nullptr)) {
        auto seen = see(*this);
        m_onOpened = see;
        if (!seen) {
            close();
            return seen;
        }
    }
    if (m_protected)
        refuseWrites();
    return {};
}

Core::Result<void> Connection::openSession()
{
    close();
    if (m_abandoned)
        return Core::failure(cancelledError());
    const bool postgresql = m_settings.dialect == Dialect::PostgreSql;
    // Qt notes without a lock that its drivers are cleared at the end. Two threads that use them
    // for the first time at once note it twice, and then the clearing never ends
    // (QSqlDatabasePrivate::driverDict(), Qt 6.4). So one of them does it alone.
    [[maybe_unused]] static const QStringList drivers = QSqlDatabase::drivers();
    Core::Result<void> opened;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(
            postgresql ? QStringLiteral("QPSQL") : QStringLiteral("QSQLITE"), m_name);
        if (!database.isValid()) {
            opened = Core::failure(
                Core::ErrorKind::Unsupported,
                QCoreApplication::translate("Sql", "This installation lacks Qt's driver for %1.")
                    .arg(postgresql ? QStringLiteral("PostgreSQL") : QStringLiteral("SQLite")));
        } else {
            opened = postgresql ? openPostgres(database) : openSqlite(database);
        }
    }
    m_open = opened.has_value();
    if (m_open)
        m_failure.reset();
    else
        QSqlDatabase::removeDatabase(m_name);
    return opened;
}

Core::Result<void> Connection::openPostgres(QSqlDatabase &database)
{
    // Host by host, and not by libpq: it stops at one that lets in and then says nothing more, as a
    // server does that dies just now, or a balancer before a dead one.
    const QList<ConnectSettings> candidates = m_settings.hostsInTurn(m_firstHost);
    qsizetype at = 0;
    do {
        database.setConnectOptions(postgresConnectOptions(candidates.at(at)));
        database.setPassword(m_settings.password);
    } while (!m_interrupter.open(database) && ++at < candidates.size() && !isOver());
    if (!database.isOpen()) {
        const Core::Error error =
            diagnoseConnect(m_settings, m_call.deadline, [this] { return isOver(); });
        m_failure = Failure{{}, error, false, false, false};
        qCInfo(logConnection) << "cannot open" << m_settings.address() << error.detail;
        return Core::failure(error);
    }
    m_firstHost = (m_firstHost + int(at)) % m_settings.hostCount();
    silenceNotices(*database.driver());
    m_interrupter.arm(database);
    QSqlQuery query(database);
    QStringList first{QStringLiteral("sql/incarnation")};
    if (!m_settings.parameters.contains(QStringLiteral("options")))
        first.prepend(QStringLiteral("sql/session"));
    for (const QString &name : first) {
        if (!query.exec(statementText(dialectName(Dialect::PostgreSql), name)) || !query.next()) {
            const Core::Error error = fail(query.lastError(), name);
            m_interrupter.disarm();
            return Core::failure(error);
        }
    }
    m_incarnation = query.value(0).toString();
    return {};
}

Core::Result<void> Connection::openSqlite(QSqlDatabase &database)
{
    const auto file = sqliteFile(m_settings);
    if (!file)
        return Core::failure(file.error());
    m_readOnly = file->isReadOnly;
    database.setConnectOptions(file->options);
    database.setDatabaseName(file->name);
    if (!database.open())
        return Core::failure(fail(database.lastError(), QStringLiteral("open")));
    m_open = true;
    QStringList pragmas{QStringLiteral("PRAGMA foreign_keys = ON")};
    if (!m_readOnly) {
        // FULL: an acknowledged save survives a power cut, which WAL with NORMAL does not promise.
        pragmas << QStringLiteral("PRAGMA journal_mode = WAL")
                << QStringLiteral("PRAGMA synchronous = FULL");
    }
    for (const QString &pragma : pragmas) {
        auto done = execute(pragma);
        // Turning WAL on needs the file alone, and does not wait for another program that does the
        // same.
        while (!done && m_failure->isRetryable && !isOver()) {
            QThread::msleep(10);
            done = execute(pragma);
        }
        if (!done) {
            m_open = false;
            return done;
        }
    }
    return {};
}

void Connection::protect()
{
    if (!std::exchange(m_protected, true) && m_open)
        refuseWrites();
}

void Connection::refuseWrites()
{
    if (m_settings.dialect != Dialect::Sqlite)
        return;
    if (auto done = execute(QStringLiteral("PRAGMA query_only = ON")); !done)
        qCWarning(logConnection) << "query_only:" << done.error().detail;
}

void Connection::close()
{
    m_open = false;
    m_inTransaction = false;
    m_interrupter.disarm();
    // Without its driver a query goes quietly; else it tries to free itself on a server that may be
    // lost, or silent for ever, and that forgets it with the session anyway.
    if (m_settings.dialect == Dialect::PostgreSql && QSqlDatabase::contains(m_name))
        QSqlDatabase::removeDatabase(m_name);
    m_statements.clear();
    m_composed.clear();
    if (QSqlDatabase::contains(m_name)) {
        database().close();
        QSqlDatabase::removeDatabase(m_name);
    }
}

Core::Error Connection::fail(const QSqlError &error, const QString &what)
{
    m_failure = failureFrom(error, m_settings.dialect);
    if (m_settings.dialect == Dialect::PostgreSql && m_failure->code.isEmpty() &&
        database().isOpen() && error.type() != QSqlError::ConnectionError &&
        error.databaseText().isEmpty()) {
        // The driver itself refused, so nothing is known to be wrong with the connection.
        m_failure->isLost = false;
        m_failure->error = {Core::ErrorKind::Internal, m_failure->error.message,
                            error.driverText()};
    }
    // The server became a standby behind this session; the next connection finds the new primary.
    if (m_failure->code == QLatin1String("25006") && m_access == Access::Write)
        m_failure->isLost = true;
    if (m_failure->code == QLatin1String("57014") && m_call.stop.stop_requested())
        m_failure->error = cancelledError();
    qCDebug(logConnection) << what << "failed:" << m_failure->error.detail;
    return m_failure->error;
}

Statement Connection::prepare(const QString &name, const QString &text,
                              QHash<QString, std::shared_ptr<PreparedStatement>> &kept)
{
    if (const auto found = kept.constFind(name); found != kept.constEnd())
        return Statement(*this, *found, name);
    auto prepared =
        std::make_shared<PreparedStatement>(PreparedStatement{QSqlQuery(database()), {}, {}});
    Statement statement(*this, prepared, name);
    if (text.isEmpty()) {
        statement.refuse({Core::ErrorKind::Internal,
                          QCoreApplication::translate(
                              "Sql", "The program made a mistake in a database command."),
                          QStringLiteral("there is no statement %1").arg(name)});
        return statement;
    }
    // SQLite streams its rows; PostgreSQL sends them whole, and one by one costs it a result each.
    prepared->query.setForwardOnly(m_settings.dialect == Dialect::Sqlite);
    if (!prepared->prepare(text)) {
        statement.refuse(fail(prepared->query.lastError(), name));
        return statement;
    }
    kept.insert(name, prepared);
    return statement;
}

Statement Connection::statement(const QString &name)
{
    qCDebug(logStatements).noquote() << name;
    if (m_statements.contains(name))
        return prepare(name, {}, m_statements);
    return prepare(name, statementText(dialectName(m_settings.dialect), name, m_schemaVersion),
                   m_statements);
}

Statement Connection::composed(const QString &text)
{
    if (m_composed.size() >= MaximumComposed && !m_composed.contains(text))
        m_composed.clear();
    return prepare(text, text, m_composed);
}

Core::Result<void> Connection::execute(const QString &command)
{
    if (m_broken)
        return Core::failure(*m_broken);
    QSqlQuery query(database());
    if (!query.exec(command))
        return Core::failure(fail(query.lastError(), command.section(QLatin1Char(' '), 0, 2)));
    return {};
}

Core::Result<QString> Connection::encryptedPassword(const QString &login, const QString &password)
{
    const QString verifier = m_settings.dialect == Dialect::PostgreSql
                                 ? Sql::encryptedPassword(database(), login, password)
                                 : QString();
    if (verifier.isEmpty()) {
        return Core::failure(Core::ErrorKind::Unsupported,
                             QCoreApplication::translate(
                                 "Sql", "The password could not be prepared for the server."));
    }
    return verifier;
}

Core::Result<void> Connection::begin()
{
    if (!m_open) {
        if (auto opened = open(); !opened)
            return opened;
        if (isOver())
            return Core::failure(overError());
    }
    m_failure.reset();
    m_broken.reset();
    m_transactionId.clear();
    m_proof = {};
    QString command = QStringLiteral("BEGIN");
    if (m_settings.dialect == Dialect::Sqlite) {
        // A transaction that starts by reading cannot wait for the lock when it comes to writing.
        command =
            m_access == Access::Write && !m_readOnly ? QStringLiteral("BEGIN IMMEDIATE") : command;
    } else if (m_access == Access::Write) {
        command = QStringLiteral("BEGIN; SELECT pg_current_xact_id()::text");
    } else {
        command = QStringLiteral("BEGIN READ ONLY");
    }
    QSqlQuery query(database());
    if (!query.exec(command))
        return Core::failure(fail(query.lastError(), QStringLiteral("BEGIN")));
    m_inTransaction = true;
    // The first result is that of BEGIN.
    if (query.nextResult() && query.next())
        m_transactionId = query.value(0).toString();
    return {};
}

void Connection::rollBack()
{
    if (!m_inTransaction)
        return;
    m_inTransaction = false;
    m_broken.reset();
    if (isLost()) {
        close();
        return;
    }
    const std::optional<Failure> failure = m_failure;
    if (auto done = execute(QStringLiteral("ROLLBACK"));
        !done && m_settings.dialect == Dialect::PostgreSql) {
        close();
    }
    // After an error the driver's query would leak its statement when it is prepared again.
    if (failure && failure->isLost)
        close();
    m_failure = failure;
}

bool Connection::again(int attempt)
{
    if (!m_failure || attempt >= MaximumAttempts || isOver())
        return false;
    if (m_failure->isLost) {
        // Once idle and once at work: a server that cannot be reached again at once is for the
        // caller to see.
        close();
        return attempt <= 2;
    }
    if (!m_failure->isRetryable)
        return false;
    QThread::msleep(
        static_cast<unsigned long>(QRandomGenerator::global()->bounded(5, 20 * attempt)));
    return true;
}

void Connection::settle()
{
    if (!m_open)
        return;
    if (m_inTransaction)
        rollBack();
    if (m_settings.dialect == Dialect::PostgreSql && m_open) {
        QSqlQuery query(database());
        query.exec(QStringLiteral("SELECT 1"));
    }
}

} // namespace Triptych::Sql
