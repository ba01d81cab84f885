#pragma once

#include <QStringList>

namespace Triptych::Core {

/**
 * The addresses of a list that is separated by commas, in their order, trimmed; an element
 * that is empty stays. A comma in the password of a URL ("redis://desk:pa,ss@host") does not end
 * its address, where what stands before it can be no host and port. "scheme://desk:12,34@host" may
 * be either and is two: there the comma is written %2C.
 */
QStringList addressList(const QString &text);

} // namespace Triptych::Core
