#pragma once

#include "measures.h"

#include <QFont>

namespace Triptych::Ui {

/** The type scale, in pixels at 96 dpi. */
enum class TextSize { Caption = 11, Small = 12, Body = 13, Lead = 15, Title = 20, Display = 28 };

enum class Weight { Regular, Medium, Bold };

/** The interface's font with tabular digits. */
QFont textFont(TextSize size, Weight weight = Weight::Regular);
/** The face of an article's own text; the size is in pixels at 96 dpi. */
QFont articleFont(int pixels = Measure::ArticleTextPx, Weight weight = Weight::Regular);
QFont monospaceFont(TextSize size);

/** The face of the interface on this system, in the body's size. GUI thread, after QApplication. */
QFont interfaceFont();

} // namespace Triptych::Ui
