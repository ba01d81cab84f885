#pragma once

#include <QObject>
#include <QTimer>

namespace Triptych::Ui {

class MarkdownEditor;
class PreviewPane;

/**
 * Has the preview show what is written, at about the height where it is written: wherever the caret
 * goes and the text is scrolled. It acts when the event loop comes round, so that no key waits for
 * it. A child of the preview. GUI thread.
 */
class PreviewFollower final : public QObject
{
    Q_OBJECT

public:
    /** Both have one window. */
    PreviewFollower(MarkdownEditor *editor, PreviewPane *preview);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();

    MarkdownEditor *m_editor;
    PreviewPane *m_preview;
    QTimer m_soon;
    bool m_isScrolled = false; ///< the text, since follow() was called last
};

} // namespace Triptych::Ui
