#pragma once

#include <QObject>
#include <QTimer>

class QTextDocument;

namespace Triptych::Ui {

/**
 * Makes undo take back a word, or what was typed before a pause, of a document of plain text.
 * QTextDocument joins all that is typed in one place into one step, as long as it counts as
 * modified (QTextDocumentPrivate::appendUndoItem, Qt 6.4): after each step this sets
 * QTextDocument::isModified() to false, which means nothing else here. A child of the document.
 * GUI thread.
 */
class UndoSteps final : public QObject
{
    Q_OBJECT

public:
    static constexpr int PauseMs = 1'000;

    explicit UndoSteps(QTextDocument *document, int pauseMs = PauseMs);

private:
    QTextDocument *m_document;
    QTimer m_pause;
    bool m_endsWord = false;
};

} // namespace Triptych::Ui
