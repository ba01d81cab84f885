#pragma once

#include <core/result.h>

#include <QString>

#include <chrono>
#include <memory>

class QLockFile;

namespace Triptych::Platform {

/**
 * The claim of one desk on a home folder, so that two desks never write the same journal. It ends
 * with the object. The claim of a process that has died does not count.
 */
class SingleInstance final
{
public:
    /** Errors: Conflict where another process holds the folder, ReadOnly where it cannot be
     * written. */
    static Core::Result<std::unique_ptr<SingleInstance>> claim(const QString &folder);
    /** Ends the process that holds the folder, waits until it is gone and claims the folder.
     * Conflict where that process runs on another computer, is another program, or does not end
     * within `patience`. Blocks. */
    static Core::Result<std::unique_ptr<SingleInstance>>
    takeOver(const QString &folder, std::chrono::milliseconds patience);
    /** Allows the process that holds the folder to bring its window to the front, on systems that
     * require this permission (Windows). */
    static void letComeForward(const QString &folder);
    ~SingleInstance();
    Q_DISABLE_COPY_MOVE(SingleInstance)

private:
    explicit SingleInstance(std::unique_ptr<QLockFile> lock);

    std::unique_ptr<QLockFile> m_lock;
};

} // namespace Triptych::Platform
