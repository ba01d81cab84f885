#pragma once

#include <QString>

class QTextDocument;

namespace Triptych::Ui {

/** QTextDocument::toRawText() with line breaks as they are stored; unlike toPlainText() it keeps
 * no-break spaces. */
QString withLineBreaks(QString raw);

/** Changes the text of a document from `before` to `now`. It replaces only the part that differs,
 * as one step of undo, so that cursors stay at their words. */
void replaceDifference(QTextDocument &document, const QString &before, const QString &now);

} // namespace Triptych::Ui
