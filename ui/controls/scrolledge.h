#pragma once

#include <QWidget>

class QAbstractScrollArea;

namespace Triptych::Ui {

/**
 * A line along the upper or the lower edge of a scroll area while its content goes on beyond that
 * edge, so that a row that is cut there is seen to be. It lies over the content, takes no room and
 * no clicks. Owned by the scroll area. GUI thread.
 */
class ScrollEdge final : public QWidget
{
    Q_OBJECT

public:
    /** Of Qt::TopEdge and Qt::BottomEdge. */
    ScrollEdge(Qt::Edge edge, QAbstractScrollArea *area);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();

    QAbstractScrollArea *const m_area;
    const Qt::Edge m_edge;
};

} // namespace Triptych::Ui
