#include "faultproxyloop.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace Triptych::Support {

namespace {

constexpr qsizetype ReadPiece = 64 * 1024;
constexpr qsizetype MostBuffered = 1024 * 1024;

void resetSocket(int fd)
{
    const linger now{1, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(fd);
}

} // namespace

sockaddr_in addressOf(const QString &host, quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    const QString numeric = host == QLatin1String("localhost") ? QStringLiteral("127.0.0.1") : host;
    if (inet_pton(AF_INET, numeric.toLatin1().constData(), &address.sin_addr) != 1)
        qFatal("FaultProxy needs an IPv4 address, not %s", qPrintable(host));
    return address;
}

int newSocket()
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        qFatal("socket: %s", std::strerror(errno));
    return fd;
}

int boundSocket(quint16 port)
{
    const int fd = newSocket();
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    const sockaddr_in address = addressOf(QStringLiteral("127.0.0.1"), port);
    if (::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        qFatal("bind to port %d: %s", port, std::strerror(errno));
    return fd;
}

quint16 portOf(int fd)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(fd, reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

void FaultProxy::Private::command(std::function<void()> function)
{
    std::unique_lock lock(mutex);
    commands.push_back(std::move(function));
    const quint64 number = ++posted;
    const char byte = 0;
    if (::write(wake[1], &byte, 1) < 0 && errno != EAGAIN)
        qFatal("FaultProxy: %s", std::strerror(errno));
    taken.wait(lock, [&] { return done >= number; });
}

void FaultProxy::Private::enter(Mode wanted)
{
    mode = wanted;
    for (const int filler : std::exchange(fillers, {}))
        ::close(filler);
    if (wanted == Mode::Down) {
        ::close(listener);
        listener = boundSocket(port);
        for (Pair &pair : pairs)
            closePair(pair, true);
        return;
    }
    if (wanted == Mode::BlackHoleConnect) {
        // Whoever waits already is served; then nobody is accepted and the queue is full.
        acceptAll();
        ::listen(listener, 0);
        for (int i = 0; i < 4; ++i) {
            const int filler = newSocket();
            const sockaddr_in address = addressOf(QStringLiteral("127.0.0.1"), port);
            const int result =
                ::connect(filler, reinterpret_cast<const sockaddr *>(&address), sizeof address);
            if (result != 0 && errno != EINPROGRESS)
                qFatal("FaultProxy: %s", std::strerror(errno));
            fillers.push_back(filler);
            fillerPorts.push_back(portOf(filler));
        }
        return;
    }
    if (::listen(listener, OpenBacklog) != 0)
        qFatal("FaultProxy: listen: %s", std::strerror(errno));
}

void FaultProxy::Private::acceptAll()
{
    for (;;) {
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        const int client = ::accept4(listener, reinterpret_cast<sockaddr *>(&peer), &size,
                                     SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (client < 0)
            return;
        const auto filler = std::find(fillerPorts.begin(), fillerPorts.end(), ntohs(peer.sin_port));
        if (filler != fillerPorts.end()) {
            fillerPorts.erase(filler);
            ::close(client);
            continue;
        }
        {
            const std::lock_guard lock(mutex);
            ++accepted;
        }
        if (resetAccepted) {
            resetSocket(client);
            continue;
        }
        const int server = newSocket();
        if (::connect(server, reinterpret_cast<const sockaddr *>(&target), sizeof target) != 0 &&
            errno != EINPROGRESS) {
            ::close(server);
            resetSocket(client);
            continue;
        }
        const int on = 1;
        ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        ::setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        pairs.emplace_back();
        pairs.back().client = client;
        pairs.back().server = server;
        const std::lock_guard lock(mutex);
        ++openNow;
    }
}

void FaultProxy::Private::closePair(Pair &pair, bool reset)
{
    if (pair.client < 0)
        return;
    if (reset) {
        resetSocket(pair.client);
        resetSocket(pair.server);
    } else {
        ::close(pair.client);
        ::close(pair.server);
    }
    pair.client = pair.server = -1;
    if (cutting == &pair)
        disarm();
    const std::lock_guard lock(mutex);
    --openNow;
}

void FaultProxy::Private::disarm()
{
    armed.reset();
    cutting = nullptr;
    awaitingAnswer = false;
}

void FaultProxy::Private::end(Pair &pair, Cut::How how)
{
    const bool thenDown = armed && armed->thenDown;
    {
        const std::lock_guard lock(mutex);
        ++cutCount;
    }
    disarm();
    switch (how) {
    case Cut::How::Vanish:
        pair.vanished = true;
        for (Flow &flow : pair.flows) {
            flow.chunks.clear();
            flow.buffered = 0;
        }
        break;
    case Cut::How::Reset:
        closePair(pair, true);
        break;
    case Cut::How::Close:
        closePair(pair, false);
        break;
    }
    if (thenDown)
        enter(Mode::Down);
}

void FaultProxy::Private::countIn(Flow &flow, const QByteArray &bytes)
{
    if (counting.isEmpty())
        return;
    const QByteArray seen = flow.countTail + bytes;
    qint64 found = 0;
    for (qsizetype at = seen.indexOf(counting); at >= 0;
         at = seen.indexOf(counting, at + counting.size()))
        ++found;
    flow.countTail = seen.right(counting.size() - 1);
    if (seen.size() >= counting.size() && seen.endsWith(counting))
        flow.countTail.clear();
    const std::lock_guard lock(mutex);
    countedNow += found;
}

/** Decides what becomes of bytes that came in. */
void FaultProxy::Private::take(Pair &pair, Direction direction, QByteArray bytes)
{
    Flow &flow = pair.flows[int(direction)];
    if (direction == Direction::ToServer)
        countIn(flow, bytes);
    if (pair.vanished)
        return;
    if (mode == Mode::BlackHole) {
        pair.vanished = true;
        return;
    }
    bool endsHere = false;
    Cut::How how = Cut::How::Reset;
    if (armed && !armed->onlyAfter.isEmpty() && !pair.primed && direction == Direction::ToServer) {
        const QByteArray seen = pair.primeTail + bytes;
        pair.primed = seen.contains(armed->onlyAfter);
        pair.primeTail = seen.right(armed->onlyAfter.size() - 1);
    }
    const bool eligible = armed && (armed->onlyAfter.isEmpty() || pair.primed);
    if (eligible && (!cutting || cutting == &pair)) {
        if (cutting && awaitingAnswer) {
            if (direction == Direction::ToClient) {
                end(pair, armed->how);
                return;
            }
        } else if (armed->direction == direction) {
            qint64 before = 0; // bytes of this piece that do not count
            if (!cutting) {
                if (!armed->after.isEmpty()) {
                    const QByteArray seen = flow.tail + bytes;
                    const qsizetype at = seen.indexOf(armed->after);
                    if (at < 0) {
                        flow.tail = seen.right(armed->after.size() - 1);
                        before = -1;
                    } else {
                        before = std::max<qint64>(0, at - flow.tail.size());
                        flow.tail.clear();
                    }
                }
                if (before >= 0) {
                    cutting = &pair;
                    left = armed->bytes;
                    if (armed->onAnswer)
                        awaitingAnswer = true;
                }
            }
            if (cutting == &pair && !awaitingAnswer) {
                if (bytes.size() - before >= left) {
                    endsHere = true;
                    how = armed->how;
                    bytes.truncate(before + left);
                } else {
                    left -= bytes.size() - before;
                }
            }
        }
    }
    if (!bytes.isEmpty()) {
        Clock::time_point due = Clock::now() + weather.latency;
        if (weather.jitter.count() > 0)
            due += std::chrono::milliseconds(random() % quint64(weather.jitter.count() + 1));
        if (!flow.chunks.empty())
            due = std::max(due, flow.chunks.back().due);
        flow.buffered += bytes.size();
        flow.chunks.push_back({due, std::move(bytes)});
    }
    if (endsHere) {
        // What passes is delivered before the end.
        for (int tries = 0; tries < 1000 && !flow.chunks.empty() && pair.client >= 0; ++tries) {
            flow.chunks.front().due = {};
            flow.next = {};
            const qsizetype held = flow.buffered;
            write(pair, direction, Clock::now());
            if (flow.buffered == held)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        if (pair.client >= 0)
            end(pair, how);
    }
}

void FaultProxy::Private::readFrom(Pair &pair, Direction direction)
{
    QByteArray bytes(ReadPiece, Qt::Uninitialized);
    const ssize_t size = ::recv(source(pair, direction), bytes.data(), size_t(bytes.size()), 0);
    if (size > 0) {
        bytes.truncate(size);
        take(pair, direction, std::move(bytes));
        return;
    }
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (size == 0)
        pair.flows[int(direction)].ended = true;
    else if (!pair.vanished)
        closePair(pair, true);
    else
        pair.flows[int(direction)].ended = true;
}

void FaultProxy::Private::write(Pair &pair, Direction direction, Clock::time_point now)
{
    Flow &flow = pair.flows[int(direction)];
    if (mode == Mode::Hold)
        return;
    while (!flow.chunks.empty() && flow.chunks.front().due <= now && flow.next <= now) {
        QByteArray &bytes = flow.chunks.front().bytes;
        qsizetype most = bytes.size();
        if (weather.slice > 0)
            most = std::min<qsizetype>(most, weather.slice);
        if (weather.bytesPerSecond > 0)
            most = std::min<qsizetype>(most, std::max<qint64>(1, weather.bytesPerSecond / 100));
        const ssize_t size =
            ::send(sink(pair, direction), bytes.constData(), size_t(most), MSG_NOSIGNAL);
        if (size < 0) {
            if (errno != EAGAIN && errno != EINTR && errno != ENOTCONN)
                closePair(pair, true);
            return;
        }
        {
            const std::lock_guard lock(mutex);
            delivered[int(direction)] += size;
        }
        flow.buffered -= size;
        bytes.remove(0, size);
        if (bytes.isEmpty())
            flow.chunks.pop_front();
        if (weather.bytesPerSecond > 0)
            flow.next =
                now + std::chrono::nanoseconds(1'000'000'000LL * size / weather.bytesPerSecond);
        else if (weather.slice > 0)
            return; // one piece a turn
    }
    if (flow.chunks.empty() && flow.ended && !flow.endPassed && !pair.vanished) {
        flow.endPassed = true;
        ::shutdown(sink(pair, direction), SHUT_WR);
    }
}

void FaultProxy::Private::run()
{
    std::vector<pollfd> polled;
    for (;;) {
        Clock::time_point now = Clock::now();
        int timeout = 1000;
        polled.clear();
        polled.push_back({wake[0], POLLIN, 0});
        const bool accepts = mode != Mode::Down && mode != Mode::BlackHoleConnect;
        polled.push_back({accepts ? listener : -1, POLLIN, 0});
        for (Pair &pair : pairs) {
            for (const Direction direction : {Direction::ToServer, Direction::ToClient}) {
                Flow &flow = pair.flows[int(direction)];
                short events = 0;
                const bool reads = !flow.ended && flow.buffered < MostBuffered &&
                                   mode != Mode::Hold &&
                                   !(direction == Direction::ToClient && pair.connecting);
                if (reads)
                    events |= POLLIN;
                const Flow &other = pair.flows[1 - int(direction)];
                if (mode != Mode::Hold && !other.chunks.empty()) {
                    const auto due = std::max(other.chunks.front().due, other.next);
                    if (due <= now) {
                        events |= POLLOUT;
                    } else {
                        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(due - now);
                        timeout = std::min<int>(timeout, int(wait.count()));
                    }
                }
                if (direction == Direction::ToClient && pair.connecting)
                    events |= POLLOUT;
                // A pair that waits for nothing here must not wake the loop by its POLLHUP.
                polled.push_back({events ? source(pair, direction) : -1, events, 0});
            }
        }
        ::poll(polled.data(), polled.size(), timeout);

        std::deque<std::function<void()>> orders;
        {
            const std::lock_guard lock(mutex);
            if (polled[0].revents) {
                char drained[256];
                while (::read(wake[0], drained, sizeof drained) > 0) {
                }
            }
            if (ending)
                break;
            orders.swap(commands);
        }
        size_t at = 2;
        now = Clock::now();
        for (Pair &pair : pairs) {
            for (const Direction direction : {Direction::ToServer, Direction::ToClient}) {
                const short events = polled[at++].revents;
                if (pair.client < 0 || !events)
                    continue;
                if (direction == Direction::ToClient && pair.connecting) {
                    int error = 0;
                    socklen_t size = sizeof error;
                    ::getsockopt(pair.server, SOL_SOCKET, SO_ERROR, &error, &size);
                    if (error != 0) {
                        closePair(pair, true);
                        continue;
                    }
                    pair.connecting = false;
                }
                Flow &flow = pair.flows[int(direction)];
                if ((events & (POLLIN | POLLHUP | POLLERR)) && !flow.ended && mode != Mode::Hold)
                    readFrom(pair, direction);
            }
            for (const Direction direction : {Direction::ToServer, Direction::ToClient}) {
                if (pair.client >= 0 && !pair.connecting)
                    write(pair, direction, now);
            }
            const bool over = pair.flows[0].endPassed && pair.flows[1].endPassed;
            // A swallowed client that goes away takes its half of the pair along.
            if (pair.client >= 0 && (over || (pair.vanished && pair.flows[0].ended)))
                closePair(pair, false);
        }
        if (accepts && polled[1].revents)
            acceptAll();
        for (const auto &order : orders)
            order();
        std::erase_if(pairs, [](const Pair &pair) { return pair.client < 0; });
        if (!orders.empty()) {
            const std::lock_guard lock(mutex);
            done += orders.size();
            taken.notify_all();
        }
    }
    for (Pair &pair : pairs)
        closePair(pair, true);
}

} // namespace Triptych::Support
