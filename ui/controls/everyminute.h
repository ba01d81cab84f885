#pragma once

#include <functional>

class QObject;

namespace Triptych::Ui {

/** Runs `show` when another minute of the clock begins, as long as `owner` lives: all that says how
 * long ago something was changes at the same moment. GUI thread. */
void everyMinute(QObject *owner, const std::function<void()> &show);

} // namespace Triptych::Ui
