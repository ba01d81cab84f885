#include "signals.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <csignal>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace Triptych::Platform {

#ifdef Q_OS_WIN

namespace {

std::atomic<Signals *> current{nullptr};

BOOL WINAPI onConsoleEvent(DWORD)
{
    Signals *signals = current.exchange(nullptr);
    if (!signals)
        return FALSE;
    QMetaObject::invokeMethod(signals, &Signals::terminationRequested, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

class Signals::Private
{
};

Signals::Signals(QObject *parent) : QObject(parent)
{
    current = this;
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

Signals::~Signals()
{
    current = nullptr;
    SetConsoleCtrlHandler(onConsoleEvent, FALSE);
}

#else

namespace {

constexpr std::array HandledSignals{SIGTERM, SIGINT, SIGHUP};
int writeEnd = -1;

// Only write() and the default disposition: both are safe in a signal handler (POSIX,
// signal-safety).
void onSignal(int number)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
    std::signal(number, SIG_DFL);
}

} // namespace

class Signals::Private
{
public:
    std::array<int, 2> ends{-1, -1};
    std::unique_ptr<QSocketNotifier> notifier;
};

Signals::Signals(QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    if (::pipe(d->ends.data()) != 0)
        return;
    for (const int end : d->ends)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    ::fcntl(d->ends[1], F_SETFL, O_NONBLOCK);
    writeEnd = d->ends[1];
    d->notifier = std::make_unique<QSocketNotifier>(d->ends[0], QSocketNotifier::Read);
    connect(d->notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(d->ends[0], &byte, 1) == 1)
            Q_EMIT terminationRequested();
    });
    for (const int number : HandledSignals)
        std::signal(number, onSignal);
}

Signals::~Signals()
{
    for (const int number : HandledSignals)
        std::signal(number, SIG_DFL);
    writeEnd = -1;
    d->notifier.reset(); // before its descriptor is closed
    for (const int end : d->ends) {
        if (end >= 0)
            ::close(end);
    }
}

#endif

} // namespace Triptych::Platform
