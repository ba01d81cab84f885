#pragma once

#include <QWidget>

namespace Triptych::Ui {

/** A line of one device-independent pixel between two areas. */
class Hairline final : public QWidget
{
    Q_OBJECT

public:
    explicit Hairline(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);

    QSize sizeHint() const override { return {1, 1}; }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Triptych::Ui
