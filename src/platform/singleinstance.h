#pragma once

#include <core/result.h>

#include <QString>

#include <chrono>
#include <memory>

class QLockFile;

namespace Triptych::Platform {

/**
 * The claim of one desk on one home folder, so that two never write the same journal. It ends with
 * the object; a claim whose process has died is taken over.
 */
class SingleInstance final
{
public:
    /** Errors: Conflict where another process holds the folder, ReadOnly where it cannot be
     * written. */
    static Core::Result<std::unique_ptr<SingleInstance>> claim(const QString &folder);
    /** Ends the process that holds the folder, waits for its death and claims the folder. Conflict
     * where it runs on another computer, is not this program, or does not end within `patience`.
     * Blocks. */
    static Core::Result<std::unique_ptr<SingleInstance>>
    takeOver(const QString &folder, std::chrono::milliseconds patience);
    /** Lets the process that holds the folder bring its window to the front, where the system asks
     * for such leave (Windows). */
    static void letComeForward(const QString &folder);
    ~SingleInstance();
    Q_DISABLE_COPY_MOVE(SingleInstance)

private:
    explicit SingleInstance(std::unique_ptr<QLockFile> lock);

    std::unique_ptr<QLockFile> m_lock;
};

} // namespace Triptych::Platform
