#include "filewatch.h"

#include "connection.h"

#include <atomic>

namespace Triptych::Sql {

using namespace std::chrono_literals;

namespace {

constexpr auto Patience = 2s;

} // namespace

FileWatch::FileWatch(ConnectSettings settings, const Options &options)
    : m_settings(std::move(settings)), m_timer(this)
{
    m_timer.setInterval(options.look);
    connect(&m_timer, &QTimer::timeout, this, &FileWatch::look);
}

FileWatch::~FileWatch() = default;

void FileWatch::start()
{
    static std::atomic<int> number{0};
    m_connection = std::make_unique<Connection>(
        m_settings, QStringLiteral("triptych-filewatch-%1").arg(++number));
    m_timer.start();
    look();
}

void FileWatch::look()
{
    m_connection->startCall(Core::Call::within(Patience), Access::Read);
    Core::Result<void> opened;
    if (!m_connection->isOpen()) {
        opened = m_connection->open();
        if (opened)
            m_connection->protect();
    }
    Core::Result<std::optional<qint64>> version;
    if (opened) {
        version =
            m_connection->statement(QStringLiteral("sql/data_version")).one([](const Row &row) {
                return row.integer("data_version");
            });
    }
    if (!opened || !version) {
        const Core::Error error = opened ? version.error() : opened.error();
        m_connection->close();
        if (std::exchange(m_version, -1) >= 0)
            Q_EMIT lost(error.detail);
        return;
    }
    const qint64 before = std::exchange(m_version, version->value_or(0));
    if (before < 0)
        Q_EMIT ready();
    else if (before != m_version)
        Q_EMIT rang();
}

} // namespace Triptych::Sql
