#include "postgres.h"

#include "sqlerror.h"

#include <platform/plainmessages.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSocketNotifier>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QTimer>
#include <QVariant>

#include <libpq-fe.h>

Q_LOGGING_CATEGORY(logPostgres, "triptych.sql.postgres", QtInfoMsg)

namespace Triptych::Sql {

namespace {

constexpr std::chrono::seconds HostPatience{3};

QMap<QString, QString> effectiveParameters(const ConnectSettings &settings)
{
    QMap<QString, QString> parameters = settings.parameters;
    const auto preset = [&parameters](const char *keyword, const char *value) {
        const QString key = QString::fromLatin1(keyword);
        if (!parameters.contains(key))
            parameters.insert(key, QString::fromLatin1(value));
    };
    preset("connect_timeout", "5");
    preset("keepalives", "1");
    preset("keepalives_idle", "10");
    preset("keepalives_interval", "5");
    preset("keepalives_count", "3");
    preset("tcp_user_timeout", "15000");
    preset("application_name", "Triptych");
    // Ours first: what a person wrote into the address wins. Where nothing is written, ours are set
    // after signing in (sql/session): not every pooler takes options.
    const QString theirs = parameters.value(QStringLiteral("options"));
    if (!theirs.isEmpty()) {
        parameters.insert(QStringLiteral("options"),
                          QStringLiteral("-c statement_timeout=60000 -c timezone=UTC "
                                         "-c idle_in_transaction_session_timeout=60000 "
                                         "-c client_min_messages=error ") +
                              theirs);
    }
    return parameters;
}

QString quoted(QString value)
{
    value.replace(QLatin1Char('\\'), QStringLiteral("\\\\"));
    value.replace(QLatin1Char('\''), QStringLiteral("\\'"));
    return QLatin1Char('\'') + value + QLatin1Char('\'');
}

PGconn *driverConnection(const QSqlDatabase &database)
{
    return Sql::driverConnection(*database.driver());
}

/** Neither shown nor logged: a remark may quote a value. */
void dropNotice(void *, const char *) {}

/** Drives PQconnectPoll by the thread's event loop; true once it ended, false when the time was
 * over. */
bool pollConnection(PGconn *connection, QDeadlineTimer deadline,
                    const std::function<bool()> &isOver)
{
    constexpr std::chrono::milliseconds LookInterval{100};
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_OK && state != PGRES_POLLING_FAILED) {
        bool isReady = false;
        QEventLoop loop;
        QSocketNotifier notifier(PQsocket(connection), state == PGRES_POLLING_READING
                                                           ? QSocketNotifier::Read
                                                           : QSocketNotifier::Write);
        QObject::connect(&notifier, &QSocketNotifier::activated, &loop, [&] {
            isReady = true;
            loop.quit();
        });
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, &loop, &QEventLoop::quit);
        look.start(LookInterval);
        while (!isReady) {
            if (deadline.hasExpired() || isOver())
                return false;
            loop.exec();
        }
        state = PQconnectPoll(connection);
    }
    return true;
}

} // namespace

pg_conn *driverConnection(const QSqlDriver &driver)
{
    // The documented name of the handle's type is PGconn*; Qt 6 registers it as pg_conn*.
    const QVariant handle = driver.handle();
    if (handle.isValid() &&
        qstrcmp(handle.typeName(), "PGconn*") * qstrcmp(handle.typeName(), "pg_conn*") == 0)
        return *static_cast<PGconn *const *>(handle.constData());
    return nullptr;
}

int socketOf(const pg_conn *connection)
{
    return PQsocket(connection);
}

QString postgresConnectOptions(const ConnectSettings &settings)
{
    const QMap<QString, QString> parameters = effectiveParameters(settings);
    QStringList options;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it)
        options << it.key() + QLatin1Char('=') + quoted(it.value());
    return options.join(QLatin1Char(' '));
}

std::unique_ptr<pg_conn, void (*)(pg_conn *)> startConnection(const ConnectSettings &settings)
{
    QList<QByteArray> keywords;
    QList<QByteArray> values;
    const QMap<QString, QString> parameters = effectiveParameters(settings);
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it) {
        keywords << it.key().toUtf8();
        values << it.value().toUtf8();
    }
    if (!settings.password.isEmpty()) {
        keywords << "password";
        values << settings.password.toUtf8();
    }
    std::vector<const char *> keywordPointers;
    std::vector<const char *> valuePointers;
    for (int i = 0; i < keywords.size(); ++i) {
        keywordPointers.push_back(keywords.at(i).constData());
        valuePointers.push_back(values.at(i).constData());
    }
    keywordPointers.push_back(nullptr);
    valuePointers.push_back(nullptr);
    std::unique_ptr<PGconn, void (*)(PGconn *)> connection(
        PQconnectStartParams(keywordPointers.data(), valuePointers.data(), 0), &PQfinish);
    if (connection)
        PQsetNoticeProcessor(connection.get(), &dropNotice, nullptr);
    return connection;
}

void silenceNotices(const QSqlDriver &driver)
{
    if (auto *connection = Sql::driverConnection(driver))
        PQsetNoticeProcessor(connection, &dropNotice, nullptr);
}

