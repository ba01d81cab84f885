#pragma once

#include "theme.h"

#include <functional>

namespace Triptych::Ui {

/** Calls `apply` now and after each change of the appearance, as long as `context` lives. */
inline void dress(QObject *context, const std::function<void()> &apply)
{
    apply();
    if (Theme *theme = Theme::current())
        QObject::connect(theme, &Theme::appearanceChanged, context, apply);
}

} // namespace Triptych::Ui
