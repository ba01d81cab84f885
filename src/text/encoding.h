#pragma once

#include "problem.h"

#include <QByteArrayView>

namespace Triptych::Text {

/**
 * Decodes UTF-8 strictly (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF); a
 * leading byte order mark is dropped. The first bad sequence, or U+0000, which no store keeps, is
 * refused with its line and byte. Any thread.
 */
Parsed<QString> decodeUtf8(QByteArrayView bytes);

} // namespace Triptych::Text
