#pragma once

#include <QScrollArea>

namespace Triptych::Ui {

/** Shows its widget whole where there is room, and scrolls where what stands beside it in the
 * layout needs the room; no line is cut through then, before somebody scrolls. What gets the
 * keyboard inside is scrolled to. */
class YieldingArea final : public QScrollArea
{
    Q_OBJECT

public:
    explicit YieldingArea(QWidget *content, QWidget *parent = nullptr);

    /** No higher than this, whatever its widget wants; but a line of it is always seen. */
    void setMostHeight(int height);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showEdge();

    int m_most = QWIDGETSIZE_MAX;
    QWidget *m_edge; ///< a hairline below, where there is more to scroll to
};

} // namespace Triptych::Ui
