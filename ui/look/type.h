#pragma once

#include "measures.h"
#include "textlook.h"

#include <QFont>

namespace Triptych::Ui {

/** The type scale, in pixels at 96 dpi. */
enum class TextSize { Caption = 11, Small = 12, Body = 13, Lead = 15, Title = 20, Display = 28 };

enum class Weight { Regular, Medium, Bold };

/** The interface's font with tabular digits. */
QFont textFont(TextSize size, Weight weight = Weight::Regular);
/** The font that stands for TextLook::face, in the size TextSize::Body. */
QFont faceFont(const QString &face);
/** The font of an article's text, as textLook() has it. */
QFont articleFont();
/** The face of textLook() in another size, in pixels at 96 dpi. */
QFont articleFont(int pixels, Weight weight = Weight::Regular);
QFont monospaceFont(TextSize size);
/** Fonts for what stands in an article beside its text, a title or code: they grow and shrink with
 * the size of textLook(). */
QFont besideTextFont(TextSize size, Weight weight = Weight::Regular);
QFont besideTextMonospaceFont(TextSize size);

/** The font of the interface on this system, in the size TextSize::Body. GUI thread, after
 * QApplication was made. */
QFont interfaceFont();

} // namespace Triptych::Ui