namespace {

/** Why one host refuses; nothing where it lets in. */
std::optional<Core::Error> diagnoseHost(const ConnectSettings &settings, QDeadlineTimer deadline,
                                        const std::function<bool()> &isOver)
{
    // Below its words are looked at, of which the languages of libpq's catalogues have others.
    const Platform::PlainMessages plain;
    const auto connection = startConnection(settings);
    if (!connection)
        return unreachableError(QStringLiteral("libpq has no memory"));
    PQsetErrorVerbosity(connection.get(), PQERRORS_VERBOSE);
    if (PQstatus(connection.get()) != CONNECTION_BAD &&
        !pollConnection(connection.get(), deadline, isOver))
        return timeoutError();
    if (PQstatus(connection.get()) == CONNECTION_OK)
        return std::nullopt;
    const QString message = QString::fromUtf8(PQerrorMessage(connection.get()));
    static const QRegularExpression state(QStringLiteral(":\\s+(?=[A-Z]*[0-9])([0-9A-Z]{5}):\\s"));
    const QString detail = message.section(QLatin1Char('\n'), 0, 0).trimmed();
    if (const auto match = state.match(message); match.hasMatch())
        return failureFromState(match.captured(1), detail).error;
    if (PQconnectionNeedsPassword(connection.get()))
        return failureFromState(QStringLiteral("28P01"), detail).error;
    static const QRegularExpression noTls(QStringLiteral("server does not support SSL"),
                                          QRegularExpression::CaseInsensitiveOption);
    if (noTls.match(message).hasMatch()) {
        return Core::Error{
            Core::ErrorKind::Unreachable,
            QCoreApplication::translate(
                "Sql", "The PostgreSQL server speaks no TLS, which the address asks for. Take "
                       "sslmode out of the address, or turn TLS on at the server."),
            detail};
    }
    static const QRegularExpression otherSpeech(
        QStringLiteral("SSL negotiation|wrong version number|packet length too long|expected "
                       "authentication request"),
        QRegularExpression::CaseInsensitiveOption);
    if (otherSpeech.match(message).hasMatch()) {
        return Core::Error{
            Core::ErrorKind::Unreachable,
            QCoreApplication::translate(
                "Sql",
                "What answers at this address does not speak as PostgreSQL does, or not with TLS."),
            detail};
    }
    // libpq has no code for these: its own words name the certificate or SSL.
    static const QRegularExpression certificate(QStringLiteral("certificate|\\bSSL\\b"),
                                                QRegularExpression::CaseInsensitiveOption);
    if (certificate.match(message).hasMatch()) {
        return Core::Error{Core::ErrorKind::Certificate,
                           QCoreApplication::translate(
                               "Sql", "The certificate of the PostgreSQL server is not trusted."),
                           detail};
    }
    return unreachableError(detail);
}

} // namespace

Core::Error diagnoseConnect(const ConnectSettings &settings, QDeadlineTimer deadline,
                            const std::function<bool()> &isOver)
{
    const int count = settings.hostCount();
    if (count == 1) {
        return diagnoseHost(settings, deadline, isOver)
            .value_or(
                unreachableError(QStringLiteral("the first attempt failed, a second one did not")));
    }
    std::optional<Core::Error> first;
    bool isAnyReadable = false;
    for (int i = 0; i < count && !deadline.hasExpired() && !isOver(); ++i) {
        ConnectSettings host = settings.onlyHost(i);
        host.parameters.insert(QStringLiteral("target_session_attrs"), QStringLiteral("any"));
        const auto error =
            diagnoseHost(host, std::min(deadline, QDeadlineTimer(HostPatience)), isOver);
        isAnyReadable = isAnyReadable || !error;
        // What only a person can mend says more than a host that is away, whichever comes first.
        if (error &&
            (!first || (Core::isTransient(first->kind) && !Core::isTransient(error->kind))))
            first = error;
    }
    if (isAnyReadable && (!first || Core::isTransient(first->kind))) {
        return {Core::ErrorKind::Unreachable,
                QCoreApplication::translate(
                    "Sql", "None of the PostgreSQL servers takes changes at the moment; they are "
                           "asked again."),
                first ? first->detail : QStringLiteral("all of them are read-only")};
    }
    return first.value_or(timeoutError());
}

QString encryptedPassword(const QSqlDatabase &database, const QString &login,
                          const QString &password)
{
    auto *connection = driverConnection(database);
    if (!connection)
        return {};
    const std::unique_ptr<char, decltype(&PQfreemem)> verifier(
        PQencryptPasswordConn(connection, password.toUtf8().constData(), login.toUtf8().constData(),
                              "scram-sha-256"),
        &PQfreemem);
    return QString::fromLatin1(verifier.get());
}

CancelHandle::CancelHandle(const QSqlDatabase &database)
    : m_socket(driverConnection(database) ? PQsocket(driverConnection(database)) : -1)
{
    if (auto *connection = driverConnection(database))
        m_cancel = PQgetCancel(connection);
    if (!m_cancel)
        qCWarning(logPostgres) << "no way to cancel; driver handle is"
                               << database.driver()->handle().typeName();
}

CancelHandle::~CancelHandle()
{
    PQfreeCancel(static_cast<PGcancel *>(m_cancel));
}

void CancelHandle::cancel()
{
    char message[256] = {};
    if (m_cancel && !PQcancel(static_cast<PGcancel *>(m_cancel), message, sizeof message))
        qCInfo(logPostgres) << "cancel failed:" << message;
}

} // namespace Triptych::Sql
