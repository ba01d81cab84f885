#pragma once

#include <core/result.h>

#include <QString>

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
    ~SingleInstance();
    Q_DISABLE_COPY_MOVE(SingleInstance)

private:
    explicit SingleInstance(std::unique_ptr<QLockFile> lock);

    std::unique_ptr<QLockFile> m_lock;
};

} // namespace Triptych::Platform
