#pragma once

#include "faultproxy.h"

#include <netinet/in.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <random>
#include <thread>
#include <vector>

namespace Triptych::Support {

inline constexpr int OpenBacklog = 128;

using Clock = std::chrono::steady_clock;

/** A non-blocking socket of IPv4; aborts the test program where there is none to be had. */
int newSocket();
sockaddr_in addressOf(const QString &host, quint16 port);
/** A socket bound to `port` (0 = any) that does not listen yet: a connect() to it is refused. */
int boundSocket(quint16 port);
quint16 portOf(int fd);

struct Chunk
{
    Clock::time_point due;
    QByteArray bytes;
};

/** One way of a connection. */
struct Flow
{
    std::deque<Chunk> chunks;
    qsizetype buffered = 0;
    Clock::time_point next; // no byte goes before, for the bandwidth
    QByteArray tail;        // the last bytes seen, so that a pattern may straddle two reads
    QByteArray countTail;
    bool ended = false; // the source has sent its FIN
    bool endPassed = false;
};

struct Pair
{
    int client = -1;
    int server = -1;
    bool connecting = true;
    bool vanished = false;
    bool primed = false; // has carried Cut::onlyAfter
    QByteArray primeTail;
    Flow flows[2];
};

/** The thread that carries the bytes, and what it is told. */
struct FaultProxy::Private
{
    sockaddr_in target{};
    quint16 port = 0;

    mutable std::mutex mutex;
    std::condition_variable taken;
    std::deque<std::function<void()>> commands;
    quint64 posted = 0;
    quint64 done = 0;
    bool ending = false;
    int wake[2] = {-1, -1};

    // Of the thread.
    int listener = -1;
    std::vector<int> fillers;
    std::vector<quint16> fillerPorts;
    Mode mode = Mode::Pass;
    Weather weather;
    bool resetAccepted = false;
    std::optional<Cut> armed;
    // A cut whose pattern was seen: counts down on one connection.
    Pair *cutting = nullptr;
    qint64 left = 0;
    bool awaitingAnswer = false;
    QByteArray counting;
    std::list<Pair> pairs;
    std::mt19937 random{1};

    // Under the mutex.
    qint64 accepted = 0;
    int openNow = 0;
    qint64 delivered[2] = {0, 0};
    qint64 cutCount = 0;
    qint64 countedNow = 0;

    std::thread thread;

    void run();
    void command(std::function<void()> function);
    void enter(Mode wanted);
    void acceptAll();
    void readFrom(Pair &pair, Direction direction);
    void take(Pair &pair, Direction direction, QByteArray bytes);
    void write(Pair &pair, Direction direction, Clock::time_point now);
    void end(Pair &pair, Cut::How how);
    void closePair(Pair &pair, bool reset);
    void disarm();
    void countIn(Flow &flow, const QByteArray &bytes);
    int sink(const Pair &pair, Direction direction) const
    {
        return direction == Direction::ToServer ? pair.server : pair.client;
    }
    int source(const Pair &pair, Direction direction) const
    {
        return direction == Direction::ToServer ? pair.client : pair.server;
    }
};

} // namespace Triptych::Support
