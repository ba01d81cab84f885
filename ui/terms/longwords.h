#pragma once

#include <QString>

namespace Triptych::Ui {

/** A text for a label that breaks its lines: a path in it, which has no blank, may be broken behind
 * each of its separators (by U+200B, which nothing shows). For showing only: what is copied or read
 * aloud is the text itself. */
QString breakingPaths(QString text);

} // namespace Triptych::Ui
