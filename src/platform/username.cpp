#include "username.h"

#ifndef Q_OS_WIN
#include <pwd.h>
#include <unistd.h>
#endif

namespace Triptych::Platform {

QString userName()
{
    QString name;
#ifdef Q_OS_WIN
    name = qEnvironmentVariable("USERNAME");
#else
    if (const passwd *entry = ::getpwuid(::geteuid()))
        name = QString::fromLocal8Bit(entry->pw_name);
#endif
    return name.isEmpty() ? QStringLiteral("someone") : name;
}

} // namespace Triptych::Platform
