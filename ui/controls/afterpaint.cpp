#include "afterpaint.h"

#include <QEvent>
#include <QPointer>
#include <QWidget>

namespace Triptych::Ui {

namespace {

class PaintWatch final : public QObject
{
public:
    PaintWatch(QWidget *widget, QObject *context, std::function<void()> then)
        : QObject(widget), m_context(context), m_then(std::move(then))
    {
        widget->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            // What is painted by this event is on the screen before the next posted one.
            if (m_context)
                QMetaObject::invokeMethod(m_context, m_then, Qt::QueuedConnection);
            deleteLater();
        }
        return false;
    }

private:
    const QPointer<QObject> m_context;
    const std::function<void()> m_then;
};

} // namespace

void afterPaint(QWidget *widget, QObject *context, std::function<void()> then)
{
    new PaintWatch(widget, context, std::move(then)); // the widget's child
}

} // namespace Triptych::Ui
