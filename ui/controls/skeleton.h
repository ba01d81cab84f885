#pragma once

#include <QWidget>

namespace Triptych::Ui {

/** Still grey bars where two-line rows will be; shown only when something takes longer than 150 ms.
 */
class Skeleton final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int PatienceMs = 150;

    explicit Skeleton(QWidget *parent = nullptr);
    void setRowHeight(int height);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_rowHeight;
};

} // namespace Triptych::Ui
