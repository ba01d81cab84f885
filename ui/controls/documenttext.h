#pragma once

#include <QString>

class QTextDocument;

namespace Triptych::Ui {

/** QTextDocument::toRawText() with line breaks as they are stored; unlike toPlainText() it keeps
 * no-break spaces. */
QString withLineBreaks(QString raw);

/** Makes `now` of a document that reads `before`: only what differs is replaced, as one step of
 * undo, so that cursors stay where their words are. */
void replaceDifference(QTextDocument &document, const QString &before, const QString &now);

} // namespace Triptych::Ui
