#pragma once

#include <core/result.h>
#include <core/storehealth.h>
#include <workspace/workspace.h>

#include <QDir>
#include <QTimer>

#include <functional>
#include <memory>

/** What a tour shows: a newsroom with sample articles, its troubles, and waiting for its window.
 * Main thread. */
namespace Triptych::Stage {

constexpr int Patience = 30'000; ///< milliseconds

/** Says what went wrong and ends the program with 1: half a tour is none. */
[[noreturn]] void giveUp(const QString &what);

/** Lets the window work until `done`; false where it was not in time. */
bool waitUntil(const std::function<bool()> &done, int milliseconds = Patience);
/** Lets the window work for so long. */
void settle(int milliseconds = 450);

template<typename T> Core::Result<T> await(const Core::FutureResult<T> &future)
{
    QTimer wake;
    wake.start(10);
    waitUntil([&future] { return future.isFinished(); });
    if (!future.isFinished())
        return Core::failure(Core::ErrorKind::Timeout, QStringLiteral("No answer."));
    return future.result();
}

/** The embedded workspace in `file`, made where there is none. */
std::shared_ptr<Workspace::Workspace> openWorkspace(const QString &file);
/** Sample articles in every state, some with readers. */
void fill(Workspace::Workspace &workspace);
/** Two changes that were refused for good, and two copies in the cache that are not what SQL says.
 */
void spoil(Workspace::Workspace &workspace);
/** Three stores: one well, one away, one slow. */
QList<Core::StoreHealth> troubledStores();
/** A small site with what imports have to say something about. */
void makeSite(const QDir &site);

} // namespace Triptych::Stage
