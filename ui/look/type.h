#pragma once

#include "measures.h"

#include <QFont>

namespace Triptych::Ui {

/** The type scale, in pixels at 96 dpi. */
enum class TextSize { Caption = 11, Small = 12, Body = 13, Lead = 15, Title = 20, Display = 28 };

enum class Weight { Regular, Medium, Bold };

/** The interface's font with tabular digits. */
QFont textFont(TextSize size, Weight weight = Weight::Regular);
/** The font of an article's text; the size is in pixels at 96 dpi. */
QFont articleFont(int pixels = Measure::ArticleTextPx, Weight weight = Weight::Regular);
QFont monospaceFont(TextSize size);

/** The font of the interface on this system, in the size TextSize::Body. GUI thread, after
 * QApplication was made. */
QFont interfaceFont();

} // namespace Triptych::Ui
