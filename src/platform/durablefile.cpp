#include "durablefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

#include <cerrno>
#include <cstring>

namespace Triptych::Platform {

namespace {

tl::unexpected<Core::Error> fileFailure(const QString &path, int code, const QString &reason)
{
    const QString name = QDir::toNativeSeparators(path);
    if (code == ENOSPC
#ifdef EDQUOT
        || code == EDQUOT
#endif
    ) {
        return Core::failure(
            Core::ErrorKind::Full,
            QCoreApplication::translate("Platform", "There is no space left to write %1.")
                .arg(name),
            reason);
    }
    if (code == EROFS || code == EACCES || code == EPERM) {
        return Core::failure(
            Core::ErrorKind::ReadOnly,
            QCoreApplication::translate("Platform", "%1 may not be written here.").arg(name),
            reason);
    }
    return Core::failure(
        Core::ErrorKind::Internal,
        QCoreApplication::translate("Platform", "%1 could not be written.").arg(name), reason);
}

bool syncFile(QFile &file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_WIN
    return FlushFileBuffers(HANDLE(_get_osfhandle(file.handle())));
#elif defined(Q_OS_MACOS)
    return fcntl(file.handle(), F_FULLFSYNC) == 0 || fsync(file.handle()) == 0;
#else
    return fsync(file.handle()) == 0;
#endif
}

// A rename is durable only once the folder that holds the name is. Some file systems (network
// shares) cannot sync a folder and say EINVAL: nothing more can be done there.
Core::Result<void> syncFolder(const QString &path)
{
#ifndef Q_OS_WIN
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_CLOEXEC);
    const int code = descriptor >= 0 && ::fsync(descriptor) == 0 ? 0 : errno;
    if (descriptor >= 0)
        ::close(descriptor);
    if (code != 0 && code != EINVAL)
        return fileFailure(path, code, QString::fromLocal8Bit(std::strerror(code)));
#else
    Q_UNUSED(path)
#endif
    return {};
}

bool replaceFile(const QString &from, const QString &to)
{
#ifdef Q_OS_WIN
    const QString nativeFrom = QDir::toNativeSeparators(from);
    const QString nativeTo = QDir::toNativeSeparators(to);
    return MoveFileExW(reinterpret_cast<const wchar_t *>(nativeFrom.utf16()),
                       reinterpret_cast<const wchar_t *>(nativeTo.utf16()),
                       MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH);
#else
    return ::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
#endif
}

} // namespace

QString unfinishedWrite(const QString &path)
{
    return path + QLatin1String(".new");
}

Core::Result<void> finishWrite(const QString &path)
{
    errno = 0;
    if (!replaceFile(unfinishedWrite(path), path))
        return fileFailure(path, errno, QString::fromLocal8Bit(std::strerror(errno)));
    return syncFolder(path);
}

Core::Result<void> finishWholeWrite(const QString &path)
{
    QFile file(unfinishedWrite(path));
    errno = 0;
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) || !syncFile(file))
        return fileFailure(path, errno, file.errorString());
    file.close();
    return finishWrite(path);
}

Core::Result<void> writeDurably(const QString &path, const QByteArray &content)
{
    const QString beside = unfinishedWrite(path);
    QFile file(beside);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return fileFailure(path, errno, file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    errno = 0;
    if (file.write(content) != content.size() || !syncFile(file)) {
        const int code = errno;
        const QString reason = file.errorString();
        file.close();
        QFile::remove(beside);
        return fileFailure(path, code, reason);
    }
    file.close();
    errno = 0;
    if (!replaceFile(beside, path)) {
        const int code = errno;
        QFile::remove(beside);
        return fileFailure(path, code, QString::fromLocal8Bit(std::strerror(code)));
    }
    return syncFolder(path);
}

Core::Result<void> removeDurably(const QString &path)
{
    errno = 0;
    if (QFile::exists(path) && !QFile::remove(path) && QFile::exists(path))
        return fileFailure(path, errno, QString::fromLocal8Bit(std::strerror(errno)));
    return syncFolder(path);
}

} // namespace Triptych::Platform
