#pragma once

#include <QCoreApplication>

namespace Triptych::Exchange {

/** `text`, marked by QT_TRANSLATE_NOOP("Exchange", ...), in the language of the program. */
inline QString translated(const char *text)
{
    return QCoreApplication::translate("Exchange", text);
}

} // namespace Triptych::Exchange
