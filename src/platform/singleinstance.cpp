#include "singleinstance.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QSysInfo>
#include <QThread>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <csignal>
#endif

namespace Triptych::Platform {

namespace {

constexpr unsigned long LookAgainMs = 20;

std::unique_ptr<QLockFile> lockOf(const QString &folder)
{
    auto lock = std::make_unique<QLockFile>(QDir(folder).filePath(QStringLiteral("desk.lock")));
    // No age makes a lock stale, only the death of its process: a desk stays open for weeks.
    lock->setStaleLockTime(0);
    return lock;
}

struct Holder
{
    qint64 process = 0;
    QString host;
    QString program;
};

Holder holderOf(const QLockFile &lock)
{
    Holder holder;
    lock.getLockInfo(&holder.process, &holder.host, &holder.program);
    return holder;
}

bool end(qint64 process)
{
#ifdef Q_OS_WIN
    const HANDLE handle = OpenProcess(PROCESS_TERMINATE, FALSE, DWORD(process));
    if (!handle)
        return false;
    const bool ended = TerminateProcess(handle, 1);
    CloseHandle(handle);
    return ended;
#else
    // It does not answer, so that it would not hear SIGTERM either.
    return ::kill(pid_t(process), SIGKILL) == 0;
#endif
}

} // namespace

SingleInstance::SingleInstance(std::unique_ptr<QLockFile> lock) : m_lock(std::move(lock)) {}

SingleInstance::~SingleInstance() = default;

Core::Result<std::unique_ptr<SingleInstance>> SingleInstance::claim(const QString &folder)
{
    auto lock = lockOf(folder);
    if (lock->tryLock(0))
        return std::unique_ptr<SingleInstance>(new SingleInstance(std::move(lock)));

    const QString name = QDir::toNativeSeparators(folder);
    if (lock->error() != QLockFile::LockFailedError) {
        return Core::failure(
            Core::ErrorKind::ReadOnly,
            QCoreApplication::translate("Platform", "%1 may not be written here.").arg(name));
    }
    const Holder holder = holderOf(*lock);
    return Core::failure(
        Core::ErrorKind::Conflict,
        QCoreApplication::translate("Platform", "Triptych is open already on %1.").arg(name),
        QStringLiteral("%1, process %2 on %3")
            .arg(holder.program)
            .arg(holder.process)
            .arg(holder.host));
}

Core::Result<std::unique_ptr<SingleInstance>>
SingleInstance::takeOver(const QString &folder, std::chrono::milliseconds patience)
{
    const Holder holder = holderOf(*lockOf(folder));
    const QFileInfo us(QCoreApplication::applicationFilePath());
    const bool isADesk = holder.program == us.fileName() || holder.program == us.completeBaseName();
    const bool isHere = holder.host == QSysInfo::machineHostName();
    // A claim that fails has seen that the process is there under the name that the lock gives.
    auto claimed = claim(folder);
    if (claimed || claimed.error().kind != Core::ErrorKind::Conflict)
        return claimed;
    if (holder.process <= 0 || !isHere || !isADesk || !end(holder.process))
        return claimed;
    const QDeadlineTimer deadline(patience);
    do {
        QThread::msleep(LookAgainMs);
        claimed = claim(folder);
    } while (!claimed && claimed.error().kind == Core::ErrorKind::Conflict &&
             !deadline.hasExpired());
    return claimed;
}

void SingleInstance::letComeForward(const QString &folder)
{
#ifdef Q_OS_WIN
    AllowSetForegroundWindow(DWORD(holderOf(*lockOf(folder)).process));
#else
    Q_UNUSED(folder)
#endif
}

} // namespace Triptych::Platform
