#pragma once

#include <QWidget>

namespace Triptych::Ui {

/**
 * `wanted`, or less where the screen of `window` has less room. What the window's frame needs is
 * left free. Device-independent pixels: a screen of 1400 pixels at scale 2 has 700.
 */
QSize withinScreen(const QWidget &window, const QSize &wanted);

} // namespace Triptych::Ui
