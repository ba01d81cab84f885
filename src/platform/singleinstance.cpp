#include "singleinstance.h"

#include <QCoreApplication>
#include <QDir>
#include <QLockFile>

namespace Triptych::Platform {

SingleInstance::SingleInstance(std::unique_ptr<QLockFile> lock) : m_lock(std::move(lock)) {}

SingleInstance::~SingleInstance() = default;

Core::Result<std::unique_ptr<SingleInstance>> SingleInstance::claim(const QString &folder)
{
    auto lock = std::make_unique<QLockFile>(QDir(folder).filePath(QStringLiteral("desk.lock")));
    // No age makes a lock stale, only the death of its process: a desk stays open for weeks.
    lock->setStaleLockTime(0);
    if (lock->tryLock(0))
        return std::unique_ptr<SingleInstance>(new SingleInstance(std::move(lock)));

    const QString name = QDir::toNativeSeparators(folder);
    if (lock->error() != QLockFile::LockFailedError) {
        return Core::failure(
            Core::ErrorKind::ReadOnly,
            QCoreApplication::translate("Platform", "%1 may not be written here.").arg(name));
    }
    qint64 process = 0;
    QString host;
    QString program;
    lock->getLockInfo(&process, &host, &program);
    return Core::failure(
        Core::ErrorKind::Conflict,
        QCoreApplication::translate("Platform", "Triptych is open already on %1.").arg(name),
        QStringLiteral("%1, process %2 on %3").arg(program).arg(process).arg(host));
}

} // namespace Triptych::Platform
