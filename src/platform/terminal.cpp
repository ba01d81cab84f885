#include "terminal.h"

#include <QtGlobal>

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace Triptych::Platform {

namespace {

bool isTerminal(std::FILE *stream)
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stream)) != 0;
#else
    return ::isatty(::fileno(stream)) == 1;
#endif
}

} // namespace

bool errorStreamIsTerminal()
{
    return isTerminal(stderr);
}

bool inputStreamIsTerminal()
{
    return isTerminal(stdin);
}

} // namespace Triptych::Platform
