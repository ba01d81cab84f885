#pragma once

#include <QStringView>

namespace Triptych::Core {

/**
 * False for characters that show nothing by themselves: white space, control and format characters
 * (byte order mark, zero-width space, soft hyphen, tags), what Unicode calls default ignorable
 * (Hangul fillers, variation selectors), marks that stand on another character, and blanks that are
 * no white space (Braille pattern blank). A code point that Unicode has not assigned counts as
 * visible, because a later font may show it. Source: DerivedCoreProperties.txt,
 * Default_Ignorable_Code_Point; Prepended_Concatenation_Mark are format characters that are
 * visible.
 */
bool isVisible(char32_t code);

/** True where a plain text (UTF-16) has something to read: one character that isVisible(). Any
 * thread. */
bool hasVisible(QStringView text);

} // namespace Triptych::Core
