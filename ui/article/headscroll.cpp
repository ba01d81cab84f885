#include "headscroll.h"

#include "articlehead.h"

#include <ui/controls/growingedit.h>
#include <ui/text/markdowneditor.h>

#include <QApplication>
#include <QLayout>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyle>
#include <QWheelEvent>

namespace Triptych::Ui {

namespace {

constexpr int Notch = 120; // of a wheel, in eighths of a degree (QWheelEvent)
constexpr int FewLines = 3;

} // namespace

HeadScroll::HeadScroll(QWidget *page, ArticleHeadEdit *head, MarkdownEditor *body)
    : QObject(page), m_page(page), m_head(head), m_body(body)
{
    body->setParent(page);
    head->setParent(page);
    for (QObject *watched : std::initializer_list<QObject *>{page, head, head->titleEdit(),
                                                             head->summaryEdit(), body->viewport()})
        watched->installEventFilter(this);
    connect(body->verticalScrollBar(), &QScrollBar::valueChanged, this, &HeadScroll::onScrolled);
    // A caret that leaves the sight moves the text without a word of the scroll bar.
    connect(body, &QPlainTextEdit::updateRequest, this, [this](const QRect &, int dy) {
        const int line = m_body->verticalScrollBar()->value();
        if (dy != 0 && line != m_line)
            onScrolled(line);
    });
    connect(body->verticalScrollBar(), &QScrollBar::rangeChanged, this, &HeadScroll::onRange);
    place();
}

int HeadScroll::headHeight() const
{
    return m_head->layout()->totalSizeHint().height();
}

void HeadScroll::place()
{
    if (m_isPlacing)
        return;
    const QScopedValueRollback<bool> placing(m_isPlacing, true);
    // Its fields are as high as their text needs on this width.
    m_head->resize(m_page->width(), m_head->height());
    m_head->layout()->activate();
    const int height = headHeight();
    m_hidden = qBound(0, m_hidden, height);
    m_head->setGeometry(0, -m_hidden, m_page->width(), height);
    m_body->setGeometry(m_page->rect());
    m_body->setRoomAbove(height - m_hidden);
    // The text's scroll bar goes up beside the head.
    const int bar = m_body->verticalScrollBar()->width();
    m_head->setMask(QStyle::visualRect(m_page->layoutDirection(), m_head->rect(),
                                       m_head->rect().adjusted(0, 0, -bar, 0)));
    m_head->raise();
}

void HeadScroll::hide(int pixels)
{
    if (pixels == m_hidden)
        return;
    m_hidden = pixels;
    place();
}

void HeadScroll::onScrolled(int line)
{
    const int before = std::exchange(m_line, line);
    if (m_isPlacing)
        return;
    QScrollBar *bar = m_body->verticalScrollBar();
    if (bar->isSliderDown()) {
        hide(line > 0 ? headHeight() : 0);
        return;
    }
    if (line == 0) {
        // By a key that goes far; a line is no reason to move the page.
        if (before > FewLines)
            hide(0);
        return;
    }
    const int room = headHeight() - m_hidden;
    if (room == 0)
        return;
    // The text went up by whole lines; the head goes up by as much instead, as far as it can.
    const auto [lines, pixels] = m_body->linesWithin(line, room);
    m_line = line - lines;
    hide(m_hidden + qMin(pixels, room));
    bar->setValue(line - lines);
}

void HeadScroll::onRange()
{
    if (m_hidden == 0 || m_isPlacing || m_body->verticalScrollBar()->maximum() > 0)
        return;
    // The text got short: head and text have room together.
    const int room = m_page->height() - headHeight();
    if (m_body->linesWithin(m_body->document()->lineCount(), room).pixels < room)
        hide(0);
}

bool HeadScroll::onWheel(const QWheelEvent &event)
{
    const int line = m_body->fontMetrics().lineSpacing();
    const int up = !event.pixelDelta().isNull()
                       ? event.pixelDelta().y()
                       : event.angleDelta().y() * QApplication::wheelScrollLines() * line / Notch;
    const QScrollBar *bar = m_body->verticalScrollBar();
    if (up > 0 && bar->value() == 0 && m_hidden > 0) {
        hide(qMax(0, m_hidden - up));
        return true;
    }
    if (up < 0 && bar->maximum() > 0 && m_hidden < headHeight()) {
        hide(qMin(headHeight(), m_hidden - up));
        return true;
    }
    return false;
}

bool HeadScroll::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Resize:
        if (watched == m_page)
            place();
        break;
    case QEvent::LayoutRequest:
    case QEvent::LayoutDirectionChange:
        if (watched == m_head || watched == m_page)
            place();
        break;
    case QEvent::FocusIn:
        if (watched == m_head->titleEdit() || watched == m_head->summaryEdit())
            showHead();
        break;
    case QEvent::Wheel:
        if (watched == m_body->viewport() || watched == m_page) {
            auto *wheel = static_cast<QWheelEvent *>(event);
            if (onWheel(*wheel))
                return true;
            // The wheel turns over the head.
            if (watched == m_page)
                return QCoreApplication::sendEvent(m_body->viewport(), event);
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace Triptych::Ui
