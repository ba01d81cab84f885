#include "faultproxyloop.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>

namespace Triptych::Support {

FaultProxy::FaultProxy(const QString &host, quint16 port) : d(std::make_unique<Private>())
{
    d->target = addressOf(host, port);
    if (::pipe2(d->wake, O_NONBLOCK | O_CLOEXEC) != 0)
        qFatal("pipe: %s", std::strerror(errno));
    d->listener = boundSocket(0);
    d->port = portOf(d->listener);
    if (::listen(d->listener, OpenBacklog) != 0)
        qFatal("listen: %s", std::strerror(errno));
    d->thread = std::thread([this] { d->run(); });
}

FaultProxy::~FaultProxy()
{
    {
        const std::lock_guard lock(d->mutex);
        d->ending = true;
        const char byte = 0;
        if (::write(d->wake[1], &byte, 1) < 0)
            qWarning("FaultProxy: %s", std::strerror(errno));
    }
    d->thread.join();
    for (const int filler : d->fillers)
        ::close(filler);
    ::close(d->listener);
    ::close(d->wake[0]);
    ::close(d->wake[1]);
}

quint16 FaultProxy::port() const
{
    return d->port;
}

QString FaultProxy::address() const
{
    return host() + QLatin1Char(':') + QString::number(d->port);
}

void FaultProxy::setMode(Mode mode)
{
    d->command([this, mode] { d->enter(mode); });
}

void FaultProxy::setWeather(const Weather &weather)
{
    d->command([this, weather] { d->weather = weather; });
}

void FaultProxy::cut(const Cut &cut)
{
    d->command([this, cut] {
        d->disarm();
        d->armed = cut;
        for (Pair &pair : d->pairs) {
            pair.flows[0].tail = pair.flows[1].tail = pair.primeTail = {};
            pair.primed = false;
        }
    });
}

void FaultProxy::resetOnAccept()
{
    d->command([this] { d->resetAccepted = true; });
}

void FaultProxy::resetAll()
{
    d->command([this] {
        for (Pair &pair : d->pairs)
            d->closePair(pair, true);
    });
}

void FaultProxy::heal()
{
    d->command([this] {
        d->disarm();
        d->resetAccepted = false;
        d->weather = {};
        if (d->mode != Mode::Pass)
            d->enter(Mode::Pass);
    });
}

qint64 FaultProxy::connections() const
{
    const std::lock_guard lock(d->mutex);
    return d->accepted;
}

int FaultProxy::open() const
{
    const std::lock_guard lock(d->mutex);
    return d->openNow;
}

qint64 FaultProxy::bytes(Direction direction) const
{
    const std::lock_guard lock(d->mutex);
    return d->delivered[int(direction)];
}

qint64 FaultProxy::cuts() const
{
    const std::lock_guard lock(d->mutex);
    return d->cutCount;
}

void FaultProxy::count(const QByteArray &pattern)
{
    d->command([this, pattern] {
        d->counting = pattern;
        for (Pair &pair : d->pairs)
            pair.flows[0].countTail.clear();
        const std::lock_guard lock(d->mutex);
        d->countedNow = 0;
    });
}

qint64 FaultProxy::counted() const
{
    const std::lock_guard lock(d->mutex);
    return d->countedNow;
}

} // namespace Triptych::Support
