#include "listener.h"

#include "filewatch.h"
#include "postgres.h"
#include "sqltext.h"

#include <core/pause.h>

#include <QLoggingCategory>
#include <QSocketNotifier>

#include <libpq-fe.h>

Q_LOGGING_CATEGORY(logListener, "triptych.sql.listener", QtInfoMsg)

namespace Triptych::Sql {

using namespace std::chrono_literals;

namespace {

constexpr auto ConnectPatience = 5s;
constexpr auto FirstDelay = 250ms;
constexpr auto LongestDelay = 10s;
/** Who is still away after the spread is looked for every two seconds at the most: short pauses
 * would bring all desks back together. */
constexpr int FailuresAfterLoss = 4;

} // namespace

std::unique_ptr<Doorbell> Doorbell::create(const ConnectSettings &settings, const Options &options)
{
    if (settings.dialect == Dialect::Sqlite)
        return std::make_unique<FileWatch>(settings, options);
    return std::make_unique<Listener>(settings, options);
}

Listener::Listener(ConnectSettings settings, const Options &options)
    : m_settings(std::move(settings))
    , m_options(options)
    , m_connection(nullptr, &PQfinish)
    , m_answer(nullptr, &PQclear)
    , m_heartbeat(this)
    , m_patience(this)
    , m_again(this)
{
    m_heartbeat.setInterval(m_options.heartbeat);
    m_patience.setSingleShot(true);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &Listener::connectNow);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { drop(QStringLiteral("the server did not answer in time")); });
    connect(&m_heartbeat, &QTimer::timeout, this, [this] {
        if (m_state == State::Listening) {
            send(statementText(dialectName(Dialect::PostgreSql), QStringLiteral("sql/listening"))
                     .toUtf8(),
                 State::Asking);
        }
    });
}

Listener::~Listener() = default;

void Listener::start()
{
    connectNow();
}

void Listener::connectNow()
{
    m_state = State::Connecting;
    m_patience.start(ConnectPatience);
    // libpq goes on to the next host by itself only where one refuses, not where one is silent.
    m_firstHost %= m_settings.hostCount();
    m_connection = startConnection(m_settings.startingAt(m_firstHost));
    if (!m_connection || PQstatus(m_connection.get()) == CONNECTION_BAD) {
        drop(m_connection ? QString::fromUtf8(PQerrorMessage(m_connection.get()))
                          : QStringLiteral("libpq has no memory"));
        return;
    }
    watch(true);
}

void Listener::watch(bool forWriting)
{
    // Made anew each time: with several hosts or addresses libpq changes the socket.
    m_notifier = std::make_unique<QSocketNotifier>(
        PQsocket(m_connection.get()), forWriting ? QSocketNotifier::Write : QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        // Later, since what follows destroys the notifier that is calling.
        m_notifier->setEnabled(false);
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_state == State::Connecting)
                    poll();
                else if (m_connection)
                    onReadable();
            },
            Qt::QueuedConnection);
    });
}

void Listener::poll()
{
    if (!m_connection)
        return;
    m_notifier.reset();
    switch (PQconnectPoll(m_connection.get())) {
    case PGRES_POLLING_OK:
        onConnected();
        break;
    case PGRES_POLLING_FAILED:
        drop(QString::fromUtf8(PQerrorMessage(m_connection.get())));
        break;
    case PGRES_POLLING_WRITING:
        watch(true);
        break;
    default:
        watch(false);
    }
}

void Listener::onConnected()
{
    watch(false);
    const std::unique_ptr<char, decltype(&PQfreemem)> channel(
        PQescapeIdentifier(m_connection.get(), m_options.channel.toUtf8().constData(),
                           size_t(m_options.channel.toUtf8().size())),
        &PQfreemem);
    send(QByteArrayLiteral("LISTEN ") + channel.get(), State::Subscribing);
}

void Listener::send(const QByteArray &command, State state)
{
    m_state = state;
    m_patience.start(m_options.patience);
    if (!PQsendQuery(m_connection.get(), command.constData()))
        drop(QString::fromUtf8(PQerrorMessage(m_connection.get())));
}

void Listener::onReadable()
{
    if (!PQconsumeInput(m_connection.get())) {
        drop(QString::fromUtf8(PQerrorMessage(m_connection.get())));
        return;
    }
    while (m_connection && (m_state == State::Subscribing || m_state == State::Asking) &&
           !PQisBusy(m_connection.get())) {
        if (auto *result = PQgetResult(m_connection.get())) {
            m_answer.reset(result);
        } else if (m_answer) {
            // The command is over, so that the next one may be sent.
            const auto answer = std::exchange(m_answer, {nullptr, &PQclear});
            onAnswer(answer.get());
        } else {
            drop(QStringLiteral("the server answered nothing"));
        }
    }
    if (!m_connection)
        return;
    bool heard = false;
    while (auto *notification = PQnotifies(m_connection.get())) {
        PQfreemem(notification);
        heard = true;
    }
    if (heard)
        Q_EMIT rang();
    m_notifier->setEnabled(true);
}

void Listener::onAnswer(const pg_result *result)
{
    const ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        drop(QString::fromUtf8(PQresultErrorMessage(result)));
        return;
    }
    if (m_state == State::Subscribing) {
        send(statementText(dialectName(Dialect::PostgreSql), QStringLiteral("sql/listening"))
                 .toUtf8(),
             State::Asking);
    } else {
        onListening(result);
    }
}

void Listener::onListening(const pg_result *result)
{
    const bool readsOnly =
        qstrcmp(PQgetvalue(result, 0, PQfnumber(result, "reads_only")), "t") == 0;
    if (readsOnly && m_settings.wantsPrimary()) {
        drop(QStringLiteral("the server takes no changes any more"));
        return;
    }
    m_state = State::Listening;
    m_patience.stop();
    m_failures = 0;
    const int process = QByteArray(PQgetvalue(result, 0, PQfnumber(result, "process"))).toInt();
    const bool listens = qstrcmp(PQgetvalue(result, 0, PQfnumber(result, "listens")), "t") == 0;
    if (!listens || process != PQbackendPID(m_connection.get()))
        Q_EMIT unreliable();
    if (!std::exchange(m_isReady, true)) {
        m_heartbeat.start();
        Q_EMIT ready();
    }
}

void Listener::drop(const QString &reason)
{
    if (m_state == State::Connecting)
        ++m_firstHost;
    m_state = State::Away;
    m_patience.stop();
    m_heartbeat.stop();
    m_notifier.reset();
    m_answer.reset();
    m_connection.reset();
    if (m_isReady) {
        m_again.start(Core::anyTimeWithin(m_options.spread));
        m_failures = FailuresAfterLoss;
    } else {
        m_again.start(Core::backOff(m_failures++, FirstDelay, LongestDelay));
    }
    qCInfo(logListener) << "not listening:" << reason.section(QLatin1Char('\n'), 0, 0);
    if (std::exchange(m_isReady, false))
        Q_EMIT lost(reason);
}

} // namespace Triptych::Sql
