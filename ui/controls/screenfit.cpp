#include "screenfit.h"

#include <QScreen>

namespace Triptych::Ui {

namespace {

constexpr QSize Frame(8, 40); // of a window manager: Qt knows it only once the window is shown

} // namespace

QSize withinScreen(const QWidget &window, const QSize &wanted)
{
    return wanted.boundedTo(window.screen()->availableSize() - Frame);
}

} // namespace Triptych::Ui
