#include "departures.h"

#include <QCoreApplication>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace Triptych::Workspace {

namespace {

struct Departures
{
    std::mutex mutex;
    std::condition_variable changed;
    int count = 0;
    int opening = 0;
};

/** The process's, and never destroyed: a thread may end after main() has. */
Departures &departures()
{
    static auto *const all = new Departures;
    return *all;
}

} // namespace

void departInBackground(std::function<void()> end)
{
    static std::once_flag once;
    // Before the application goes: Qt's SQL drivers go with it.
    std::call_once(once, [] {
        qAddPostRoutine([] {
            Departures &all = departures();
            std::unique_lock lock(all.mutex);
            all.changed.wait(lock, [&all] { return all.count == 0; });
        });
    });
    Departures &all = departures();
    {
        const std::lock_guard lock(all.mutex);
        ++all.count;
    }
    std::thread([&all, end = std::move(end)]() mutable {
        end();
        end = nullptr;
        const std::lock_guard lock(all.mutex);
        --all.count;
        all.changed.notify_all();
    }).detach();
}

StillOpening::StillOpening()
{
    const std::lock_guard lock(departures().mutex);
    ++departures().opening;
}

StillOpening::~StillOpening()
{
    const std::lock_guard lock(departures().mutex);
    --departures().opening;
}

bool waitForDepartures(std::chrono::milliseconds patience)
{
    Departures &all = departures();
    std::unique_lock lock(all.mutex);
    return all.opening == 0 &&
           all.changed.wait_for(lock, patience, [&all] { return all.count == 0; });
}

} // namespace Triptych::Workspace
