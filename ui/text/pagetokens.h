#pragma once

#include "pagehtml.h"

#include <text/htmltokenizer.h>

#include <QList>

namespace Triptych::Ui {

/** The tokens of a page, as far as its budget reaches. */
struct PageTokens
{
    QList<Text::HtmlToken> tokens;
    qint64 omitted = 0; ///< characters of the text beyond it
};

/** Any thread; the time is linear in the length. */
PageTokens pageTokens(const QString &sanitized, const PageBudget &budget);

/** The place after a blank near `at`, so that no word is cut; `at` where there is none. */
qsizetype wordEnd(QStringView text, qsizetype at);

/** The direction of the first strong letter of a text, as HTML's dir=auto reads it
 * (https://html.spec.whatwg.org/#auto-directionality); LayoutDirectionAuto where there is none. */
Qt::LayoutDirection firstStrong(QStringView text);

/** The same of an element whose start tag is at `start`; `tokens` are well formed. */
Qt::LayoutDirection firstStrongIn(const QList<Text::HtmlToken> &tokens, qsizetype start);

/** Whether only the end of a code block stands behind the text at `at`. */
bool isBeforeEndOfCode(const QList<Text::HtmlToken> &tokens, qsizetype at);

/** How many items the list has whose start tag is at `start`, those of lists in it apart. */
int itemsFrom(const QList<Text::HtmlToken> &tokens, qsizetype start);

/** How many letters of a text are written from right to left, less those from left to right. */
qint64 rightwardLetters(QStringView text);

} // namespace Triptych::Ui
