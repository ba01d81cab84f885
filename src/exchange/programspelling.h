#pragma once

#include <QString>

namespace Triptych::Exchange {

/**
 * JavaScript in the spelling that the readers of configurations look for, line by line as it was:
 * quoted keys of object literals without their quotes ("dir": -> dir:), plain templates in quotes
 * (`a` -> 'a'), shorthands written out ({dir} -> {dir: ...}), names of constants that are plain
 * texts, lists or objects replaced by these, and paths beside the program by their text
 * (path.join(__dirname, 'a') -> 'a'). What is computed otherwise, or given more than one value,
 * stays as it is. `code` has no comments. Any thread; the time is linear in the text.
 */
QString plainSpelling(const QString &code);

} // namespace Triptych::Exchange
