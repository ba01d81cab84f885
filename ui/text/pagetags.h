#pragma once

#include <text/htmltokenizer.h>

namespace Triptych::Ui {

/** True for elements that QTextDocument treats as inline; `name` is in lower case. Any thread. */
bool isInline(const QString &name);
bool isList(const QString &name);
bool isPartOfTable(const QString &name);
bool isCellOrCaption(const QString &name);

/** A start tag as it is written, its values escaped. What it has in Text::LineAttribute becomes the
 * QTextBlock::userState() of its first block. */
QString tagOf(const Text::HtmlToken &token);
QString closingOf(const QString &name);
/** A start tag that carries `mark`, a sum of PageMark, in its right margin, and any more `style`.
 */
QString markedTag(Text::HtmlToken token, int mark, const QString &style = {});

} // namespace Triptych::Ui
