#pragma once

#include <QScrollArea>

namespace Triptych::Ui {

/** Shows its widget whole where there is room, and scrolls where the other widgets of the layout
 * need the room. It scrolls to the widget that gets the focus. */
class YieldingArea final : public QScrollArea
{
    Q_OBJECT

public:
    explicit YieldingArea(QWidget *content, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace Triptych::Ui
