#include "previewfollower.h"

#include <ui/text/articleview.h>
#include <ui/text/markdowneditor.h>
#include <ui/text/previewpane.h>

#include <QEvent>
#include <QScrollBar>

#include <utility>

namespace Triptych::Ui {

namespace {

/** The page stays where it is while the caret goes about in sight of its place. */
constexpr int CaretSlack = 40;

} // namespace

PreviewFollower::PreviewFollower(MarkdownEditor *editor, PreviewPane *preview)
    : QObject(preview), m_editor(editor), m_preview(preview)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &PreviewFollower::follow);
    connect(editor, &QPlainTextEdit::cursorPositionChanged, this, [this] { m_soon.start(); });
    connect(editor, &MarkdownEditor::textEdited, this, [this] { m_soon.start(); });
    connect(editor->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        m_isScrolled = true;
        m_soon.start();
    });
    connect(preview->view(), &ArticleView::movedByHand, &m_soon, &QTimer::stop);
    preview->installEventFilter(this);
}

void PreviewFollower::follow()
{
    if (!m_preview->isVisible())
        return;
    const MarkdownEditor::Spot spot = m_editor->spot();
    int y = m_preview->mapFromGlobal(m_editor->viewport()->mapToGlobal(QPoint(0, spot.y))).y();
    // A text that the preview stands in front of has no height of its own to keep to.
    if (!m_editor->isVisible())
        y = m_preview->height() / 3;
    m_preview->follow(spot.line, y, std::exchange(m_isScrolled, false) ? 0 : CaretSlack);
}

bool PreviewFollower::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show)
        m_soon.start();
    return QObject::eventFilter(watched, event);
}

} // namespace Triptych::Ui
