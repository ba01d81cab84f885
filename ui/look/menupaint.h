#pragma once

class QPainter;
class QStyleOptionMenuItem;

/**
 * How the rows of menus look; the contract is that of controlpaint.h. `underlined`: the letter that
 * a key reaches is underlined. GUI thread.
 */
namespace Triptych::Ui {

/** One row of a menu: separators with or without a text, mark or glyph, text, and shortcut or
 * arrow. */
void paintMenuItem(const QStyleOptionMenuItem *option, QPainter *painter, bool underlined);
/** One word of a menu bar, over what is behind the bar. */
void paintMenuBarItem(const QStyleOptionMenuItem *option, QPainter *painter, bool underlined);

} // namespace Triptych::Ui
