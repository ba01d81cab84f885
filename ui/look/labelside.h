#pragma once

class QLabel;

namespace Triptych::Ui {

/**
 * Has a label that is aligned to the leading side stand at the leading side of its layout. QLabel
 * takes the side from its words instead (qlabel.cpp, QLabel::paintEvent()): English words in a
 * window from right to left would stand at the left, an Arabic title in one from left to right at
 * the right. Follows a change of the layout's direction. A centred label, or one at the other side,
 * stays as it is. GUI thread.
 */
void keepAtLeadingSide(QLabel *label);

} // namespace Triptych::Ui
