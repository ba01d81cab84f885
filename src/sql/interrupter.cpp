#include "interrupter.h"

#include "postgres.h"

#include <platform/sockethold.h>

#include <QSqlDatabase>

#include <chrono>

namespace Triptych::Sql {

namespace {

constexpr std::chrono::seconds HungPatience{1};

} // namespace

void Interrupter::setOpening(QSqlDriver *driver)
{
    const std::lock_guard lock(m_mutex);
    m_opening = driver;
    m_hung = {};
}

bool Interrupter::open(QSqlDatabase &database)
{
    // Once signed in the driver sets the session up, and waits for that without any limit.
    setOpening(database.driver());
    const bool isOpen = database.open();
    setOpening(nullptr);
    return isOpen;
}

void Interrupter::arm(const QSqlDatabase &database)
{
    auto handle = std::make_shared<CancelHandle>(database);
    const std::lock_guard lock(m_mutex);
    m_handle = std::move(handle);
}

void Interrupter::disarm()
{
    const std::lock_guard lock(m_mutex);
    m_handle.reset();
}

std::shared_ptr<CancelHandle> Interrupter::handle() const
{
    const std::lock_guard lock(m_mutex);
    return m_handle;
}

bool Interrupter::severHung()
{
    const std::lock_guard lock(m_mutex);
    auto *connection = m_opening ? driverConnection(*m_opening) : nullptr;
    // The driver frees one that did not get in, but at once: what has been there for a while stays.
    if (!connection || connection != m_hung.first) {
        m_hung = {connection, QDeadlineTimer(HungPatience)};
        return false;
    }
    if (!m_hung.second.hasExpired())
        return false;
    Platform::SocketHold(socketOf(connection)).shutDown();
    // From here on the driver may free it at any time.
    m_opening = nullptr;
    return true;
}

} // namespace Triptych::Sql
