#pragma once

#include <functional>

class QObject;
class QWidget;

namespace Triptych::Ui {

/**
 * Calls `then` once, from the event loop, after the next time that `widget` is painted: what takes
 * long and is not looked at first need not hold up what is. Not called where `widget` or `context`
 * is destroyed before. GUI thread.
 */
void afterPaint(QWidget *widget, QObject *context, std::function<void()> then);

} // namespace Triptych::Ui
