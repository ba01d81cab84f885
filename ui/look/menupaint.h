#pragma once

class QPainter;
class QStyleOptionMenuItem;

/**
 * Paint the rows of menus; the contract is that of controlpaint.h. `underlined`: underline the
 * letter of the shortcut. GUI thread.
 */
namespace Triptych::Ui {

/** One row of a menu: separators with or without a text, mark or glyph, text, and shortcut or
 * arrow. */
void paintMenuItem(const QStyleOptionMenuItem *option, QPainter *painter, bool underlined);
/** One word of a menu bar, without a background. */
void paintMenuBarItem(const QStyleOptionMenuItem *option, QPainter *painter, bool underlined);

} // namespace Triptych::Ui
